/** So many in all, and in how many of them each authority had a part: those it knows of itself. */
export type Counted = { all: number; of: ReadonlyMap<string, number> }

/**
 * A table of one way to divide a total, as groups of cells that are suppressed together. The groups are settled before
 * anything is counted: a group chosen by its numbers would tell of them.
 */
export type OneWay = readonly (readonly Counted[])[]

/** The least count that is shown: 1 to 4 are suppressed. */
export const leastShown = 5

/**
 * How much a sum must come to where so many cells of it are suppressed, none of them nought: with two to spare each could
 * be at least three numbers.
 */
const needed = (cells: number, least: number): number => Math.max(least, cells + 2)

/** What several cells come to. */
export function sumOf(cells: readonly Counted[]): Counted {
  const of = new Map<string, number>()
  for (const cell of cells) for (const [authority, n] of cell.of) of.set(authority, (of.get(authority) ?? 0) + n)
  return { all: cells.reduce((sum, { all }) => sum + all, 0), of }
}

/** Whether to everybody a number is nought or at least so much: to the public, and to each authority without its own part. */
function safe({ all, of }: Counted, least: number): boolean {
  const fits = (n: number) => n === 0 || n >= least
  if (!fits(all)) return false
  for (const own of of.values()) if (!fits(all - own)) return false
  return true
}

const nonZero = (cells: readonly Counted[]): Counted[] => cells.filter(({ all }) => all > 0)

/**
 * Which numbers of tables with one total are to be suppressed, so that neither the public nor an authority that knows its own
 * part can work out a number of 1 to 4 from what is shown. Nought is shown as nought.
 *
 * 1. The total is decided first, once for all the tables: where it is too small for any of them, nothing of them is shown.
 * 2. A cell is small where it, or what is left of it without an authority’s own part, is 1 to 4. Its group goes with it.
 * 3. Where a group has no second cell, or comes to too little for anybody, the whole table goes; the total stays.
 *
 * Why it holds: take a number that is suppressed and small to somebody. One of the rows that they do not know of could lie in
 * another cell suppressed with it, or the reverse; every sum that the steps look at is then the same, or small as before, and
 * so the same is published. Where the total is suppressed there could be one row more, or one less.
 * @param least counts below it are suppressed, 3 or more
 * @returns the cells to suppress, by identity; `total` among them
 */
export function suppressedOf(
  total: Counted,
  tables: readonly OneWay[],
  least: number = leastShown,
): ReadonlySet<Counted> {
  const widest = Math.max(0, ...tables.map((table) => nonZero(table.flat()).length))
  if (!safe(total, needed(widest, least))) return new Set([total, ...tables.flatMap((table) => nonZero(table.flat()))])
  return new Set(tables.flatMap((table) => suppressedIn(table, least)))
}

function suppressedIn(table: OneWay, least: number): Counted[] {
  const small = table.filter((group) => group.some((cell) => !safe(cell, least)))
  const alone = small.every((group) => {
    const cells = nonZero(group)
    // A small cell with no other beside it is itself too little.
    return safe(sumOf(cells), needed(cells.length, least))
  })
  return nonZero((alone ? small : table).flat())
}

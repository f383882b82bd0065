import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counted, leastShown, type OneWay, sumOf, suppressedOf } from '../../../src/domain/suppression.ts'

/** Rows of one kind: in which cell of each table they lie, and which two authorities know of them. */
type Kind = { at: readonly number[]; known: string }
/** Each table as the numbers of its cells, those together that are suppressed together. */
type Layout = readonly (readonly (readonly number[])[])[]
type Method = typeof suppressedOf

type World = { total: Counted; cells: Counted[][]; tables: OneWay[] }

function worldOf(layout: Layout, kinds: readonly Kind[], counts: readonly number[]): World {
  const counted = (fits: (kind: Kind) => boolean): Counted => {
    const of = new Map<string, number>()
    let all = 0
    kinds.forEach((kind, k) => {
      const n = counts[k] ?? 0
      if (n === 0 || !fits(kind)) return
      all += n
      for (const authority of kind.known) of.set(authority, (of.get(authority) ?? 0) + n)
    })
    return { all, of }
  }
  const cells = layout.map((groups, t) => groups.flat().map((cell) => counted(({ at }) => at[t] === cell)))
  const tables = layout.map((groups, t) => groups.map((group) => group.flatMap((cell) => cells[t]?.[cell] ?? [])))
  return { total: counted(() => true), cells, tables }
}

/** What everybody reads: the total, and every cell of every table. */
const published = ({ total, cells }: World, hidden: ReadonlySet<Counted>): string =>
  [total, ...cells.flat()].map((cell) => (hidden.has(cell) ? 'c' : cell.all)).join()

function* everyCount(length: number, most: number): Generator<number[]> {
  const counts = Array.from({ length }, () => 0)
  for (;;) {
    yield counts
    const at = counts.findIndex((n) => n < most)
    if (at < 0) return
    counts.fill(0, 0, at)
    counts[at] = (counts[at] ?? 0) + 1
  }
}

type Trial = {
  layout: Layout
  kinds: readonly Kind[]
  /** Each kind counts from nought to this. */
  most: number
  least?: number
  /** Who tries to work a number out: nobody in particular, or an authority with what it knows of itself. */
  reader?: string
  method?: Method
}

/**
 * Tries every world there is: groups them by what their reader reads and knows, and gives those in which a suppressed number
 * that is small to the reader is the same throughout its group. Also how many such numbers were held against others.
 */
function tried({ layout, kinds, most, least = leastShown, reader = '', method = suppressedOf }: Trial) {
  const unknown = kinds.map(({ known }) => reader === '' || !known.includes(reader))
  const groups = new Map<string, { first: number[]; varied: boolean[] }>()
  const look = (counts: readonly number[]) => {
    const world = worldOf(layout, kinds, counts)
    const hidden = method(world.total, world.tables, least)
    const cells = [world.total, ...world.cells.flat()]
    const rests = cells.map(({ all, of }) => all - (of.get(reader) ?? 0))
    const key = `${published(world, hidden)}|${counts.filter((_n, k) => !unknown[k]).join()}`
    return { key, rests, hidden: cells.map((cell) => hidden.has(cell)) }
  }
  for (const counts of everyCount(kinds.length, most)) {
    const { key, rests } = look(counts)
    const group = groups.get(key)
    if (!group) groups.set(key, { first: rests, varied: rests.map(() => false) })
    else for (const [i, rest] of rests.entries()) group.varied[i] ||= rest !== group.first[i]
  }
  const pinned: string[] = []
  let held = 0
  for (const counts of everyCount(kinds.length, most)) {
    // At the edge of what is tried, the others that would be consistent may lie beyond it.
    if (counts.some((n, k) => unknown[k] && n === most)) continue
    const { key, rests, hidden } = look(counts)
    const varied = groups.get(key)?.varied ?? []
    for (const [i, rest] of rests.entries()) {
      if (!hidden[i] || rest < 1 || rest >= least) continue
      held += 1
      if (!varied[i]) pinned.push(`${counts.join()}: number ${i}`)
    }
  }
  return { pinned, held }
}

const threes = [[0, 1], [2]]
const fours = [
  [0, 1],
  [2, 3],
]
const fives = [
  [0, 1],
  [2, 3, 4],
]
/** The kinds of rows of a table of so many cells, for each of these pairs of authorities; '' where nobody knows of them. */
const kindsOf = (cells: number, pairs: readonly string[] = ['']): Kind[] =>
  pairs.flatMap((known) => Array.from({ length: cells }, (_, cell) => ({ at: [cell], known })))
/** The same for tables side by side: a row lies in one cell of each. */
const linkedKinds = (sizes: readonly number[], pairs: readonly string[] = ['']): Kind[] =>
  pairs.flatMap((known) =>
    sizes
      .reduce<number[][]>((ats, size) => ats.flatMap((at) => Array.from({ length: size }, (_, i) => [...at, i])), [[]])
      .map((at) => ({ at, known })),
  )

describe('every small world, tried against differencing', () => {
  test.each([
    ['three cells of up to 9', { layout: [threes], kinds: kindsOf(3), most: 10 }],
    ['four cells of up to 8', { layout: [fours], kinds: kindsOf(4), most: 9 }],
    ['five cells of up to 6', { layout: [fives], kinds: kindsOf(5), most: 7 }],
    ['two linked tables', { layout: [[[0, 1]], threes], kinds: linkedKinds([2, 3]), most: 4 }],
    ['three linked tables', { layout: [[[0, 1]], [[0, 1]], [[0, 1]]], kinds: linkedKinds([2, 2, 2]), most: 3 }],
  ] satisfies [string, Trial][])('the public: %s', (_name, trial) => {
    const { pinned, held } = tried(trial)
    expect(pinned).toEqual([])
    expect(held).toBeGreaterThan(100)
  })

  // The bounds are lower where there is more to try; the method is the same for every least count from 3.
  test.each([
    ['two cells, three authorities', { layout: [[[0, 1]]], kinds: kindsOf(2, ['ab', 'bc', 'ac']), most: 5 }],
    ['two cells, four authorities', { layout: [[[0, 1]]], kinds: kindsOf(2, ['ab', 'bc', 'cd']), most: 5 }],
    ['three cells', { layout: [threes], kinds: kindsOf(3, ['ab', 'bc', 'ac']), most: 3, least: 3 }],
    ['four cells', { layout: [fours], kinds: kindsOf(4, ['ab', 'bc']), most: 3, least: 3 }],
    ['linked tables', { layout: [[[0, 1]], [[0, 1]]], kinds: linkedKinds([2, 2], ['ab', 'bc']), most: 3, least: 3 }],
    ['linked tables it knows nothing of', { layout: [[[0, 1]], threes], kinds: linkedKinds([2, 3], ['bc']), most: 4 }],
  ] satisfies [string, Trial][])('an authority that knows its own part: %s', (_name, trial) => {
    const { pinned, held } = tried({ ...trial, reader: 'a' })
    expect(pinned).toEqual([])
    expect(held).toBeGreaterThan(100)
  })

  /** The usual way: beside what is small, the smallest of the others go until the rest comes to enough. */
  const smallestFirst: Method = (total, tables, least = leastShown) => {
    const cells = tables.flat(2).filter(({ all }) => all > 0)
    const hidden = new Set(cells.filter(({ all }) => all < least))
    const others = cells.filter((cell) => !hidden.has(cell)).sort((a, b) => a.all - b.all)
    const enough = () => hidden.size === 0 || (hidden.size > 1 && sumOf([...hidden]).all >= least)
    while (!enough()) {
      const next = others.shift()
      hidden.add(next ?? total)
      if (!next) break
    }
    return hidden
  }

  test('finds the hole in suppressing the smallest others: 5, 4 and 4 can be worked out', () => {
    const { pinned } = tried({ layout: [threes], kinds: kindsOf(3), most: 10, method: smallestFirst })
    expect(pinned).toContain('5,4,4: number 2')
  })

  test('finds the hole in suppressing small numbers alone', () => {
    const smallOnly: Method = (_total, tables) => new Set(tables.flat(2).filter(({ all }) => all > 0 && all < 5))
    expect(tried({ layout: [threes], kinds: kindsOf(3), most: 6, method: smallOnly }).pinned).not.toEqual([])
  })
})

const cell = (all: number, own: Record<string, number> = {}): Counted => ({ all, of: new Map(Object.entries(own)) })
const shown = (total: Counted, ...tables: Counted[][][]) => {
  const hidden = suppressedOf(total, tables)
  const of = (one: Counted) => (hidden.has(one) ? 'c' : one.all)
  return [of(total), ...tables.map((table) => table.flat().map(of))]
}

describe('what is suppressed', () => {
  test('nothing where every number is nought or at least 5', () => {
    expect(shown(cell(25), [[cell(5), cell(0)], [cell(20)]])).toEqual([25, [5, 0, 20]])
  })

  test('a small number with its group, though others are smaller than its neighbour', () => {
    expect(
      shown(cell(70), [
        [cell(40), cell(3)],
        [cell(12), cell(15)],
      ]),
    ).toEqual([70, ['c', 'c', 12, 15]])
  })

  test('the whole table, where a group has no second number or comes to too little; the total stays', () => {
    expect(shown(cell(52), [[cell(40), cell(9)], [cell(3)]])).toEqual([52, ['c', 'c', 'c']])
    expect(shown(cell(53), [[cell(1), cell(2)], [cell(50)]])).toEqual([53, ['c', 'c', 'c']])
  })

  test('a number from which an authority could take its own part: 1 to 4 would be left', () => {
    expect(shown(cell(40, { a: 8 }), [[cell(10, { a: 8 }), cell(30)]])).toEqual([40, ['c', 'c']])
    expect(shown(cell(40, { a: 10 }), [[cell(10, { a: 10 }), cell(30)]])).toEqual([40, [10, 30]])
  })

  test('everything, in every linked table, where the total is too small to anybody', () => {
    expect(shown(cell(4), [[cell(4), cell(0)]], [[cell(2), cell(2)]])).toEqual(['c', ['c', 0], ['c', 'c']])
    const [total, one, other] = [cell(10, { a: 8 }), cell(10, { a: 8 }), cell(0)]
    expect(shown(total, [[one, other]], [[cell(5, { a: 4 }), cell(5, { a: 4 })]])).toEqual(['c', ['c', 0], ['c', 'c']])
    // Five of one each come to 5: whoever reads five times c and 5 knows them all.
    const ones = [
      [cell(1), cell(1)],
      [cell(1), cell(1), cell(1)],
    ]
    expect(shown(cell(5), ones, [[cell(5), cell(0)]])).toEqual(['c', ['c', 'c', 'c', 'c', 'c'], ['c', 0]])
  })
})

describe('of any tables', () => {
  const kinds = linkedKinds([3, 5], ['ab', 'bc', 'cd', 'ad'])
  const anyWorld = fc
    .array(fc.tuple(fc.nat(kinds.length - 1), fc.integer({ min: 1, max: 12 })), { maxLength: 14 })
    .map((rows) =>
      worldOf(
        [threes, fives],
        kinds,
        kinds.map((_, k) => rows.reduce((n, [at, of]) => n + (at === k ? of : 0), 0)),
      ),
    )

  test('no number and no difference tells anybody of 1 to 4', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom('', 'a', 'b', 'c', 'd'), ({ total, cells, tables }, reader) => {
        const hidden = suppressedOf(total, tables)
        const rest = (one: Counted) => one.all - (one.of.get(reader) ?? 0)
        const told = (n: number) => n >= 1 && n < leastShown
        for (const one of [total, ...cells.flat()]) if (!hidden.has(one)) expect(told(rest(one))).toBe(false)
        for (const table of cells) {
          const gone = table.filter((one) => hidden.has(one))
          if (hidden.has(total)) expect(gone).toEqual(table.filter(({ all }) => all > 0))
          else expect(gone.length === 1 || told(rest(sumOf(gone)))).toBe(false)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('nought is shown', () => {
    fc.assert(
      fc.property(anyWorld, ({ total, tables }) => {
        for (const one of suppressedOf(total, tables)) expect(one.all).toBeGreaterThan(0)
      }),
    )
  })
})

import type { Family } from '../../schemas/family.ts'
import { type Kept, keptAddress, keptBut } from '../domain/letter/leaks.ts'

type Home = Pick<NonNullable<Family['to']>, 'lines' | 'postcode'>
/** What tells a home: alone, or only where both of a pair are told together. */
export type KeptHome = { alone: Kept; together: readonly (readonly [Kept, Kept])[] }

const set = (words: string) => new Set(words.split(' '))
/** What streets and buildings are called by, as keptAddress writes them. */
const kinds = set(
  'st rd ave ln cl dr ct gdns pl sq cres terr way grove mews row rise hill walk view park green parade wharf yard ' +
    'house cottage cottages farm barn lodge hall villa bungalow manor rectory vicarage mill hostel flats mansions',
)
/** The last word of a part of a building, of which the next part is the name. */
const withinBuilding = set('flat annexe annex floor room unit apt caravan maisonette basement studio')
/** So many places have these words that they tell nothing of a home. */
const everywhere = new Set([
  ...kinds,
  ...withinBuilding,
  ...set(
    'mr mrs ms miss care the of and at no number old new upper lower north south east west high great little near under home',
  ),
  ...set('church school primary station hospital library centre community family council town city civic village'),
])
/** Welsh streets are called by their first word. */
const welshStreet = /^(?:heol|ffordd|stryd|lon|clos|maes|rhodfa) /
const postcode = /\b[a-z]{1,2}[0-9][0-9a-z]?\s*[0-9][a-z]{2}\b/gi
const numbered = /^(?:(?:flat|no|number|unit|apt|room|floor|caravan|studio) )?([a-z]{0,2}[0-9]+)([a-z]?)(?: (.*))?$/
const inWords =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const leastWithNumber = 5
const leastWord = 3

/** Run together, “elmlane” is not found by “elm ln”. */
const inFull: Readonly<Record<string, string>> = {
  ...{ st: 'street', rd: 'road', ave: 'avenue', ln: 'lane', cl: 'close', dr: 'drive', ct: 'court' },
  ...{ gdns: 'gardens', pl: 'place', sq: 'square', cres: 'crescent', terr: 'terrace' },
}
const full = (part: string) =>
  part
    .split(' ')
    .map((word) => inFull[word] ?? word)
    .join(' ')

const words = (...all: readonly string[]): Kept => ({ words: [...new Set([...all, ...all.map(full)])], digits: [] })
const last = (part: string) => part.split(' ').at(-1) ?? ''
const isStreet = (part: string) => kinds.has(last(part)) || welshStreet.test(part)

/** The parts of an address, without its postcode and its country, each in the one way of writing that leaks looks for. */
function partsOf(lines: string): string[] {
  return lines.split(/[\n,;]/).flatMap((written) => {
    const part = written.replace(postcode, ' ')
    const [whole] = keptAddress({ lines: part }).words
    return whole === undefined ? (part.match(/[0-9]+/g)?.join(' ') ?? []) : unrun(whole.split(' '))
  })
}

/** “rose cottage mill ln thornwick” without commas: a part ends with what it is called by. */
function unrun(run: readonly string[]): string[] {
  const end = run.findIndex(
    (word, at) =>
      kinds.has(word) &&
      at + 1 < run.length &&
      // “cottage mill ln”, and not “house farm”.
      (!kinds.has(run[at + 1] ?? '') || kinds.has(run[at + 2] ?? '')) &&
      run.slice(0, at).some((before) => /\p{L}/u.test(before)),
  )
  return end < 0 ? [run.join(' ')] : [run.slice(0, end + 1).join(' '), ...unrun(run.slice(end + 1))]
}

/** The town that an address ends with, if it does: many live there, and meet there. */
export function townOf({ lines }: Home): string | undefined {
  const parts = partsOf(lines)
  const town = parts.at(-1)
  return parts.length > 1 && town !== undefined && !/[0-9]/.test(town) && !isStreet(town) ? town : undefined
}

/** Whether words that somebody wrote are an address of more than one part, and not a sentence. */
export const isAddress = (written: string): boolean =>
  /[\n,;]/.test(written.trim()) &&
  !/(?<!\p{L})\p{Ll}{4,}/u.test(written) &&
  partsOf(written).some((part) => /[0-9]/.test(part) || isStreet(part))

/**
 * The house of an address, whatever else of it may be told: its first part, with or without a number, every part with a
 * number, and its postcode; a number and its street also where they are told apart from each other.
 */
export function keptHouse(home: Home): KeptHome {
  const parts = partsOf(home.lines)
  const together: (readonly [Kept, Kept])[] = []
  const alone = [...keptAddress(home).words, ...parts].filter(
    (part) => /[0-9]/.test(part) && part.length >= leastWithNumber,
  )
  parts.forEach((part, at) => {
    const [number, digits, letter = '', rest] = numbered.exec(part) ?? []
    const street = rest ?? parts[at + 1]
    if (number === undefined || digits === undefined || street === undefined) return
    const said = inWords.split(' ')[Number(digits) - 1]
    const numbers = [`${digits}${letter}`, ...(letter ? [`${digits} ${letter}`] : said ? [said] : [])]
    together.push([words(...numbers), words(...keptAddress({ lines: street }).words)])
    alone.push(`${street} ${digits}${letter}`, `${digits}${letter} ${street}`)
  })
  const [first = '', second] = parts
  if (!/[0-9]/.test(first)) alone.push(...named(first))
  // “Flat 3, Rose Court”, “c/o Mrs Hale, Rose Cottage”: the house is named by the second.
  if (second !== undefined && !/[0-9]/.test(second) && leadsToHouse(first)) alone.push(...named(second))
  return { alone: words(...alone), together }
}

const leadsToHouse = (first: string): boolean =>
  withinBuilding.has(last(first)) ||
  /^(?:c o|care of) /.test(first) ||
  withinBuilding.has(/^(\S+) \S+$/.exec(first)?.[1] ?? '')

/** A house is called “The Larches” and “Larches” alike; “the house” is named only with its article. */
function named(house: string): string[] {
  const bare = house.replace(/^the /, '')
  return [house, ...(everywhere.has(bare) ? [] : [bare])].filter((one) => one.length >= leastWord)
}

/** Every part of an address and every word that is its own, but for the town, the postal district and what is known anyway. */
export function keptWhole(home: Home, known: readonly string[]): Kept {
  const parts = partsOf(home.lines)
    .flatMap((part) => keptAddress({ lines: part }).words)
    .filter((part) => !everywhere.has(part))
  const own = parts.flatMap((part) => part.split(' ')).filter((word) => /^\p{L}/u.test(word) && !everywhere.has(word))
  return keptBut([words(...parts, ...own.filter((word) => word.length >= leastWord))], known)
}

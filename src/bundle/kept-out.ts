import type { Family } from '../../schemas/family.ts'
import type { KeptByMarks } from '../domain/letter/kept-marks.ts'
import { type Kept, keptBut, keptWords, leaks } from '../domain/letter/leaks.ts'
import { isAddress, type KeptHome, keptHouse, keptWhole, townOf } from './kept-home.ts'

/** What no calendar may say of a family. */
export type KeptOut = {
  /** Every word of a name of theirs. */
  names: Kept
  /** What tells of them wherever it stands: full names, where they live, what papers’ marks keep (R3.10). */
  said: Kept
  together: KeptHome['together']
  /** Where they live is kept and not known here: any place could be it. */
  anyPlace: boolean
}

const leastOfName = 3
const saint = /(?<!\p{L})(?:st|saint)[\s.-]+[\p{L}\p{M}]+/giu
/** A saint’s name that begins what it stands in: “St Thomas’ Hospital”, and not “Elm St Rowena”. */
const dedicated = new RegExp(
  String.raw`(?<=^\s*|\n\s*|[^\p{L}\s]\s*|(?<!\p{L})(?:at|the|of|in|near|by)\s+)${saint.source}(?:[’'‘]s?)?`,
  'giu',
)
/** A refuge is nowhere to be named; “at home” comes before an address that nobody need have recorded. */
const dwelling = /(?<!\p{L})(?:home|refuge)(?!\p{L})(?![\s-]?start)/iu

/**
 * What no calendar may say of a family (after R9.2: calendars are read by many, and everybody invited sees who else is): any
 * word of a name of theirs, the house they live in, and, where an address is kept from anybody, every word of it but its
 * town; and what papers’ marks keep (R3.10).
 * @param marks what papers say is kept, by whomever from
 * @param told what the file tells anyway: who invites
 */
export function keptOf(
  family: Pick<Family, 'children' | 'people' | 'from' | 'to'>,
  marks: Readonly<Record<string, KeptByMarks>> = {},
  told: readonly string[] = [],
): KeptOut {
  const full = [...family.children, ...family.people]
    .map(({ name }) => name)
    .filter((name) => name.length >= leastOfName)
  const parts = full.flatMap((name) => name.split(/[\s-]+/)).filter((part) => part.length >= leastOfName)
  const hidden = Object.values(marks).some(({ place }) => place)
  const homes = [family.from, family.to].flatMap((home) => home ?? [])
  const houses = homes.map(keptHouse)
  const towns = homes.flatMap((home) => townOf(home) ?? [])
  const whole = homes
    .filter(({ keepFrom }) => hidden || keepFrom.length > 0)
    .map((home) => keptWhole(home, [...towns, ...told]))
  const marked = wordsOf(marks).map((what) => keptByMark(what, family, towns, told))
  return {
    names: join(parts.map((name) => keptWords(name))),
    said: join([
      ...[...full, ...full.flatMap((name) => name.match(saint) ?? [])].map((name) => keptWords(name)),
      ...[...houses.map(({ alone }) => alone), ...whole, ...marked],
    ]),
    together: houses.flatMap(({ together }) => together),
    anyPlace: hidden && family.to === undefined,
  }
}

/** Whether words tell of the family. A saint’s name is nobody’s: a child called Thomas hides no St Thomas’ Hospital. */
export const tells = (words: string, { names, said, together }: KeptOut): boolean =>
  leaks(words, said) ||
  leaks(words.replace(dedicated, ' '), names) ||
  together.some((both) => both.every((kept) => leaks(words, kept)))

/** Whether a place tells of the family, or could be where they live though nobody is to know that. */
export const placeTells = (place: string, kept: KeptOut): boolean =>
  kept.anyPlace || dwelling.test(place) || tells(place, kept)

/** A paper with a confidential address lists e-mail addresses too, of whoever gets its copy: those are no home. */
const wordsOf = (marks: Readonly<Record<string, KeptByMarks>>): string[] =>
  Object.values(marks).flatMap(({ words, place }) => words.filter((what) => !(place && /^\s*\S+@\S+\s*$/.test(what))))

function keptByMark(
  what: string,
  { children }: Pick<Family, 'children'>,
  towns: readonly string[],
  told: readonly string[],
): Kept {
  const names = children.map(({ name }) => name)
  const said = keptWords(what, names)
  if (!isAddress(what)) return keptBut([said], told)
  return keptBut([said, keptHouse({ lines: what }).alone, keptWhole({ lines: what }, [])], [...towns, ...told])
}

const join = (all: readonly Kept[]): Kept => keptBut(all, [])

import { namesPerson } from '../named-person.ts'

/** What must not be told, ready to be looked for: words in a row, and runs of digits. */
export type Kept = { words: readonly string[]; digits: readonly string[] }

/** Words that are the same in an address however they are shortened. */
const shortened: Readonly<Record<string, string>> = {
  ...{ street: 'st', road: 'rd', avenue: 'ave', lane: 'ln', close: 'cl', drive: 'dr', court: 'ct', gardens: 'gdns' },
  ...{ saint: 'st', place: 'pl', square: 'sq', crescent: 'cres', terrace: 'terr', apartment: 'flat', '&': 'and' },
}
const nowhere = new Set(['england', 'uk', 'united kingdom', 'great britain'])
const beforeName = /^(?:the )?(?:royal |metropolitan |london )*(?:borough|city|county|district)(?: council)? of /
const afterName =
  /(?: (?:council|borough|county|city|district|metropolitan|unitary|authority|corporation|london|royal))+$/
/** Shorter, they could stand within any other word. */
const leastWithin = 6
const leastDigits = 6

/** Words without their case, accents and punctuation, in one way of writing each. */
const plain = (text: string): string =>
  (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+|&/gu) ?? []
  )
    .map((word) => shortened[word] ?? word)
    .join(' ')

const squeezed = (text: string): string => text.replaceAll(' ', '')
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')
const distinct = (all: readonly string[]): string[] => [...new Set(all)].filter((one) => /\p{L}/u.test(one))

/** An address: each of its lines, a house number left out or not, its postcode and the first half of that. */
export function keptAddress({ lines, postcode }: { lines: string; postcode?: string | undefined }): Kept {
  const parts = lines
    .split(/[\n,;]/)
    .map(plain)
    .filter((part) => !nowhere.has(part))
  const found = /\b([a-z]{1,2}[0-9][0-9a-z]?)\s*([0-9][a-z]{2})\b/i.exec(`${lines} ${postcode ?? ''}`)
  return {
    words: distinct([
      ...parts.flatMap((part) => [part, part.replace(/^(?:flat )?[0-9]+[a-z]? /, '')]),
      ...(postcode ? [plain(postcode), squeezed(plain(postcode))] : []),
      ...(found ? [`${found[1]}${found[2]}`, `${found[1]}`].map(plain) : []),
    ]),
    digits: [],
  }
}

const stripped = (name: string): string => name.replace(beforeName, '').replace(afterName, '')

/** A council: its name, with or without what kind of council it is and each place in it, and its telephone number. */
export function keptCouncil({ name, telephone }: { name: string; telephone: string }): Kept {
  const number = digitsOf(telephone)
  const places = [name, ...name.split(/[,&]|\band\b/i)].map((part) => stripped(plain(part)))
  return {
    words: distinct([plain(name), ...places]),
    // The last digits are the number itself, whatever code it is dialled with.
    digits: number.length < leastDigits ? [] : [number.slice(-leastDigits)],
  }
}

/**
 * What a paper’s mark says is kept: the whole of it, and those of its parts that name somebody or somewhere (R3.10).
 * @param children whose names a mark may give to say whom it is about
 */
export function keptWords(what: string, children: readonly string[] = []): Kept {
  const parts = what
    .split(/[\n,;:()“”"]/)
    .filter((part) => plain(part).includes(' ') || (/^\s*\p{Lu}/u.test(part) && namesPerson(part)))
  const numbers = [...what.matchAll(/[0-9][0-9 ()-]{5,}/g)].map(([one]) => digitsOf(one))
  const names = [...what.matchAll(/\p{Lu}[\p{L}\p{M}’'-]+(?:\s+\p{Lu}[\p{L}\p{M}’'-]+)+/gu)]
    .map(([name]) => name)
    .filter((name) => !children.some((child) => plain(child) === plain(name)))
  const postcodes = [...what.matchAll(/\b[a-z]{1,2}[0-9][0-9a-z]?\s*[0-9][a-z]{2}\b/gi)].map(([one]) => one)
  const words = [what, ...parts, ...names, ...postcodes].map(plain).filter((one) => !nowhere.has(one))
  return {
    words: distinct([...words, ...words.map((one) => one.replace(/^(?:flat )?[0-9]+[a-z]? /, ''))]),
    digits: numbers.filter((one) => one.length >= leastDigits).map((one) => one.slice(-leastDigits)),
  }
}

/** All of it together, but for what the reader reads anyway: the name of who writes to them, and their own. */
export const keptBut = (all: readonly Kept[], known: readonly string[]): Kept => ({
  words: [...new Set(all.flatMap(({ words }) => words))].filter(
    (one) => !known.some((text) => tells(plain(text), one)),
  ),
  digits: [...new Set(all.flatMap(({ digits }) => digits))].filter(
    (one) => !known.some((text) => digitsOf(text).includes(one)),
  ),
})

/** Whether a text tells anything of what must be kept, however it is spaced, written and punctuated (R3.10). */
export function leaks(text: string, { words, digits }: Kept): boolean {
  const [said, numbers] = [plain(text), digitsOf(text)]
  return words.some((one) => tells(said, one)) || digits.some((one) => numbers.includes(one))
}

const tells = (said: string, kept: string): boolean =>
  ` ${said} `.includes(` ${kept} `) || (squeezed(kept).length >= leastWithin && squeezed(said).includes(squeezed(kept)))

import { humanise, type Leaf, type Part, type Said } from '../../schemas/parts.ts'
import type { Names } from './names.ts'
import { plainDate, plainTime } from './plain-dates.ts'

const SHORTEST_NARRATIVE = 200

/** What a leaf says to a reader: codes by their label, ids by their name, dates and times as people say them, text as it is. */
export function wordsOf({ value, coded, labels }: Leaf, names: Names): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = String(value)
  if (coded) return labelled(text, labels[text] ?? names.get(text))
  if (/^[cp][1-9][0-9]?$/.test(text)) return names.get(text) ?? text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return plainDate(text)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? plainTime(text) : text
}

/** A census code stands before its words, because case systems and returns know it by the code. */
const labelled = (code: string, words: string | undefined): string =>
  words === undefined ? humanise(code) : /^[A-Z]*\d+[A-Z]?$/.test(code) ? `${code}: ${words}` : words

const isLeaf = (said: Said): said is Leaf => said.kind === 'leaf'

/** The leaves of a list that holds nothing else; undefined where it holds more. */
export const leavesOf = (each: readonly Said[]): readonly Leaf[] | undefined => (each.every(isLeaf) ? each : undefined)

/** Several leaves in one line: one alone, or the names of several people; undefined where they need a line each. */
export function listedInOneLine(leaves: readonly Leaf[], names: Names): string | undefined {
  if (leaves.length !== 1 && !leaves.every(({ value }) => /^[cp][1-9]/.test(String(value)))) return undefined
  return leaves.map((one) => wordsOf(one, names)).join(', ')
}

/** Somebody’s name, role and organisation read best in one line; undefined where any part is long or has parts of its own. */
export function inOneLine(parts: readonly Part[], names: Names): string | undefined {
  const leaves = leavesOf(parts.map(({ said }) => said))
  if (!leaves?.every(({ value }) => String(value).length <= SHORTEST_NARRATIVE)) return undefined
  return leaves.map((one) => wordsOf(one, names)).join(', ')
}

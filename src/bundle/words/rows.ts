import type { Part, Said } from '../../../schemas/parts.ts'
import type { Names } from '../../domain/names.ts'
import { inOneLine, leavesOf, listedInOneLine, wordsOf } from '../../domain/plain-words.ts'
import type { Block } from '../book/book.ts'

type Table = Extract<Block, { kind: 'table' }>
type Cell = { title: string; place: number; text: string }

const MOST_COLUMNS = 5
const LONGEST_CELL = 140
const LONGEST_ROW = 320
const LONGEST_WORD = 42
const EMPTY = '–'

/** What a part says in the cell of a table; undefined where it needs more room than a cell. */
export function inCell(said: Said, names: Names): string | undefined {
  if (said.kind === 'leaf') return wordsOf(said, names)
  if (said.kind === 'parts') return inOneLine(said.parts, names)
  const leaves = leavesOf(said.each)
  if (leaves === undefined) return undefined
  return listedInOneLine(leaves, names) ?? leaves.map((leaf) => wordsOf(leaf, names)).join('\n')
}

/** A date, and what a paper says where it gives none, are one column: `by` and `byInWords`, `on` and `onInWords`. */
function cellsOf(parts: readonly Part[], names: Names): Map<string, Cell> | undefined {
  const cells = new Map<string, Cell>()
  for (const { key, title, place, said } of parts) {
    const text = inCell(said, names)
    if (text === undefined) return undefined
    const column = key.replace(/InWords$/, '')
    const before = cells.get(column)
    if (before) cells.set(column, { ...before, text: `${before.text} (${text})` })
    else cells.set(column, { title: column === key ? title : title.replace(/, in words$/, ''), place, text })
  }
  return cells
}

/** The columns of all the rows, by key, in the order of their schema. */
function columnsOf(rows: readonly Map<string, Cell>[]): [string, Cell][] {
  const columns = new Map(rows.flatMap((row) => [...row]))
  return [...columns].sort(([, a], [, b]) => a.place - b.place)
}

/** What an empty cell says: who and by when are missed (R3.7); no children named are all; anything else need not be there. */
const missing: Readonly<Record<string, string>> = { who: 'Not given', by: 'Not given', children: 'All' }

const longestWord = (text: string) => Math.max(0, ...text.split(/\s+/).map((word) => word.length))

function fits(row: Map<string, Cell>): boolean {
  const texts = [...row.values()].map(({ text }) => text)
  const whole = texts.reduce((sum, text) => sum + text.length, 0)
  return whole <= LONGEST_ROW && texts.every((text) => text.length <= LONGEST_CELL && longestWord(text) <= LONGEST_WORD)
}

/** A column is as wide as what it holds asks for, within reason. */
function shareOf(texts: readonly string[], head: string): number {
  const lengths = texts.map((text) => text.length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const asked = Math.max((mean + Math.max(...lengths)) / 2, ...[...texts, head].map((text) => longestWord(text) + 2))
  return Math.round(Math.min(52, Math.max(9, asked)))
}

/** Several things of one kind as a table, where each says little enough and they have two to five columns between them. */
export function tableOf(things: readonly (readonly Part[])[], names: Names): Table | undefined {
  const rows = things.map((parts) => cellsOf(parts, names))
  if (!rows.every((row) => row !== undefined) || !rows.every(fits)) return undefined
  const columns = columnsOf(rows)
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return undefined
  const texts = rows.map((row) => columns.map(([key]) => row.get(key)?.text ?? missing[key] ?? EMPTY))
  return {
    kind: 'table',
    head: columns.map(([, { title }]) => title),
    shares: columns.map(([, { title }], at) =>
      shareOf(
        texts.map((row) => row[at] ?? ''),
        title,
      ),
    ),
    rows: texts,
  }
}

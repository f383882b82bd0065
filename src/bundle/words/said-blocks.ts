import type { Part, Said } from '../../../schemas/parts.ts'
import type { Names } from '../../domain/names.ts'
import { inOneLine, leavesOf, listedInOneLine, wordsOf } from '../../domain/plain-words.ts'
import type { Block } from '../book/book.ts'
import { tableOf } from './rows.ts'

/** Beyond this many characters words read better across the page than beside their term. */
const LONGEST_FACT = 700

/** What was said, laid out for reading; its title stands above it already. Nothing that was written is left out. */
export function saidBlocks(said: Said, names: Names): Block[] {
  if (said.kind === 'leaf') return [{ kind: 'paragraph', text: wordsOf(said, names) }]
  if (said.kind === 'parts') {
    const line = inOneLine(said.parts, names)
    return line === undefined ? partsBlocks(said.parts, names) : [{ kind: 'paragraph', text: line }]
  }
  const leaves = leavesOf(said.each)
  if (leaves === undefined) return severalBlocks(said.each, names)
  const line = listedInOneLine(leaves, names)
  if (line !== undefined) return [{ kind: 'paragraph', text: line }]
  return [{ kind: 'list', items: leaves.map((leaf) => wordsOf(leaf, names)) }]
}

/** Parts in their order: what is short as facts, anything more under a heading of its own. */
export function partsBlocks(parts: readonly Part[], names: Names): Block[] {
  const blocks: Block[] = []
  let rows: { term: string; said: readonly string[] }[] = []
  const flush = () => {
    if (rows.length > 0) blocks.push({ kind: 'facts', rows })
    rows = []
  }
  for (const { title, said } of parts) {
    const fact = factOf(said, names)
    if (fact) rows.push({ term: title, said: fact })
    else {
      flush()
      blocks.push({ kind: 'heading', level: 3, text: title }, ...saidBlocks(said, names))
    }
  }
  flush()
  return blocks
}

function factOf(said: Said, names: Names): readonly string[] | undefined {
  const texts = textsOf(said, names)
  return texts && texts.join('\n').length <= LONGEST_FACT ? texts : undefined
}

/** What stands beside a term, a line for each part; undefined for several things that deserve a table. */
function textsOf(said: Said, names: Names): readonly string[] | undefined {
  if (said.kind === 'leaf') return [wordsOf(said, names)]
  if (said.kind === 'parts') {
    const line = inOneLine(said.parts, names)
    return line === undefined ? said.parts.map((part) => `${part.title}: ${inWords(part.said, names)}`) : [line]
  }
  const leaves = leavesOf(said.each)
  if (leaves === undefined) return said.each.every(isPair) ? said.each.map((one) => inWords(one, names)) : undefined
  const line = listedInOneLine(leaves, names)
  return line === undefined ? leaves.map((leaf) => wordsOf(leaf, names)) : [line]
}

/** A value and what it is a value of, as an identifier with its register: too little for a table. */
const isPair = (said: Said): boolean =>
  said.kind === 'parts' && said.parts.length <= 2 && said.parts.every((part) => part.said.kind === 'leaf')

/** All that something says, in running words. */
function inWords(said: Said, names: Names): string {
  if (said.kind === 'leaf') return wordsOf(said, names)
  if (said.kind === 'list') return said.each.map((one) => inWords(one, names)).join('; ')
  return (
    inOneLine(said.parts, names) ?? said.parts.map((part) => `${part.title}: ${inWords(part.said, names)}`).join(', ')
  )
}

/** Several things of one kind: a table where they are small, a list where each says one thing, else one after the other. */
function severalBlocks(each: readonly Said[], names: Names): Block[] {
  const things = each.map((one): readonly Part[] => (one.kind === 'parts' ? one.parts : []))
  const [first] = things
  const table = tableOf(things, names)
  if (table) return [table]
  const alone = leavesOf(things.flatMap((parts) => parts.map(({ said }) => said)))
  if (alone && things.every((parts) => parts.length === 1 && parts[0]?.key === first?.[0]?.key))
    return [{ kind: 'list', items: alone.map((leaf) => wordsOf(leaf, names)) }]
  if (things.length === 1 && first) return partsBlocks(first, names)
  return [{ kind: 'items', items: things.map((parts) => partsBlocks(parts, names)) }]
}

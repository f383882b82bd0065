import { identifierWarnings } from '../../schemas/identifiers.ts'
import type { Warning } from '../../schemas/transfer.ts'
import { latestFor } from './later-version.ts'
import { leading } from './leads.ts'
import { smartWarnings } from './smart.ts'
import { type ReadPaper, type StalenessFacts, staleness } from './staleness.ts'
import { slots, type Transfer } from './transfer.ts'

export type WarningFacts = Pick<StalenessFacts, 'on' | 'calendar' | 'practice'>

/** What a paper says, by its id. */
export type Contents = ReadonlyMap<string, ReadPaper['content']>

/**
 * Everything that both sides are warned of in these papers (R3.7, R3.8), slot by slot. Of papers about the same child the
 * latest counts; nothing is said of a child for whom the transfer has ended while others go on.
 * @param t the transfer, with only those papers that the reader may read
 */
export function warningsOf(
  t: Pick<Transfer, 'papers' | 'family' | 'children'>,
  contents: Contents,
  f: WarningFacts,
): Warning[] {
  const open = t.family.children.filter(({ id }) => t.children[id]?.ending === undefined)
  const children = open.length > 0 ? open : t.family.children
  const papers = t.papers.map((paper): ReadPaper => ({ ...paper, content: contents.get(paper.id) }))
  const stale = staleness({ ...f, papers, children })
  return slots.flatMap((slot) => {
    const inForce = new Set(children.map(({ id }) => latestFor(papers, slot, id)))
    const smart = papers
      .filter((paper) => inForce.has(paper))
      .flatMap(({ id, content }) =>
        content && 'kind' in content ? smartWarnings(content, f.on).map((one) => ({ ...one, paper: id })) : [],
      )
    return [...stale.filter((one) => one.slot === slot), ...smart]
  })
}

/** What the receiver is warned of in the children’s identifiers before it matches by them (R5.2). */
export const identifierNotes = ({ family }: Pick<Transfer, 'family'>): Warning[] =>
  family.children.flatMap((child) =>
    identifierWarnings(child).map(({ words }) => ({
      ...{ rule: 'R5.2', code: 'identifier-doubtful', children: [child.id], words: `${child.name}: ${words}.` },
    })),
  )

/** What the receiver is warned of, as sentences for a print of the package; `on` is the day it was sent. */
export const packageWarnings = (...asked: Parameters<typeof warningsOf>): readonly string[] =>
  inSentences([...warningsOf(...asked), ...identifierNotes(asked[0])])

const mostOfOnePaper = 20

/** Warnings as people read them: of one paper at most 20, then how many more there are, lest they bury the rest. */
export function inSentences(warnings: readonly Warning[]): string[] {
  const all = new Map<string, number>()
  for (const { paper } of warnings) if (paper) all.set(paper, (all.get(paper) ?? 0) + 1)
  const told = new Map<string, number>()
  return warnings.flatMap(({ paper, words }) => {
    if (paper === undefined) return [words]
    const before = told.get(paper) ?? 0
    told.set(paper, before + 1)
    if (before < mostOfOnePaper) return [words]
    return before === mostOfOnePaper ? [`and ${(all.get(paper) ?? 0) - mostOfOnePaper} more in this paper`] : []
  })
}

/**
 * The day as at which a package is judged: today, while the transferring authority leads for any child that has not ended;
 * after that the last day it did, for what is done since is no longer in these papers.
 */
export function judgedOn(t: Pick<Transfer, 'children'>, today: string): string {
  const until = Object.values(t.children).map((child) => {
    const { ending, leads } = child
    const handedOver =
      leading(child, today) === 'receiver' ? leads.filter(({ from }) => from <= today).at(-1)?.from : undefined
    const over = [ending && ending.on <= today ? ending.on : undefined, handedOver].filter((day) => day !== undefined)
    return over.sort()[0] ?? today
  })
  return until.sort().at(-1) ?? today
}

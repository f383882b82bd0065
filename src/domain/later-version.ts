import { type Names, namesIn } from './names.ts'
import { plainDate } from './plain-dates.ts'
import { versionSaid } from './words.ts'

/** A paper as far as it can be followed by another. */
export type Dated = { id: string; slot: string; version: number; datedOn: string; children: readonly string[] }

/** The older paper of a slot before the newer: by the date that it bears, then by version. */
export const olderFirst = (a: Pick<Dated, 'datedOn' | 'version'>, b: Pick<Dated, 'datedOn' | 'version'>): number =>
  a.datedOn === b.datedOn ? a.version - b.version : a.datedOn < b.datedOn ? -1 : 1

/** The latest paper of a slot that covers a child: by the date it bears, then by version. */
export const latestFor = <P extends Omit<Dated, 'id'>>(
  papers: readonly P[],
  slot: string,
  child: string,
): P | undefined =>
  papers
    .filter((paper) => paper.slot === slot && paper.children.includes(child))
    .sort(olderFirst)
    .at(-1)

/** Two papers of which one followed the other, and for which of the children that both cover. */
export type Followed<P> = { paper: P; children: string[] }

const byPaper = <P>(found: readonly (readonly [P | undefined, string])[]): Followed<P>[] => {
  const each = new Map<P, string[]>()
  for (const [paper, child] of found) if (paper) each.set(paper, [...(each.get(paper) ?? []), child])
  return [...each].map(([paper, children]) => ({ paper, children }))
}

/** The papers that followed this one, each the latest of its slot for some of its children (R2.2). A further paper is followed by none. */
export function laterThan<P extends Dated>(one: Dated, papers: readonly P[]): Followed<P>[] {
  if (one.slot === 'other') return []
  const latest = one.children.map((child) => [latestFor(papers, one.slot, child), child] as const)
  return byPaper(latest.filter(([paper]) => paper !== undefined && olderFirst(one, paper) < 0))
}

/** The papers whose place this one took: each was the latest of its slot for some of its children until it came (R2.2). */
export function replacedBy<P extends Dated>(one: Dated, papers: readonly P[]): Followed<P>[] {
  if (one.slot === 'other') return []
  const others = papers.filter(({ id }) => id !== one.id)
  const before = one.children.map((child) => [latestFor(others, one.slot, child), child] as const)
  return byPaper(before.filter(([paper]) => paper !== undefined && olderFirst(paper, one) < 0))
}

/** Says of a paper that followed another what it is: "the second version of the assessment, dated 4 December 2026". */
export function laterSaid({ paper, children }: Followed<Dated>, one: Dated, names: Names): string {
  const whom = children.length < one.children.length ? `, for ${namesIn(children, names)}` : ''
  return `the ${versionSaid(paper)}, dated ${plainDate(paper.datedOn)}${whom}`
}

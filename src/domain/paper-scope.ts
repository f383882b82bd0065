import { openChildren, type PaperRef, type Transfer, type Verdict } from './transfer.ts'
import { withheldBecause } from './verdict-words.ts'

/** Whether a paper covers a child who still moves: what is only about others is not needed there (R3.12). */
export const isOfOpenChildren = (t: Transfer, paper: Pick<PaperRef, 'children'>): boolean =>
  paper.children.some((id) => openChildren(t).includes(id))

/** Why such a paper stays back. */
export const ofNobodyWhoMoves = 'It is only about children who do not move.'

/** A paper as it stands once the package has left: shared, or withheld and why (R4.2, R4.3). */
export function shareable(t: Transfer, paper: PaperRef, verdict: Verdict): PaperRef {
  if (!isOfOpenChildren(t, paper)) return { ...paper, withheld: [ofNobodyWhoMoves] }
  return verdict.papers.includes(paper.slot)
    ? { ...paper, shared: true }
    : { ...paper, withheld: withheldBecause(verdict.because) }
}

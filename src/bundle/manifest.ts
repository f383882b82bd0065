import type { Actor, Role } from '../domain/actor.ts'
import { isOfOpenChildren, ofNobodyWhoMoves } from '../domain/paper-scope.ts'
import { versionsSent } from '../domain/rendition.ts'
import { openChildren, type PaperRef, type Transfer } from '../domain/transfer.ts'
import { mayShare } from '../domain/verdict.ts'
import { withheldBecause } from '../domain/verdict-words.ts'

type Council = { name: string; telephone: string }
const named = ({ name, telephone }: Council): Council => ({ name, telephone })

/** What a manifest is made from beside the transfer: the head before it leaves, when, who in which role, and what an addendum adds. */
export type ManifestFacts = {
  head: string
  at: string
  by: Actor
  role: Role | 'exchange'
  /** What both councils were called that day, and where their duty desks were reached. */
  councils: { sender: Council; receiver: Council }
  adding?: PaperRef | undefined
}

/**
 * The manifest of what leaves: every document with its hash, size, media type, who and when; what was withheld and why;
 * the sharing verdict; and the hash of the event before it (R3.9). Same transfer and facts, same manifest.
 */
export function manifestOf(t: Transfer, f: ManifestFacts) {
  const verdict = mayShare(t)
  // What was sent is what left then, whatever the verdict would be today (R2.2).
  const left = (paper: PaperRef) =>
    t.sentAt ? paper.shared === true : verdict.papers.includes(paper.slot) && isOfOpenChildren(t, paper)
  const { worker, name, client } = f.by
  return {
    format: 'baton-manifest-1',
    ...{ version: versionsSent(t) + 1, transfer: t.id, reference: t.reference, sender: t.sender, receiver: t.receiver },
    ...{ at: f.at, sentBy: { worker, name, role: f.role, ...(client ? { client } : {}) }, head: f.head },
    councils: { sender: named(f.councils.sender), receiver: named(f.councils.receiver) },
    children: openChildren(t),
    papers: t.papers.filter(left).map(listed),
    ...(f.adding ? { adding: listed(f.adding) } : {}),
    unavailable: t.unavailable,
    // Its slot and the reasons, as they were when it was withheld: what it is called may say too much.
    withheld: t.papers
      .filter((paper) => !left(paper))
      .map((paper) => ({
        slot: paper.slot,
        why: paper.withheld ?? (isOfOpenChildren(t, paper) ? withheldBecause(verdict.because) : [ofNobodyWhoMoves]),
      })),
    verdict,
    ...(t.permission.lawfulBasis ? { lawfulBasis: t.permission.lawfulBasis } : {}),
  }
}

const listed = ({ shared: _shared, withheld: _why, ...paper }: PaperRef) => paper

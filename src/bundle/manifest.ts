import type { Actor } from '../domain/actor.ts'
import { mayShare } from '../domain/permission.ts'
import type { PaperRef, Transfer } from '../domain/transfer.ts'

/** What a manifest is made from beside the transfer: the head before it leaves, when, who, and what an addendum adds. */
export type ManifestFacts = {
  head: string
  at: string
  by: Actor
  adding?: PaperRef | undefined
}

/**
 * The manifest of what leaves: every document with its hash, size, media type, who and when; what was withheld and why;
 * the sharing verdict; and the hash of the event before it (R3.9). Same transfer and facts, same manifest.
 */
export function manifestOf(t: Transfer, f: ManifestFacts) {
  const verdict = mayShare(t)
  // What was sent is what left then, whatever the verdict would be today (R2.2).
  const left = (paper: PaperRef) => (t.sentAt ? paper.shared === true : verdict.papers.includes(paper.slot))
  const { sentAt } = t
  const version = sentAt ? 2 + t.papers.filter((paper) => paper.addedAt > sentAt).length : 1
  return {
    format: 'baton-manifest-1',
    ...{ version, transfer: t.id, reference: t.reference, sender: t.sender, receiver: t.receiver },
    ...{ at: f.at, sentBy: { worker: f.by.worker, name: f.by.name }, head: f.head },
    children: Object.keys(t.children),
    papers: t.papers.filter(left).map(listed),
    ...(f.adding ? { adding: listed(f.adding) } : {}),
    unavailable: t.unavailable,
    withheld: t.papers.filter((paper) => !left(paper)).map((paper) => ({ slot: paper.slot, why: verdict.reasons })),
    verdict,
    ...(t.permission.lawfulBasis ? { lawfulBasis: t.permission.lawfulBasis } : {}),
  }
}

const listed = ({ shared: _shared, ...paper }: PaperRef) => paper

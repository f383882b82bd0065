import type { TransferView } from '../../schemas/transfer.ts'
import { asParty } from '../db/client.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import { mayRead, seesEarlierMoves } from '../domain/access.ts'
import type { Actor, Side } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { missingParts } from '../domain/package.ts'
import { proposals, proposalTo } from '../domain/proposal.ts'
import type { Meeting, PaperRef, Transfer } from '../domain/transfer.ts'
import { mayShare } from '../domain/verdict.ts'
import { earlierMovesFact } from './earlier-moves.ts'
import { moveOf, sharingOf, toldOf } from './move-view.ts'
import { type Read, recordRead } from './reading.ts'
import { standingOf } from './standing.ts'
import { warningsFor } from './warnings.ts'

type Content = NonNullable<TransferView['content']>

/** A transfer as this reader may see it: where it stands always, what it says where that is open to them (R2.7, R10.3). */
export function transferFor(deps: Deps, by: Actor, id: string): Promise<Read<TransferView>> {
  return asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const { transfer } = loaded
    const { sender, receiver } = loaded.parties
    const now = deps.now().toISOString()
    const standing = standingOf(loaded, loaded.parties, by, deps.calendar(receiver.nation), now)
    if (mayRead(transfer, by) !== 'all') {
      // That somebody looked before it was acknowledged is on record too (R2.7, R10.3).
      if (standing.side === 'receiver') await recordRead(deps, tx, by, loaded, 'minimal-view')
      return { found: standing }
    }
    // Sent together: the reading is committed with the transaction, before anything is served.
    const [, found, warned] = await Promise.all([
      recordRead(deps, tx, by, loaded, 'transfer'),
      // Only who may see it asks (R5.2).
      seesEarlierMoves(by) && standing.side === 'sender'
        ? earlierMovesFact(tx, deps.keyring, transfer, londonDate(now))
        : [],
      warningsFor(tx, loaded, standing.side, deps.calendar(sender.nation), londonDate(now)),
    ])
    const content = {
      ...{ ...contentOf(transfer, standing.side), ...warned },
      move: moveOf(transfer, standing.side, by, found),
      told: toldOf(transfer, deps.calendar(receiver.nation), londonDate(now)),
    }
    return { found: { ...standing, content } }
  })
}

/** What it says, to one side: the receiving authority sees only papers that left for it. */
function contentOf(t: Transfer, side: TransferView['side']): Omit<Content, 'warnings' | 'warnedOn' | 'move' | 'told'> {
  const papers = side === 'sender' ? t.papers : t.papers.filter((paper) => paper.shared)
  return {
    family: t.family,
    papers: papers.map(lineOf),
    unavailable: t.unavailable.map((one) => ({ ...one, children: [...one.children] })),
    missing: missingParts(t),
    ...{ verdict: verdictOf(t), sharing: sharingOf(t, side) },
    residence: residenceFor(t, side),
    questions: [...t.questions],
    ...(t.meeting ? { meeting: meetingOf(t.meeting) } : {}),
    visits: [...(t.visits ?? [])],
    closingSummaries: Object.keys(t.children).filter((id) => t.children[id]?.closingSummary !== undefined),
    ...(t.sentAt ? { sentAt: t.sentAt } : {}),
    renditions: (t.renditions ?? []).map(({ file: _place, ...rendition }) => rendition),
    familyTold: t.familyTold,
  }
}

/** Residence as one side reads it: of two corrections the one that it must answer comes first (R6.3). */
export function residenceFor({ residence }: Pick<Transfer, 'residence'>, side: Side) {
  const { running, before } = residence
  const theirs = proposalTo(residence, side)
  const [proposed, counter] = [theirs, ...proposals(residence).filter((one) => one !== theirs)].filter(
    (one) => one !== undefined,
  )
  return {
    ...(running ? { running } : {}),
    ...(proposed ? { proposed } : {}),
    ...(counter ? { counter } : {}),
    before: [...before],
  }
}

/** The meeting as its readers see it; who is invited stands in the record. */
export const meetingOf = ({ on, time, place, chair, minutes, cancelled, heldOn }: Meeting) => ({
  ...{ on, time, place, chair },
  ...(minutes ? { minutes } : {}),
  ...(cancelled ? { cancelled } : {}),
  ...(heldOn ? { heldOn } : {}),
})

function verdictOf(t: Transfer): Content['verdict'] {
  const { papers, because, reasons, conditions, ...verdict } = mayShare(t)
  return {
    ...verdict,
    ...{ papers: [...papers], because: [...because], reasons: [...reasons], conditions: [...conditions] },
  }
}

const lineOf = ({ addedBy: _by, addedAt: _at, withheld: _why, shared, ...paper }: PaperRef) => ({
  ...paper,
  shared: shared === true,
  children: [...paper.children],
  files: [...paper.files],
  marks: [...paper.marks],
})

import type { z } from 'zod'
import { Family } from '../../schemas/family.ts'
import type { PermissionState } from '../../schemas/verbs/permission.ts'
import type { Actor, Side } from '../../src/domain/actor.ts'
import { draft, type OpeningFacts, request } from '../../src/domain/draft.ts'
import { rungRoles } from '../../src/domain/ladder.ts'
import { type Slot, type State, slots, type Transfer } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { acted, fold, paperId, stampOf } from './acting.ts'
import { aWorkerOf, councils } from './actors.ts'
import { aFamily, inputs, paperFor } from './inputs.ts'

// Builders start valid and are made of what really happened: each step is a verb that its rule allowed.
// They were drafted on Monday 16 November 2026, sent on Friday 20, day 0, and taken up on Monday 23.
const drafted = '2026-11-16T09:00:00.000Z'
const sent = '2026-11-20T15:00:00.000Z'
const takenUp = '2026-11-23T09:00:00.000Z'

const theirWorker = aWorkerOf('sender', 'social-worker')
const theirLead = aWorkerOf('sender', 'practice-lead')
const ourWorker = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')

type Part = Slot | 'permission' | 'basis' | 'move' | 'residence'
export type Difference = {
  /** What the draft lacks. */
  without?: Part | readonly Part[]
  /** What p1, who alone has parental responsibility, answered. */
  permission?: PermissionState
  /** Papers that a permission in part covers. */
  papers?: readonly Slot[]
  /** Differences in the family. */
  family?: Partial<z.input<typeof Family>>
  /** The receiving authority was told of the move before the papers (R4.11). */
  notified?: boolean
}

/** Does a verb with its example input, as far as it differs from it. */
export const doing = (
  t: Transfer,
  by: Actor,
  verb: VerbName,
  difference: object = {},
  at: string = takenUp,
): Transfer => acted(t, verb, { ...inputs[verb], ...difference }, by, at)

/** What opening needs beside its input, in the hands of this worker. */
export const openingBy = (by: Actor): OpeningFacts => ({
  reference: 'BTN-7F3K-2QXM',
  by,
  other: { onExchange: true, telephone: '01632 960 101' },
})

const familyOf = (difference: Difference) => Family.parse({ ...aFamily(), ...difference.family })

function begun(decision: ReturnType<typeof draft>, by: Actor): Transfer {
  if ('refused' in decision) throw new Error(`not opened: ${JSON.stringify(decision.refused)}`)
  return fold(undefined, decision.events, stampOf(by, 'social-worker'), drafted)
}

/** The receiving authority asked for it (R2.9). */
export const aRequested = (difference: Difference = {}): Transfer =>
  begun(
    request({ sender: councils.sender, family: familyOf(difference), note: 'The school rang.' }, openingBy(ourWorker)),
    ourWorker,
  )

/** A draft that could be sent, but for its difference. */
export function aDraft(difference: Difference = {}): Transfer {
  const opened = begun(
    draft({ receiver: councils.receiver, family: familyOf(difference) }, openingBy(theirWorker)),
    theirWorker,
  )
  return filled(opened, difference)
}

/** A request that was taken up, and filled as any other draft. */
export const aDraftOnRequest = (difference: Difference = {}): Transfer =>
  filled(doing(aRequested(difference), theirWorker, 'begin', {}, drafted), difference)

function filled(opened: Transfer, { without = [], permission = 'given', papers, notified }: Difference): Transfer {
  const lacks = (part: Part) => [without].flat().includes(part)
  let t = opened
  const step = (verb: VerbName, input: object, by = theirWorker) => {
    t = acted(t, verb, input, by, drafted)
  }
  for (const slot of slots) if (!lacks(slot)) step('add-paper', paperFor[slot])
  if (!lacks('permission')) step('record-permission', { of: 'p1', state: permission, ...(papers ? { papers } : {}) })
  if (!lacks('basis')) step('record-lawful-basis', inputs['record-lawful-basis'])
  if (!lacks('move')) step('record-move', inputs['record-move'])
  if (!lacks('residence')) {
    const expected = { ...inputs['report-residence'], kind: 'expected' }
    step('report-residence', expected)
  }
  if (notified) step('notify-move', inputs['notify-move'], theirLead)
  return t
}

/** Sent on the day the family became resident. */
export const aSent = (difference: Difference = {}): Transfer =>
  doing(doing(aDraft(difference), theirWorker, 'report-residence', {}, sent), theirWorker, 'send', {}, sent)

export const anAcknowledged = (difference: Difference = {}): Transfer =>
  doing(aSent(difference), ourWorker, 'acknowledge')

/** Acknowledged, and then a newer plan on Thursday 26 November, for all the children or those named. */
export function withNewPlan(children: readonly string[] = ['c1', 'c2']): Transfer {
  const authoredBy = { name: 'Ambrose Tidewell', role: 'Social worker' }
  const about = { title: 'Plan as reviewed', datedOn: '2026-11-25', children, marks: [], authoredBy }
  const paper = { structured: undefined, slot: 'plan', about, files: [paperId(70)] }
  return doing(anAcknowledged(), theirWorker, 'send-addendum', paper, '2026-11-26T11:00:00.000Z')
}

/** Accepted for every child, or for those named. */
export const anAccepted = (children?: readonly string[]): Transfer =>
  doing(anAcknowledged(), ourLead, 'accept', children ? { children } : {})

/** In dispute, at a rung of the ladder: 0 is the practice leads. */
export function inDispute(rung = 0, more: { by?: Side; children?: readonly string[]; from?: Transfer } = {}): Transfer {
  const raising = more.children ? { children: more.children } : {}
  let t = doing(more.from ?? anAcknowledged(), aWorkerOf(more.by ?? 'receiver', 'practice-lead'), 'dispute', raising)
  for (const holder of rungRoles.slice(0, rung)) t = doing(t, aWorkerOf('sender', holder), 'escalate')
  return t
}

/** Accepted, the meeting arranged. */
export const aMeetingArranged = (): Transfer => doing(anAccepted(), ourWorker, 'arrange-meeting')

/** Accepted, the meeting held. */
export const aMeetingHeld = (): Transfer => doing(aMeetingArranged(), ourWorker, 'hold-meeting')

/** Accepted, the meeting held, the family told: it could be completed. */
export const aReadyToComplete = (): Transfer => doing(aMeetingHeld(), ourWorker, 'tell-family')

export const aCompleted = (): Transfer => doing(aReadyToComplete(), ourWorker, 'complete')

export const aWithdrawn = (): Transfer => doing(anAcknowledged(), theirLead, 'withdraw')

/** A transfer in each state, that both parties know of. */
export const inState: Record<State, () => Transfer> = {
  requested: aRequested,
  draft: () => aDraft({ notified: true }),
  sent: aSent,
  acknowledged: anAcknowledged,
  accepted: anAccepted,
  completed: aCompleted,
  ended: aWithdrawn,
}

import type { z } from 'zod'
import type { ConfirmSeen, NoteUntold, RecordCall } from '../../schemas/verbs/seen.ts'
import { type Side, theOther } from './actor.ts'
import { alertChases } from './alert.ts'
import { londonDate } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { EventType, Stamp, TransferEvent } from './events.ts'
import { toldOf } from './notices.ts'
import { openChildren, sideOf, type Transfer } from './transfer.ts'
import type { Unseen } from './unseen.ts'

type Told = Pick<Transfer, 'unseen' | 'untold' | 'acted' | 'called'>

/** What must reach somebody, not only arrive: it asks something of whoever is told, or changes what they may do (R9.1). */
export const asks: ReadonlySet<EventType> = new Set<EventType>([
  ...(['TransferRequested', 'MoveNotified', 'TransferSent', 'AddendumSent', 'PermissionRecorded'] as const),
  ...(['InformationAsked', 'InformationAnswered', 'VisitAsked', 'ResidenceProposed', 'RisksStated'] as const),
  ...(['MeetingCancelled', 'ContactWanted', 'ChildrenEnded'] as const),
  ...(['ResponsibilityAccepted', 'DisputeRaised', 'DisputeEscalated', 'DisputeClimbed'] as const),
  ...(['DisputeDecided', 'DisputeResolved'] as const),
])

/**
 * Delivered is not acknowledged: what each side has not seen, after one more event. Whoever acts on a transfer has seen what
 * was told before; what the exchange does is nobody’s act.
 */
export function seenAfter(before: Told | undefined, after: Transfer, event: TransferEvent, stamp: Stamp): Told {
  const by = sideOf(after, stamp.by.authority) ?? 'sender'
  const acted = stamp.by.role === 'exchange' ? undefined : by
  const told = asks.has(event.type) ? toldOf(event, by, after) : []
  const called = event.type === 'Telephoned' ? theOther(by) : undefined
  const each = (side: Side): [Unseen | undefined, number | undefined] => {
    const since = before?.unseen?.[side] ?? (told.includes(side) ? { seq: stamp.seq, at: stamp.at } : undefined)
    // Whatever else is done: that it was sent is seen once a named worker has acknowledged it (R2.7).
    if (side === acted) return [awaitsAcknowledgement(after, side) ? since : undefined, undefined]
    if (side === called) return [since, undefined]
    return [since, event.type === 'NobodyTold' && event.side === side ? event.of : before?.untold?.[side]]
  }
  const [sender, receiver] = [each('sender'), each('receiver')]
  const both = <T>(s: T | undefined, r: T | undefined) => ({
    ...(s ? { sender: s } : {}),
    ...(r ? { receiver: r } : {}),
  })
  const [unseen, untold] = [both(sender[0], receiver[0]), both(sender[1], receiver[1])]
  const acts = acted ? { ...before?.acted, [acted]: stamp.seq } : before?.acted
  const calls = called ? { ...before?.called, [called]: { seq: stamp.seq, at: stamp.at } } : before?.called
  return {
    ...(calls ? { called: calls } : {}),
    ...(acts ? { acted: acts } : {}),
    ...(Object.keys(unseen).length > 0 ? { unseen } : {}),
    ...(Object.keys(untold).length > 0 ? { untold } : {}),
  }
}

/** Whether what was sent waits for a named worker of that side to acknowledge it (R2.7). */
export const awaitsAcknowledgement = (t: Transfer, side: Side): boolean =>
  side === 'receiver' && t.stage === 'sent' && openChildren(t).length > 0

/** Whether one side may say that it has seen what it was told: what was sent is acknowledged instead (R2.7). */
export const mayConfirmSeen = (t: Transfer, side: Side): boolean =>
  t.unseen?.[side] !== undefined && !awaitsAcknowledgement(t, side)

/** When one side was last telephoned about what nobody there has seen, if it was. */
export function calledAbout(t: Transfer, side: Side, unseen: Unseen): string | undefined {
  const called = t.called?.[side]
  return called && called.seq > unseen.seq ? called.at : undefined
}

/** The name of the reminder that calls for the telephone: after each call that led to nothing it is another. */
export const telephoneReminder = (t: Transfer, side: Side, unseen: Unseen): string =>
  `telephone:${side}:${unseen.seq}:${londonDate(calledAbout(t, side, unseen) ?? unseen.at)}`

/** Whether an alert that waits has been chased since its duty desk was last telephoned: each chase asks for a call anew (R2.8). */
const chasedSince = (t: Transfer, called: string | undefined): boolean =>
  alertChases(t).some(({ name, at }) => t.reminded.includes(name) && (called === undefined || at > called))

/** Why one side’s duty desk is to be telephoned by the other, if it is (R9.3): nobody could be told, or nobody has answered. */
export function toTelephone(t: Transfer, side: Side): 'untold' | 'alert' | 'unseen' | undefined {
  if (t.untold?.[side] !== undefined) return 'untold'
  if (side === 'receiver' && chasedSince(t, t.called?.receiver?.at)) return 'alert'
  const unseen = t.unseen?.[side]
  return unseen && t.reminded.includes(telephoneReminder(t, side, unseen)) ? 'unseen' : undefined
}

/** Whether there is anything to telephone the other side about: what nobody there has seen, or could be told (R9.3). */
export const mayTelephone = (t: Transfer, side: Side): boolean =>
  t.unseen?.[theOther(side)] !== undefined || toTelephone(t, theOther(side)) !== undefined

/** Somebody says that what was told has reached them, though they do nothing more yet (R9.1). */
export function confirmSeen(t: Transfer, _input: z.infer<typeof ConfirmSeen>, f: Facts): Decision {
  if (!mayConfirmSeen(t, f.side)) return refuse({ code: 'nothing-unseen', rule: 'R9.1' })
  return happened({ type: 'NoticeSeen' })
}

/** The duty desk of the other authority was telephoned: who answered and what came of it stand on record (R9.3). */
export function recordCall(t: Transfer, input: z.infer<typeof RecordCall>, f: Facts): Decision {
  if (!mayTelephone(t, f.side)) return refuse({ code: 'nobody-to-telephone', rule: 'R9.3' })
  return happened({ type: 'Telephoned', ...input })
}

/** The exchange notes that one side could be told by no way: the other learns it, and telephones (R9.3). */
export function noteUntold(t: Transfer, { of, side }: z.infer<typeof NoteUntold>): Decision {
  if ((t.acted?.[side] ?? 0) > of || t.untold?.[side] === of || of > t.version)
    return refuse({ code: 'nothing-unseen', rule: 'R9.1' })
  return happened({ type: 'NobodyTold', of, side })
}

import { Errand } from '../../schemas/list.ts'
import { type Role, type Side, theOther } from './actor.ts'
import { waitingAlerts } from './alert.ts'
import { isNo } from './answers.ts'
import { leastOf, openRungs, turnOf } from './dispute-facts.ts'
import { owed } from './emergency.ts'
import { meetingOwed } from './meeting.ts'
import { proposalTo, whoAgrees } from './proposal.ts'
import { toTelephone } from './seen.ts'
import { needsCountersigning } from './sharing.ts'
import { openChildren, type Transfer } from './transfer.ts'
import { takers, worker } from './verbs/row.ts'
import { mayShare, needed } from './verdict.ts'

export const errands = Errand.options

/** Something that waits for whoever has one of these roles on one side: the queue of each of them (R2.8, R4.3, R4.4, R4.9, R4.11, R5.2). */
export type Waiting = { side: Side; who: readonly Waiter[]; errand: Errand }

/** A role; or whoever holds a rung, which the ladder of their authority says on the day (R8.4). */
export type Waiter = Role | RungName
export type RungName = `rung-${number}`

/** The asking goes on: nothing is to be decided yet. */
const goesOn: ReadonlySet<string> = new Set(['given', 'not-yet-sought', 'awaiting-answer'])

/** Everything of a transfer that waits for somebody by their role. */
export function waitsFor(t: Transfer): Waiting[] {
  const contacts = (t.contacts ?? []).filter(({ side, agree }) => side === 'asked' && agree === undefined)
  const asked = contacts.map(({ party }): Waiting => ({ side: party, who: ['practice-lead'], errand: 'contact' }))
  const sender = (errand: Errand, ...who: Role[]): Waiting => ({ side: 'sender', who, errand })
  const calls = (['sender', 'receiver'] as const).flatMap((side): Waiting[] =>
    toTelephone(t, side) ? [{ side: theOther(side), who: [...worker, 'duty'], errand: 'telephone' }] : [],
  )
  const advisers = [...new Set(t.permission.advice.filter(({ answer }) => !answer).map(({ of }) => of))]
  const alerts: Waiting[] = waitingAlerts(t).length > 0 ? [{ side: 'receiver', who: takers, errand: 'alert' }] : []
  const left = owed(t).some((one) => one !== 'countersignature')
  const reasons = left ? [sender('emergency-reasons', 'practice-lead')] : []
  const countersign = needsCountersigning(t) ? [sender('countersignature', 'service-manager')] : []
  // What nobody took, and what an emergency owes, does not end with the transfer.
  if (openChildren(t).length === 0) return [...alerts, ...calls, ...reasons, ...(left ? countersign : []), ...asked]
  return [
    ...alerts,
    ...calls,
    ...(t.stage === 'sent'
      ? [{ side: 'receiver' as const, who: [...worker, 'duty' as const], errand: 'acknowledge' as const }]
      : []),
    ...(t.stage === 'requested' ? [sender('request', ...worker, 'duty')] : []),
    ...advisers.map((adviser) => sender('advice', adviser)),
    ...(decisionDue(t) ? [sender('decision', 'practice-lead')] : []),
    ...countersign,
    ...(notificationDue(t) ? [sender('notification', 'practice-lead')] : []),
    ...reasons,
    ...asked,
    ...clockErrands(t),
    ...(t.questions.some(({ answered }) => !answered) ? [sender('answer', ...worker)] : []),
    ...disputeErrands(t),
  ]
}

/** Where a dispute stands, for whoever holds an open rung of a side whose turn it is; and what is to follow a time of sharing (R8.5, R8.6). */
function disputeErrands(t: Transfer): Waiting[] {
  const { dispute } = t
  const turn = dispute && turnOf(dispute)
  const ends = t.reminded.some((name) =>
    openChildren(t).some((id) => name === `shared-ends:${t.children[id]?.shared?.until}`),
  )
  return (['sender', 'receiver'] as const).flatMap((side): Waiting[] => [
    ...(dispute && (turn === 'both' || turn === side)
      ? [
          {
            side,
            who: openRungs(dispute)
              .filter((rung) => rung >= leastOf(dispute, side))
              .map((rung): RungName => `rung-${rung}`),
            errand: 'dispute' as const,
          },
        ]
      : []),
    ...(ends ? [{ side, who: ['rung-0' as const, 'rung-1' as const], errand: 'shared-ends' as const }] : []),
  ])
}

/** What the clock asks of somebody once its reminder has gone out: the rung that it goes to (R2.6, R6.6, R6.9). */
function clockErrands(t: Transfer): Waiting[] {
  const { running } = t.residence
  const due = t.clock?.runs?.due.on
  const sent = (name: string) => t.reminded.includes(name)
  const sender = (errand: Errand, ...who: Role[]): Waiting => ({ side: 'sender', who, errand })
  const receiver = (errand: Errand, ...who: Role[]): Waiting => ({ side: 'receiver', who, errand })
  const late = due !== undefined && meetingOwed(t)
  return [
    ...(running?.kind === 'expected' && sent(`expected:${running.on}`) ? [sender('residence', ...worker)] : []),
    ...(running?.kind === 'temporary' && sent(`stay:${running.until}`) ? [sender('stay', ...worker)] : []),
    ...(['sender', 'receiver'] as const).flatMap((side): Waiting[] => {
      const report = proposalTo(t.residence, side)
      const mine = report && t.receiverTold !== undefined
      return mine ? [{ side, who: whoAgrees(t.residence, report), errand: 'agree-residence' }] : []
    }),
    ...(t.visits?.some(({ visited }) => visited === undefined) ? [receiver('visit', ...worker)] : []),
    ...(t.clock?.earlier && meetingOwed(t) ? [receiver('due-date', ...worker)] : []),
    ...(late && sent(`late:${due}`) ? [receiver('meeting-late', 'practice-lead')] : []),
    ...(late && sent(`very-late:${due}`) ? [receiver('meeting-very-late', 'service-manager')] : []),
  ]
}

/** Somebody’s answer calls for a decision, nothing stands, and no advice is still awaited (R4.3). */
function decisionDue(t: Transfer): boolean {
  const mayGo = t.stage === 'draft' || (t.sentAt !== undefined && saidNoSince(t))
  const { because } = mayShare(t)
  const asked = needed(t)
  const undecided =
    because.includes('must-decide-again') ||
    (because.includes('must-decide') && (asked.length === 0 || asked.some(({ state }) => !goesOn.has(state))))
  return mayGo && undecided && t.permission.advice.every(({ answer }) => answer !== undefined)
}

/** Whether somebody whose yes is needed said no after the package was sent (R4.6). */
export const saidNoSince = (t: Transfer): boolean =>
  needed(t).some(({ state, seq }) => isNo(state) && seq > (t.sentBy ?? 0))

/** Whether the receiving authority is told although the papers stay, and why not otherwise (R4.11). */
export const notificationDue = (t: Transfer): boolean =>
  t.stage === 'draft' && t.notification === undefined && mayShare(t).because.includes('decided-not-to')

/** The same, as the column that lists are filtered by holds it: `sender:practice-lead:decision`, one after another. */
export const waitingColumn = (t: Transfer): string =>
  waitsFor(t)
    .flatMap(({ side, who, errand }) => who.map((role) => `${side}:${role}:${errand}`))
    .join(' ')

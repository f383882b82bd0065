import type { Actor, Role, Side } from './actor.ts'
import { waitingAlerts } from './alert.ts'
import { disputedChildren, rungHeld } from './dispute.ts'
import { owed } from './emergency.ts'
import { oneSidesOwn } from './events.ts'
import { guestsMay, notForGuests } from './guests.ts'
import { knowsTheFamily } from './knowing.ts'
import { lastRung, roleAt, rungRoles } from './ladder.ts'
import { meetingArranged, meetingOwed, meetingToRecord } from './meeting.ts'
import { missingParts } from './package.ts'
import { serviceDeclined } from './permission.ts'
import { proposalTo, whoAgrees } from './proposal.ts'
import type { Refusal } from './refusal.ts'
import { renditionOf, versionsSent } from './rendition.ts'
import { mayConfirmSeen, mayTelephone } from './seen.ts'
import { needsCountersigning, overAndOwesNothing } from './sharing.ts'
import { openChildren, sideOf, stateOf, type Transfer } from './transfer.ts'
import { type VerbName, verbNames, verbs } from './verbs.ts'

/**
 * May this actor try this verb now? Party, then role, then state (R1.2, R1.3, R2.1). Gives the side and the role in
 * which they act; the verb’s own rule still decides.
 */
export function permits(
  name: VerbName,
  t: Transfer,
  by: Actor,
): { side: Side; role: Role | 'exchange' } | { refused: Refusal } {
  const verb = verbs[name]
  const side = sideOf(t, by.authority)
  // A draft that the receiving authority was told nothing of does not exist for it (R4.11).
  if (
    side === undefined ||
    (side === 'receiver' && t.receiverTold === undefined) ||
    (side === 'sender' && by.kind === 'guest')
  )
    return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
  if (knowsTheFamily(t, by) && !knownToAll.has(name)) return { refused: { code: 'knows-the-family', rule: 'R1.4' } }
  const theirs =
    verb.party === 'either' ? by.kind !== 'exchange' : verb.party === (by.kind === 'exchange' ? 'exchange' : side)
  if (!theirs)
    return { refused: { code: 'wrong-party', rule: 'R1.2', party: verb.party === 'either' ? 'sender' : verb.party } }
  if (by.kind === 'guest')
    return guestsMay.includes(name) ? inTurn(name, t, by, side, 'duty') : { refused: notForGuests }
  const role =
    by.kind === 'exchange'
      ? 'exchange'
      : (actingRole[name]?.(t, by) ?? by.roles.find((one) => verb.who.includes(one)) ?? rungRole(name, by))
  if (role === undefined) return { refused: { code: 'wrong-role', rule: 'R1.3', who: verb.who } }
  return inTurn(name, t, by, side, role)
}

function inTurn(
  name: VerbName,
  t: Transfer,
  by: Actor,
  side: Side,
  role: Role | 'exchange',
): ReturnType<typeof permits> {
  const state = stateOf(t)
  if (!verbs[name].from.includes(state))
    return { refused: { code: 'out-of-turn', rule: 'R2.1', state, allowed: allowedVerbs(t, by) } }
  return { side, role }
}

/** An alert is blocked by nothing (R2.8), and anybody may say that they know the family (R1.4). */
const knownToAll: ReadonlySet<VerbName> = new Set(['raise-alert', 'declare-knowing'])

/** In which of several roles somebody acts, where the transfer says so: the record names that one (R10.1). */
const actingRole: Partial<Record<VerbName, (t: Transfer, by: Actor) => Role | undefined>> = {
  escalate: (t, by) => roleHeld(t, by),
  decide: (t, by) => roleHeld(t, by),
  'answer-advice': (t, by) => t.permission.advice.find((one) => !one.answer && by.roles.includes(one.of))?.of,
}

/** As a deputy, or named as a holder, somebody does in a dispute what the role of their rung may (R8.5). */
const ofLadder: ReadonlySet<VerbName> = new Set<VerbName>([
  ...(['dispute', 'state-position', 'state-duty', 'escalate', 'decide', 'record-legal-advice'] as const),
])
const rungRole = (name: VerbName, { rungs = [] }: Actor): Role | undefined =>
  ofLadder.has(name) ? rungs.find(({ rung }) => verbs[name].who.includes(roleAt(rung)))?.role : undefined

/** When a verb has nothing to act on it is not offered; its own rule would refuse it all the same. */
const pointless: Partial<Record<VerbName, (t: Transfer, side: Side, by: Actor) => boolean>> = {
  'remove-paper': (t) => t.papers.length === 0,
  'keep-rendition': (t) => renditionOf(t, versionsSent(t)) !== undefined || versionsSent(t) === 0,
  'answer-advice': (t, _side, by) => !t.permission.advice.some((one) => !one.answer && by.roles.includes(one.of)),
  'countersign-sharing': (t) => !needsCountersigning(t),
  'record-move': (t) => t.sentAt !== undefined && !owed(t).includes('move'),
  'send-in-emergency': (t, _side, by) => t.papers.length === 0 || t.preparedBy.includes(by.worker),
  'notify-move': (t) => t.notification?.outcome === 'notify',
  'decide-sharing': (t) => overAndOwesNothing(t) !== undefined,
  'explain-unavailable': (t) => t.sentAt !== undefined && missingParts(t).length === 0,
  'acknowledge-alert': (t) => waitingAlerts(t).length === 0,
  'clear-namesake': (t, side) => side === 'receiver' && t.acknowledgedAt === undefined,
  'declare-knowing': (t, _side, by) => knowsTheFamily(t, by),
  'ask-contact': (t) => (t.earlierMoves ?? []).every(({ match }) => t.contacts?.some((one) => one.match === match)),
  'answer-contact': (t, side) =>
    !t.contacts?.some((one) => one.side === 'asked' && one.party === side && one.agree === undefined),
  'tick-agency': (t) => t.agencies === undefined,
  'answer-service': (t) => t.services === undefined,
  'confirm-risks': (t) => t.risksBack === undefined || t.risksBack.understood !== undefined,
  'write-letter': (t) => t.change === undefined,
  'decline-service': (t) => !serviceDeclined(t, 'receiver'),
  'agree-residence': (t, side, by) => {
    const report = proposalTo(t.residence, side)
    return report === undefined || !by.roles.some((role) => whoAgrees(t.residence, report).includes(role))
  },
  'end-stay': (t) => t.residence.running?.kind !== 'temporary',
  'ask-visit': (t) => t.residence.running?.kind !== 'temporary',
  'answer-visit': (t) => !t.visits?.some(({ visited }) => visited === undefined),
  'confirm-due': (t) => t.clock?.earlier === undefined || !meetingOwed(t),
  'cancel-meeting': (t) => !meetingArranged(t),
  'write-closing-summary': (t) => openChildren(t).every((id) => t.children[id]?.outcome !== 'no-longer-in-need'),
  'confirm-seen': (t, side) => !mayConfirmSeen(t, side),
  'record-call': (t, side) => !mayTelephone(t, side),
  answer: (t) => t.questions.every((question) => question.answered),
  accept: (t) => disputedChildren(t, openChildren(t)).length === openChildren(t).length,
  'hold-meeting': (t) => !meetingToRecord(t),
  complete: (t) => openChildren(t).every((id) => t.children[id]?.outcome === undefined),
  dispute: (t) => t.dispute !== undefined,
  'state-position': (t, side) => t.dispute === undefined || t.dispute.positions.includes(side),
  escalate: (t, _side, by) => roleHeld(t, by) === undefined || rungOf(t, by) === lastRung,
  decide: (t, _side, by) => (by.kind === 'guest' ? t.dispute === undefined : roleHeld(t, by) === undefined),
  'record-legal-advice': (t) => t.dispute === undefined,
}

const rungOf = (t: Transfer, by: Actor): number | undefined =>
  t.dispute && rungHeld(t.dispute, by, sideOf(t, by.authority) ?? 'sender')

/** In which role they act at the rung that they hold in the dispute, be it as the deputy of whoever has that role (R8.5). */
function roleHeld(t: Transfer, by: Actor): Role | undefined {
  const rung = rungOf(t, by)
  if (rung === undefined) return undefined
  return by.rungs?.find((held) => held.rung === rung)?.role ?? roleAt(rung)
}

/**
 * The verbs that this actor may try on the transfer as it stands: the buttons that a page shows (R1.3).
 * @param otherLaw whether the receiving authority works by other law: it completes without a meeting (R2.12)
 */
export const allowedVerbs = (t: Transfer, by: Actor, otherLaw = false): VerbName[] =>
  verbNames.filter((name) => {
    if (!verbs[name].from.includes(stateOf(t))) return false
    const access = permits(name, t, by)
    if ('refused' in access) return false
    return (otherLaw && name === 'complete') || !pointless[name]?.(t, access.side, by)
  })

/** An administrator who is nothing else keeps settings and sees no case (R1.3). */
export const seesNoCase = (by: Actor): boolean => by.roles.every((role) => role === 'administrator')

/**
 * How much of a transfer this reader may see. The receiving authority opens the content by acknowledging; before that it
 * sees only what is told to both sides from the start (R2.7, R4.11). An administrator keeps settings and sees no case
 * content (R1.1).
 */
export function mayRead(t: Transfer, by: Actor): 'all' | 'early' | 'nothing' {
  const side = sideOf(t, by.authority)
  if (side === undefined || seesNoCase(by) || knowsTheFamily(t, by)) return 'nothing'
  // A duty inbox receives: what its council ever sent is not for it (R9.4).
  if (by.kind === 'guest' && side === 'sender') return 'nothing'
  const open = t.sentAt !== undefined && t.acknowledgedAt !== undefined
  return side === 'sender' || open ? 'all' : 'early'
}

const leads: readonly Role[] = rungRoles

/**
 * How much of an entry of the record this reader may see. What one authority learns of an earlier move is not for the other;
 * within it, how long ago that was is for a practice lead and those above (R5.2).
 * @param open whether the content is open to them
 */
export function mayReadEntry(
  entry: { type: string; authority: string },
  by: Actor,
  open = true,
): 'all' | 'title' | 'nothing' {
  if (oneSidesOwn.has(entry.type) && entry.authority !== by.authority) return 'nothing'
  // Privileged: for those who decide, and those who advise (R8.3).
  if (entry.type === 'LegalAdviceKept') return readsLegalAdvice(by) ? 'all' : 'title'
  // Why they are told is said in words about the family: it opens with the papers (R2.7, R4.11).
  if ((entry.type === 'MoveNotified' || entry.type === 'Telephoned') && !open && entry.authority !== by.authority)
    return 'title'
  return entry.type === 'EarlierMoveFound' && !seesEarlierMoves(by) ? 'title' : 'all'
}

/** Whether somebody reads what legal advice says, in their own authority (R8.3). */
const readsLegalAdvice = (by: Actor): boolean =>
  by.roles.some((role) => role === 'legal-adviser' || leads.includes(role)) || (by.rungs ?? []).length > 0

/** Whether somebody may see how long ago an earlier move was (R5.2). */
export const seesEarlierMoves = (by: Actor): boolean => by.roles.some((role) => leads.includes(role))

import { londonDate } from './clock.ts'
import { quiet, type Stamp, type TransferEvent } from './events.ts'
import { clockAfter } from './evolve-clock.ts'
import { disputeAfter, eachOf, leavingDispute, relead } from './evolve-dispute.ts'
import { answersAnew } from './evolve-family.ts'
import { moveAfter } from './evolve-move.ts'
import { permissionAfter } from './evolve-permission.ts'
import { changeOf } from './family-told.ts'
import { plainName } from './knowing.ts'
import { leadFrom, sameLeads } from './leads.ts'
import type { Alert } from './move-facts.ts'
import { shareable } from './paper-scope.ts'
import { seenAfter } from './seen.ts'
import { type ChildStanding, type Ending, openChildren, settledAt, type Transfer } from './transfer.ts'

/** Folds one event into the transfer. State is what its events add up to; replaying them gives it again (R10.1). */
export function evolve(before: Transfer | undefined, event: TransferEvent, stamp: Stamp & { id: string }): Transfer {
  if (before === undefined) return toldAfter(before, opened(event, stamp), event, stamp)
  const { settled: _before, ...rest } = before
  const settled = quiet.has(event.type) ? { settled: settledAt(before) } : {}
  const folded = { ...rest, ...changes(before, event, stamp), ...settled, version: stamp.seq }
  const settles = event.type === 'DisputeResolved' || event.type === 'ChildrenEnded'
  const after = settles ? leavingDispute(folded, event.children) : folded
  return toldAfter(before, after, event, stamp)
}

/** With what each side has not seen yet (R9.1). */
function toldAfter(before: Transfer | undefined, after: Transfer, event: TransferEvent, stamp: Stamp): Transfer {
  const { unseen: _unseen, untold: _untold, acted: _acted, called: _called, ...rest } = after
  return { ...rest, ...seenAfter(before, after, event, stamp) }
}

function opened(event: TransferEvent, stamp: Stamp & { id: string }): Transfer {
  if (event.type !== 'TransferDrafted' && event.type !== 'TransferRequested')
    throw new Error(`a transfer cannot begin with ${event.type}`)
  const { reference, sender, receiver, family } = event
  const requested = event.type === 'TransferRequested'
  return {
    ...{ id: stamp.id, reference, sender, receiver, family, version: stamp.seq },
    ...{ stage: requested ? 'requested' : 'draft', urgency: 'routine', moveConsidered: false },
    children: standings(family.children, {}, londonDate(stamp.at)),
    ...{ preparedBy: requested ? [] : [stamp.by.worker], papers: [], unavailable: [], questions: [], reminded: [] },
    permission: { given: {}, advice: [] },
    ...{ consents: {}, residence: { before: [] }, familyTold: {} },
    ...(requested ? { receiverTold: stamp.at } : {}),
    ...(event.movedOnFrom ? { movedOnFrom: event.movedOnFrom } : {}),
  }
}

/** Until acceptance says otherwise the transferring authority leads for every child (R8.1). */
const standings = (
  children: readonly { id: string }[],
  before: Transfer['children'],
  on: string,
): Transfer['children'] =>
  Object.fromEntries(children.map(({ id }) => [id, before[id] ?? { leads: [{ side: 'sender' as const, from: on }] }]))

function changes(t: Transfer, event: TransferEvent, stamp: Stamp): Partial<Transfer> {
  const on = londonDate(stamp.at)
  const side = stamp.by.authority === t.receiver ? 'receiver' : 'sender'
  const told = { receiverTold: t.receiverTold ?? stamp.at }
  switch (event.type) {
    case 'TransferDrafted':
    case 'TransferRequested':
      throw new Error(`a transfer begins once: ${event.type}`)
    case 'DraftBegun':
      return { stage: 'draft', ...preparedBy(t, stamp) }
    case 'FamilyRecorded': {
      const { family } = event
      const permission = { ...t.permission, given: { ...t.permission.given, ...answersAnew(t, family, stamp.seq) } }
      return { family, children: standings(family.children, t.children, on), permission, ...preparedBy(t, stamp) }
    }
    case 'PaperAdded':
      return { papers: [...t.papers, event.paper], ...preparedBy(t, stamp) }
    case 'PaperRemoved':
      return { papers: t.papers.filter((paper) => paper.id !== event.paper), ...preparedBy(t, stamp) }
    case 'PaperUnavailable': {
      const { slot, children, reason, standsIn } = event
      const others = t.unavailable
        .map((one) =>
          one.slot === slot ? { ...one, children: one.children.filter((id) => !children.includes(id)) } : one,
        )
        .filter((one) => one.children.length > 0)
      const unavailable = [...others, { slot, children, reason, ...(standsIn ? { standsIn } : {}) }]
      return { unavailable, ...preparedBy(t, stamp) }
    }
    case 'PermissionRecorded':
    case 'LawfulBasisRecorded':
    case 'AdviceAsked':
    case 'AdviceAnswered':
    case 'SharingDecided':
    case 'SharingCountersigned':
      return { permission: permissionAfter(t.permission, event, stamp) }
    case 'EmergencyDeclared':
      return { permission: permissionAfter(t.permission, event, stamp), urgency: 'urgent' }
    case 'EarlierMoveFound':
    case 'ContactAsked':
    case 'ContactWanted':
    case 'ContactAnswered':
    case 'ContactDisclosed':
    case 'AlertAcknowledged':
    case 'ParentsTold':
    case 'AgencyNamed':
    case 'AgencyTicked':
    case 'ServiceNamed':
    case 'ServiceAnswered':
    case 'JointVisitRecorded':
    case 'HandoverRecorded':
    case 'RisksStated':
    case 'RisksConfirmed':
      return moveAfter(t, event, stamp, on, side)
    case 'KnowingDeclared':
      return { knowing: [...new Set([...(t.knowing ?? []), stamp.by.worker])] }
    case 'NamesakeCleared':
      return { namesakes: [...new Set([...(t.namesakes ?? []), `${side} ${plainName(event.name)}`])] }
    case 'LetterWritten':
    case 'NoticeSeen':
    case 'Telephoned':
    case 'NobodyTold':
      return {}
    case 'ConsentRecorded':
      return { consents: { ...t.consents, [side]: { ...t.consents[side], [event.of]: event.consent } } }
    case 'MoveConsidered':
      return {
        ...{ moveConsidered: true, urgency: t.alerts || t.permission.emergency ? 'urgent' : event.urgency },
        ...(event.movesInTwelveMonths > 0 ? { movesDeclared: true as const } : {}),
        ...(event.trafficking ? { traffickingConsidered: true as const } : {}),
        // What an emergency left to be recorded is not the package.
        ...(t.sentAt ? {} : preparedBy(t, stamp)),
      }
    case 'MoveNotified':
      return { ...told, notification: { outcome: 'notify', seq: stamp.seq } }
    case 'NotificationWithheld':
      return { notification: { outcome: 'do-not-notify', seq: stamp.seq } }
    case 'AlertRaised': {
      const alert = { seq: stamp.seq, at: stamp.at, outOfHours: event.outOfHours, children: event.children }
      return { ...told, urgency: 'urgent', alerts: [...alertsKept(t), alert] }
    }
    case 'FamilyTold': {
      const { change } = t
      const since =
        change && event.on >= change.on
          ? { change: { ...change, told: [...new Set([...change.told, ...event.people])] } }
          : {}
      return { familyTold: { ...t.familyTold, [side]: event.on }, ...since }
    }
    case 'ResidenceReported':
    case 'ResidenceAgreed':
    case 'ResidenceProposed':
    case 'DueDateRecounted':
    case 'EarlierDueFound':
    case 'DueDateConfirmed':
    case 'VisitAsked':
    case 'VisitAnswered':
    case 'MeetingArranged':
    case 'MeetingCancelled':
    case 'MeetingHeld':
    case 'ClosingSummaryWritten':
      return clockAfter(t, event, stamp, on)
    case 'TransferSent':
      return {
        ...told,
        ...{
          stage: 'sent',
          sentAt: stamp.at,
          sentBy: stamp.seq,
          change: changeOf(t, 'sent', openChildren(t), stamp, side),
        },
        papers: t.papers.map((paper) => shareable(t, paper, event.verdict)),
      }
    case 'AddendumSent':
      return {
        ...{ papers: [...t.papers, { ...event.paper, shared: true }], addenda: (t.addenda ?? 0) + 1 },
        ...preparedBy(t, stamp),
      }
    case 'PackageRendered': {
      const { version, file, bytes, pages, sha256 } = event
      return { renditions: [...(t.renditions ?? []), { version, file, bytes, pages, sha256, at: stamp.at }] }
    }
    case 'TransferAcknowledged':
      return { stage: 'acknowledged', acknowledgedAt: stamp.at }
    case 'InformationAsked':
      return { questions: [...t.questions, { by: event.by, answered: false }] }
    case 'InformationAnswered':
      return { questions: t.questions.map((one, i) => (i === event.question - 1 ? { ...one, answered: true } : one)) }
    case 'ResponsibilityAccepted':
    case 'DisputeRaised':
    case 'PositionStated':
    case 'DisputeEscalated':
    case 'DisputeClimbed':
    case 'DisputeDecided':
    case 'DisputeResolved':
    case 'DutyStated':
    case 'LegalAdviceTaken':
    case 'LegalAdviceKept':
      return disputeAfter(t, event, stamp, on, side)
    case 'ChildrenEnded':
      return {
        children: eachOf(t, event.children, (child) => ended(child, event.how, event.on)),
        // Who completes leads already, and of what was never sent the family was told nothing.
        ...(event.how === 'completed' || t.sentAt === undefined
          ? {}
          : { change: changeOf(t, event.how, event.children, stamp, side) }),
      }
    case 'ReminderSent':
      return { reminded: [...t.reminded, event.reminder] }
  }
}

const mostWaiting = 50
const mostTaken = 5

/** However many are raised, the snapshot holds: those that wait go before those that somebody took. */
function alertsKept({ alerts = [] }: Transfer): Alert[] {
  const taken = alerts.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined)
  const waiting = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === undefined)
  return [...taken.slice(-mostTaken), ...waiting.slice(1 - mostWaiting)]
}

/** Whoever built a part of the package is among those who prepared it (R1.4). */
const preparedBy = (t: Transfer, { by }: Stamp): Pick<Transfer, 'preparedBy'> => ({
  preparedBy: [...new Set([...t.preparedBy, by.worker])],
})

/** A child returned or withdrawn is led by the transferring authority again, from that day (R8.6). */
function ended({ shared: _over, ...child }: ChildStanding, how: Ending, on: string): ChildStanding {
  const back = how === 'returned' || how === 'withdrawn'
  const given = back ? leadFrom(child, 'sender', on, 'returned') : child
  return { ...(sameLeads(child, given) ? child : relead(child, given)), ending: { how, on } }
}

import type { z } from 'zod'
import * as said from '../../schemas/event-said.ts'
import { type Part, partsOf } from '../../schemas/parts.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import type { EventType } from './events.ts'
import { defaultLadder } from './ladder.ts'
import { plainDate } from './plain-dates.ts'
import { sentIn } from './sent-papers.ts'
import type { Due, PaperRef, Verdict } from './transfer.ts'
import { type VerbName, verbs } from './verbs.ts'
import { paperName } from './words.ts'

const inputOf = (verb: VerbName): z.ZodObject => verbs[verb].input

/** What the verb was given, and the verdict that followed from it (R4.7). */
const withVerdict = (verb: VerbName): z.ZodObject => said.judged(inputOf(verb).shape)

/** How to read what each event said. Most said what their verb was given, and are read by its schema. */
const readBy: Record<EventType, z.ZodObject> = {
  TransferDrafted: said.opening,
  TransferRequested: said.opening,
  DraftBegun: said.nothing,
  FamilyRecorded: said.nothing,
  PaperAdded: said.paper,
  PaperRemoved: said.nothing,
  PaperUnavailable: inputOf('explain-unavailable'),
  PermissionRecorded: withVerdict('record-permission'),
  LawfulBasisRecorded: inputOf('record-lawful-basis'),
  AdviceAsked: inputOf('ask-advice'),
  AdviceAnswered: inputOf('answer-advice'),
  SharingDecided: withVerdict('decide-sharing'),
  SharingCountersigned: withVerdict('countersign-sharing'),
  EmergencyDeclared: said.emergency,
  KnowingDeclared: said.nothing,
  NamesakeCleared: inputOf('clear-namesake'),
  ConsentRecorded: inputOf('record-consent'),
  MoveConsidered: inputOf('record-move'),
  MoveNotified: said.reasoned,
  NotificationWithheld: said.reasoned,
  AlertAcknowledged: said.acknowledged,
  EarlierMoveFound: said.earlier,
  ContactAsked: said.reasoned,
  ContactWanted: said.nothing,
  ContactAnswered: said.answered,
  ContactDisclosed: said.disclosed,
  ParentsTold: inputOf('tell-parents'),
  AgencyNamed: inputOf('name-agency'),
  AgencyTicked: inputOf('tick-agency'),
  ServiceNamed: inputOf('name-service'),
  ServiceAnswered: inputOf('answer-service'),
  JointVisitRecorded: inputOf('record-joint-visit'),
  HandoverRecorded: inputOf('record-handover'),
  RisksStated: inputOf('state-risks'),
  RisksConfirmed: inputOf('confirm-risks'),
  LetterWritten: said.letter,
  AlertRaised: inputOf('raise-alert'),
  FamilyTold: inputOf('tell-family'),
  ResidenceReported: said.residence,
  ResidenceProposed: said.residence,
  ResidenceAgreed: said.residence,
  DueDateRecounted: said.recounted,
  EarlierDueFound: said.dueOn,
  DueDateConfirmed: said.dueOn,
  VisitAsked: inputOf('ask-visit'),
  VisitAnswered: inputOf('answer-visit'),
  TransferSent: said.sent,
  AddendumSent: said.paper,
  PackageRendered: said.rendered,
  TransferAcknowledged: said.acknowledged,
  ResponsibilityAccepted: inputOf('accept'),
  InformationAsked: inputOf('ask'),
  InformationAnswered: inputOf('answer'),
  MeetingArranged: inputOf('arrange-meeting'),
  MeetingCancelled: inputOf('cancel-meeting'),
  MeetingHeld: inputOf('hold-meeting'),
  ClosingSummaryWritten: inputOf('write-closing-summary'),
  DisputeRaised: inputOf('dispute'),
  PositionStated: inputOf('state-position'),
  DisputeEscalated: said.escalated,
  DisputeClimbed: said.climbed,
  DisputeDecided: said.decided,
  DisputeResolved: said.resolved,
  DutyStated: inputOf('state-duty'),
  LegalAdviceTaken: said.adviceTaken,
  LegalAdviceKept: said.adviceKept,
  ChildrenEnded: said.ended,
  NoticeSeen: said.nothing,
  Telephoned: inputOf('record-call'),
  NobodyTold: said.untold,
  ReminderSent: said.reminded,
}

/** What an entry of the record says beyond its title, as parts: facts and reasons (R10.1). Nothing for a kind not known here. */
export function saidIn(entry: Pick<RecordEntry, 'type' | 'said'>): Part[] {
  if (!Object.hasOwn(readBy, entry.type)) return []
  return partsOf(readBy[entry.type as EventType], { ...entry.said, ...toldBy(entry), ...verdictIn(entry.said) })
}

const isDue = (value: unknown): value is Due => typeof value === 'object' && value !== null && 'dayZero' in value

/** A due date in one sentence, with how it was counted (R6.4, R6.7). */
function dueWords({ on, dayZero, provisional, calendar }: Due): string {
  const version = /^\d{4}-\d{2}-\d{2}/.exec(calendar)?.[0]
  const list = version ? `, by the bank holidays as published on ${plainDate(version)}` : ''
  return `${plainDate(on)}${provisional ? ' (provisional)' : ''}, counted from ${plainDate(dayZero)}${list}`
}

/** What stands in an entry otherwise than it is told. */
function toldBy({ type, said }: Pick<RecordEntry, 'type' | 'said'>): Record<string, unknown> {
  if (typeof said.reminder === 'string') {
    const reminder = said.reminder.replace(/:.*$/, '')
    // Only of the meeting is it said when the meeting is due.
    return { reminder, ...(/^(meeting|late|very-late)/.test(reminder) ? {} : { due: undefined }) }
  }
  if (isDue(said.due)) return { due: dueWords(said.due), ...(isDue(said.was) ? { was: dueWords(said.was) } : {}) }
  if (type.startsWith('Dispute')) return atRung(said)
  if (type === 'TransferSent') return { ...sentIn({ said }) }
  if (type !== 'PaperAdded' && type !== 'AddendumSent') return {}
  const paper = said.paper as PaperRef
  return { paper: { ...paper, which: paperName(paper) }, reason: paper.reason }
}

/** To which rung it came or where it was decided, by the words that both sides know, and whether by a deputy (R8.4, R8.5). */
function atRung({ to, rung, deputy }: RecordEntry['said']): Record<string, unknown> {
  const words = (value: unknown) => (typeof value === 'number' ? defaultLadder[value]?.title : undefined)
  return {
    ...(to === undefined ? {} : { to: words(to) }),
    ...(rung === undefined ? {} : { rung: words(rung) }),
    ...(deputy ? { deputy: 'Deputy of the holder, who is away' } : {}),
  }
}

/** The verdict as its headline, its reasons in one paragraph, and its conditions (R4.7). */
function verdictIn({ verdict }: RecordEntry['said']): { verdict?: unknown } {
  if (verdict === undefined) return {}
  const { share, because = [], reasons, conditions = [] } = verdict as Partial<Verdict> & Pick<Verdict, 'reasons'>
  const said = because.includes('decided-not-to') ? 'no' : share
  return { verdict: { share: said, why: reasons.join(' '), ...(conditions.length > 0 ? { conditions } : {}) } }
}

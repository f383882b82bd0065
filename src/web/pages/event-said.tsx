import { z } from 'zod'
import type { RecordEntry } from '../../../schemas/record.ts'
import { Verdict } from '../../../schemas/transfer.ts'
import type { EventType } from '../../domain/events.ts'
import { type VerbName, verbs } from '../../domain/verbs.ts'
import { Parts, partsOf } from '../components/readable.tsx'
import type { Names } from './names.ts'
import { endingWords } from './words.ts'

const words = (title: string, labels?: Record<string, string>) =>
  z
    .string()
    .optional()
    .meta({ title, ...(labels ? { labels } : {}) })
const coded = (title: string, labels: Record<string, string>) =>
  z
    .enum(Object.keys(labels) as [string, ...string[]])
    .optional()
    .meta({ title, labels })
const children = z.array(z.string()).optional().meta({ title: 'Children' })
// A reminder's name holds the date it is about; what comes before it says what it reminds of (R6.6).
const reminders = {
  send: 'The papers are still to be sent',
  acknowledge: 'The transfer is still to be acknowledged',
  answer: 'The receiving authority is still to accept or dispute',
  'meeting-10': '10 working days to the meeting’s due date',
  'meeting-5': '5 working days to the meeting’s due date',
  'meeting-1': '1 working day to the meeting’s due date',
  'meeting-0': 'The meeting is due today',
  late: 'The meeting is late: for the practice lead',
  'very-late': 'The meeting is very late: for the service manager',
}
const inputOf = (verb: VerbName) => verbs[verb].input

const opening = z.object({ note: words('How they learned of it') })
const residence = z.object({ report: inputOf('report-residence').meta({ title: 'Reported' }) })
const paper = z.object({
  paper: z
    .object({ title: words('Title'), datedOn: words('Dated'), author: words('Author'), authorRole: words('Role') })
    .meta({ title: 'Paper' }),
})

/** How to read what each event said. Most said what their verb was given, and are read by its schema. */
const readBy: Record<EventType, z.ZodObject> = {
  TransferDrafted: opening,
  TransferRequested: opening,
  DraftBegun: z.object({}),
  FamilyRecorded: z.object({}),
  PaperAdded: paper,
  PaperRemoved: z.object({}),
  PaperUnavailable: inputOf('explain-unavailable'),
  PermissionRecorded: inputOf('record-permission'),
  LawfulBasisRecorded: inputOf('record-lawful-basis'),
  AdviceAsked: inputOf('ask-advice'),
  AdviceAnswered: inputOf('answer-advice'),
  SharingDecided: inputOf('decide-sharing'),
  SharingCountersigned: inputOf('countersign-sharing'),
  ConsentRecorded: inputOf('record-consent'),
  MoveConsidered: inputOf('record-move'),
  MoveNotified: inputOf('notify-move'),
  AlertRaised: inputOf('raise-alert'),
  FamilyTold: inputOf('tell-family'),
  ResidenceReported: residence,
  ResidenceProposed: residence,
  ResidenceAgreed: residence,
  TransferSent: z.object({
    verdict: z
      .object({ reasons: Verdict.shape.reasons.meta({ title: 'Why it may be shared' }) })
      .meta({ title: 'Verdict' }),
    workingDaysGone: z.number().optional().meta({ title: 'Working days already gone' }),
  }),
  AddendumSent: paper,
  TransferAcknowledged: z.object({ worker: words('Named worker') }),
  ResponsibilityAccepted: inputOf('accept'),
  InformationAsked: inputOf('ask'),
  InformationAnswered: inputOf('answer'),
  MeetingArranged: inputOf('arrange-meeting'),
  MeetingHeld: inputOf('hold-meeting'),
  DisputeRaised: inputOf('dispute'),
  PositionStated: inputOf('state-position'),
  DisputeEscalated: inputOf('escalate'),
  DisputeDecided: inputOf('decide'),
  DisputeResolved: z.object({
    outcome: coded('Outcome', {
      'receiver-responsible': 'The receiving authority is responsible',
      'sender-responsible': 'The transferring authority is responsible',
      shared: 'Shared until a date',
    }),
    from: words('Date'),
    children,
  }),
  ChildrenEnded: z.object({
    how: coded('How', endingWords),
    on: words('Date'),
    children,
    code: words('Reason code'),
    reasons: words('Reasons'),
  }),
  ReminderSent: z.object({ reminder: coded('About', reminders), due: words('Meeting due on') }),
}

/** What an entry of the record says beyond its title: facts and reasons, in words. */
export function EventSaid({ entry, names }: { entry: RecordEntry; names: Names }) {
  if (!Object.hasOwn(readBy, entry.type)) return null
  const { reminder, ...rest } = entry.said
  const said = typeof reminder === 'string' ? { reminder: reminder.replace(/:.*$/, ''), ...rest } : rest
  const parts = partsOf(readBy[entry.type as EventType], said)
  return parts.length === 0 ? null : <Parts parts={parts} names={names} />
}

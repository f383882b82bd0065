import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { theOther } from '../../domain/actor.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { considered } from './from-record.ts'
import { withoutOutcome } from './outcomes.tsx'
import { reportsIn } from './residence-words.ts'
import { emergencySteps, sharingSteps } from './sharing-steps.ts'

type Content = NonNullable<TransferView['content']>
type Step = VerbName | false | undefined

/**
 * What this side would likely do next, the likeliest first, whoever of it may do it. It only orders; the rules decide.
 * @param today London calendar date
 */
export function likelySteps(view: TransferView, record: readonly RecordEntry[], today: string): VerbName[] {
  const steps = view.side === 'sender' ? sendersSteps(view, record) : receiversSteps(view, today)
  return [...new Set(steps.filter((step) => typeof step === 'string'))]
}

function sendersSteps(view: TransferView, record: readonly RecordEntry[]): Step[] {
  const { state, content } = view
  if (state === 'requested') return ['begin']
  if (content === undefined) return []
  // Whoever is asked for advice has that to do, and others wait for it (R4.4).
  const asked = view.allowed.includes('answer-advice') && 'answer-advice'
  if (state === 'draft') return [asked, ...draftsSteps(view, content, record)]
  const { move } = content
  return [
    asked,
    ...emergencySteps(content),
    ...wantedOfUs(content),
    ...sharingSteps(view, record),
    content.told.overdue && 'tell-family',
    arriving(content),
    content.questions.some(({ answered }) => !answered) && 'answer',
    move.risksBack !== undefined && move.risksBack.understood === undefined && 'confirm-risks',
    ...shared(view),
    ...telling(content),
    move.parentsTold === undefined && 'tell-parents',
    move.agencies.some(({ told }) => told === undefined) && 'tick-agency',
    'send-addendum',
  ]
}

function draftsSteps(view: TransferView, content: Content, record: readonly RecordEntry[]): Step[] {
  const lacks = content.missing.length > 0
  const resident = reportsIn(content.residence).running !== undefined
  const sharing = sharingSteps(view, record)
  // Asking the family waits for no paper, and no paper for it; what others decide or advise waits for them now.
  const asking = sharing.find((step) => typeof step === 'string') === 'record-permission'
  const ready = !lacks && content.verdict.share !== 'none' && considered(record) && resident
  return [
    ready && 'send',
    ...wantedOfUs(content),
    ...(asking ? [] : sharing),
    lacks && 'add-paper',
    lacks && 'explain-unavailable',
    !considered(record) && 'record-move',
    !resident && 'report-residence',
    ...(asking ? sharing : []),
  ]
}

function receiversSteps(view: TransferView, today: string): Step[] {
  const { state, content } = view
  const alert = view.allowed.includes('acknowledge-alert') && 'acknowledge-alert'
  if (state === 'sent') return [alert, 'acknowledge']
  if (content === undefined) return [alert]
  const inDispute = view.disputeRung !== undefined
  const { told, move } = content
  const first: Step[] = [alert, ...wantedOfUs(content), told.overdue && 'tell-family', ...shared(view)]
  const toAnswer: Step[] = [
    view.allowed.includes('confirm-due') && 'confirm-due',
    content.visits.some(({ visited }) => visited === undefined) && 'answer-visit',
  ]
  const handover: Step[] = [
    move.services.some(({ can }) => can === undefined) && 'answer-service',
    (move.risksBack === undefined || move.risksBack.understood === false) && 'state-risks',
  ]
  if (state === 'acknowledged')
    return [
      ...first,
      ...toAnswer,
      !inDispute && 'accept',
      ...meetingSteps(view, content, today),
      !inDispute && 'dispute',
      ...handover,
      'ask',
    ]
  if (state !== 'accepted') return first
  return [
    ...first,
    ...toAnswer,
    ...meetingSteps(view, content, today),
    summaryWanted(view, content) && 'write-closing-summary',
    ...telling(content),
    (content.meeting?.heldOn !== undefined || otherLaw(view)) && 'complete',
    ...handover,
    'ask',
  ]
}

/**
 * The meeting: arranged, and what came of it written down once its day has come, for every child (R7.1, R7.3). During a
 * temporary stay the transferring authority keeps the plan (R2.6), and under other law no meeting is due (R2.12).
 */
function meetingSteps(view: TransferView, content: Content, today: string): Step[] {
  const { meeting, residence } = content
  const staying = reportsIn(residence).running?.kind === 'temporary'
  const toArrange = meeting === undefined || meeting.cancelled === true
  if (toArrange) return [!staying && !otherLaw(view) && 'arrange-meeting']
  const owed = meeting.heldOn === undefined || withoutOutcome(view).length > 0
  return [owed && (meeting.heldOn ?? meeting.on) <= today && 'hold-meeting']
}

/** Only where no meeting is due may a transfer be completed without any outcome. */
const otherLaw = ({ allowed, children }: TransferView): boolean =>
  allowed.includes('complete') && children.every(({ outcome }) => outcome === undefined)

/** Whether the family has come, or what became of its stay, is to be said once its day has passed (R2.6, R6.3). */
function arriving(content: Content): Step {
  const { running } = reportsIn(content.residence)
  if (running?.kind === 'temporary') return 'end-stay'
  return running?.kind === 'expected' && 'report-residence'
}

/** A child who is no longer in need has a closing summary first (R7.3). */
const summaryWanted = (view: TransferView, { closingSummaries }: Content): boolean =>
  view.children.some(({ id, outcome }) => outcome === 'no-longer-in-need' && !closingSummaries.includes(id))

/** What another authority asks of this one (R5.2). */
const wantedOfUs = ({ move }: Content): Step[] => [
  move.contactsWanted.some(({ agree }) => agree === undefined) && 'answer-contact',
]

/** The family is told, by a letter or otherwise (R5.5). */
const telling = ({ told }: Content): Step[] => (told.still.length > 0 ? ['tell-family', 'write-letter'] : [])

/** What either side may have to answer. */
function shared(view: TransferView): Step[] {
  const proposed = view.content && reportsIn(view.content.residence).proposed
  return [...disputing(view), proposed !== undefined && proposed.by !== view.side && 'agree-residence']
}

/** In a dispute: whoever has decided where it stands waits for the other; where both have, it is to go up (R8.3, R8.4). */
function disputing({ dispute, side }: TransferView): Step[] {
  if (dispute === undefined) return []
  const stating = !dispute.positions.includes(side) && 'state-position'
  if (dispute.turn === theOther(side)) return [stating]
  return dispute.decided.includes(side) ? [stating, 'escalate', 'decide'] : [stating, 'decide', 'escalate']
}

import type { z } from 'zod'
import type { Role } from '../../../schemas/authority.ts'
import { type Errand, ListLine } from '../../../schemas/list.ts'
import type { NoticeWay } from '../../../schemas/telling.ts'
import { counted } from '../../domain/plain-dates.ts'
import type { State } from '../../domain/transfer.ts'
import type { VerbName, verbs } from '../../domain/verbs.ts'
import { roleWords, slotTitles } from '../../domain/words.ts'
import type { TagColour } from '../components/tag.tsx'
import { fieldsOf } from '../forms/fields.ts'

/** A state in one or two words with its colour; the colour is never the only thing that tells it. */
export const stateTags: Record<State, { text: string; colour: TagColour }> = {
  requested: { text: 'Requested', colour: 'purple' },
  draft: { text: 'Draft', colour: 'grey' },
  sent: { text: 'Sent', colour: 'blue' },
  acknowledged: { text: 'Acknowledged', colour: 'yellow' },
  accepted: { text: 'Accepted', colour: 'teal' },
  completed: { text: 'Completed', colour: 'green' },
  ended: { text: 'Ended', colour: 'grey' },
}

export const urgencyTags: Record<string, { text: string; colour: TagColour }> = {
  routine: { text: 'Routine', colour: 'grey' },
  soon: { text: 'Soon', colour: 'orange' },
  urgent: { text: 'Urgent', colour: 'red' },
}

export const outcomeWords: Record<string, string> = {
  'no-longer-in-need': 'No longer a child in need',
  continues: 'Continues as a child in need',
  'assessment-update': 'Assessment to be updated',
  'strategy-discussion': 'Strategy discussion (section 47)',
}

/** The ladder of a dispute, rung by rung (R8.4). */
export const rungWords = ['Practice leads', 'Service managers', 'Heads of service', 'Directors'] as const

export const capabilityTitles: Record<(typeof verbs)[VerbName]['capability'], string> = {
  package: 'The package',
  permission: 'Permission and sharing',
  move: 'What the move means',
  clock: 'Residence, meeting and completion',
  notice: 'Telling and asking',
  dispute: 'Responsibility and disputes',
}

/** What a form asks of whoever fills it in, where its schema says what the verb does. */
export const verbLeads: Partial<Record<VerbName, string>> = {
  'report-residence': 'Say where the family stands with its move, and how you know.',
  'agree-residence': 'Agree the date that the other authority proposes. The clock is then counted from it.',
  'end-stay': 'Say what has become of the temporary stay, and since when.',
  'ask-visit': 'Ask the receiving authority to visit the family while it stays there for a time.',
  'answer-visit': 'Say whether the family was visited, and what was seen or why there was no visit.',
  'confirm-due': 'Confirm the earlier due date. Until you do, the later one stands.',
  'arrange-meeting': 'Arrange the Child in Need meeting of your authority, or change what was arranged.',
  'cancel-meeting': 'Say why the meeting will not be held. The due date stays as it is: arrange another.',
  'hold-meeting': 'Write down who came, and the outcome for each child with the reasons.',
  'write-closing-summary':
    'Write why the child is no longer in need, what everybody thinks of it, and what comes next.',
  decide: 'Decide for your authority where the dispute now stands, and say why.',
  escalate: 'Bring the dispute to the attention of the next rung on both sides.',
  'state-position': 'State what your authority holds, beside what the other has stated.',
  'state-duty': 'Say whose duty it is, as your authority sees it. Who leads does not change by it.',
  'record-legal-advice': 'Record legal advice that your authority has taken in the dispute.',
  complete: 'Complete the transfer once you have accepted responsibility, held the meeting and told the family.',
}

/** Whose advice may be asked, within a sentence (R4.4). */
export const adviserWords: Record<string, string> = {
  'caldicott-guardian': 'the Caldicott guardian',
  'legal-adviser': 'legal services',
}

/** Papers by their slots: "Child in Need plan, Summary or case report". */
export const papersNamed = (papers: readonly string[]): string =>
  papers.map((paper) => slotTitles[paper as keyof typeof slotTitles] ?? paper).join(', ')

/** How long ago, in whole months: "5 months ago". */
export const monthsAgo = (months: number): string =>
  months < 1 ? 'less than a month ago' : `${counted(months, 'month')} ago`

/** What waits for the reader, in words (R4.4). */
export const errandWords = (errand: Errand): string => labelIn(ListLine, 'waits', errand)

/** What a choice of a form is called, as its schema labels it. */
export function labelIn(schema: z.ZodObject, key: string, value: string): string {
  const field = fieldsOf(schema).find((one) => one.key === key)
  const options = field && 'options' in field ? field.options : []
  return options.find((option) => option.value === value)?.label ?? value
}

/** How a notice stands in one way; the colour is never the only thing that tells it (R9.3). */
export const wayTags: Record<NoticeWay['state'], { text: string; colour: TagColour }> = {
  delivered: { text: 'Delivered', colour: 'green' },
  handed: { text: 'Sent, not yet confirmed', colour: 'yellow' },
  waiting: { text: 'Waiting', colour: 'blue' },
  dead: { text: 'Not delivered', colour: 'red' },
}

/** Whose mailbox it is, as the heading of a row. */
export const mailboxTitle = (role: Role): string => {
  if (role === 'duty') return 'Duty desk'
  const words = roleWords[role]
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** By which way somebody is told: "Email to the duty desk". */
export function wayWords({ channel, mailbox, toSecond }: Pick<NoticeWay, 'channel' | 'mailbox' | 'toSecond'>): string {
  if (channel === 'webhook') return 'Your case system'
  if (channel === 'out-of-hours') return 'Email to the out-of-hours team'
  const whom = mailbox === 'duty' ? 'duty desk' : roleWords[mailbox]
  return toSecond ? `Email to the deputy of the ${whom}` : `Email to the ${whom}`
}

import { z } from 'zod'
import { Letter } from './letter.ts'
import { Decide, Escalate } from './verbs/dispute.ts'
import { SendInEmergency } from './verbs/permission.ts'
import { ReportResidence } from './verbs/residence.ts'
import { slot } from './verbs/shared.ts'

const words = (title: string) => z.string().optional().meta({ title })
const number = (title: string) => z.number().optional().meta({ title })
const coded = (title: string, labels: Readonly<Record<string, string>>) =>
  z
    .enum(Object.keys(labels) as [string, ...string[]])
    .optional()
    .meta({ title, labels })
const children = z.array(z.string()).optional().meta({ title: 'Children' })

/** How a child’s transfer ended, in words (section 2). */
export const endingLabels = {
  completed: 'Transfer completed',
  withdrawn: 'Withdrawn by the transferring authority',
  returned: 'Returned to the transferring authority',
  'moved-on': 'The family moved on',
  'stepped-up': 'Stepped up to child protection',
  'service-declined': 'The family declined the service',
} as const

// A reminder's name holds the date it is about; what comes before it says what it reminds of (R6.6).
const reminders = {
  alert: 'The alert is still to be acknowledged',
  'emergency-reasons': 'What the emergency left to be recorded is due today',
  'emergency-reasons-late': 'What the emergency left to be recorded is late',
  told: 'The family is still to be told who is responsible',
  send: 'The papers are still to be sent',
  acknowledge: 'The transfer is still to be acknowledged',
  answer: 'The receiving authority is still to accept or dispute',
  expected: 'The day has passed on which the family was expected: has it arrived?',
  stay: 'The temporary stay was to end: what has become of it?',
  'stay-late': 'Nobody has said what became of the temporary stay: for the practice lead',
  visit: 'The visit that was asked for is due',
  'meeting-10': '10 working days to the meeting’s due date',
  'meeting-5': '5 working days to the meeting’s due date',
  'meeting-1': '1 working day to the meeting’s due date',
  'meeting-0': 'The meeting is due today',
  late: 'The meeting is late: for the practice lead',
  'very-late': 'The meeting is very late: for the service manager',
  'last-rung': 'The time of the last rung has passed again: for the directors',
  'shared-ends': 'Shared responsibility ends soon: what follows is to be settled',
  'shared-over': 'Shared responsibility has ended: who is responsible is to be settled',
  'interim-over': 'The interim arrangement is over',
}

/** How to read what an event said, where it is not what its verb was given. */
export const nothing = z.object({})
export const opening = z.object({ note: words('How they learned of it') })
export const residence = z.object({
  report: ReportResidence.meta({ title: 'Reported' }),
  due: words('The meeting is due'),
})
export const dueOn = z.object({ due: words('The meeting is due') })
export const recounted = z.object({ due: words('The meeting is due'), was: words('It was due') })
const papers = (title: string) => z.array(z.string()).optional().meta({ title })
export const paper = z.object({
  paper: z
    .object({
      which: words('Which'),
      ...{ title: words('Title'), datedOn: words('Dated'), author: words('Author'), authorRole: words('Role') },
    })
    .meta({ title: 'Paper' }),
  reason: words('Why it is needed'),
})
const verdict = (title: string) =>
  z
    .object({
      share: coded('May they be shared', {
        all: 'Yes, the whole package',
        part: 'Yes, but only some of the papers',
        none: 'Not yet',
        no: 'No',
      }),
      why: words('Why'),
      conditions: z.array(z.string()).optional().meta({ title: 'Conditions' }),
    })
    .optional()
    .meta({ title })

/** What a verb was given, together with the verdict that followed (R4.7). */
export const judged = (shape: z.ZodRawShape): z.ZodObject =>
  z.object({ ...shape, verdict: verdict('May the papers be shared, as it then stood') })
export const emergency = z.object({
  ...SendInEmergency.shape,
  due: words('Reasons due by the end of'),
  verdict: verdict('Why it may be shared'),
})
export const reasoned = z.object({ reasons: words('Reasons') })
export const earlier = z.object({
  matches: z
    .array(z.object({ months: number('Whole months ago') }))
    .optional()
    .meta({ title: 'Earlier moves' }),
})
export const answered = z.object({
  agree: z.boolean().optional().meta({ title: 'Agreed to contact' }),
  reasons: words('Reasons'),
})
export const disclosed = z.object({ agree: answered.shape.agree })
export const letter = z.object({ to: words('To'), letter: Letter.optional().meta({ title: 'Letter' }) })
export const sent = z.object({
  papers: papers('Papers sent'),
  withheld: papers('Withheld'),
  verdict: verdict('Why it may be shared'),
  workingDaysGone: number('Working days already gone'),
})
export const rendered = z.object({
  version: number('Version'),
  pages: number('Pages'),
  sha256: words('SHA-256 of the PDF'),
})

// Of a signed manifest, what the record repeats; what was signed stays as it is, whatever else it holds.
const listed = z.object({
  slot: z.enum([...slot.options, 'other']),
  version: z.int(),
  title: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
})
const council = z.object({ name: z.string(), telephone: z.string() })

export const Manifest = z.object({
  papers: z.array(listed),
  adding: listed.optional(),
  withheld: z.array(z.object({ slot: listed.shape.slot, why: z.array(z.string()) })),
  // The first manifests did not say.
  councils: z.object({ sender: council, receiver: council }).optional(),
})

export const acknowledged = z.object({ worker: words('Named worker') })
const atRung = { to: words('To'), rung: words('Where'), deputy: words('As') }
export const climbed = z.object({ to: atRung.to })
export const escalated = z.object({ to: atRung.to, deputy: atRung.deputy, ...Escalate.shape })
export const decided = z.object({ rung: atRung.rung, deputy: atRung.deputy, ...Decide.shape })
export const adviceTaken = z.object({ on: words('Given on') })
export const adviceKept = z.object({ advice: words('Advice') })
export const resolved = z.object({
  outcome: coded('Outcome', {
    'receiver-responsible': 'The receiving authority is responsible',
    'sender-responsible': 'The transferring authority is responsible',
    shared: 'Shared until a date',
    'goes-on': 'The transfer goes on, and nothing changes',
  }),
  from: words('From'),
  until: words('Until'),
  leads: coded('Who leads meanwhile', { sender: 'The transferring authority', receiver: 'The receiving authority' }),
  children,
})
export const ended = z.object({
  how: coded('How', endingLabels),
  on: words('Date'),
  children,
  code: words('Reason code'),
  reasons: words('Reasons'),
})
export const untold = z.object({
  side: coded('Could not be told', { sender: 'The transferring authority', receiver: 'The receiving authority' }),
})
export const reminded = z.object({ reminder: coded('About', reminders), due: words('Meeting due on') })

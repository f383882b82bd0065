import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { instant } from './dates.ts'
import { DisputeStanding } from './dispute.ts'
import { ChildId, Family } from './family.ts'
import { Move, Told } from './move.ts'
import { Sharing } from './sharing.ts'
import { Duty } from './verbs/dispute.ts'

export const Side = z.enum(['sender', 'receiver'])
export const State = z.enum(['requested', 'draft', 'sent', 'acknowledged', 'accepted', 'completed', 'ended']).meta({
  id: 'State',
  description: 'Follows from the children: the stage while any child is open, then how it ended.',
})

export const Due = z
  .strictObject({
    dayZero: z.iso.date(),
    on: z.iso.date(),
    provisional: z.boolean(),
    because: z
      .array(z.enum(['expected', 'horizon']))
      .optional()
      .meta({
        description:
          'Why it is provisional: the move is only expected, or the date lies past the last bank holidays published (R6.4).',
      }),
    calendar: z.string().meta({ description: 'The published bank holidays that it was counted by (R6.7).' }),
    counting: z
      .enum(['day-after', 'same-day'])
      .optional()
      .meta({ description: 'Which day is day 1: left out, the first working day after day 0 (R6.2).' }),
  })
  .meta({ id: 'Due', description: 'The meeting is due within 20 working days of residence, day 0 (R6.2).' })

export const ChildStanding = z
  .strictObject({
    id: ChildId,
    age: z.int().min(0).optional().meta({ description: 'In whole years, on the day of asking.' }),
    leads: Side.meta({ description: 'Which side leads today (R8.1).' }),
    next: z
      .strictObject({ side: Side, from: z.iso.date() })
      .optional()
      .meta({ description: 'Who leads next, and from when, where that is known (R8.1).' }),
    duty: z
      .strictObject({ sender: Duty.optional(), receiver: Duty.optional() })
      .optional()
      .meta({ description: 'Whose duty each side has said it to be; left out, it has not said (R8.1).' }),
    sharedUntil: z.iso.date().optional().meta({ description: 'Both share it until then (R8.6).' }),
    acceptedOn: z.iso.date().optional(),
    outcome: z.string().optional(),
    ending: z.strictObject({ how: z.string(), on: z.iso.date() }).optional(),
  })
  .meta({ id: 'ChildStanding', description: 'Acceptance, leading authority, outcome and ending, held for each child.' })

export const Verdict = z
  .strictObject({
    share: z.enum(['all', 'part', 'none']),
    papers: z.array(z.string()),
    because: z.array(z.string()).optional().meta({ description: 'The reasons by codes that do not change.' }),
    reasons: z.array(z.string()).meta({ description: 'As a parent could read them.' }),
    conditions: z
      .array(z.string())
      .optional()
      .meta({ description: 'They go with the papers; whoever takes them keeps to them (R4.4).' }),
    caldicott: z.enum(['not-needed', 'to-consider', 'considered-not-needed', 'requested', 'advised']),
    caldicottWhy: z
      .string()
      .optional()
      .meta({ description: 'Why advice was considered and not thought necessary (R4.8).' }),
  })
  .meta({ id: 'Verdict', description: 'May we share? One verdict with its reasons (R4.7).' })

export const PaperLine = z
  .strictObject({
    id: z.uuid(),
    slot: z.string(),
    version: z.int(),
    title: z.string(),
    datedOn: z.iso.date(),
    author: z.string(),
    authorRole: z.string(),
    children: z.array(ChildId),
    marks: z.array(z.string()).meta({ description: 'The kinds of care it asks for (R3.10).' }),
    shared: z.boolean(),
    reason: z.string().optional(),
    files: z.array(
      z.strictObject({
        name: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
        sha256: z.string(),
        file: z.uuid().optional(),
        pages: z.int().optional().meta({ description: 'Of an uploaded file, as counted when it arrived.' }),
      }),
    ),
  })
  .meta({ id: 'PaperLine', description: 'A paper as the package lists it (R3.2).' })

/** Something about the package that ought to be put right or be known; it never stands in anybody’s way. */
export const Warning = z
  .strictObject({
    rule: z.string().meta({ description: 'The rule that asks for it, such as R3.7 or R3.8.' }),
    code: z.string().meta({ description: 'What kind it is; stable.', examples: ['no-named-person', 'visit-overdue'] }),
    slot: z.string().optional().meta({ description: 'The slot it belongs to; left out, it is about the family.' }),
    paper: z.uuid().optional().meta({ description: 'The paper it is about, where it is about one.' }),
    where: z.string().optional().meta({ description: 'Where in the paper: “need 2, action 1”.' }),
    children: z
      .array(ChildId)
      .optional()
      .meta({ description: 'The children it is about; left out, all of the paper’s.' }),
    since: z.iso.date().optional().meta({ description: 'The date that has passed.' }),
    words: z.string().meta({ description: 'The whole of it in words, for people; it may quote the paper.' }),
  })
  .meta({ id: 'Warning', description: 'It warns both sides and blocks nothing (R3.7, R3.8).' })
export type Warning = z.infer<typeof Warning>

/** What both parties may always see of a transfer: no name, no birth date, no words of anybody’s (R2.7). */
const standing = {
  id: z.uuid(),
  reference: z.string().meta({ examples: ['BTN-7F3K-2QXM'] }),
  version: z.int().meta({ description: 'Send it back as If-Match: "version".' }),
  state: State,
  side: Side.meta({ description: 'Which side of it you are.' }),
  sender: AuthorityId,
  receiver: AuthorityId,
  urgency: z.enum(['routine', 'soon', 'urgent']),
  due: Due.optional(),
  children: z.array(ChildStanding),
  disputeRung: z
    .int()
    .optional()
    .meta({ description: '0 practice lead, 1 service manager, 2 head of service, 3 director.' }),
  dispute: DisputeStanding.optional(),
  telephone: z
    .strictObject({
      number: z.string(),
      outOfHours: z.string().optional(),
      why: z.enum(['untold', 'alert', 'unseen']).meta({
        description:
          'No way was left to tell them; an alert of yours lies unanswered; or nobody there has acknowledged what they were told.',
      }),
    })
    .optional()
    .meta({ description: 'Telephone the duty desk of the other authority, and record the call (R9.3).' }),
  unseen: z
    .strictObject({ since: instant })
    .optional()
    .meta({ description: 'You were told something, and nobody of your authority has acted on it or said so (R9.1).' }),
  allowed: z.array(z.string()).meta({ description: 'The verbs that you may try now.' }),
  shutOut: z.literal(true).optional().meta({
    description:
      'You said that you know the family, or are called as somebody in it: its content is closed to you (R1.4).',
  }),
  head: z.string().meta({ description: 'The newest hash of its record (R10.2).' }),
}

export const Standing = z
  .strictObject(standing)
  .meta({ id: 'Standing', description: 'Where a transfer stands. Nothing here tells who the family is.' })
export type Standing = z.infer<typeof Standing>

export const Rendition = z
  .strictObject({ version: z.int(), bytes: z.int(), pages: z.int(), sha256: z.string(), at: instant })
  .meta({
    id: 'Rendition',
    description: 'The PDF of a version: printed once, kept, and served the same ever after (R3.9).',
  })

/** The content, for whom it is open: the sender always, the receiver once a named worker has acknowledged (R2.7). */
export const Content = z
  .strictObject({
    family: Family,
    papers: z.array(PaperLine),
    unavailable: z.array(
      z.strictObject({
        slot: z.string(),
        children: z.array(ChildId),
        reason: z.string(),
        standsIn: z.string().optional(),
      }),
    ),
    missing: z.array(z.strictObject({ slot: z.string(), children: z.array(ChildId) })),
    warnings: z.array(Warning).meta({ description: 'About the papers that you may read (R3.7, R3.8).' }),
    warnedOn: z.iso.date().meta({
      description: 'The day as at which they are judged: today, or when the transferring authority last led.',
    }),
    verdict: Verdict,
    sharing: Sharing,
    move: Move,
    told: Told,
    residence: z.strictObject({
      running: z.unknown().optional(),
      proposed: z
        .unknown()
        .optional()
        .meta({ description: 'The correction that waits for your answer, else your own.' }),
      counter: z.unknown().optional().meta({ description: 'Where both sides propose one, your own.' }),
      before: z.array(z.unknown()),
    }),
    questions: z.array(z.strictObject({ by: z.iso.date(), answered: z.boolean() })),
    meeting: z
      .strictObject({
        on: z.iso.date(),
        time: z.string(),
        place: z.string(),
        chair: z.string(),
        minutes: z.int().optional(),
        cancelled: z.literal(true).optional(),
        heldOn: z.iso.date().optional(),
      })
      .optional(),
    visits: z
      .array(z.strictObject({ by: z.iso.date(), visited: z.boolean().optional(), on: z.iso.date().optional() }))
      .meta({ description: 'Visits asked for during a temporary stay, and what came of them (R2.6).' }),
    closingSummaries: z
      .array(ChildId)
      .meta({ description: 'The children for whom a closing summary is written (R7.3).' }),
    sentAt: instant.optional(),
    renditions: z.array(Rendition),
    familyTold: z.strictObject({ sender: z.iso.date().optional(), receiver: z.iso.date().optional() }),
  })
  .meta({ id: 'Content', description: 'What the transfer says. Each reading of it is on record (R10.3).' })

export const TransferView = z
  .strictObject({ ...standing, content: Content.optional() })
  .meta({ id: 'Transfer', description: 'A transfer as its reader may see it.' })
export type TransferView = z.infer<typeof TransferView>

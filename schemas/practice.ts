import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { date, instant } from './dates.ts'
import { ChildId } from './family.ts'
import { text } from './text.ts'

/** What a practice sets a time for, each with its title (R7.5). */
export const practiceTitles = {
  'first-meeting': 'First Child in Need meeting',
  'first-review': 'First review',
  review: 'Review',
  'review-at-most': 'Review, where an exception is agreed',
  visit: 'Visit to the child',
  'plan-updated': 'Plan updated',
  'plan-circulated': 'Plan circulated',
  'meeting-recorded': 'Meeting recorded',
  'minutes-to-worker': 'Minutes to the social worker',
  'minutes-circulated': 'Minutes circulated',
  'invitations-by': 'Invitations sent, at the latest',
  'invitations-from': 'Invitations sent, at the earliest',
  'manager-review': 'Service manager’s review of the plan',
  'plan-at-most': 'Plan expected to last no longer',
  'transfer-in': 'Meeting after a move into the area',
} as const
export type PracticeKind = keyof typeof practiceTitles

/** What a time is counted from, within a sentence. */
export const triggerWords = {
  'plan-required': 'the decision that a plan is required',
  'meeting-required': 'the decision that a meeting is required',
  'plan-started': 'the start of the plan',
  'first-meeting': 'the first meeting',
  'last-review': 'the last review',
  'last-visit': 'the last visit',
  meeting: 'the meeting',
  'before-meeting': 'the meeting',
  residence: 'the family being resident',
} as const
type PracticeTrigger = keyof typeof triggerWords

/** From what each kind of time may be counted; the first is the ordinary one. */
export const triggersOf: Readonly<Record<PracticeKind, readonly [PracticeTrigger, ...PracticeTrigger[]]>> = {
  'first-meeting': ['plan-required', 'meeting-required', 'plan-started'],
  'first-review': ['first-meeting', 'plan-started'],
  review: ['last-review'],
  'review-at-most': ['last-review'],
  visit: ['last-visit'],
  'plan-updated': ['meeting'],
  'plan-circulated': ['meeting'],
  'meeting-recorded': ['meeting'],
  'minutes-to-worker': ['meeting'],
  'minutes-circulated': ['meeting'],
  'invitations-by': ['before-meeting'],
  'invitations-from': ['before-meeting'],
  'manager-review': ['plan-started'],
  'plan-at-most': ['plan-started'],
  'transfer-in': ['residence'],
}

const kinds = Object.keys(practiceTitles) as [PracticeKind, ...PracticeKind[]]
const triggers = Object.keys(triggerWords) as [PracticeTrigger, ...PracticeTrigger[]]

export const PracticeUnit = z
  .enum(['working-days', 'days', 'weeks', 'months'])
  .meta({ labels: { 'working-days': 'working days' } })

/** The most that a time may be, in any unit. */
const longestTime = 400
export const Within = z.int().min(1).max(longestTime)

export const PracticeRule = z
  .strictObject({
    what: z.enum(kinds),
    within: Within.meta({ description: 'At the latest so many of the unit; of invitations, so many before.' }),
    unit: PracticeUnit,
    from: z.enum(triggers).meta({ description: 'What it is counted from.' }),
    category: z.enum(['welfare', 'disability']).optional().meta({
      description: 'The children for whom it holds; left out, those for whom no other rule of the kind does.',
    }),
    source: text(200).meta({ description: 'The document that it stands in.', examples: ['S1', 'Practice guide 2026'] }),
    note: text(300).optional(),
  })
  .superRefine(({ what, within, unit, from }, ctx) => {
    if (!triggersOf[what].includes(from))
      ctx.addIssue({ code: 'custom', path: ['from'], message: `Count it from: ${triggersOf[what].join(', ')}` })
    // R6.2: the clock of a move is the same for everybody.
    if (what === 'transfer-in' && (within !== 20 || unit !== 'working-days'))
      ctx.addIssue({ code: 'custom', path: ['within'], message: 'Leave it at 20 working-days, as for every authority' })
  })
  .meta({ id: 'PracticeRule', description: 'One time that an authority’s practice sets (R7.5).' })
export type PracticeRule = z.infer<typeof PracticeRule>

const profile = {
  name: text(100).meta({ title: 'What this practice is called' }),
  rules: z
    .array(PracticeRule)
    .min(1, { error: 'Give at least one rule' })
    .max(60)
    .meta({ description: 'What no rule speaks of is not promised. Of two that say two things the stricter is used.' }),
}
const shippedId = z.string().regex(/^[a-z]+(-[a-z]+){0,7}$/, { error: 'Give an id from GET /v1/practice-profiles' })

export const PracticeProfile = z
  .strictObject({
    ...profile,
    basedOn: shippedId.optional().meta({ description: 'The shipped profile that it is, or began as.' }),
  })
  .meta({ id: 'PracticeProfile', description: 'An authority’s own timescales (R7.5).' })
export type PracticeProfile = z.infer<typeof PracticeProfile>

export const ShippedProfile = z
  .strictObject({ id: shippedId, ...profile, document: z.string().meta({ description: 'What it was read from.' }) })
  .meta({ id: 'ShippedProfile', description: 'A practice that any authority may choose, as a document has it.' })
export type ShippedProfile = z.infer<typeof ShippedProfile>

/** One version of an authority’s practice, and when it is in force. */
export const PracticeVersion = z
  .strictObject({
    version: z.int().min(1),
    from: z.iso.date(),
    until: z.iso.date().optional().meta({ description: 'The last day on which it is in force, where one is known.' }),
    standing: z.enum(['in-force', 'to-come', 'past', 'replaced']).meta({
      description: 'Today. Replaced: a later version took its place before it was in force for a day.',
    }),
    madeAt: instant,
    madeBy: z.string().optional().meta({ description: 'Who set it; told to their own authority alone.' }),
    profile: PracticeProfile,
  })
  .meta({ id: 'PracticeVersion' })
export type PracticeVersion = z.infer<typeof PracticeVersion>

export const Practices = z
  .strictObject({
    authority: AuthorityId,
    practices: z.array(PracticeVersion).meta({
      description: 'Newest version first. Where none is in force only the rules for everybody are judged.',
    }),
  })
  .meta({ id: 'Practices' })
export type Practices = z.infer<typeof Practices>

export const SetPractice = z
  .strictObject({
    replaces: z.int().min(0).max(1_000_000).meta({
      description: 'The newest version that you have read, whenever it is in force; 0 where there is none.',
    }),
    from: date('From which day', 'Today or later. It replaces whatever was to be in force from then on.'),
    profile: PracticeProfile.optional(),
    shipped: shippedId.optional().meta({ description: 'In place of `profile`: the id of a shipped one.' }),
  })
  .refine(({ profile, shipped }) => (profile === undefined) !== (shipped === undefined), {
    path: ['profile'],
    error: 'Give either a profile or the id of a shipped one',
  })
  .meta({
    id: 'SetPractice',
    description: 'An authority’s practice from a day on: either a `profile` of its own, or the id of a `shipped` one.',
  })
export type SetPractice = z.infer<typeof SetPractice>

/** One date that follows for a child after the receiving authority’s meeting (R7.5). */
export const Follow = z
  .strictObject({
    child: ChildId,
    what: z.enum(kinds),
    due: z.iso.date(),
    lastWorkingDay: z.iso.date().optional().meta({ description: 'Where `due` is no working day: the last before it.' }),
    countedFrom: z.iso.date(),
    since: z.enum(['meeting', 'plan-started']).meta({ description: 'What happened on the day it is counted from.' }),
    rule: z.string().meta({ description: 'In words, such as “every 12 weeks”.' }),
    source: z.string(),
    note: z.string().optional(),
    provisional: z.literal(true).optional().meta({
      description: 'It lies past the last bank holidays that are published (R6.4).',
    }),
  })
  .meta({ id: 'Follow', description: 'By when something follows the meeting, by the receiving authority’s practice.' })
export type Follow = z.infer<typeof Follow>

export const Follows = z
  .strictObject({
    practice: z
      .strictObject({ version: z.int(), from: z.iso.date(), name: z.string() })
      .optional()
      .meta({ description: 'By which version; left out where none was in force on the day of the meeting.' }),
    follows: z.array(Follow),
  })
  .meta({ id: 'Follows' })
export type Follows = z.infer<typeof Follows>

import { z } from 'zod'
import { date } from '../dates.ts'
import { ChildId } from '../family.ts'
import { LONG, SHORT, text } from '../text.ts'
import { MeetingOutcome } from '../verbs/meeting.ts'
import { Action } from './action.ts'
import { paperFields, speaksOnlyOfItsChildren } from './paper.ts'
import { Agreement, Children, ChildView, Disagreement, ParentView, Seen, Worker } from './people.ts'

const Attendee = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'Who they are.' }),
    role: text(SHORT).meta({
      title: 'Role or relationship',
      description: 'Their role, or who they are to the children.',
    }),
    organisation: text(SHORT)
      .optional()
      .meta({ title: 'Organisation', description: 'Who they work for, if they came for it.' }),
    address: text(500)
      .optional()
      .meta({ title: 'Address', description: 'Where their copy of the minutes goes, by post or email.' }),
    wroteInstead: z.boolean().optional().meta({
      title: 'Wrote instead',
      description: 'For an apology: whether they sent a written update.',
    }),
  })
  .meta({ id: 'Attendee', title: 'Attendee', description: 'Somebody who came or sent apologies.' })

const Exclusion = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'The family member who was excluded.' }),
    relationship: text(SHORT).optional().meta({ title: 'Relationship', description: 'Who they are to the children.' }),
    reasons: text(LONG).meta({
      title: 'Reasons',
      description: 'Why their presence would have put somebody’s wellbeing at risk.',
    }),
    endorsedBy: Worker.meta({ title: 'Endorsed by', description: 'The service manager who endorsed the exclusion.' }),
    endorsedOn: date('Endorsed', 'When they did.').optional(),
  })
  .meta({ id: 'Exclusion', title: 'Exclusion', description: 'A family member kept out of the meeting, and why.' })

const PlanElement = z
  .strictObject({
    children: Children.optional().meta({ title: 'Children', description: 'Whose; left out, it is every child’s.' }),
    element: text(LONG).meta({ title: 'Plan element', description: 'The need or worry, as the plan puts it.' }),
    progress: text(LONG).meta({ title: 'Progress', description: 'What has happened since the last meeting.' }),
    newActions: z.array(Action).max(50).meta({ title: 'New actions', description: 'What will be done next.' }),
  })
  .meta({ id: 'PlanElement', title: 'Plan element', description: 'One element of the plan, reviewed.' })

const WrittenUpdate = z
  .strictObject({
    from: text(SHORT).meta({ title: 'From', description: 'Who wrote.' }),
    role: text(SHORT).optional().meta({ title: 'Role or agency', description: 'Their role or agency.' }),
    says: text(LONG).meta({ title: 'What it says', description: 'The information as it was shared.' }),
  })
  .meta({ id: 'WrittenUpdate', title: 'Written update', description: 'What somebody wrote for the meeting.' })

const NextMeeting = z
  .strictObject({
    on: date('Date', 'The London calendar date.'),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as 14:30')
      .optional()
      .meta({
        title: 'Time',
        description: 'London time, on the 24-hour clock.',
      }),
    where: text(SHORT).optional().meta({ title: 'Venue', description: 'Where it will be held.' }),
    invite: z
      .array(text(SHORT))
      .max(50)
      .optional()
      .meta({ title: 'Who else to invite', description: 'People to be invited who were not before.' }),
  })
  .meta({ id: 'NextMeeting', title: 'Meeting to come', description: 'When and where the next meeting is.' })

const Outcome = z
  .strictObject({
    child: ChildId.meta({ title: 'Child', description: 'Whose outcome it is.' }),
    outcome: MeetingOutcome.meta({ title: 'Outcome', description: 'What the meeting concluded for this child.' }),
    reasons: text(LONG).optional().meta({ title: 'Reasons', description: 'Why.' }),
    nextSteps: text(LONG)
      .optional()
      .meta({ title: 'Next steps', description: 'What follows, above all for a child no longer in need.' }),
    leadProfessional: Worker.optional().meta({ title: 'Lead professional', description: 'Who leads from here.' }),
  })
  .meta({ id: 'ReviewOutcome', title: 'Outcome', description: 'What the meeting concluded for one child.' })

const lines = (title: string, description: string) =>
  z.array(text(LONG)).max(50).optional().meta({ title, description })
const factors = (title: string, description: string) => z.array(text(LONG)).max(50).meta({ title, description })

/** The minutes of a Child in Need review, in the order of its agenda (R3.5). */
export const Minutes = z
  .strictObject({
    kind: z.literal('minutes').meta({ title: 'Kind of paper', description: 'The minutes of a Child in Need review.' }),
    ...paperFields,
    heldOn: date('Held', 'The date of the meeting.'),
    meetingKind: z
      .enum(['initial', 'review'])
      .optional()
      .meta({ title: 'Kind of meeting', description: 'The first Child in Need meeting, or a review.' }),
    where: text(SHORT).optional().meta({ title: 'Venue', description: 'Where it was held.' }),
    introductions: text(LONG)
      .optional()
      .meta({ title: 'Introductions', description: 'What the chair said of the purpose and of confidentiality.' }),
    participation: text(LONG).optional().meta({
      title: 'Taking part',
      description: 'How child and family were helped to: transport, advocate, interpreter.',
    }),
    chair: Worker.meta({ title: 'Chair', description: 'Who chaired.' }),
    minuteTaker: Worker.optional().meta({ title: 'Minute taker', description: 'Who took the minutes.' }),
    attendance: z
      .array(Attendee)
      .min(1, 'Say who came')
      .max(50)
      .meta({ title: 'Attendance', description: 'Who came.' }),
    apologies: z.array(Attendee).max(50).meta({ title: 'Apologies', description: 'Who sent apologies.' }),
    excluded: z.array(Exclusion).max(20).meta({ title: 'Excluded', description: 'Family members kept out, and why.' }),
    writtenUpdates: z
      .array(WrittenUpdate)
      .max(50)
      .optional()
      .meta({ title: 'Information shared', description: 'Written updates from those who could not come.' }),
    riskFactors: factors('Risk factors', 'What makes harm more likely.'),
    protectiveFactors: factors('Protective factors', 'What makes harm less likely.'),
    planElements: z
      .array(PlanElement)
      .max(50)
      .meta({ title: 'The plan', description: 'Each element of the plan, reviewed.' }),
    otherDiscussion: text(LONG).optional().meta({ title: 'Other discussion', description: 'Anything else discussed.' }),
    analysis: text(LONG).optional().meta({ title: 'Analysis', description: 'What the meeting made of what it heard.' }),
    decisions: lines('Decisions', 'Decisions taken.'),
    unresolved: lines('Not resolved', 'What could not be settled at the meeting.'),
    childrensViews: z.array(ChildView).max(20).meta({ title: 'Children’s views', description: 'Each child’s views.' }),
    parentsViews: z
      .array(ParentView)
      .max(20)
      .meta({ title: 'Parents’ views', description: 'Each parent’s or carer’s views.' }),
    agreements: z.array(Agreement).max(50).meta({ title: 'Agreement', description: 'Who agreed to what.' }),
    disagreements: z.array(Disagreement).max(50).meta({ title: 'Disagreement', description: 'Who did not, and why.' }),
    seen: z
      .array(Seen)
      .max(200)
      .meta({ title: 'Children seen', description: 'When each child was seen since the last meeting.' }),
    visitingPattern: text(LONG)
      .optional()
      .meta({ title: 'Visits to come', description: 'How the professionals will share out their visits.' }),
    nextMeeting: NextMeeting.optional().meta({
      title: 'Next meeting',
      description: 'Left out where none is to follow.',
    }),
    outcomes: z
      .array(Outcome)
      .min(1, 'Give the outcome for each child')
      .max(20)
      .refine((all) => new Set(all.map((one) => one.child)).size === all.length, 'Give each child one outcome')
      .meta({ title: 'Outcome', description: 'What the meeting concluded, child by child.' }),
  })
  .superRefine(speaksOnlyOfItsChildren)
  .meta({ id: 'Minutes', title: 'Minutes', description: 'The minutes of the latest Child in Need review.' })
export type Minutes = z.infer<typeof Minutes>

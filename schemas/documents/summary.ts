import { z } from 'zod'
import { codesOfTheirTime } from '../census/census.ts'
import { date } from '../dates.ts'
import { LONG, SHORT, text } from '../text.ts'
import { Action } from './action.ts'
import { paperFields, speaksOnlyOfItsChildren } from './paper.ts'
import { CommunicationNeed, Episode } from './particulars.ts'
import { Children, ChildView, FamilyMember, ParentView, Seen, Worker } from './people.ts'

const SignificantEvent = z
  .strictObject({
    on: date('Date', 'When it happened, where the day is known.').optional(),
    onInWords: text(SHORT).optional().meta({ title: 'Date, in words', description: 'Otherwise: “spring 2024”.' }),
    what: text(LONG).meta({ title: 'What happened', description: 'The event, and what it meant for the children.' }),
  })
  .meta({ id: 'SignificantEvent', title: 'Significant event', description: 'An event that matters to the case.' })

const Risk = z
  .strictObject({
    risk: text(LONG).meta({ title: 'Risk', description: 'What may happen, and what makes it likely.' }),
    to: z.enum(['children', 'adults', 'workers']).meta({ title: 'To whom', description: 'Who is at risk.' }),
    from: text(SHORT).optional().meta({ title: 'From whom', description: 'The person who poses it, if one does.' }),
    handling: text(LONG)
      .optional()
      .meta({ title: 'Handling', description: 'What keeps people safe: “visit in pairs”.' }),
    since: date('Since', 'When the warning was first recorded.').optional(),
    until: date('Review by', 'When the warning ends or is looked at again.').optional(),
    aware: z
      .boolean()
      .optional()
      .meta({ title: 'Aware', description: 'Whether the person who poses it knows of the warning.' }),
    informedOn: date('Informed on', 'When they were told.').optional(),
    informedHow: text(SHORT).optional().meta({ title: 'Informed how', description: 'How they were told.' }),
    whyNotInformed: text(LONG)
      .optional()
      .meta({ title: 'Why not informed', description: 'Why they have not been told.' }),
    discussedWith: Worker.optional().meta({ title: 'Discussed with', description: 'The manager.' }),
    discussedOn: date('Discussed on', 'When it was discussed with the manager.').optional(),
  })
  .meta({ id: 'Risk', title: 'Risk', description: 'A present risk.' })

const ServiceToFind = z
  .strictObject({
    service: text(SHORT).meta({ title: 'Service', description: 'What must be found in the new area.' }),
    children: Children.optional().meta({ title: 'Children', description: 'For whom; left out, for the family.' }),
    why: text(LONG).optional().meta({ title: 'Why', description: 'The need it meets, and who gives it now.' }),
  })
  .meta({ id: 'ServiceToFind', title: 'Service to find', description: 'A service that must be found in the new area.' })

const ServiceInPlace = z
  .strictObject({
    service: text(SHORT).meta({ title: 'Service', description: 'What the family has now.' }),
    by: text(SHORT).optional().meta({ title: 'Given by', description: 'Who gives it.' }),
    children: Children.optional().meta({ title: 'Children', description: 'For whom; left out, for the family.' }),
    note: text(LONG).optional().meta({ title: 'Note', description: 'How often, since when, what it achieves.' }),
  })
  .meta({ id: 'ServiceInPlace', title: 'Service in place', description: 'A service that the family has now.' })

const UniversalService = z
  .strictObject({
    kind: z
      .enum(['school', 'nursery', 'gp', 'health-visitor', 'dentist', 'other'])
      .meta({ title: 'Kind', description: 'Which of the services that every child has.', labels: { gp: 'GP' } }),
    children: Children.optional().meta({ title: 'Children', description: 'Whose; left out, every child’s.' }),
    old: text(SHORT).optional().meta({ title: 'Old', description: 'In the area that the family leaves.' }),
    new: text(SHORT).optional().meta({ title: 'New', description: 'In the area that it moves to, where known.' }),
  })
  .meta({ id: 'UniversalService', title: 'School, GP and the like', description: 'One service, old and new.' })

const PlanClock = z
  .strictObject({
    what: z
      .enum([
        'plan-update',
        'plan-circulation',
        'minutes-circulation',
        'review',
        'visit',
        'nine-months',
        'twelve-months',
      ])
      .meta({ title: 'What is due', description: 'Which of the sending authority’s own clocks this is.' }),
    due: date('Due', 'When, by the sending authority’s practice.'),
    children: Children.optional().meta({ title: 'Children', description: 'For whom; left out, for every child.' }),
    category: z.enum(['welfare', 'disability']).optional().meta({
      title: 'Category',
      description: 'The kind of case, where the authority’s practice differs by it.',
    }),
  })
  .meta({ id: 'PlanClock', title: 'Plan clock', description: 'A date that the sending authority’s practice sets.' })

/** A summary or case report, written for the move (R3.6). */
export const Summary = z
  .strictObject({
    kind: z.literal('summary').meta({ title: 'Kind of paper', description: 'A summary or case report.' }),
    ...paperFields,
    reasonForMove: text(LONG).meta({ title: 'Reason for the move', description: 'Why the family is moving.' }),
    reasonForInvolvement: text(LONG)
      .optional()
      .meta({ title: 'Reason for involvement', description: 'Why the authority works with the family.' }),
    currentSituation: text(LONG)
      .optional()
      .meta({ title: 'Current situation', description: 'How and where the family lives today.' }),
    household: z.array(FamilyMember).max(50).meta({ title: 'Household', description: 'Who lives with the children.' }),
    network: z.array(FamilyMember).max(50).meta({ title: 'Network', description: 'Who else matters to them.' }),
    history: text(LONG).meta({
      title: 'History',
      description: 'How the authority came to know the family, and since.',
    }),
    episodes: z
      .array(Episode)
      .max(50)
      .optional()
      .meta({ title: 'Referrals and closures', description: 'This and earlier times in need, in census terms.' }),
    significantEvents: z
      .array(SignificantEvent)
      .max(200)
      .meta({ title: 'Significant events', description: 'In the order they happened.' }),
    risks: z
      .array(Risk)
      .max(50)
      .meta({ title: 'Present risks', description: 'To the children, to adults and to workers.' }),
    strengths: z
      .array(text(LONG))
      .max(50)
      .meta({ title: 'Strengths', description: 'What goes well and can be built on.' }),
    legalStatus: text(LONG).meta({
      title: 'Legal status',
      description: 'Which orders there are, or that there are none.',
    }),
    involved: z
      .array(Worker)
      .max(50)
      .meta({ title: 'Who is involved', description: 'The professionals who work with the family.' }),
    childrensViews: z
      .array(ChildView)
      .max(20)
      .optional()
      .meta({ title: 'Children’s views', description: 'What each child thinks, of the move above all.' }),
    parentsViews: z
      .array(ParentView)
      .max(20)
      .optional()
      .meta({ title: 'Parents’ views', description: 'What each parent or carer thinks.' }),
    servicesInPlace: z
      .array(ServiceInPlace)
      .max(50)
      .optional()
      .meta({ title: 'Services in place', description: 'What the family has now.' }),
    universalServices: z
      .array(UniversalService)
      .max(50)
      .optional()
      .meta({ title: 'School, GP and the like', description: 'Old and new.' }),
    servicesToFind: z.array(ServiceToFind).max(50).meta({ title: 'Services to find', description: 'In the new area.' }),
    planStatus: text(LONG)
      .optional()
      .meta({ title: 'Where the plan stands', description: 'What of the plan is done, and what is not.' }),
    outstandingActions: z
      .array(Action)
      .max(50)
      .meta({ title: 'Outstanding actions', description: 'What is still to be done.' }),
    lastSeen: z
      .array(Seen)
      .max(20)
      .refine(
        (all) => new Set(all.map((one) => one.child)).size === all.length,
        'Give the last time only, once for each child',
      )
      .meta({ title: 'Last seen', description: 'When each child was last seen.' }),
    communicationNeeds: z
      .array(CommunicationNeed)
      .max(50)
      .meta({ title: 'Communication', description: 'Needs, and interpreters.' }),
    planClocks: z
      .array(PlanClock)
      .max(50)
      .meta({ title: 'Plan clocks', description: 'What falls due, child by child.' }),
  })
  .superRefine(speaksOnlyOfItsChildren)
  .superRefine(codesOfTheirTime)
  .meta({ id: 'Summary', title: 'Summary', description: 'A summary or case report, written for the move.' })
export type Summary = z.infer<typeof Summary>

import { z } from 'zod'
import { date } from '../dates.ts'
import { LONG, SHORT, text } from '../text.ts'
import { Action } from './action.ts'
import { paperFields, speaksOnlyOfItsChildren } from './paper.ts'
import { Children, FamilyMember, Seen, Worker } from './people.ts'

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
  })
  .meta({ id: 'Risk', title: 'Risk', description: 'A present risk.' })

const ServiceToFind = z
  .strictObject({
    service: text(SHORT).meta({ title: 'Service', description: 'What must be found in the new area.' }),
    children: Children.optional().meta({ title: 'Children', description: 'For whom; left out, for the family.' }),
    why: text(LONG).optional().meta({ title: 'Why', description: 'The need it meets, and who gives it now.' }),
  })
  .meta({ id: 'ServiceToFind', title: 'Service to find', description: 'A service that must be found in the new area.' })

const CommunicationNeed = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'Whose need it is.' }),
    need: text(LONG).meta({ title: 'Need', description: 'What helps them to understand and be understood.' }),
    language: text(SHORT).optional().meta({ title: 'Language', description: 'Their first or preferred language.' }),
    interpreter: z.boolean().optional().meta({ title: 'Interpreter', description: 'Whether one is needed.' }),
  })
  .meta({ id: 'CommunicationNeed', title: 'Communication need', description: 'How to speak with somebody.' })

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
    household: z.array(FamilyMember).max(50).meta({ title: 'Household', description: 'Who lives with the children.' }),
    network: z.array(FamilyMember).max(50).meta({ title: 'Network', description: 'Who else matters to them.' }),
    history: text(LONG).meta({
      title: 'History',
      description: 'How the authority came to know the family, and since.',
    }),
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
    servicesToFind: z.array(ServiceToFind).max(50).meta({ title: 'Services to find', description: 'In the new area.' }),
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
  .meta({ id: 'Summary', title: 'Summary', description: 'A summary or case report, written for the move.' })
export type Summary = z.infer<typeof Summary>

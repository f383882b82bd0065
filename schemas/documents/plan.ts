import { z } from 'zod'
import { date } from '../dates.ts'
import { LONG, SHORT, text } from '../text.ts'
import { Action } from './action.ts'
import { paperFields, speaksOnlyOfItsChildren } from './paper.ts'
import { Agreement, Children, Disagreement, Worker } from './people.ts'

const Resource = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who can help', description: 'The person, service or group.' }),
    how: text(LONG).optional().meta({ title: 'How', description: 'What they can do.' }),
    availability: z.enum(['available', 'scarce', 'unavailable', 'not-known']).meta({
      title: 'Availability',
      description: 'A plan should not rest on what is known to be scarce or unavailable.',
    }),
  })
  .meta({ id: 'Resource', title: 'Resource', description: 'Who can help with a need.' })

/** One need and the answers to it; the optional ones are asked by some authorities’ forms and not by others’. */
const PlannedNeed = z
  .strictObject({
    children: Children.optional().meta({
      title: 'Children',
      description: 'Whose need; left out, it is every child’s.',
    }),
    services: z
      .array(text(LONG))
      .max(50)
      .optional()
      .meta({ title: 'Services required', description: 'The services that the need calls for.' }),
    worry: text(LONG).meta({ title: 'Why we are here', description: 'The need, or what we are worried about.' }),
    change: text(LONG).meta({ title: 'What needs to change', description: 'The result wanted for the child.' }),
    timescale: text(LONG)
      .optional()
      .meta({ title: 'How soon', description: 'The time in which it can be done, as the plan puts it.' }),
    actions: z.array(Action).max(50).meta({ title: 'How', description: 'What will be done, by whom and by when.' }),
    resources: z.array(Resource).max(50).meta({ title: 'Who can help', description: 'Who and what can be drawn on.' }),
    measure: text(LONG)
      .optional()
      .meta({ title: 'How we will know', description: 'What will show that it is working.' }),
    familysView: text(LONG)
      .optional()
      .meta({ title: 'Does the family find it helpful', description: 'What the family says of the help.' }),
    contingency: text(LONG).optional().meta({ title: 'If it does not work', description: 'What will be done then.' }),
  })
  .meta({ id: 'PlannedNeed', title: 'Need', description: 'One need, and what will be done about it.' })

const Contact = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'The professional.' }),
    withWhom: text(SHORT).meta({ title: 'With whom', description: 'The child or family member they see.' }),
    nature: text(SHORT)
      .optional()
      .meta({ title: 'Nature', description: 'Home visit, session at school, telephone call.' }),
    frequency: text(SHORT).meta({ title: 'How often', description: 'As the plan says it: “every 15 working days”.' }),
  })
  .meta({ id: 'Contact', title: 'Contact', description: 'Who sees whom, and how often.' })

const Responsibility = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'The professional or family member.' }),
    role: text(SHORT)
      .optional()
      .meta({ title: 'Role', description: 'Their role or agency, or who they are to the children.' }),
    responsibility: text(LONG).meta({ title: 'Responsible for', description: 'Their part in the plan.' }),
  })
  .meta({ id: 'Responsibility', title: 'Responsibility', description: 'One person’s part in the plan.' })

const lines = (title: string, description: string) =>
  z.array(text(LONG)).max(50).optional().meta({ title, description })

const ReviewPoint = z
  .strictObject({
    on: date('Date', 'When progress will be reviewed.'),
    means: text(LONG).optional().meta({ title: 'By what', description: 'How progress will be judged.' }),
  })
  .meta({ id: 'ReviewPoint', title: 'Review point', description: 'When and how progress will be judged.' })

const Signature = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'Who was asked to sign.' }),
    capacity: z.enum(['child', 'parent-or-carer', 'practice-lead', 'other']).meta({
      title: 'Capacity',
      description: 'In what capacity; the practice lead is the manager whose agreement the plan needs.',
    }),
    label: text(SHORT).optional().meta({ title: 'Title used', description: 'What the authority calls that role.' }),
    signedOn: date('Signed', 'When; left out where they have not signed.').optional(),
    whyNot: text(LONG).optional().meta({ title: 'Why not signed', description: 'Why they have not signed.' }),
  })
  .meta({ id: 'Signature', title: 'Signature', description: 'Who signed the plan, or why they did not.' })

/** A Child in Need plan (R3.4). Names with a capital are the children in need census’s own. */
export const Plan = z
  .strictObject({
    kind: z.literal('plan').meta({ title: 'Kind of paper', description: 'A Child in Need plan.' }),
    ...paperFields,
    CINPlanStartDate: date('Plan start', 'When the plan began.'),
    CINPlanEndDate: date('Plan end', 'When it ended, if it has.').optional(),
    leadProfessional: Worker.meta({ title: 'Lead professional', description: 'Who leads the plan.' }),
    riskFactors: lines('Risks', 'What the plan must reduce.'),
    strengths: lines('Strengths', 'What goes well and can be built on.'),
    needs: z
      .array(PlannedNeed)
      .min(1, 'Give at least one need')
      .max(50)
      .meta({ title: 'Needs', description: 'Each need, and what will be done.' }),
    responsibilities: z
      .array(Responsibility)
      .max(50)
      .optional()
      .meta({ title: 'Roles and responsibilities', description: 'The part of each professional and family member.' }),
    contacts: z.array(Contact).max(50).meta({ title: 'Contact', description: 'The nature and frequency of contact.' }),
    reviewPoints: z
      .array(ReviewPoint)
      .max(50)
      .meta({ title: 'Review points', description: 'When progress is reviewed.' }),
    reviewFrequency: text(SHORT)
      .optional()
      .meta({ title: 'How often reviewed', description: 'As the plan says it: “at least every twelve weeks”.' }),
    decisions: lines('Decisions', 'Decisions taken about the plan.'),
    agreements: z.array(Agreement).max(50).meta({ title: 'Agreements', description: 'Who agreed to what.' }),
    disagreements: z.array(Disagreement).max(50).meta({ title: 'Disagreements', description: 'Who did not, and why.' }),
    signatures: z
      .array(Signature)
      .max(50)
      .meta({ title: 'Signatures', description: 'The family’s and the practice lead’s.' }),
  })
  .superRefine(speaksOnlyOfItsChildren)
  .meta({ id: 'Plan', title: 'Child in Need plan', description: 'A plan for one or more children in need.' })
export type Plan = z.infer<typeof Plan>

import { z } from 'zod'
import { codesOfTheirTime } from '../census/census.ts'
import { date } from '../dates.ts'
import { LONG, text } from '../text.ts'
import { AssessmentFactor } from './assessment-factors.ts'
import { paperFields, speaksOnlyOfItsChildren } from './paper.ts'
import { ChildParticulars, CommunicationNeed, Contribution } from './particulars.ts'
import { Children, ChildView, FamilyMember, ParentView, Worker } from './people.ts'

const Need = z
  .strictObject({
    need: text(LONG).meta({ title: 'Need', description: 'The need, and what shows it.' }),
    children: Children.optional().meta({
      title: 'Children',
      description: 'Whose need; left out, it is every child’s.',
    }),
  })
  .meta({ id: 'Need', title: 'Need', description: 'An assessed need.' })

const needs = (title: string, description: string) => z.array(Need).max(50).meta({ title, description })
const factors = (title: string, description: string) => z.array(text(LONG)).max(50).meta({ title, description })

/** A social work assessment (R3.3). Names with a capital are the children in need census’s own. */
export const Assessment = z
  .strictObject({
    kind: z.literal('assessment').meta({ title: 'Kind of paper', description: 'An assessment.' }),
    ...paperFields,
    assessmentKind: z.enum(['child-and-family', 'section-47', 'pre-birth', 'section-7', 'section-37']).meta({
      title: 'Kind of assessment',
      description: 'A child and family assessment is also called a single assessment.',
    }),
    AssessmentActualStartDate: date('Started', 'When the assessment began.'),
    AssessmentInternalReviewDate: date(
      'Internal review',
      'When it was reviewed within the authority, if it was.',
    ).optional(),
    AssessmentAuthorisationDate: date(
      'Authorised',
      'When a manager authorised it; left out where none has yet.',
    ).optional(),
    authorisedBy: Worker.optional().meta({ title: 'Authorised by', description: 'The manager who authorised it.' }),
    CINreferralDate: date('Referred', 'When the referral that led to it was made.').optional(),
    assessmentPlan: text(LONG)
      .optional()
      .meta({ title: 'Plan of the assessment', description: 'How it was to be carried out, and in what time.' }),
    targetDate: date('Target date', 'When it was to be completed.').optional(),
    progress: text(LONG)
      .optional()
      .meta({ title: 'Progress', description: 'What was done towards it, and what remains.' }),
    reason: text(LONG).meta({ title: 'Reason', description: 'Why the assessment was made.' }),
    subjects: z
      .array(ChildParticulars)
      .max(20)
      .optional()
      .meta({ title: 'Children assessed', description: 'The particulars of each child.' }),
    household: z
      .array(FamilyMember)
      .max(50)
      .optional()
      .meta({ title: 'Household', description: 'Who lived with the children then.' }),
    network: z
      .array(FamilyMember)
      .max(50)
      .optional()
      .meta({ title: 'Network', description: 'Other people who matter to them.' }),
    communicationNeeds: z
      .array(CommunicationNeed)
      .max(50)
      .optional()
      .meta({ title: 'Communication', description: 'Needs, languages and interpreters.' }),
    legalStatus: text(LONG)
      .optional()
      .meta({ title: 'Legal status', description: 'Which orders there were, or that there were none.' }),
    immigrationStatus: text(LONG)
      .optional()
      .meta({ title: 'Immigration status', description: 'Where it bears on what the family may have.' }),
    contributions: z
      .array(Contribution)
      .max(50)
      .optional()
      .meta({ title: 'Contributions', description: 'Which professionals contributed, and why others did not.' }),
    needs: z
      .strictObject({
        childDevelopment: needs('Child’s development', 'The children’s developmental needs.'),
        parentingCapacity: needs('Parenting capacity', 'What the parents and carers need in order to meet them.'),
        familyAndEnvironment: needs('Family and environment', 'What the family’s circumstances call for.'),
      })
      .meta({ title: 'Needs', description: 'The needs found, under the three domains; a list may be empty.' }),
    riskFactors: factors('Risk factors', 'What makes harm more likely.'),
    protectiveFactors: factors('Protective factors', 'What makes harm less likely.'),
    AssessmentFactors: z
      .array(AssessmentFactor)
      .max(50)
      .refine((codes) => new Set(codes).size === codes.length, 'Give each code once')
      .meta({
        uniqueItems: true,
        title: 'Census factors',
        description: 'The census codes found, for every child covered; where children differ, send a paper for each.',
      }),
    childrensViews: z.array(ChildView).max(20).meta({ title: 'Children’s views', description: 'Each child’s views.' }),
    parentsViews: z
      .array(ParentView)
      .max(20)
      .meta({ title: 'Parents’ views', description: 'Each parent’s or carer’s views.' }),
    analysis: text(LONG).meta({ title: 'Analysis', description: 'What the findings mean for the children.' }),
    recommendation: text(LONG)
      .optional()
      .meta({ title: 'Recommendation', description: 'What the assessing worker recommended.' }),
    decision: text(LONG).meta({ title: 'Decision', description: 'What was decided, and why.' }),
  })
  .superRefine(speaksOnlyOfItsChildren)
  .superRefine(codesOfTheirTime)
  .meta({ id: 'Assessment', title: 'Assessment', description: 'A social work assessment of one or more children.' })
export type Assessment = z.infer<typeof Assessment>

import { z } from 'zod'
import { censusCode } from '../census/census.ts'
import { date } from '../dates.ts'
import { ChildId } from '../family.ts'
import { LONG, SHORT, text } from '../text.ts'
import { Worker } from './people.ts'

/** What an assessment records of each child it is about. Names with a capital are the census’s own (R3.3). */
export const ChildParticulars = z
  .strictObject({
    child: ChildId.meta({ title: 'Child', description: 'Whose particulars these are.' }),
    PersonBirthDate: date('Date of birth', 'Left out for an unborn child.').optional(),
    ExpectedPersonBirthDate: date('Expected date of birth', 'For an unborn child.').optional(),
    Sex: censusCode('Sex').optional().meta({ title: 'Sex', description: 'The census code, from the census of 2025.' }),
    GenderCurrent: censusCode('GenderCurrent').optional().meta({
      title: 'Gender',
      description: 'The census code to the census of 2024, in a paper of that time.',
    }),
    Ethnicity: censusCode('Ethnicity').optional().meta({ title: 'Ethnicity', description: 'The census code.' }),
    Disability: z
      .array(censusCode('Disability'))
      .max(13)
      .refine((all) => new Set(all).size === all.length, 'Give each code once')
      .optional()
      .meta({ uniqueItems: true, title: 'Disability', description: 'The census codes; NONE for no disability.' }),
    religion: text(SHORT).optional().meta({ title: 'Religion', description: 'Religion or belief, if any.' }),
    address: text(500).optional().meta({
      title: 'Address',
      description: 'Where the child lived then; mark the paper where it must be kept from somebody.',
    }),
  })
  .meta({ id: 'ChildParticulars', title: 'Child’s particulars', description: 'What is recorded of one child.' })

/** What helps somebody to understand and be understood (R3.6). */
export const CommunicationNeed = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'Whose need it is.' }),
    need: text(LONG).meta({ title: 'Need', description: 'What helps them to understand and be understood.' }),
    language: text(SHORT).optional().meta({ title: 'Language', description: 'Their first or preferred language.' }),
    interpreter: z.boolean().optional().meta({ title: 'Interpreter', description: 'Whether one is needed.' }),
  })
  .meta({ id: 'CommunicationNeed', title: 'Communication need', description: 'How to speak with somebody.' })

/** A professional who knows the family, and whether they contributed to the assessment. */
export const Contribution = z
  .strictObject({
    by: Worker.meta({ title: 'By whom', description: 'The professional: name, role, agency, telephone.' }),
    worksWith: text(SHORT).optional().meta({ title: 'Works with', description: 'The person they work with.' }),
    contributed: z.boolean().meta({ title: 'Contributed', description: 'Whether they contributed.' }),
    whyNot: text(LONG).optional().meta({ title: 'Why not', description: 'The reason, where they did not.' }),
  })
  .meta({ id: 'Contribution', title: 'Contribution', description: 'A professional’s part in the assessment.' })

/** One time that the child was in need, as the census counts it: from referral to closure. */
export const Episode = z
  .strictObject({
    child: ChildId.optional().meta({ title: 'Child', description: 'Whose; left out, it is every child’s.' }),
    CINreferralDate: date('Referred', 'When the referral was made.'),
    ReferralSource: censusCode('ReferralSource')
      .optional()
      .meta({ title: 'Referred by', description: 'The census code of who referred.' }),
    PrimaryNeedCode: censusCode('PrimaryNeedCode')
      .optional()
      .meta({ title: 'Primary need', description: 'The census code of the main need then.' }),
    CINclosureDate: date('Closed', 'When the case was closed; left out where it is open.').optional(),
    ReasonForClosure: censusCode('ReasonForClosure')
      .optional()
      .meta({ title: 'Reason for closure', description: 'The census code of why it was closed.' }),
    note: text(LONG).optional().meta({ title: 'Note', description: 'What it was about, and what was done.' }),
  })
  .meta({ id: 'Episode', title: 'Episode of need', description: 'From one referral to its closure.' })

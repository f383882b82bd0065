import { z } from 'zod'
import { date } from '../dates.ts'
import { ChildId } from '../family.ts'
import { LONG, SHORT, text } from '../text.ts'
import { coded, dateAccuracy, identifier, NameParts } from './standard.ts'
import * as codes from './standard-codes.ts'

/** One or more children of the transfer, each named once. */
export const Children = z
  .array(ChildId)
  .min(1, 'Name at least one child')
  .max(20)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each child once')
  .meta({
    uniqueItems: true,
    title: 'Children',
    description: 'The children of the transfer that this concerns, by id.',
  })

/** Somebody who acts by their work: worker, manager, chair, teacher, health visitor. */
export const Worker = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'The worker’s name as they use it at work.' }),
    role: text(SHORT).meta({ title: 'Role', description: 'Their role or title, as their own organisation calls it.' }),
    organisation: text(SHORT).optional().meta({ title: 'Organisation', description: 'Who they work for.' }),
    organisationType: coded(codes.organisationType)
      .optional()
      .meta({ title: 'Kind of organisation', description: 'Its code in the Safeguarding Standard, if it has one.' }),
    organisationIdentifier: identifier.meta({
      title: 'Organisation’s identifiers',
      description: 'The organisation’s codes in public registers.',
    }),
    serviceType: coded(codes.serviceType)
      .optional()
      .meta({ title: 'Kind of service', description: 'The code of their service in the Safeguarding Standard.' }),
    telephone: text(SHORT).optional().meta({ title: 'Telephone', description: 'A work telephone number.' }),
    email: text(SHORT).optional().meta({ title: 'Email', description: 'A work email address.' }),
    nameParts: NameParts.optional().meta({
      title: 'Name in parts',
      description: 'The same name, where its parts are known.',
    }),
    identifier,
  })
  .meta({ id: 'Worker', title: 'Worker', description: 'Somebody who acts by their work.' })

/** A member of the household or of the family’s network. */
export const FamilyMember = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'The person’s name.' }),
    relationship: text(SHORT).meta({
      title: 'Relationship',
      description: 'Who they are to the children, in words: mother, half-brother, neighbour.',
    }),
    child: ChildId.optional().meta({
      title: 'Child',
      description: 'The child’s id, where this is a child of the transfer.',
    }),
    relationshipCode: coded(codes.relationshipCode)
      .optional()
      .meta({ title: 'Relationship (code)', description: 'The same as a code of the Person Standard, if it has one.' }),
    birthDate: date('Date of birth', 'Left out where it is not known.').optional(),
    birthDateAccuracy: dateAccuracy,
    expectedBirthDate: date('Expected date of birth', 'For an unborn child.').optional(),
    parentalResponsibility: z.boolean().optional().meta({
      title: 'Parental responsibility',
      description: 'Whether they hold it; left out where that is not known.',
    }),
    note: text(LONG)
      .optional()
      .meta({ title: 'Note', description: 'Their part in the family’s life; support or worry.' }),
    nameParts: NameParts.optional().meta({
      title: 'Name in parts',
      description: 'The same name, where its parts are known.',
    }),
    identifier,
    genderCode: coded(codes.genderCode)
      .optional()
      .meta({ title: 'Gender', description: 'The gender that they state, by its code in the Person Standard.' }),
    sexCode: coded(codes.sexCode)
      .optional()
      .meta({ title: 'Sex', description: 'Observed sex, by its code in the Person Standard.' }),
    ethnicityCode: coded(codes.ethnicityCode)
      .optional()
      .meta({ title: 'Ethnicity', description: 'The ethnicity that they state, by its code in the Person Standard.' }),
    religion: text(SHORT).optional().meta({ title: 'Religion', description: 'Their religion or belief, if any.' }),
    isDeceased: z.boolean().optional().meta({ title: 'Has died', description: 'Whether they have died.' }),
    deceasedDate: date('Date of death', 'Where it is known.').optional(),
    address: text(500).optional().meta({
      title: 'Address',
      description: 'Where they live, if elsewhere; mark the paper where it must be kept from somebody.',
    }),
    telephone: text(SHORT).optional().meta({ title: 'Telephone', description: 'How they may be reached.' }),
    email: text(SHORT).optional().meta({ title: 'Email', description: 'How they may be reached.' }),
  })
  .meta({ id: 'FamilyMember', title: 'Family member', description: 'A member of the household or of its network.' })

/** What one child thinks, and how that is known. */
export const ChildView = z
  .strictObject({
    child: ChildId.meta({ title: 'Child', description: 'Whose views these are.' }),
    views: text(LONG).meta({
      title: 'Views and wishes',
      description: 'What the child said or showed, in their own words if possible.',
    }),
    how: text(LONG)
      .optional()
      .meta({ title: 'How known', description: 'How the views were sought, or who spoke for the child.' }),
  })
  .meta({ id: 'ChildView', title: 'Child’s view', description: 'One child’s views, wishes and feelings.' })

/** What a parent or carer thinks. */
export const ParentView = z
  .strictObject({
    name: text(SHORT).meta({ title: 'Name', description: 'The parent or carer.' }),
    relationship: text(SHORT).optional().meta({ title: 'Relationship', description: 'Who they are to the children.' }),
    views: text(LONG).meta({
      title: 'Views and wishes',
      description: 'What they said; or that they did not wish to say.',
    }),
  })
  .meta({
    id: 'ParentView',
    title: 'Parent’s or carer’s view',
    description: 'One parent’s or carer’s views and wishes.',
  })

/** Who agreed to what. */
export const Agreement = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'The person or agency that agrees.' }),
    about: text(LONG).meta({ title: 'What was agreed', description: 'The action or decision they agree to.' }),
  })
  .meta({ id: 'Agreement', title: 'Agreement', description: 'What somebody agreed to.' })

/** Who disagreed with what, always with the reasons (R3.4, R3.5). */
export const Disagreement = z
  .strictObject({
    who: text(SHORT).meta({ title: 'Who', description: 'The person or agency that disagrees.' }),
    about: text(LONG).meta({ title: 'Disagreed with', description: 'The action or decision they do not agree to.' }),
    reasons: text(LONG).meta({ title: 'Reasons', description: 'Why, in their own words.' }),
    proposed: text(LONG).optional().meta({ title: 'What follows', description: 'What was proposed because of it.' }),
  })
  .meta({ id: 'Disagreement', title: 'Disagreement', description: 'What somebody did not agree to, with the reasons.' })

/** One occasion on which a child was seen: when, by whom, where, alone or not (R3.5, R3.6). */
export const Seen = z
  .strictObject({
    child: ChildId.meta({ title: 'Child', description: 'Who was seen.' }),
    on: date('Date', 'The London calendar date.'),
    by: Worker.meta({ title: 'By whom', description: 'The worker who saw the child.' }),
    where: text(SHORT).optional().meta({ title: 'Where', description: 'Home, school, clinic, by video.' }),
    alone: z.boolean().optional().meta({
      title: 'Alone',
      description: 'Whether the child was seen alone; left out where the record does not say.',
    }),
  })
  .meta({ id: 'Seen', title: 'Child seen', description: 'One occasion on which a child was seen.' })

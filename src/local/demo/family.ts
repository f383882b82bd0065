import type { z } from 'zod'
import type { Family } from '../../../schemas/family.ts'
import type { Draft } from '../../../schemas/verbs/draft.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from './papers.ts'

/** The one fictional family of the demonstration: a sibling pair, their mother, and a father kept from the address. */
export const aFamily = (): z.input<typeof Family> => ({
  children: [
    {
      ...{ id: 'c1', name: 'Isolde Fenwick-Ashgrove', PersonBirthDate: '2017-03-14', Sex: 'F', PrimaryNeedCode: 'N5' },
      CINPlanStartDate: '2026-09-30',
    },
    {
      ...{ id: 'c2', name: 'Corin Fenwick-Ashgrove', PersonBirthDate: '2022-07-02', Sex: 'M', PrimaryNeedCode: 'N5' },
      CINPlanStartDate: '2026-09-30',
    },
  ],
  people: [
    { id: 'p1', name: 'Rowena Fenwick-Ashgrove', relationship: 'Mother', parentalResponsibility: true },
    {
      ...{ id: 'p2', name: 'Lucan Thistlecombe', relationship: 'Father of Corin', parentalResponsibility: false },
      movesToo: false,
    },
  ],
  from: { lines: '4 Sallowfield Row, Marlbrook', postcode: 'ZZ99 3CZ' },
  to: { lines: '12 Thornapple Close, Brackwater', postcode: 'ZZ99 3VZ', keepFrom: ['p2'] },
})

/** A whole package in one call, as a case system sends it: the family, four papers, permission, the move and residence. */
export const aWholeDraft = (
  receiver: string,
  residentOn: string,
  more: Partial<z.input<typeof Draft>> = {},
): z.input<typeof Draft> => ({
  receiver,
  family: aFamily(),
  papers: [
    { slot: 'assessment', structured: anAssessment() },
    { slot: 'plan', structured: aPlan() },
    { slot: 'minutes', structured: someMinutes() },
    { slot: 'summary', structured: aSummary() },
  ],
  permissions: [
    { of: 'p1', state: 'given', askedOn: '2026-11-02', askedBy: 'Priya Nair, social worker', how: 'in-person' },
  ],
  lawfulBasis: { article6: '6(1)(e)', article9: '9(2)(g)' },
  move: { impact: 'Both children lose a school and a nursery that know them well.', urgency: 'soon' },
  residence: { kind: 'resident', on: residentOn, known: 'Tenancy seen by the social worker' },
  ...more,
})

import { z } from 'zod'
import { type CensusSet, censusWords, codesIn } from './census/census.ts'
import { date } from './dates.ts'
import { ChildId } from './family.ts'
import { laChildIdFault } from './identifiers.ts'

/** The census year that the packs’ codes and XML are of: the newest that is published. */
export const packCensus = 2026

/** A field that takes a code of that year alone. */
function code(set: CensusSet, title: string) {
  const labels = Object.fromEntries(
    codesIn(set, packCensus).map((one) => [one, censusWords(set, one, packCensus) ?? '']),
  )
  return z
    .enum(codesIn(set, packCensus), { error: `Give a code of the census of ${packCensus}` })
    .meta({ title, labels, widget: 'select' })
}

/** What somebody fills in where Baton holds nothing; what is given here stands in place of what the pack proposes. */
const fillable = {
  LAchildID: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, { error: laChildIdFault('')?.words ?? '' })
    .meta({ title: 'Your authority’s child id' }),
  PersonBirthDate: date('Date of birth'),
  Sex: code('Sex', 'Sex'),
  Ethnicity: code('Ethnicity', 'Ethnicity'),
  CINreferralDate: date('Date of referral'),
  ReferralSource: code('ReferralSource', 'Who referred'),
  PrimaryNeedCode: code('PrimaryNeedCode', 'Primary need'),
  CINPlanStartDate: date('Start of the Child in Need plan'),
}

/** One record of the children in need census, item by item under the census’s own names, in the order of its XML. */
export const PackItems = z
  .strictObject({
    LAchildID: fillable.LAchildID.optional(),
    UPN: z.string().optional().meta({ title: 'Unique pupil number' }),
    PersonBirthDate: fillable.PersonBirthDate.optional(),
    ExpectedPersonBirthDate: date('Expected date of birth').optional(),
    Sex: fillable.Sex.optional(),
    Ethnicity: fillable.Ethnicity.optional(),
    CINreferralDate: fillable.CINreferralDate.optional(),
    ReferralSource: fillable.ReferralSource.optional(),
    PrimaryNeedCode: fillable.PrimaryNeedCode.optional(),
    CINclosureDate: date('Date of closure').optional(),
    ReasonForClosure: code('ReasonForClosure', 'Reason for closure').optional(),
    CINPlanStartDate: fillable.CINPlanStartDate.optional(),
    CINPlanEndDate: date('End of the Child in Need plan').optional(),
    ReferralNFA: z
      .enum(['0', '1'])
      .optional()
      .meta({ title: 'No further action', labels: { 0: 'No: the referral led to more', 1: 'Yes' } }),
  })
  .meta({ id: 'PackItems', description: `Items of the children in need census of ${packCensus}, by its names.` })
export type PackItems = z.infer<typeof PackItems>
export const PackItem = z.enum(Object.keys(PackItems.shape) as [keyof PackItems, ...(keyof PackItems)[]])
export type PackItem = keyof PackItems

export const PackKind = z.enum(['closing', 'opening'])
export type PackKind = z.infer<typeof PackKind>

const ways = ['withdrawn', 'returned', 'moved-on', 'stepped-up', 'service-declined'] as const

export const Pack = z
  .strictObject({
    kind: PackKind,
    reference: z.string().meta({ examples: ['BTN-7F3K-2QXM'] }),
    asAt: z.iso.date().meta({ description: 'The London date on which it was made.' }),
    census: z.int().meta({ description: 'The census year that its codes are of.' }),
    says: z.array(z.string()).meta({ description: 'What it is and what to look at, in words for people.' }),
    children: z.array(
      z.strictObject({
        child: ChildId,
        name: z.string(),
        items: PackItems,
        fromPapers: z.array(PackItem).meta({ description: 'Items that the package’s papers say; check them.' }),
      }),
    ),
    toFill: z
      .array(
        z.strictObject({
          child: ChildId,
          item: PackItem,
          needed: z.boolean().meta({ description: 'Whether the census refuses the record without it.' }),
        }),
      )
      .meta({ description: 'What the exchange does not hold. Nothing is put in its place.' }),
    leftOut: z
      .array(z.strictObject({ child: ChildId, why: z.enum([...ways, 'not-accepted', 'in-dispute', 'not-completed']) }))
      .meta({ description: 'Children of whom this pack would not be true, and why.' }),
  })
  .meta({
    id: 'Pack',
    description:
      'A proposal for an authority’s own case system, to be checked and filed by its own people (R7.4). The exchange writes to nobody’s system.',
  })
export type Pack = z.infer<typeof Pack>

/** What one authority fills in of one child. */
export const Filled = z
  .strictObject({ child: ChildId })
  .extend(z.strictObject(fillable).partial().shape)
  .meta({ id: 'PackFilled' })
export type Filled = z.infer<typeof Filled>

export const FillPack = z
  .strictObject({
    children: z
      .array(Filled)
      .max(20)
      .refine((all) => new Set(all.map(({ child }) => child)).size === all.length, {
        error: 'Name each child once',
      })
      .default([]),
  })
  .meta({
    id: 'FillPack',
    description: 'What you fill in, by child; it stands in place of what the pack proposes. None of it is kept.',
  })
export type FillPack = z.infer<typeof FillPack>

import { z } from 'zod'
import { censusCode } from './census/census.ts'
import { date } from './dates.ts'
import { type IdentifierFault, laChildIdFault, nhsNumberFault, upnFault } from './identifiers.ts'
import { text } from './text.ts'

export const ChildId = z
  .string()
  .regex(/^c[1-9][0-9]?$/, { error: 'Name a child of this transfer as c1, c2 …' })
  .meta({ id: 'ChildId' })
export const PersonId = z
  .string()
  .regex(/^p[1-9][0-9]?$/, { error: 'Name a person of this transfer as p1, p2 …' })
  .meta({ id: 'PersonId' })

/** R2.10: only a child in need travels this way; the others have a procedure of their own. */
export const ChildStatus = z.enum(['child-in-need', 'child-protection-plan', 'looked-after', 'court-order'])

type Fault = (value: string) => IdentifierFault | undefined
const wordsOf = (fault: Fault) => (issue: { input: unknown }) =>
  typeof issue.input === 'string' ? (fault(issue.input)?.words ?? '') : ''

/** An identifier by its form alone, which every reader of the published schema can check. */
const form = (pattern: RegExp, fault: Fault) => z.string().regex(pattern, { abort: true, error: wordsOf(fault) })

/** An identifier that is sound when it is entered. What is stored is never asked again: see identifierWarnings. */
const sound = <S extends z.ZodString>(schema: S, fault: Fault) =>
  schema.refine((value) => fault(value) === undefined, { error: wordsOf(fault) })

export const Child = z
  .strictObject({
    id: ChildId,
    name: text(200).meta({ title: 'Full name' }),
    PersonBirthDate: date('Date of birth').optional(),
    ExpectedPersonBirthDate: date('Expected date of birth', 'For an unborn child').optional(),
    birthDateNotKnown: z.literal(true).optional().meta({ title: 'Date of birth not known' }),
    Sex: z
      .enum(['M', 'F', 'U', 'I'])
      .optional()
      .meta({ title: 'Sex', labels: { F: 'Female', M: 'Male', U: 'Unknown', I: 'Indeterminate' } }),
    LAchildID: sound(text(40), laChildIdFault)
      .optional()
      .meta({ title: 'Your authority’s child id', description: 'At most 20 letters and digits, as in the census' }),
    UPN: sound(form(/^[A-Z][0-9]{11}[0-9A-Z]$/, upnFault), upnFault)
      .optional()
      .meta({ title: 'UPN', description: 'The unique pupil number, with its check letter first' }),
    NHSNumber: sound(form(/^[0-9]{10}$/, nhsNumberFault), nhsNumberFault)
      .optional()
      .meta({ title: 'NHS number', description: 'Ten digits without spaces; the last is its check digit' }),
    PrimaryNeedCode: censusCode('PrimaryNeedCode').optional().meta({ title: 'Primary need (census code)' }),
    CINPlanStartDate: date('Child in Need plan start date').optional(),
    status: ChildStatus.default('child-in-need').meta({ title: 'Status' }),
    category: z
      .enum(['welfare', 'disability'])
      .optional()
      .meta({
        title: 'Category of the plan',
        description: 'Where your practice sets other times for it.',
        labels: { welfare: 'Welfare', disability: 'Disability' },
      }),
  })
  .refine(
    (child) =>
      child.PersonBirthDate !== undefined ||
      child.ExpectedPersonBirthDate !== undefined ||
      child.birthDateNotKnown === true,
    {
      path: ['PersonBirthDate'],
      error: 'Give a date of birth, the expected date for an unborn child, or say that it is not known',
    },
  )
  .meta({
    id: 'Child',
    description: 'A child who moves. DfE CIN census names are kept where the census names the item.',
  })
export type Child = z.infer<typeof Child>

export const Person = z
  .strictObject({
    id: PersonId,
    name: text(200).meta({ title: 'Full name' }),
    relationship: text(100).meta({ title: 'Relationship to the children' }),
    parentalResponsibility: z.boolean().meta({ title: 'Has parental responsibility' }),
    movesToo: z.boolean().default(true).meta({ title: 'Moves with the children' }),
    safeContact: text(500)
      .optional()
      .meta({ title: 'Safe contact rule', description: 'How this person may be reached, or must not be' }),
    tellBy: z
      .enum(['letter', 'in-person', 'not-to-be-told'])
      .optional()
      .meta({
        title: 'How they are told who is responsible',
        description: 'Where there is a safe contact rule, nobody writes to them unless you say that a letter is safe',
        labels: {
          letter: 'By letter',
          'in-person': 'In person only',
          'not-to-be-told': 'Not to be told: it would put somebody at risk, or a court forbids it',
        },
      }),
  })
  .meta({ id: 'Person', description: 'A parent, carer or other adult of the family.' })
export type Person = z.infer<typeof Person>

export const Address = z.strictObject({
  lines: text(300).meta({ title: 'Address' }),
  postcode: text(10).optional().meta({ title: 'Postcode' }),
  keepFrom: z.array(PersonId).max(10).default([]).meta({ title: 'Keep this address from', choose: 'people' }),
})

/** R2: one transfer is one family's move: its children, their parents and carers, one address. */
export const Family = z
  .strictObject({
    children: z.array(Child).min(1, { error: 'Name at least one child' }).max(20),
    people: z.array(Person).max(20),
    from: Address.optional().meta({ title: 'Address they leave' }),
    to: Address.optional().meta({ title: 'Address they move to' }),
    whereabouts: z.enum(['known', 'unknown']).default('known'),
  })
  .superRefine((family, ctx) => {
    for (const [list, name] of [
      [family.children, 'children'],
      [family.people, 'people'],
    ] as const) {
      list.forEach((one, at) => {
        if (list.findIndex((other) => other.id === one.id) < at)
          ctx.addIssue({
            code: 'custom',
            path: [name, at, 'id'],
            message: `${one.id} is already used; give each its own`,
          })
      })
    }
  })
  .superRefine(({ people, from, to }, ctx) => {
    for (const [key, address] of [
      ['from', from],
      ['to', to],
    ] as const)
      address?.keepFrom.forEach((id, at) => {
        if (!people.some((person) => person.id === id))
          ctx.addIssue({
            ...{ code: 'custom', path: [key, 'keepFrom', at] },
            message: `Name ${id} among the people, so that it is known from whom this is kept`,
          })
      })
  })
  .meta({ id: 'Family' })
export type Family = z.infer<typeof Family>

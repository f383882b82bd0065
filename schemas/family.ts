import { z } from 'zod'
import { date } from './dates.ts'
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

export const Child = z
  .strictObject({
    id: ChildId,
    name: text(200).meta({ title: 'Full name' }),
    PersonBirthDate: date('Date of birth').optional(),
    ExpectedPersonBirthDate: date('Expected date of birth', 'For an unborn child').optional(),
    Sex: z.enum(['M', 'F', 'U', 'I']).optional().meta({ title: 'Sex (census code)' }),
    LAchildID: text(40).optional().meta({ title: 'Your authority’s child id' }),
    UPN: z
      .string()
      .regex(/^[A-Z][0-9]{11}[0-9A-Z]$/, { error: 'A UPN is a letter, eleven digits, then a digit or letter' })
      .optional(),
    NHSNumber: z
      .string()
      .regex(/^[0-9]{10}$/, { error: 'An NHS number is ten digits' })
      .optional(),
    PrimaryNeedCode: z.enum(['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9']).optional(),
    CINPlanStartDate: date('Child in Need plan start date').optional(),
    status: ChildStatus.default('child-in-need').meta({ title: 'What the child is subject to' }),
    category: z.enum(['welfare', 'disability']).default('welfare'),
  })
  .refine((child) => child.PersonBirthDate !== undefined || child.ExpectedPersonBirthDate !== undefined, {
    path: ['PersonBirthDate'],
    error: 'Give a date of birth, or the expected date for an unborn child',
  })
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
  .meta({ id: 'Family' })
export type Family = z.infer<typeof Family>

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { date } from '../../../../schemas/dates.ts'
import { text } from '../../../../schemas/text.ts'
import { FormFields, fieldsOf } from '../../../../src/web/components/form.tsx'
import { errorsFor, readForm } from '../../../../src/web/forms/read-form.ts'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const Outcome = z.enum(['continues', 'no-longer-in-need']).meta({ labels: { continues: 'Continues as in need' } })

const Everything = z.strictObject({
  chair: z.string().min(1).max(200).meta({ title: 'Name of the chair', description: 'As they are called at work.' }),
  email: z.email().optional().meta({ title: 'Email' }),
  time: z.iso.time().optional().meta({ title: 'Time' }),
  reasons: z.string().min(10).meta({ title: 'Reasons', widget: 'long' }),
  residentOn: z.iso.date().meta({ title: 'Date the family became resident' }),
  endsOn: z.string().optional().meta({ title: 'Last day', widget: 'date' }),
  outcome: Outcome.meta({ title: 'Outcome of the meeting' }),
  urgency: z.enum(['ordinary', 'urgent']).default('ordinary').meta({ title: 'Urgency' }),
  told: z.boolean().meta({ title: 'The family has been told' }),
  alone: z.boolean().optional().meta({ title: 'Was the child seen alone?' }),
  sure: z.literal(true).meta({ title: 'I have checked the address' }),
  days: z.int().min(1).max(20).meta({ title: 'Number of days' }),
  children: z.array(z.string()).min(1).meta({ title: 'Children', choose: 'children' }),
  worker: z.string().meta({ title: 'Named worker', choose: 'people' }),
  papers: z
    .array(z.enum(['plan', 'minutes']))
    .optional()
    .meta({ title: 'Which papers' }),
  agencies: z.array(z.string()).default([]).meta({ title: 'Agencies invited' }),
  place: z
    .object({ line: z.string().meta({ title: 'Address' }), from: z.iso.date().optional().meta({ title: 'Used from' }) })
    .meta({ title: 'Place' }),
  actions: z
    .array(
      z.strictObject({
        what: z.string().meta({ title: 'What', widget: 'long' }),
        by: z.iso.date().optional().meta({ title: 'By when' }),
        shared: z.boolean().default(true).meta({ title: 'Shared with the family' }),
      }),
    )
    .max(5)
    .default([])
    .meta({ title: 'Actions', each: 'Action', rows: 2 }),
  note: z.string().nullable().meta({ title: 'Note' }),
})

const choices = {
  children: [
    { value: 'c1', label: 'Ada Fictional' },
    { value: 'c2', label: 'Ben Fictional', hint: 'Born 2 March 2019' },
  ],
  people: Array.from({ length: 9 }, (_, at) => ({ value: `p${at + 1}`, label: `Person ${at + 1}` })),
}

const filled = {
  chair: 'Siân Ŵyn “S” & <Co>',
  email: 'duty@northmoor.example',
  time: '14:30',
  reasons: 'First line\n\nThird line',
  residentOn: '2026-03-02',
  endsOn: '2026-12-31',
  outcome: 'no-longer-in-need',
  urgency: 'urgent',
  told: true,
  alone: false,
  sure: true,
  days: 12,
  children: ['c1', 'c2'],
  worker: 'p8',
  papers: ['plan'],
  agencies: ['Hillside School', 'Health visitor'],
  place: { line: '1 Sample Street', from: '2026-01-09' },
  actions: [
    { what: 'Call the school', by: '2026-04-01', shared: true },
    { what: 'Visit', shared: false },
  ],
  note: 'Seen at home',
} satisfies z.input<typeof Everything>

function page(schema: z.ZodObject, values?: unknown, errors: ReturnType<typeof errorsFor> = []) {
  return String(<FormFields fields={fieldsOf(schema)} values={values} errors={errors} choices={choices} />)
}

/** Posts only these fields, as a person would who leaves the rest blank. */
function post(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

function told(schema: z.ZodObject, fields: Record<string, string | string[]>) {
  return errorsFor(schema, schema.safeParse(readForm(schema, post(fields))).error?.issues ?? [])
}

describe('what was shown comes back as it was', () => {
  test('with every kind of field filled in', () => {
    expect(Everything.parse(filled)).toEqual(filled)
    expect(readForm(Everything, postedBy(page(Everything, filled)))).toEqual(filled)
  })

  test('with only the needed fields filled in', () => {
    const { email, time, endsOn, alone, papers, ...needed } = filled
    const least = { ...needed, urgency: 'ordinary', told: false, agencies: [], actions: [], note: null }
    expect(readForm(Everything, postedBy(page(Everything, least)))).toEqual(least)
  })

  test('with what the schema refuses: it is shown again as it was typed', () => {
    const wrong = { ...filled, residentOn: '2026-02-30', days: 'twelve', email: 'nobody', time: '9.30' }
    expect(readForm(Everything, postedBy(page(Everything, wrong)))).toEqual(wrong)
  })

  test.each([
    ['no month', '2026--02'],
    ['a month in words', '2026-March-02'],
    ['a year of two digits', '26-03-02'],
    ['a hyphen in a part', '2026-03-2-3'],
  ])('with a date of %s, which is refused', (_, residentOn) => {
    const read = readForm(Everything, postedBy(page(Everything, { ...filled, residentOn })))
    expect(read).toEqual({ ...filled, residentOn })
    expect(Everything.safeParse(read).success).toBe(false)
  })
})

describe('reading a posted form', () => {
  test('nothing filled in: blanks are left out, lists are empty, ticks are no', () => {
    expect(readForm(Everything, post({ chair: '  ', 'residentOn-day': ' ' }))).toEqual({
      told: false,
      children: [],
      agencies: [],
      place: {},
      actions: [],
      note: null,
    })
  })

  test('a date of single digits is written with two', () => {
    const posted = post({ 'residentOn-day': '2', 'residentOn-month': '3', 'residentOn-year': '2026' })
    expect(readForm(Everything, posted)).toMatchObject({ residentOn: '2026-03-02' })
  })

  test('blank rows are dropped, and a box that the form itself ticked makes no row', () => {
    const posted = post({ 'actions.0.shared': 'yes', 'actions.4.what': 'Visit', 'actions.4.shared': 'yes' })
    expect(readForm(Everything, posted)).toMatchObject({ actions: [{ what: 'Visit', shared: true }] })
  })

  test('text is trimmed, and its lines end as the record wants them', () => {
    expect(readForm(Everything, post({ reasons: ' One\r\nTwo \r\n' }))).toMatchObject({ reasons: 'One\nTwo' })
  })

  test('an uploaded file is never taken for text', () => {
    const form = new FormData()
    form.append('chair', new File(['x'], 'x.txt'))
    expect(readForm(Everything, form)).not.toHaveProperty('chair')
  })

  test('what the schema does not ask for is not read', () => {
    expect(readForm(Everything, post({ send: 'true', 'place.owner': 'x' }))).not.toHaveProperty('send')
  })

  test('an answer that says nothing, and an optional group left blank, are left out', () => {
    const Optional = z.object({
      ground: z.enum(['delay', 'threshold']).optional(),
      seenBy: z.object({ name: z.string(), inPerson: z.boolean() }).optional(),
    })
    expect(textOf(page(Optional))).toContain('No answer')
    expect(readForm(Optional, post({ ground: '' }))).toEqual({})
    expect(readForm(Optional, post({ 'seenBy.name': 'Jo' }))).toEqual({ seenBy: { name: 'Jo', inPerson: false } })
  })
})

describe('what the person is told', () => {
  test('about fields left blank, in the words of the field and once for each', () => {
    expect(told(Everything, {})).toEqual([
      { field: 'chair', href: '#chair', text: 'Enter the name of the chair' },
      { field: 'reasons', href: '#reasons', text: 'Enter the reasons' },
      { field: 'residentOn', href: '#residentOn-day', text: 'Enter the date the family became resident' },
      { field: 'outcome', href: '#outcome', text: 'Choose an answer: Outcome of the meeting' },
      { field: 'sure', href: '#sure', text: 'Tick ‘I have checked the address’' },
      { field: 'days', href: '#days', text: 'Enter the number of days' },
      { field: 'children', href: '#children', text: 'Select the children' },
      { field: 'worker', href: '#worker', text: 'Select the named worker' },
      { field: 'place.line', href: '#place-line', text: 'Enter the address' },
    ])
  })

  test.each([
    [
      { 'residentOn-day': '30', 'residentOn-month': '2', 'residentOn-year': '2026' },
      'residentOn',
      'Date the family became resident must be a real date',
    ],
    [{ days: 'twelve' }, 'days', 'Number of days must be a whole number'],
    [{ days: '1.5' }, 'days', 'Number of days must be a whole number'],
    [{ days: '21' }, 'days', 'Number of days must be 20 or less'],
    [{ reasons: 'Short' }, 'reasons', 'Reasons must be 10 characters or more'],
    [{ email: 'nobody' }, 'email', 'Email must be an email address, like name@example.gov.uk'],
    [{ time: '9.30' }, 'time', 'Time must be a time, like 14:30'],
    [{ outcome: 'unheard-of' }, 'outcome', 'Choose an answer: Outcome of the meeting'],
    [
      { 'actions.1.what': 'Visit', 'actions.1.by-day': '40' },
      'actions.0.by',
      'Action 1: the answer to ‘By when’ must be a real date',
    ],
    [{ 'actions.0.shared': 'yes', 'actions.0.by-day': '1' }, 'actions.0.what', 'Action 1, fill in: What'],
  ])('about %j', (fields, field, text) => {
    expect(told(Everything, fields)).toContainEqual(expect.objectContaining({ field, text }))
  })

  test('in the schema’s own words where it has a rule of its own, save for what the form words itself', () => {
    const Own = z
      .object({
        upn: z
          .string()
          .regex(/^[A-Z]\d{12}$/, 'A UPN is a letter and twelve digits')
          .meta({ title: 'UPN' }),
        from: z.iso.date('Give a real date as YYYY-MM-DD').meta({ title: 'From which date' }),
        child: z.string().regex(/^c\d$/, 'Name a child as c1').meta({ title: 'Child', choose: 'children' }),
      })
      .refine(() => false, { path: ['upn'], error: 'This UPN belongs to another child', when: () => true })
    expect(told(Own, { upn: '1', child: 'x' }).map((error) => error.text)).toEqual([
      'A UPN is a letter and twelve digits',
      'Fill in: From which date',
      'Select the child',
    ])
  })

  test('about the whole form, with a link to its first field', () => {
    const Either = z
      .object({ a: z.iso.date().optional() })
      .refine((input) => input.a, { error: 'Give a date or a reason' })
    expect(told(Either, {})).toEqual([{ field: '', href: '#a-day', text: 'Give a date or a reason' }])
  })

  test('beside the field, where every link of the summary leads', () => {
    const errors = told(Everything, { 'actions.0.by-day': '1' })
    const html = page(Everything, readForm(Everything, post({ 'actions.0.by-day': '1' })), errors)
    const ids = ['input', 'textarea', 'select'].flatMap((tag) => elements(html, tag).map((one) => `#${one.get('id')}`))
    expect(errors.length).toBeGreaterThan(9)
    for (const error of errors) {
      expect(ids).toContain(error.href)
      expect(textOf(html)).toContain(`Error: ${error.text}`)
    }
  })

  test('names the field where the schema’s own words do not', () => {
    const Own = z.strictObject({
      name: text(10).meta({ title: 'Full name' }),
      on: date('Date of birth').optional(),
    })
    const wrong = (name: string, year: string) =>
      told(Own, { name, 'on-day': '1', 'on-month': '2', 'on-year': year }).map((error) => error.text)
    expect(wrong('Too long by far', '2016')).toEqual(['Full name must be 10 characters or fewer'])
    expect(wrong('A\u0007b', '1816')).toEqual([
      expect.stringMatching(/^Full name: take out the control character \(U\+0007\)/),
      'Date of birth: give a date between 1900 and 2099',
    ])
  })
})

describe('showing a form', () => {
  const html = page(Everything)

  test('says which answers may be left out', () => {
    expect(textOf(html)).toContain('Email (optional)')
    expect(textOf(html)).not.toContain('Name of the chair (optional)')
    // One of these answers stands chosen already, and one is given whatever is pressed.
    expect(textOf(html)).not.toContain('Urgency (optional)')
  })

  test('shows the defaults until somebody has answered', () => {
    const checked = (shown: string) => elements(shown, 'input').filter((one) => one.has('checked'))
    expect(checked(html).map((one) => one.get('value'))).toContain('ordinary')
    expect(checked(page(Everything, { actions: [{ what: 'Visit', shared: false }] }))).toHaveLength(1)
  })

  test('labels answers as the schema does, or in plain words', () => {
    expect(textOf(html)).toContain('Continues as in need')
    expect(textOf(html)).toContain('No longer in need')
  })

  test('gives every field an id of its own', () => {
    const ids = ['input', 'textarea', 'select', 'div', 'p'].flatMap((tag) =>
      elements(html, tag).flatMap((one) => one.get('id') ?? []),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says so where there is nothing to choose from', () => {
    expect(textOf(String(<FormFields fields={fieldsOf(Everything)} />))).toContain('There are none to choose from yet')
  })

  test('leaves out what only a program can give, and refuses to hide what is needed', () => {
    const union = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])
    expect(fieldsOf(z.object({ hidden: z.string().meta({ widget: 'none' }), either: union.optional() }))).toEqual([])
    expect(fieldsOf(z.object({ list: z.array(z.object({ either: union })).default([]) }))).toEqual([])
    expect(() => fieldsOf(z.object({ either: union }))).toThrow('No plain field can ask for "either"')
  })
})

import { describe, expect, test } from 'vitest'
import { type Family, Family as FamilySchema } from '../../../../schemas/family.ts'
import { valueAt } from '../../../../schemas/parts.ts'
import { familyField, familyShown, MOST_ROWS, readFamily } from '../../../../src/web/forms/family-fields.ts'
import { errorsFor } from '../../../../src/web/forms/read-form.ts'
import { FamilyForm } from '../../../../src/web/pages/family-form.tsx'
import { elements, postedBy, textOf } from '../../../support/html.ts'
import { aFamily } from '../../../support/inputs.ts'

const words = { children: 'Name each child.', people: 'Name each adult.' }
const family = (): Family => FamilySchema.parse(aFamily())

function page(shown: ReturnType<typeof familyShown>, errors: ReturnType<typeof errorsFor> = []) {
  return String(
    <FamilyForm
      field={familyField({ for: 'draft' })}
      shown={shown}
      errors={errors}
      action="/transfers/begin/draft"
      words={words}
    />,
  )
}

const blank = () => postedBy(page(familyShown(undefined, { children: 2, people: 2 })))
const filled = () => postedBy(page(familyShown({ family: family() }, { children: 1, people: 0 })))
const read = (form: FormData, named: string[] = []) => readFamily(form, 'draft', (one) => [one], named)
const said = (form: FormData, named: string[] = []) => valueAt(read(form, named).values, 'family')
const press = (form: FormData, button: string) => {
  form.append('press', button)
  return read(form)
}
const wrong = (form: FormData, named: string[] = []) => {
  const { fields, values } = read(form, named)
  const { error } = FamilySchema.safeParse(valueAt(values, 'family'))
  const issues = (error?.issues ?? []).map((issue) => ({ ...issue, path: ['family', ...issue.path] }))
  return errorsFor(fields, issues)
}

describe('a family that is shown and posted', () => {
  test('comes back as it was, each with their own id', () => {
    expect(FamilySchema.parse(said(filled()))).toEqual(family())
  })

  test('has no children and no adults where nobody filled anything in, and asks for a child', () => {
    expect(said(blank())).toMatchObject({ children: [], people: [] })
    expect(wrong(blank())).toEqual([
      { field: 'family.children', href: '#family-children-0-name', text: 'Name at least one child' },
    ])
  })

  test('leaves blank rows out, and keeps the ids of the others', () => {
    const form = blank()
    form.set('family.children.1.name', 'Isolde Fenwick-Ashgrove')
    form.set('family.people.1.name', 'Rowena Fenwick-Ashgrove')
    expect(said(form)).toMatchObject({
      children: [{ id: 'c2', name: 'Isolde Fenwick-Ashgrove' }],
      people: [{ id: 'p2', name: 'Rowena Fenwick-Ashgrove' }],
    })
    expect(read(form).rows).toEqual({ children: ['c2', 'c1'], people: ['p2', 'p1'] })
  })

  test.each(['draft', 'alert'] as const)('%s: takes a child whose date of birth is not known', (what) => {
    const form = blank()
    form.set('family.children.0.name', 'Isolde Fenwick-Ashgrove')
    form.set('family.children.0.birthDateNotKnown', 'yes')
    const { values } = readFamily(form, what, (one) => [one])
    const [child] = FamilySchema.parse(valueAt(values, 'family')).children
    expect(child).toMatchObject({ name: 'Isolde Fenwick-Ashgrove', birthDateNotKnown: true })
    expect(page(familyShown(undefined, { children: 1, people: 0 }))).toContain('Date of birth not known')
  })

  test('takes numbers as people copy them, with spaces', () => {
    const form = filled()
    form.set('family.children.0.NHSNumber', '999 000 0018')
    expect(said(form)).toMatchObject({ children: [{ NHSNumber: '9990000018' }, {}] })
  })

  test('names the child and the field of an error, at the input that mends it', () => {
    const form = filled()
    form.set('family.children.1.NHSNumber', '123')
    form.set('family.children.1.PersonBirthDate-month', '13')
    expect(wrong(form)).toEqual([
      {
        field: 'family.children.1.PersonBirthDate',
        href: '#family-children-1-PersonBirthDate-day',
        text: 'Child 2: date of birth must be a real date',
      },
      expect.objectContaining({
        field: 'family.children.1.NHSNumber',
        href: '#family-children-1-NHSNumber',
        text: expect.stringMatching(/^Child 2: an NHS number is ten digits/),
      }),
    ])
    const { values, rows } = read(form)
    expect(page({ values, rows }, wrong(form))).toMatch(/<details class="govuk-details" open(="")?>/)
  })

  test('says which address is wanting', () => {
    const form = filled()
    form.set('family.from.postcode', 'ZZ99 3VZ')
    expect(wrong(form).map(({ text }) => text)).toEqual(['Enter the address they leave'])
  })
})

describe('an address that must be kept from somebody', () => {
  test('offers the adults by their rows, with the names that are known', () => {
    const html = textOf(page(familyShown({ family: family() }, { children: 1, people: 3 })))
    expect(html).toContain('Adult 2: Lucan Thistlecombe')
    expect(html).toContain('Adult 3')
  })

  test('from a row that nobody filled in: their name is asked for (R3.10)', () => {
    const form = blank()
    form.set('family.children.0.name', 'Isolde Fenwick-Ashgrove')
    form.set('family.to.lines', '2 Heron Mews, Thornwick')
    form.append('family.to.keepFrom', 'p2')
    expect(wrong(form).map(({ text }) => text)).toContain('Adult 1: enter the full name')
    expect(said(form)).toMatchObject({ people: [{ id: 'p2' }], to: { keepFrom: ['p2'] } })
  })

  test('is kept from nobody any more who is removed', () => {
    const { values } = press(filled(), 'remove.people.1')
    expect(valueAt(values, 'family')).toMatchObject({ people: [{ id: 'p1' }], to: { keepFrom: [] } })
  })
})

describe('the buttons of the rows', () => {
  test('add one with the next id, and keep everything', () => {
    const { values, rows, pressed } = press(filled(), 'add.people')
    expect(pressed).toBe(true)
    expect(rows).toEqual({ children: ['c1', 'c2'], people: ['p1', 'p2', 'p3'] })
    expect(FamilySchema.parse(valueAt(values, 'family'))).toEqual(family())
  })

  test('give no id a second time that is on record of somebody else', () => {
    const form = press(filled(), 'remove.people.1')
    const again = postedBy(page(form))
    again.append('press', 'add.people')
    expect(readFamily(again, 'draft', (one) => [one], ['p1', 'p2']).rows.people).toEqual(['p1', 'p3'])
  })

  test('stop at the most that one transfer may name', () => {
    const full = postedBy(page(familyShown(undefined, { children: MOST_ROWS, people: 1 })))
    expect(press(full, 'add.children').rows.children).toHaveLength(MOST_ROWS)
    const html = page(familyShown(undefined, { children: MOST_ROWS, people: 1 }))
    expect(elements(html, 'button').map((button) => button.get('value'))).not.toContain('add.children')
  })

  test('do nothing when the form is sent for good, or when the press is none of ours', () => {
    expect(read(filled()).pressed).toBe(false)
    expect(press(filled(), 'remove.everything').pressed).toBe(false)
  })
})

test('a child on record whose row was emptied is asked for, not dropped (R2)', () => {
  const form = filled()
  for (const name of [...form.keys()])
    if (name.startsWith('family.children.1.') && !name.endsWith('.id')) form.delete(name)
  expect(said(form, ['c1', 'c2'])).toMatchObject({ children: [{ id: 'c1' }, { id: 'c2' }] })
  expect(wrong(form, ['c1', 'c2']).map(({ text }) => text)).toContain('Child 2: enter the full name')
  expect(said(form)).toMatchObject({ children: [{ id: 'c1' }] })
})

test('an alert asks little of the family, and a request not where it is', () => {
  const keys = (what: 'request' | 'alert') => {
    const field = familyField({ for: what })
    return field.kind === 'group' ? field.fields.map(({ key }) => key) : []
  }
  expect(keys('alert')).toEqual(['children', 'people'])
  expect(keys('request')).toEqual(['children', 'people', 'from', 'to'])
})

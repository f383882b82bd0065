import { expect, test } from 'vitest'
import { FillPack, type Pack } from '../../../../schemas/pack.ts'
import { closingPack, openingPack } from '../../../../src/domain/pack.ts'
import type { Refusal } from '../../../../src/domain/refusal.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { errorsFor } from '../../../../src/web/forms/read-form.ts'
import { PackPage } from '../../../../src/web/pages/pack.tsx'
import { errorsOf, readPackForm, withNames } from '../../../../src/web/pages/pack-form.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, postedBy, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aCompleted, anAccepted } from '../../../support/transfers.ts'

const on = '2026-12-14'
const papers = { c1: { Ethnicity: 'WBRI', CINreferralDate: '2026-09-01' } }
function packOf(packed: ReturnType<typeof closingPack>): Pack {
  if ('refused' in packed) throw new Error(`refused: ${JSON.stringify(packed.refused)}`)
  return packed.pack
}
const closing = () => packOf(closingPack(aCompleted(), { side: 'sender', on, papers }))
const opening = (t: Transfer = anAccepted()) => packOf(openingPack(t, { side: 'receiver', on }))
const sender = () => openedBy(aCompleted())
const html = (more: Partial<Parameters<typeof PackPage>[0]> = {}) =>
  String(<PackPage opened={sender()} pack={closing()} {...more} />)

/** The form as a browser would post it, with these answers typed in. */
function posted(page: string, answers: Record<string, string> = {}): FormData {
  const form = postedBy(page)
  for (const [name, value] of Object.entries(answers)) form.set(name, value)
  return form
}

test('says for each child what to type into which box, in plain words and by the census’s name', () => {
  const said = textOf(html())
  expect(said).toContain('Closing pack')
  expect(said).toContain('As at 14 December 2026')
  for (const row of [
    'Isolde Fenwick-Ashgrove Box in your case system What to enter',
    'Date of closure CINclosureDate 23 November 2026',
    'Reason for closure ReasonForClosure RC5: Transferred to services of another local authority',
    'End of the Child in Need plan CINPlanEndDate 23 November 2026',
  ])
    expect(said).toContain(row)
})

test('tells what came from papers from what is certain, and what is still theirs to fill in', () => {
  const said = textOf(html())
  expect(said).toContain('Date of referral CINreferralDate 1 September 2026 From the papers of this package: check it')
  expect(said).toContain('Your authority’s child id LAchildID Yours to fill in')
})

test('says that it is a proposal which nobody’s system is told of', () => {
  expect(textOf(html())).toContain('Your own people check it and file it: the exchange writes to nobody’s system')
})

test('the form posts each child with what is known, and reads back as the schema has it', () => {
  const { values } = readPackForm(
    posted(html(), { 'children.0.LAchildID': ' AL 40991 ', 'children.0.Sex': 'F', 'children.1.Ethnicity': 'MOTH' }),
  )
  expect(FillPack.parse(values)).toEqual({
    children: [
      { child: 'c1', LAchildID: 'AL40991', Sex: 'F', Ethnicity: 'WBRI', CINreferralDate: '2026-09-01' },
      { child: 'c2', Ethnicity: 'MOTH' },
    ],
  })
})

test('a code stands in it with its words, NOBT is there to be replaced, and dates are asked in three boxes', () => {
  const page = String(
    <PackPage opened={openedBy(anAccepted(), aWorkerOf('receiver', 'social-worker'))} pack={opening()} />,
  )
  expect(textOf(page)).toContain('Opening pack')
  expect(postedBy(page).get('children.0.Ethnicity')).toBe('NOBT')
  expect(elements(page, 'option').filter((one) => one.has('selected')).length).toBeGreaterThan(0)
  expect(postedBy(html()).get('children.0.CINreferralDate-day')).toBe('1')
  expect(postedBy(page).has('children.0.CINreferralDate-day')).toBe(false)
})

test('what is lacking is said by name in the error summary, and leads to its field', () => {
  const refused: Refusal = {
    ...{ code: 'pack-lacks', rule: 'R7.4' },
    lacking: [
      { child: 'c2', item: 'LAchildID' },
      { child: 'c2', item: 'CINreferralDate' },
    ],
  }
  const opened = sender()
  const errors = errorsOf(refused, closing(), opened.names)
  expect(errors).toEqual([
    {
      field: 'children.1.LAchildID',
      href: '#children-1-LAchildID',
      text: 'Corin Fenwick-Ashgrove: enter your authority’s child id',
    },
    {
      field: 'children.1.CINreferralDate',
      href: '#children-1-CINreferralDate-day',
      text: 'Corin Fenwick-Ashgrove: enter the date of referral',
    },
  ])
  const page = html({ errors: errors ?? [] })
  const ids = new Set(elements(page, 'input').map((one) => `#${one.get('id')}`))
  for (const { href } of errors ?? []) expect(ids).toContain(href)
  expect(textOf(page)).toContain('There is a problem Corin Fenwick-Ashgrove: enter your authority’s child id')
})

test('a date that cannot be is said at its field, with why', () => {
  const refused: Refusal = {
    ...{ code: 'date-impossible', rule: 'R7.4', field: 'children/0/CINreferralDate' },
    why: 'it cannot be after the day the case was closed, 23 November 2026',
  }
  expect(errorsOf(refused, closing(), new Map())).toEqual([
    {
      field: 'children.0.CINreferralDate',
      href: '#children-0-CINreferralDate-day',
      text: 'Isolde Fenwick-Ashgrove, date of referral: it cannot be after the day the case was closed, 23 November 2026',
    },
  ])
  expect(errorsOf({ code: 'family-not-told', rule: 'R7.4' }, closing(), new Map())).toBeUndefined()
})

test('what no schema takes is said by the child’s name, and the answers stay', () => {
  const form = posted(html(), { 'children.1.LAchildID': 'AB/12', 'children.0.CINreferralDate-month': '13' })
  const { values, fields } = readPackForm(form)
  const parsed = FillPack.safeParse(values)
  const errors = withNames(errorsFor(fields, parsed.error?.issues ?? []), closing())
  expect(errors.map(({ text }) => text)).toEqual([
    'Isolde Fenwick-Ashgrove: date of referral must be a real date',
    expect.stringMatching(/^Corin Fenwick-Ashgrove: .*at most 20 letters and digits/),
  ])
  const page = html({ values, errors })
  expect(postedBy(page).get('children.1.LAchildID')).toBe('AB/12')
  expect(postedBy(page).get('children.0.CINreferralDate-month')).toBe('13')
})

test('whoever is left out is named, and why', () => {
  const said = textOf(html({ pack: opening(anAccepted(['c2'])) }))
  expect(said).toContain('Not in this pack Isolde Fenwick-Ashgrove: responsibility is not accepted yet')
})

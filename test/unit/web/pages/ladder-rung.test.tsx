import { describe, expect, test } from 'vitest'
import { type Rung, SetRung } from '../../../../schemas/ladder.ts'
import { errorsFor, placeOf, readForm } from '../../../../src/web/forms/read-form.ts'
import { fieldsOfRung, RungPage, type RungProps, rungFields } from '../../../../src/web/pages/ladder-rung.tsx'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const holder = { name: 'Cornelius Applegarth', worker: 'c.applegarth' }
const deputy = { name: 'Honoria Larkspur' }
const away = { from: '2026-11-20', until: '2026-12-04' }
const bare: Rung = {
  ...{ rung: 2, role: 'head-of-service', title: 'Head of service', days: 5, set: false },
  heldBy: { rung: 2, title: 'Head of service', by: 'role' },
}
const page = (found: Rung, more: Partial<RungProps> = {}) =>
  String(<RungPage viewer={viewer} found={found} {...more} />)
const said = (html: string) => SetRung.parse(readForm(rungFields, postedBy(html)))
const posted = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const wrong = (fields: Record<string, string>) => {
  const parsed = SetRung.safeParse(readForm(rungFields, posted(fields)))
  return errorsFor(rungFields, parsed.error?.issues ?? []).map(({ href, text }) => [href, text])
}
const actions = (html: string) =>
  elements(html, 'form').flatMap((one) => (one.get('action')?.startsWith('/ladder') ? [one.get('action')] : []))

describe('the form of a rung', () => {
  test('posts back what it began with, whatever was set (R8.4)', () => {
    const whole = { ...bare, title: 'Assistant Director', set: true, holder, deputy, away }
    expect(said(page(whole))).toEqual({ title: 'Assistant Director', vacant: false, holder, deputy, away })
    expect(said(page({ ...bare, vacant: true }))).toEqual({ title: bare.title, vacant: true })
    expect(said(page({ ...whole, away: { from: away.from } })).away).toEqual({ from: away.from })
  })

  test('leaves out a holder, a deputy and an absence that were left blank', () => {
    expect(said(page(bare))).toEqual({ title: bare.title, vacant: false })
    const blank = { 'holder.name': ' ', 'holder.worker': '', 'deputy.name': '', 'away.from-day': '' }
    expect(readForm(rungFields, posted({ title: 'Panel', ...blank }))).toEqual({ title: 'Panel', vacant: false })
  })

  test('names each field that is wrong, where it stands', () => {
    expect(wrong({})).toEqual([['#title', 'Fill in: What you call it']])
    const title = 'Panel'
    expect(wrong({ title, 'holder.worker': 'c.applegarth' })).toEqual([['#holder-name', 'Enter the holder’s name']])
    expect(wrong({ title, 'deputy.name': 'Honoria Larkspur' })).toEqual([
      ['#holder-name', 'Name the holder, whose deputy or absence it is'],
    ])
    expect(wrong({ title, vacant: 'yes', 'holder.name': holder.name })).toEqual([
      ['#holder-name', 'Leave out the holder, or do not say that nobody holds it'],
    ])
    const named = { title, 'holder.name': holder.name }
    const until = { 'away.until-day': '4', 'away.until-month': '12', 'away.until-year': '2026' }
    expect(wrong({ ...named, ...until })).toEqual([['#away-from-day', 'Enter the first day away']])
    const later = { 'away.from-day': '5', 'away.from-month': '12', 'away.from-year': '2026' }
    expect(wrong({ ...named, ...until, ...later })).toEqual([
      ['#away-until-day', 'Give a last day away that is not before the first'],
    ])
    expect(wrong({ ...named, 'away.from-day': '31', 'away.from-month': '2', 'away.from-year': '2026' })).toEqual([
      ['#away-from-day', 'First day away must be a real date'],
    ])
  })

  test('offers to remove what was set, only where something was set', () => {
    expect(actions(page(bare))).toEqual(['/ladder/2'])
    expect(actions(page({ ...bare, set: true }))).toEqual(['/ladder/2', '/ladder/2/reset'])
    expect(textOf(page({ ...bare, set: true }))).toContain('Remove our settings for this rung')
  })

  test('says of the last rung that somebody must hold it (R8.5)', () => {
    expect(textOf(page({ ...bare, rung: 3 }))).toContain('It is the last rung: somebody must hold it')
    expect(textOf(page(bare))).not.toContain('It is the last rung')
    const asksIt = (rung: number) => page({ ...bare, rung }).includes('name="vacant"')
    expect([asksIt(2), asksIt(3)]).toEqual([true, false])
    // What is refused for it stands above the form, and links to nothing that is not there.
    expect(placeOf(fieldsOfRung(3), 'vacant')).toBeUndefined()
    expect(said(page({ ...bare, rung: 3, holder })).vacant).toBe(false)
  })

  test('speaks of accounts as people do', () => {
    expect(textOf(page(bare))).toContain('As whoever runs your sign-in knows them.')
    expect(textOf(page(bare))).not.toContain('“sub”')
  })

  test('keeps what could not be taken, with what mends it beside it', () => {
    const errors = [{ field: 'deputy', href: '#deputy-name', text: 'Name a deputy' }]
    const html = page(bare, { values: { title: 'Panel', vacant: false, holder, away }, errors })
    expect(postedBy(html).get('holder.name')).toBe(holder.name)
    expect(elements(html, 'p').some((one) => one.get('id') === 'deputy-error')).toBe(true)
    expect(html).toContain('<title>Error: ')
  })
})

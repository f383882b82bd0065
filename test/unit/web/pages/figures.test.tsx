import { describe, expect, test } from 'vitest'
import { Figures, NationalFigures } from '../../../../schemas/figures.ts'
import { type DisputeEnd, type FirstMeeting, figuresOf } from '../../../../src/domain/figures.ts'
import { nationalOf } from '../../../../src/domain/national-figures.ts'
import { FiguresPage } from '../../../../src/web/pages/figures.tsx'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const [sender, receiver] = ['019a0c3e-5a00-7d4a-8e00-d4a000000001', '019a0c3e-5a00-7d4a-8e00-d4a000000002']
const span = { quarter: '2026-Q4', from: '2026-10-01', until: '2026-12-31' }

const ends = (n: number, more: Partial<DisputeEnd> = {}): DisputeEnd[] =>
  Array.from({ length: n }, () => ({
    ...{ sender, receiver, ground: 'threshold' as const, rung: 1, outcome: 'sender-responsible' as const },
    ...{ workingDays: 4, ...more },
  }))
const met = (n: number, more: Partial<FirstMeeting> = {}): FirstMeeting[] =>
  Array.from({ length: n }, () => ({
    ...{ sender, receiver, dueOn: '2026-11-20', heldOn: '2026-11-20', disputed: false, ...more },
  }))
const own = (disputes = ends(3), meetings = met(2), more: Partial<Figures> = {}) =>
  Figures.parse({
    ...{
      authority: sender,
      ...span,
      running: true,
      ...figuresOf(disputes, meetings),
      quarters: ['2026-Q4', '2026-Q3'],
    },
    ...more,
  })
const national = (disputes = ends(30), meetings = met(20)) =>
  NationalFigures.parse({
    quarters: ['2026-Q4', '2026-Q2'],
    published: { ...span, madeAt: '2027-01-02T08:00:00.000Z', ...nationalOf(disputes, meetings) },
  })
const ownPage = (found = own()) => String(<FiguresPage {...{ viewer, found }} of="own" />)
const nationalPage = (found = national(), quarter?: string) =>
  String(<FiguresPage {...{ viewer, found, quarter }} of="national" />)

describe('the figures of one’s own authority', () => {
  test('say which quarter it is and how it stands, each table with its shares and days', () => {
    const found = own([...ends(2), ...ends(1, { ground: 'delay', rung: 3, outcome: 'goes-on', workingDays: 11 })])
    const words = textOf(ownPage(found))
    expect(words).toContain('October to December 2026, so far')
    expect(words).toContain('Half of them ended within 4 working days.')
    expect(words).toContain('Threshold 2 67% 4 Delay in accepting 1 33% 11 All 3 100% 4')
    expect(words).toContain('Heads of service 0 0% none Directors 1 33% 11')
    expect(words).toContain('Transfer goes on, nothing changes 1 33%')
    expect(words).not.toContain('c :')
  })

  test('say of disputes that ended as soon as they were raised that they ended on the same day', () => {
    const words = textOf(ownPage(own(ends(2, { workingDays: 0 }))))
    expect(words).toContain('Half of them ended on the same day.')
    expect(words).not.toContain('within 0')
  })

  test('say of today what is in dispute, and which meetings are late and not held', () => {
    const words = textOf(ownPage(own(ends(1), [], { now: { disputes: 1, lateMeetings: 2 } })))
    expect(words).toContain('Today 1 transfer is in dispute. Of 2 transfers the meeting is past its due date')
    expect(textOf(ownPage())).not.toContain('Today')
  })

  test('tell meetings in time from late ones, for children in dispute and for others', () => {
    const found = own([], [...met(3), ...met(1, { heldOn: '2026-11-23' }), ...met(1, { disputed: true, dueOn: null })])
    const words = textOf(ownPage(found))
    expect(words).toContain('No dispute ended in this quarter.')
    expect(words).toContain('In time 0 (0%) 3 (75%) Late 0 (0%) 1 (25%) No due date 1 (100%) 0 (0%) All 1 4')
  })

  test('of a quarter that is over do not say that they still grow', () => {
    expect(textOf(ownPage(own(ends(1), [], { running: undefined })))).not.toContain('so far')
  })

  test('lead to another quarter by a plain form, the one shown chosen, and to all authorities', () => {
    const html = ownPage()
    expect(postedBy(html).get('quarter')).toBe('2026-Q4')
    expect(textOf(html)).toContain('July to September 2026')
    expect(elements(html, 'a').map((one) => one.get('href'))).toContain('/figures?of=national')
    // One that nothing is in is chosen all the same where it was asked for.
    expect(postedBy(ownPage(own([], [], { quarter: '2025-Q1' }))).get('quarter')).toBe('2025-Q1')
  })

  test('of nothing say so, and draw nothing', () => {
    const html = ownPage(own([], []))
    expect(textOf(html)).toContain('No first meeting was recorded in this quarter.')
    expect([elements(html, 'table').length, elements(html, 'pattern').length]).toEqual([0, 0])
  })
})

describe('the national figures', () => {
  test('say what c means, when they were published, and show c in place of number, share and median', () => {
    const words = textOf(
      nationalPage(
        national([...ends(30), ...ends(2, { ground: 'delay' }), ...ends(9, { ground: 'case-responsibility' })]),
      ),
    )
    expect(words).toContain('c : fewer than 5, or could be worked out from others.')
    expect(words).toContain('Published on 2 January 2027 at 8:00am')
    expect(words).toContain('Case responsibility 9 22% c Threshold c c c Delay in accepting c c c All 41 100% 4')
  })

  test('give no share of a total that is suppressed', () => {
    const words = textOf(nationalPage(national(ends(3), met(4))))
    expect(words).toContain('Threshold c c c Delay in accepting 0 c none All c c c')
    expect(words).toContain('In time 0 c Late 0 0 No due date 0 0 All 0 c')
    expect(words).not.toMatch(/Half of them/)
  })

  test('keep the reader with all authorities when another quarter is chosen', () => {
    const form = postedBy(nationalPage())
    expect([form.get('of'), form.get('quarter')]).toEqual(['national', '2026-Q4'])
  })

  test('say so where nothing is published, at all or of the quarter', () => {
    expect(textOf(nationalPage(NationalFigures.parse({ quarters: [] })))).toContain('Nothing is published yet.')
    const html = nationalPage(NationalFigures.parse({ quarters: ['2026-Q4'] }), '2026-Q3')
    expect(textOf(html)).toContain('Nothing is published of July to September 2026.')
    expect(postedBy(html).get('quarter')).toBe('2026-Q3')
  })
})

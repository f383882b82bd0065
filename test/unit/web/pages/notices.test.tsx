import { describe, expect, test } from 'vitest'
import { type Notices, NoticesQuery, type NoticeWay, type Told } from '../../../../schemas/telling.ts'
import { NoticesPage, type NoticesProps } from '../../../../src/web/pages/notices.tsx'
import { elements, textOf } from '../../../support/html.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const at = '2026-11-23T10:00:00.000Z'
const id = (n: number) => `01998000-0000-7000-8000-0000000000e${n}`
const way = (more: Partial<NoticeWay> = {}): NoticeWay => ({
  ...{ id: id(1), channel: 'email', mailbox: 'duty', state: 'delivered', at, tries: 1, ...more },
})
const told = (more: Partial<Told> = {}): Told => ({
  ...{
    id: id(0),
    type: 'TransferSent',
    happened: 'A transfer has been sent to you.',
    transfer: id(9),
    reference: 'BTN-1234',
  },
  ...{ seq: 4, at, ways: [way()], ...more },
})
const page = (found: Partial<Notices> = {}, query: object = {}, more: Partial<NoticesProps> = {}) =>
  String(
    <NoticesPage
      {...{ viewer, found: { notices: [told()], untold: 0, ...found }, query: NoticesQuery.parse(query), ...more }}
    />,
  )
const words = (...given: Parameters<typeof page>) => textOf(page(...given))
const resends = (html: string) =>
  elements(html, 'form').flatMap((one) => (one.get('action')?.includes('/resend') ? [one.get('action')] : []))

describe('what we were told', () => {
  test('says what happened, to which transfer, when, and how that went', () => {
    expect(words()).toMatch(
      /BTN-1234 A transfer has been sent to you. Email to the duty desk Delivered 23 November 2026 at 10:00am 23 November 2026 at 10:00am Not yet seen/,
    )
    expect(elements(page(), 'a').map((one) => one.get('href'))).toContain(`/transfers/${id(9)}`)
  })

  test('says when somebody saw it', () => {
    expect(words({ notices: [told({ seenAt: '2026-11-23T12:00:00.000Z' })] })).toContain(
      'Seen on 23 November 2026 at 12:00pm',
    )
  })

  test.each([
    [{ state: 'handed' }, 'Taken by the mail service, not yet confirmed'],
    [
      { channel: 'webhook', state: 'waiting', at: undefined, tries: 2, why: 'Your case system answered 503.' },
      'Your case system Waiting Tried 2 times. Your case system answered 503.',
    ],
    [{ toSecond: true, mailbox: 'practice-lead' }, 'Email to the deputy of the practice lead Delivered'],
    [
      { channel: 'out-of-hours', state: 'dead', why: 'Nobody answered at the address.' },
      'Email to the out-of-hours team Not delivered',
    ],
  ] as [Partial<NoticeWay>, string][])('says of a way %o: %s', (more, said) => {
    expect(words({ notices: [told({ ways: [way(more)] })] })).toContain(said)
  })

  test('sends again what was not delivered, and what nobody confirmed, and nothing else', () => {
    const ways = [way({ state: 'dead' }), way({ id: id(2), state: 'handed' }), way({ id: id(3), state: 'waiting' })]
    const html = page({ notices: [told({ ways })] })
    expect(resends(html)).toEqual([1, 2].map((n) => `/notices/${id(n)}/resend`))
    expect(textOf(html)).toContain('Send again BTN-1234: Email to the duty desk')
  })

  test('warns at the top of what nobody was told of', () => {
    expect(words({ untold: 2, notices: [told({ untold: true })] })).toMatch(
      /Warning Nobody was told of 2 things.* Nobody was told Not yet seen/,
    )
    expect(words()).not.toContain('Nobody was told of')
  })

  test('is narrowed, and keeps it from page to page', () => {
    const html = page({ next: 17 }, { state: 'dead' })
    expect(
      elements(html, 'option')
        .filter((one) => one.has('selected'))
        .map((one) => one.get('value')),
    ).toEqual(['dead'])
    expect(elements(html, 'a').map((one) => one.get('href'))).toContain('/notices?state=dead&after=17')
    expect(words({ notices: [] }, { state: 'unseen' })).toContain('There is nothing of this kind.')
  })

  test('says where there is no other way than the inbox', () => {
    expect(words({ notices: [told({ ways: [] })] })).toContain('Told here in Baton only')
  })
})

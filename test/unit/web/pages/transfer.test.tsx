import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import {
  aDraft,
  aDraftOnRequest,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aRequested,
  aSent,
  doing,
  inDispute,
  withNewPlan,
} from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const page = (t: Transfer, by: Actor, at?: string) => String(<TransferPage {...openedBy(t, by, at)} once={once} />)
const theirs = aWorkerOf('sender', 'social-worker')
const ours = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const main = (html: string) => textOf(html.slice(html.indexOf('<main'), html.indexOf('</main>')))
const links = (html: string) => elements(html, 'a').map((link) => link.get('href')?.split('/').at(-1))

describe('before a worker of the receiving authority acknowledges (R2.7)', () => {
  const html = page(aSent(), ours)

  test('nobody is named, and no paper is', () => {
    for (const word of ['Isolde', 'Corin', 'Rowena', 'Lucan', 'Fenwick', 'Heron', 'Assessment', '2017'])
      expect(html).not.toContain(word)
  })

  test('reference, sender, number and ages of the children and the due date are shown', () => {
    const words = main(html)
    for (const word of ['BTN-7F3K-2QXM', 'From Marlbrook', '2 children', 'Child 1, aged 9', 'Child 2, aged 4'])
      expect(words).toContain(word)
    expect(words).toContain('18 December 2026')
  })

  test('one button opens the papers, for this session, this version and once', () => {
    const fields = elements(html, 'input').map((input) => [input.get('name'), input.get('value')])
    expect(fields).toContainEqual(['once', once])
    expect(fields).toContainEqual(['csrf', 'csrf-of-this-session'])
    expect(main(html)).toContain('Acknowledge and open the papers')
  })

  test('an administrator is not offered it', () => {
    const words = main(page(aSent(), aWorkerOf('receiver', 'administrator')))
    expect(words).not.toContain('Acknowledge and open')
    expect(words).toContain('There is nothing for you to do')
  })

  test('a request says that nothing has been begun', () => {
    const words = main(page(aRequested(), ours))
    expect(words).toContain('Marlbrook County Council has been asked to send the papers and has not begun yet')
    expect(words).toContain('telephone their duty desk on 01632 960100')
  })

  test('a notification promises no papers, and gives the number to talk (R4.11)', () => {
    const words = main(page(aDraft({ notified: true }), ours))
    expect(words).toContain('Marlbrook County Council has told you that a family has moved to your area.')
    expect(words).toContain('If papers are sent, you will be told at once. To talk to them, telephone their duty desk')
    expect(words).not.toContain('preparing the papers')
  })

  test('a request that was taken up says that they were asked', () => {
    const words = main(page(aDraftOnRequest(), ours))
    expect(words).toContain('Your authority asked Marlbrook County Council for the papers on 16 November 2026')
    expect(words).not.toContain('has told you')
  })
})

describe('what may be read and taken away', () => {
  const hrefs = (t: Transfer) => elements(page(t, ours), 'a').map((link) => link.get('href') ?? '')
  const places = (t: Transfer) =>
    hrefs(t)
      .filter((href) => /[.](pdf|zip)$/.test(href))
      .map((href) => href.split('/').at(-1))

  test('is the package as one PDF and one ZIP, and the record as a PDF (R3.9, R10.4)', () => {
    expect(places(anAcknowledged())).toEqual(['package.pdf', 'package.zip', 'record.pdf'])
  })

  test('with each version before the newest, once later papers have come (R2.2)', () => {
    const versions = (t: Transfer) => hrefs(t).filter((href) => href.includes('?version='))
    expect(versions(anAcknowledged())).toEqual([])
    const twice = doing(withNewPlan(), theirs, 'send-addendum')
    expect(versions(twice)).toEqual(
      [1, 2].map((version) => expect.stringMatching(new RegExp(`/package[.]pdf[?]version=${version}$`))),
    )
    expect(main(page(twice, ours))).toContain('Version 1 as a PDF Version 2 as a PDF')
  })

  test('before it is opened there is nothing to read of it', () => {
    expect(places(aSent())).toEqual([])
  })
})

describe('the papers of one slot (R2.2)', () => {
  test('stand the newest first, and the older says that a later one is here', () => {
    const words = main(page(withNewPlan(), ours))
    expect(words).toMatch(/Plan as reviewed .*Second version, dated 25 November 2026,.*First version, dated 5 October/)
    expect(words).toContain(
      'A later version is in this package: the second version of the plan, dated 25 November 2026',
    )
  })

  test('once one has come, no longer say why there was none, but for the children who still have none', () => {
    const unavailable = (children: string[]) => [{ slot: 'plan' as const, children, reason: 'plan-being-written' }]
    const without = { ...anAcknowledged(), unavailable: unavailable(['c1', 'c2']) }
    expect(main(page(without, ours))).not.toContain('Not available')
    const papers = withNewPlan(['c2']).papers.filter(({ slot, version }) => slot !== 'plan' || version === 2)
    expect(main(page({ ...without, papers }, ours))).toContain(
      'Not available for Isolde Fenwick-Ashgrove: the plan is being written',
    )
  })
})

describe('who leads today stands in the first line (R8.1, R8.7)', () => {
  test('the transferring authority until acceptance', () => {
    expect(main(page(anAcknowledged(), ours))).toMatch(/^Leading today Marlbrook County Council/)
  })

  test('the receiving authority from then', () => {
    expect(main(page(anAccepted(), ours))).toMatch(/^Leading today Thornwick Borough Council/)
  })

  test('each child’s own, where they differ', () => {
    const words = main(page(anAccepted(['c1']), ours))
    expect(words).toContain('Marlbrook County Council For Corin Fenwick-Ashgrove.')
    expect(words).toContain('Thornwick Borough Council For Isolde Fenwick-Ashgrove.')
  })

  test('in a dispute, with what goes on meanwhile and both sides’ positions', () => {
    const html = page(doing(inDispute(1), aWorkerOf('sender', 'practice-lead'), 'state-position'), ours)
    expect(html).toContain('baton-lead--disputed')
    expect(main(html)).toMatch(/^Leading today Marlbrook County Council .*Responsibility is in dispute/)
    expect(main(html)).toContain('They live over the border.')
    expect(main(html)).toContain('They have a tenancy in Thornwick.')
    expect(main(html)).toContain('Service managers With them now')
  })
})

describe('a reader is offered what they may do and nothing else (R1.3)', () => {
  test('a social worker may not accept, and is told who may', () => {
    const html = page(anAcknowledged(), ours)
    expect(links(html)).not.toContain('accept')
    expect(main(html)).toContain('Likely next: accept responsibility . A practice lead or a service manager')
  })

  test('a practice lead may', () => expect(links(page(anAcknowledged(), ourLead))).toContain('accept'))

  test('the transferring worker can always raise an alert, and correct the family while it is a draft', () => {
    expect(links(page(aDraft(), theirs))).toContain('raise-alert')
    expect(links(page(aDraft(), theirs))).toContain('record-family')
    expect(links(page(anAcknowledged(), theirs))).not.toContain('record-family')
  })
})

describe('the contents of the long page', () => {
  test.each([
    ['the sender of a draft', aDraft(), theirs],
    ['the receiver of a case in dispute', inDispute(), ours],
  ])('lead %s to headings that are there, by what they say', (_who, t, by) => {
    const html = page(t, by)
    const contents = html.slice(
      html.indexOf('<nav class="baton-contents"'),
      html.indexOf('</nav>', html.indexOf('baton-contents')),
    )
    const ids = elements(contents, 'a').map((link) => (link.get('href') ?? '').slice(1))
    expect(ids.length).toBeGreaterThan(7)
    for (const id of ids) expect(html).toContain(`id="${id}"`)
    expect(ids.includes('dispute')).toBe(by === ours)
    for (const title of html.matchAll(/<h2 class="govuk-heading-m"[^>]*>([^<]+)</g))
      expect(contents).toContain(title[1])
  })
})

describe('what somebody wrote', () => {
  const hostile = '<script>alert("x")</script>'

  test('is words, not markup', () => {
    const mother = { id: 'p1', name: hostile, relationship: hostile, parentalResponsibility: true }
    const sent = anAcknowledged({ family: { people: [mother], to: { lines: hostile } } })
    const html = page(doing(sent, ours, 'ask', { items: [hostile] }), ours)
    expect(html).not.toContain(hostile)
    expect(html.split('&lt;script&gt;alert(').length).toBeGreaterThan(3)
  })
})

describe('an alert that nobody has acknowledged (R2.8)', () => {
  const raisedAt = '2026-11-20T18:30:00.000Z'
  const twoHoursOn = '2026-11-20T20:45:00.000Z'
  const alerted = (t: Transfer) => doing(t, theirs, 'raise-alert', {}, raisedAt)
  const raised = doing(alerted(aSent()), ours, 'acknowledge')

  test('stands on the sender’s page with who raised it, how long it has lain, and the numbers', () => {
    const words = main(page(raised, theirs, twoHoursOn))
    expect(words).toContain('does not replace a telephone referral')
    expect(words).toContain('Raised by Perpetua Quillfeather on 20 November 2026 at 6:30pm, out of hours.')
    expect(words).toContain('Not acknowledged for 2 hours')
    expect(words.indexOf('01632 960901')).toBeGreaterThan(0)
    expect(words.indexOf('01632 960901')).toBeLessThan(words.indexOf('01632 960101'))
    expect(links(page(raised, theirs))).not.toContain('acknowledge-alert')
  })

  test.each([
    ['2026-11-20T18:31:00.000Z', '1 minute'],
    ['2026-11-20T19:29:59.000Z', '59 minutes'],
    ['2026-11-20T19:30:00.000Z', '1 hour'],
    ['2026-11-22T18:29:00.000Z', '47 hours'],
    ['2026-11-22T18:30:00.000Z', '2 days'],
  ])('at %s it has lain for %s', (at, words) => {
    expect(main(page(raised, theirs, at))).toContain(`Not acknowledged for ${words}.`)
  })

  test('has only just been raised, when nobody could have acknowledged it yet', () => {
    expect(main(page(raised, theirs, '2026-11-20T18:30:30.000Z'))).toContain('Raised just now.')
  })

  test('stands above who leads today', () => {
    expect(main(page(raised, theirs))).toMatch(/^Alert: risk of significant harm .* Leading today Marlbrook/)
  })

  test('says whom the address is to be kept from, to whoever may know it (R3.10)', () => {
    for (const reader of [theirs, ours])
      expect(main(page(raised, reader))).toContain('2 Heron Mews, Thornwick Keep this from: Lucan Thistlecombe Who to')
    const nobody = aDraft({ family: { to: { lines: '2 Heron Mews, Thornwick' } } })
    expect(main(page(alerted(nobody), theirs))).toContain('2 Heron Mews, Thornwick Who to telephone')
  })

  test('says that a date of birth is not known, and does not take a child for unborn', () => {
    const unknown = { id: 'c1', name: 'Lowell Fenwick-Ashgrove', birthDateNotKnown: true as const }
    const unborn = { id: 'c2', name: 'Baby Fenwick-Ashgrove', ExpectedPersonBirthDate: '2027-03-01' }
    const t = alerted(aDraft({ family: { children: [unknown, unborn] } }))
    expect(main(page(t, theirs))).toContain(
      'At risk: Lowell Fenwick-Ashgrove, date of birth not known and Baby Fenwick-Ashgrove, birth expected on 1 March 2027',
    )
    expect(main(page(t, ours))).toContain('Lowell Fenwick-Ashgrove, not born yet or date of birth not known')
  })

  test('reaches the receiving authority at once, while the papers are still closed (R4.11)', () => {
    for (const t of [alerted(aDraft()), alerted(aSent())]) {
      const html = page(t, aWorkerOf('receiver', 'duty'), twoHoursOn)
      const words = main(html)
      expect(words).toContain('A man who has hurt them lives in the next street.')
      expect(words).toContain(
        'At risk: Isolde Fenwick-Ashgrove, born 14 March 2017 and Corin Fenwick-Ashgrove, born 2 August 2022',
      )
      expect(words).toContain(
        '2 Heron Mews, Thornwick It may have to be kept from somebody in the family: ask Marlbrook County Council before',
      )
      expect(words).toContain('Telephone Ambrose Tidewell, 01632 960 100 now')
      expect(words).not.toContain('Lucan')
      // Which child it is about, and nothing else of the family.
      expect(words).not.toContain('Rowena')
      expect(links(html)).toContain('acknowledge-alert')
    }
  })

  test('still stands when the receiving authority has done something else', () => {
    for (const reader of [theirs, ours]) {
      const words = main(page(doing(raised, ours, 'ask'), reader))
      expect(words).toContain('Alert: risk of significant harm')
      expect(words).toContain('Not acknowledged for')
    }
  })

  test('and once it was acknowledged, says who took it and when', () => {
    const taken = doing(raised, ours, 'acknowledge-alert', { worker: 'Tamsin Oakshott' })
    for (const reader of [theirs, ours]) {
      const html = page(taken, reader)
      expect(main(html)).toContain('was acknowledged by Tamsin Oakshott on 23 November 2026 at 9:00am')
      expect(main(html)).not.toContain('Not acknowledged')
      expect(html).not.toContain('01632 960101')
      expect(links(html)).not.toContain('acknowledge-alert')
    }
    const again = main(page(doing(taken, theirs, 'raise-alert'), theirs))
    expect(again).toContain('Not acknowledged for')
    expect(again).toContain('was acknowledged by Tamsin Oakshott')
  })
})

describe('the due date', () => {
  test('says in words that it is late', () => {
    expect(main(page(anAcknowledged(), ours, '2026-12-22T09:00:00.000Z'))).toContain('2 working days late')
  })

  test('and no more once the meeting was held', () => {
    const words = main(page(aMeetingHeld(), ours, '2026-12-22T09:00:00.000Z'))
    expect(words).not.toContain('days late')
    expect(words).toContain('Held on 23 November 2026')
  })
})

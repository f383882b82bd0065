import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import {
  aDraft,
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
    expect(main(page(aRequested(), ours))).toContain('has not begun yet')
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
  const links = (html: string) => elements(html, 'a').map((link) => link.get('href')?.split('/').at(-1))

  test('a social worker may not accept, and is told who may', () => {
    const html = page(anAcknowledged(), ours)
    expect(links(html)).not.toContain('accept')
    expect(main(html)).toContain('Likely next: accept responsibility . A practice lead or a service manager')
  })

  test('a practice lead may', () => expect(links(page(anAcknowledged(), ourLead))).toContain('accept'))

  test('the transferring worker can always raise an alert, and the family is corrected elsewhere', () => {
    expect(links(page(aDraft(), theirs))).toContain('raise-alert')
    expect(links(page(aDraft(), theirs))).not.toContain('record-family')
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

describe('an alert that nobody has answered (R2.8)', () => {
  const raised = doing(anAcknowledged(), theirs, 'raise-alert')

  test('stands on the page with the telephone number', () => {
    expect(main(page(raised, theirs))).toContain('does not replace a telephone referral')
    expect(main(page(raised, theirs))).toContain('01632 960101')
  })

  test('reaches the receiving authority at once, while the papers are still closed (R4.11)', () => {
    const words = main(page(doing(aSent(), theirs, 'raise-alert'), ours))
    expect(words).toContain('A man who has hurt them lives in the next street.')
    expect(words).toContain('Telephone them now')
    expect(words).not.toContain('Isolde')
  })

  test('and leaves it once the receiving authority has acted', () => {
    const html = page(doing(raised, ours, 'ask'), theirs)
    expect(html).not.toContain('01632 960101')
    expect(main(html)).toContain('Alert raised: risk of significant harm')
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

import { describe, expect, test } from 'vitest'
import { Positions } from '../../../../schemas/board.ts'
import { boardLine } from '../../../../src/domain/board.ts'
import { defaultLadder } from '../../../../src/domain/ladder.ts'
import { positionsIn } from '../../../../src/domain/positions.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { BoardPapersPage } from '../../../../src/web/pages/board-papers.tsx'
import { england } from '../../../support/acting.ts'
import { aWorkerOf, councils } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { recordOf } from '../../../support/opened.ts'
import { doing, inDispute } from '../../../support/transfers.ts'

const viewer = { name: 'Thomasina Brightwater', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const ours = { id: councils.sender, name: 'Marlbrook County Council' }
const theirs = { id: councils.receiver, name: 'Thornwick Borough Council' }
const director = aWorkerOf('sender', 'director')
const on = '2026-11-24'

function paperOf(t: Transfer) {
  if (t.dispute === undefined) throw new Error('it is in dispute')
  const ladders = { sender: defaultLadder, receiver: defaultLadder }
  const line = boardLine(t, t.dispute, { by: director, side: 'sender', other: theirs, ladders, calendar: england, on })
  return { ...line, settled: [], ...positionsIn(t, recordOf(t)) }
}
const page = (transfers: Transfer[], more: Partial<Positions> = {}) => {
  const found = {
    authority: ours,
    with: theirs,
    on,
    names: true,
    disputes: transfers.map(paperOf),
    closed: [],
    ...more,
  }
  return String(<BoardPapersPage viewer={viewer} found={Positions.parse(found)} />)
}

let t = doing(inDispute(), aWorkerOf('sender', 'practice-lead'), 'state-position', { duty: 'receiver' })
t = doing(t, aWorkerOf('sender', 'practice-lead'), 'escalate')
t = doing(t, aWorkerOf('sender', 'legal-adviser'), 'record-legal-advice')
t = doing(
  t,
  {
    ...aWorkerOf('receiver', 'practice-lead'),
    rungs: [{ rung: 1, as: 'deputy' as const, role: 'service-manager' as const }],
  },
  'decide',
  {
    ...{ decision: 'interim', weLeadUntil: '2026-12-04', reasons: 'Until the tenancy is found.\nThen we meet.' },
  },
)

describe('the positions in one view', () => {
  const html = page([t])
  const words = textOf(html)

  test('say between whom and as at which day, and that they are not to be kept', () => {
    const heading = 'Disputes between Marlbrook County Council and Thornwick Borough Council, as at 24 November 2026'
    expect(
      textOf(
        html
          .split('<h1')[1]
          ?.split('</h1>')[0]
          ?.replace(/^[^>]*>/, '') ?? '',
      ),
    ).toBe(heading)
    expect(words).toContain('Official-sensitive: for the meeting, then destroy')
    expect(words).toContain('Print this page')
  })

  test('hold both positions, whose duty each says it is, and every decision with its reasons (R8.1–R8.3)', () => {
    for (const said of [
      ...['They live over the border.', 'They have a tenancy in Thornwick.', '23 November 2026, practice lead'],
      ...['The duty is Thornwick Borough Council’s, for Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove'],
      ...['An interim arrangement, for Isolde', 'Thornwick Borough Council leads until 4 December 2026'],
      ...['Until the tenancy is found.', '23 November 2026, deputy (service manager)'],
    ])
      expect(words).toContain(said)
  })

  test('say when legal advice was taken and nothing of it (R8.3)', () => {
    expect(words).toMatch(/Legal advice Taken on 23 November 2026 .* Legal advice None recorded/)
    expect(words).not.toContain('Counsel')
  })

  test('show the ladder, where it stands, who has led and how it came here (R8.1, R8.4, R8.5)', () => {
    for (const said of [
      ...['The ladder on both sides', '2, 2 working days (here now)', 'Climbs on 26 November 2026'],
      ...['Isolde Fenwick-Ashgrove: Thornwick Borough Council from 23 November 2026 to 4 December 2026'],
      ...['23 November 2026: Raised, by the practice lead of Thornwick Borough Council'],
      ...['Brought to the next rung, by the practice lead of Marlbrook County Council (Service manager)'],
      ...['Leading today Thornwick Borough Council', 'Meeting due 18 December 2026, 18 working days left'],
    ])
      expect(words).toContain(said)
  })

  test('begin a dispute on a page of its own, and give each heading an id of its own', () => {
    expect(elements(html, 'section').filter((one) => one.get('class') === 'baton-board-paper')).toHaveLength(1)
    const ids = ['h1', 'h2', 'h3'].flatMap((tag) => elements(html, tag).flatMap((one) => one.get('id') ?? []))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('name nobody unless it is asked for, and say so', () => {
    const paper = paperOf(t)
    const unnamed = { ...paper, children: paper.children.map(({ name: _name, ...child }) => child) }
    const without = page([], { names: false, disputes: [unnamed] })
    expect(textOf(without)).toContain('Child c1, aged 9')
    expect(without).not.toMatch(/Fenwick|Isolde/)
    const hrefs = (one: string) => elements(one, 'a').map((link) => link.get('href'))
    expect(hrefs(without)).toContain(`/disputes/papers?with=${theirs.id}&names=yes`)
    expect(hrefs(html)).toContain(`/disputes/papers?with=${theirs.id}`)
    expect(words).toContain('The children are named here.')
  })

  test('give the reference alone of what is not open, and say so when there is nothing', () => {
    const closed = [{ id: t.id, reference: 'BTN-7F3K-2QXM' }]
    expect(textOf(page([], { closed }))).toMatch(/Not shown .* BTN-7F3K-2QXM/)
    expect(textOf(page([]))).toContain('No dispute is open.')
    const { with: _with, ...all } = Positions.parse({ authority: ours, on, names: false, disputes: [], closed: [] })
    expect(textOf(String(<BoardPapersPage viewer={viewer} found={all} />))).toContain(
      'Disputes of Marlbrook County Council, as at 24 November 2026',
    )
  })

  test('never let what somebody wrote be read as a page', () => {
    const marked = doing(inDispute(), aWorkerOf('sender', 'practice-lead'), 'state-position', { position: '<b>No</b>' })
    expect(page([marked])).not.toContain('<b>No')
  })
})

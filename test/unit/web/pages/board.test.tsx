import { describe, expect, test } from 'vitest'
import { Board, type BoardLine } from '../../../../schemas/board.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { boardLine } from '../../../../src/domain/board.ts'
import { defaultLadder, type Ladder } from '../../../../src/domain/ladder.ts'
import { sideOf, type Transfer } from '../../../../src/domain/transfer.ts'
import { BoardPage } from '../../../../src/web/pages/board.tsx'
import { england } from '../../../support/acting.ts'
import { aWorkerOf, councils } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { aSent, doing, inDispute } from '../../../support/transfers.ts'

const viewer = { name: 'Honoria Larkspur', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const ours = { id: councils.sender, name: 'Marlbrook County Council' }
const theirs = { id: councils.receiver, name: 'Thornwick Borough Council' }
const manager = aWorkerOf('sender', 'service-manager')
const lineOf = (t: Transfer, on: string, by: Actor = manager, ladder: Ladder = defaultLadder): BoardLine => {
  if (t.dispute === undefined) throw new Error('it is in dispute')
  const ladders = { sender: ladder, receiver: defaultLadder }
  const [side, other] =
    sideOf(t, by.authority) === 'receiver' ? (['receiver', ours] as const) : (['sender', theirs] as const)
  return boardLine(t, t.dispute, { by, side, other, ladders, calendar: england, on })
}
const page = (lines: BoardLine[], more: Partial<Board> = {}) => {
  const board = { authority: ours, on: '2026-11-25', lines, councils: lines.length > 0 ? [theirs] : [], ...more }
  return String(<BoardPage viewer={viewer} board={Board.parse(board)} />)
}
const sectionOf = (html: string, id: string) =>
  textOf(html.split(`aria-labelledby="${id}"`)[1]?.split('</section>')[0] ?? '')

describe('the page of a manager’s board', () => {
  test('says of each dispute what it is about, where it is, until when, and who leads', () => {
    const words = sectionOf(page([lineOf(inDispute(1), '2026-11-25')]), 'yours')
    for (const said of [
      ...['Yours to decide (1)', 'BTN-7F3K-2QXM', 'To Thornwick Borough Council', 'Isolde Fenwick-Ashgrove', 'Soon'],
      ...['Case responsibility: not resident here', 'Raised by Thornwick Borough Council'],
      ...['Open for 2 working days, raised on 23 November 2026', 'Leading today: Marlbrook County Council'],
      ...['At: Service manager Whoever is service manager', 'Climbs tomorrow'],
      ...['Meeting due 18 December 2026', '17 working days left'],
    ])
      expect(words).toContain(said)
  })

  test('keeps apart what is ours, what is the other side’s, and what somebody else here holds', () => {
    const decided = lineOf(doing(inDispute(1), manager, 'decide'), '2026-11-23')
    const elsewhere = lineOf(inDispute(2), '2026-11-23', aWorkerOf('sender', 'practice-lead'))
    const html = page([decided, elsewhere])
    expect(sectionOf(html, 'yours')).toContain('Nothing waits for your decision.')
    expect(sectionOf(html, 'theirs')).toContain('Waiting on the other authority (1)')
    expect(sectionOf(html, 'theirs')).toContain('Raised today')
    expect(sectionOf(html, 'elsewhere')).toContain('At: Head of service')
  })

  test.each([
    [0, '2026-11-24', 'Climbs tomorrow'],
    [0, '2026-11-23', 'Climbs on 25 November 2026'],
    [0, '2026-11-25', 'Climbs today'],
    [0, '2026-11-26', 'Its time has passed, on 25 November 2026'],
    [3, '2026-11-30', 'To be decided before 1 December 2026'],
    [3, '2026-12-01', 'Its time has passed, on 1 December 2026'],
  ])('of rung %i says on %s: %s (R8.5)', (rung, on, said) => {
    expect(textOf(page([lineOf(inDispute(rung), on)]))).toContain(said)
  })

  test('names the holder, a deputy, and where it goes when nobody holds it (R8.4, R8.5)', () => {
    const held = (rung: Ladder[number]) =>
      textOf(page([lineOf(inDispute(1), '2026-11-25', manager, defaultLadder.with(1, rung))]))
    const title = 'Group manager'
    const [holder, deputy, away] = [{ name: 'Ada Fell' }, { name: 'Bo Marsh' }, { from: '2026-11-20' }]
    expect(held({ title, holder })).toContain('At: Group manager Ada Fell')
    expect(held({ title, holder, deputy, away })).toContain('At: Group manager Bo Marsh, deputy')
    expect(held({ title, vacant: true })).toMatch(/Group manager Nobody holds it\. In their place: Head of service/)
  })

  test('says whom to telephone where the other side is to decide, by title and name', () => {
    const t = doing(inDispute(1), manager, 'decide')
    const line = lineOf(t, '2026-11-23', manager, defaultLadder.with(1, { title: 'Group manager' }))
    const held = line.dispute.ladder[1]?.receiver
    Object.assign(held ?? {}, { title: 'Operations manager', by: 'holder', name: 'Ada Fell' })
    const board = Board.parse({ authority: ours, on: '2026-11-23', lines: [line], councils: [theirs] })
    const telephones = new Map([[theirs.id, '01632 960101']])
    const shown = () => sectionOf(String(<BoardPage {...{ viewer, board, telephones }} />), 'theirs')
    expect(shown()).toContain(
      'At: Operations manager of Thornwick Borough Council Ada Fell Duty telephone: 01632 960101',
    )
    expect(shown()).not.toContain('Group manager')
    Object.assign(board.lines[0]?.dispute.ladder[1]?.receiver ?? {}, { by: 'desk' })
    expect(shown().split('01632 960101')).toHaveLength(2)
  })

  test('says when the meeting was held, and names nobody where the papers are not open (R2.7)', () => {
    const worker = aWorkerOf('receiver', 'social-worker')
    const met = doing(doing(inDispute(), worker, 'arrange-meeting'), worker, 'hold-meeting')
    expect(textOf(page([lineOf(met, '2026-11-25')]))).toContain('Meeting held')
    const lead = aWorkerOf('receiver', 'practice-lead')
    const words = textOf(page([lineOf(inDispute(0, { from: aSent() }), '2026-11-25', lead)]))
    expect(words).toContain('From Marlbrook County Council Child c1, aged 9 Child c2, aged 4')
    expect(words).not.toMatch(/Fenwick|Isolde/)
  })

  test('is narrowed by council, and leads to the positions with each', () => {
    const line = lineOf(inDispute(), '2026-11-25')
    const html = page([line], { with: theirs })
    expect(elements(html, 'option').map((one) => [one.get('value'), one.has('selected')])).toEqual([
      ['', false],
      [theirs.id, true],
    ])
    expect(elements(html, 'a').map((one) => one.get('href'))).toContain(`/disputes/papers?with=${theirs.id}`)
    const other = { id: councils.third, name: 'Carrowdale' }
    expect(textOf(page([], { with: other, councils: [theirs] }))).toContain('No dispute with Carrowdale is open.')
  })

  test('says so when nothing is disputed, and when there is more than it shows', () => {
    expect(textOf(page([]))).toContain('No dispute is open.')
    expect(textOf(page([lineOf(inDispute(), '2026-11-25')], { more: true }))).toContain('Choose a council')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { Board } from '../../../schemas/board.ts'
import { SetRung } from '../../../schemas/ladder.ts'
import type { Actor, Role } from '../../../src/domain/actor.ts'
import { boardFor } from '../../../src/exchange/board.ts'
import { setRung } from '../../../src/exchange/ladder.ts'
import { anExchange, parties, receiver, sender, third } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const move = (urgency: string) => ({ move: { impact: 'A new school.', urgency: urgency as 'urgent' } })
const atDunmarsh = (role: Role): Actor => ({
  ...{ kind: 'worker', authority: parties.fourth, worker: `${role}.dunmarsh`, name: 'A. Nonymous', roles: [role] },
})
const read = async (by: Actor, other?: string) => Board.parse(mustBeFound(await boardFor(x.deps, by, other)))
const references = async (by: Actor, other?: string) => (await read(by, other)).lines.map(({ reference }) => reference)
const codeFor = async (by: Actor, other?: string) => {
  const came = await boardFor(x.deps, by, other)
  return 'refused' in came ? came.refused.code : came.found.lines.length
}

// Three disputes: an urgent one and an older routine one with Brackwater, and one with Dunmarsh that nobody there has opened.
let urgent = { id: '', reference: '' }
let routine = { id: '', reference: '' }
let unopened = { id: '', reference: '' }

const setsRung = (by: Actor, said: object) => setRung(x.deps, by, 1, SetRung.parse(said))

beforeAll(async () => {
  await x.admin`delete from ladder_rung`
  x.at('2026-11-20T10:00:00Z')
  routine = await x.does(receiver(), 'acknowledge', (await x.sent(move('routine'))).id)
  await x.does(receiver('practice-lead'), 'dispute', routine.id)
  await x.does(sender('practice-lead'), 'decide', routine.id)
  x.at('2026-11-23T10:00:00Z')
  urgent = await x.does(receiver(), 'acknowledge', (await x.sent(move('urgent'))).id)
  await x.does(sender('practice-lead'), 'dispute', urgent.id, { ground: 'delay', code: undefined, children: ['c1'] })
  await x.does(sender('practice-lead'), 'escalate', urgent.id)
  unopened = await x.sent({ ...move('soon'), receiver: parties.fourth })
  await x.does(atDunmarsh('practice-lead'), 'dispute', unopened.id)
  // No dispute, and so not on any board.
  await x.acknowledged()
})

describe('a manager’s board (R8.3, R8.4)', () => {
  test('holds every open dispute of the reader’s authority and no other’s, the most urgent first', async () => {
    expect(await references(sender('director'))).toEqual([urgent.reference, unopened.reference, routine.reference])
    expect(await references(receiver('director'))).toEqual([urgent.reference, routine.reference])
    expect(await references(atDunmarsh('director'))).toEqual([unopened.reference])
    expect(await references(third('director'))).toEqual([])
  })

  test('is narrowed to one council; there is nobody of any other name', async () => {
    const { lines, councils, ...board } = await read(sender('director'), parties.fourth)
    expect(lines.map(({ reference }) => reference)).toEqual([unopened.reference])
    expect(board).toMatchObject({ with: { id: parties.fourth, name: 'Dunmarsh Council' }, on: '2026-11-23' })
    expect(councils.map(({ name }) => name)).toEqual(['Brackwater Borough Council', 'Dunmarsh Council'])
    expect(await codeFor(sender('director'), parties.third)).toBe(0)
    expect(await codeFor(sender('director'), '019a0c3e-5a00-7a1d-8e00-ffffffffffff')).toBe('unknown-authority')
  })

  test('says for a practice lead and for a service manager whose turn it is', async () => {
    const sections = async (by: Actor) => (await read(by)).lines.map(({ reference, section }) => [reference, section])
    expect(await sections(receiver('practice-lead'))).toEqual([
      [urgent.reference, 'elsewhere'],
      [routine.reference, 'yours'],
    ])
    expect(await sections(receiver('service-manager'))).toEqual([
      [urgent.reference, 'yours'],
      [routine.reference, 'elsewhere'],
    ])
    expect(await sections(sender('practice-lead'))).toEqual([
      [urgent.reference, 'elsewhere'],
      [unopened.reference, 'yours'],
      [routine.reference, 'theirs'],
    ])
  })

  test('tells the whole of a line: ground, rung, time, clock, who leads', async () => {
    const [line] = (await read(sender('service-manager'))).lines
    expect(line).toMatchObject({
      ...{ id: urgent.id, side: 'sender', urgency: 'urgent', section: 'yours', daysOpen: 0, time: 'later' },
      other: { id: parties.receiver, name: 'Brackwater Borough Council' },
      children: [{ id: 'c1', name: 'Isolde Fenwick-Ashgrove', leads: 'sender' }],
      due: { on: '2026-12-18', left: 19 },
      dispute: { ground: 'delay', raisedBy: 'sender', rung: 1, passesOn: '2026-11-26', turn: 'both' },
    })
    const old = (await read(receiver('director'))).lines.at(-1)
    expect(old).toMatchObject({ daysOpen: 1, time: 'tomorrow', dispute: { code: 'not-resident-here', rung: 0 } })
  })

  test('names nobody before the papers are open, nor to who knows the family (R2.7, R1.4)', async () => {
    expect(JSON.stringify(await read(atDunmarsh('director')))).not.toMatch(/Fenwick|Isolde|Corin/)
    const head = receiver('head-of-service')
    expect((await read(head)).lines[1]?.children.map(({ name }) => name)).toContain('Corin Fenwick-Ashgrove')
    await x.does(head, 'declare-knowing', urgent.id)
    await x.does(head, 'declare-knowing', routine.id)
    expect(JSON.stringify(await read(head))).not.toMatch(/Fenwick|Isolde|Corin/)
  })

  test('is for the ladder, advisers and auditors; never for an administrator or a guest (R1.1, R1.3, R9.4)', async () => {
    for (const role of ['practice-lead', 'head-of-service', 'legal-adviser', 'auditor'] as const)
      expect([role, await codeFor(receiver(role))]).toEqual([role, 2])
    for (const role of ['social-worker', 'duty', 'caldicott-guardian', 'administrator'] as const)
      expect([role, await codeFor(receiver(role))]).toEqual([role, 'wrong-role'])
    expect(await codeFor({ ...receiver('duty'), kind: 'guest' })).toBe('not-for-guests')
  })

  test('opens to a deputy while the holder of a rung is away, and is theirs to decide at that rung (R8.5)', async () => {
    const deputy = receiver()
    const away = { from: '2026-11-20', until: '2026-11-23' }
    await setsRung(receiver('administrator'), {
      ...{ title: 'Group manager', holder: { name: 'Honoria Larkspur' }, away },
      deputy: { name: deputy.name, worker: deputy.worker },
    })
    const { lines } = await read(deputy)
    expect(lines.map(({ section }) => section)).toEqual(['yours', 'elsewhere'])
    expect(lines[0]?.dispute.ladder[1]?.receiver).toEqual({
      ...{ title: 'Group manager', by: 'deputy', name: deputy.name, standsInFor: 'Honoria Larkspur' },
    })
    x.at('2026-11-24T07:00:00Z')
    expect(await codeFor(deputy)).toBe('wrong-role')
    x.at('2026-11-23T10:00:00Z')
  })

  test('says of a rung that nobody holds where it goes (R8.5)', async () => {
    await setsRung(sender('administrator'), { title: 'Team leader', vacant: true })
    const [line] = (await read(sender('head-of-service'))).lines
    expect(line?.section).toBe('yours')
    expect(line?.dispute.ladder[1]?.sender).toMatchObject({ title: 'Team leader', by: 'role', rung: 2 })
  })

  test('lets a dispute go once it is over, for this board and the other', async () => {
    await x.does(receiver('practice-lead'), 'decide', routine.id, { decision: 'agree', from: '2026-11-23' })
    expect(await references(sender('director'))).toEqual([urgent.reference, unopened.reference])
    expect(await references(receiver('director'))).toEqual([urgent.reference])
  })
})

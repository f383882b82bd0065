import { beforeEach, describe, expect, test } from 'vitest'
import { asClock, asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { nationalFigures, ownFigures, publishFigures } from '../../../src/exchange/figures.ts'
import { anExchange, parties, receiver, sender, third } from '../../support/exchange.ts'

const x = await anExchange()
const { id: transfer } = await x.sent()
type Party = keyof typeof parties
let seq = 0

/** So many disputes that ended between two authorities, in this ground on this day. */
async function ended(n: number, from: Party, to: Party, on: string, more: object = {}) {
  const row = {
    ...{
      transfer,
      child: 'c1',
      sender: parties[from],
      receiver: parties[to],
      ground: 'threshold',
      raised_by: 'receiver',
    },
    ...{ raised_on: on, ended_on: on, rung: 1, outcome: 'sender-responsible', working_days: 4, ...more },
  }
  for (let i = 0; i < n; i += 1) await x.admin`insert into dispute_end ${x.admin({ ...row, seq: ++seq })}`
}

async function met(n: number, from: Party, to: Party, on: string, more: object = {}) {
  const row = {
    ...{ transfer, sender: parties[from], receiver: parties[to], due_on: on, held_on: on, recorded_on: on },
    ...{ disputed: false, ...more },
  }
  for (let i = 0; i < n; i += 1) await x.admin`insert into first_meeting ${x.admin({ ...row, child: `c${++seq}` })}`
}

const own = async (by: Actor, quarter?: string) => {
  const read = await ownFigures(x.deps, by, quarter)
  if (!('found' in read)) throw new Error('whoever works for an authority reads its figures')
  return read.found
}
const national = async (by: Actor, quarter?: string) => {
  const read = await nationalFigures(x.deps, by, quarter)
  if (!('found' in read)) throw new Error('whoever works for an authority reads what is published')
  return read.found
}
const guest: Actor = { ...third('duty'), kind: 'guest', roles: ['duty'] }

beforeEach(async () => {
  await x.admin`delete from dispute_end`
  await x.admin`delete from first_meeting`
  await x.admin`delete from published_figures`
  x.at('2026-11-23T10:00:00Z')
})

describe('the figures of an authority', () => {
  test('are of the running quarter, of its own disputes and meetings on either side, nothing suppressed', async () => {
    await ended(2, 'sender', 'receiver', '2026-10-01', { working_days: 3 })
    await ended(1, 'receiver', 'sender', '2026-11-23', { ground: 'delay', rung: 3, outcome: 'goes-on' })
    await ended(7, 'third', 'fourth', '2026-11-23')
    await met(1, 'sender', 'receiver', '2026-11-20', { held_on: '2026-11-23', disputed: true })
    await met(4, 'third', 'receiver', '2026-11-20')
    const figures = await own(sender())
    expect(figures).toMatchObject({
      ...{ authority: parties.sender, quarter: '2026-Q4', from: '2026-10-01', until: '2026-12-31', running: true },
      disputes: {
        all: { count: 3, medianDays: 3 },
        byGround: { threshold: { count: 2 }, delay: { count: 1, medianDays: 4 } },
        byRung: { director: { count: 1 } },
        byOutcome: { 'goes-on': { count: 1 } },
      },
      firstMeetings: { disputed: { all: { count: 1 }, late: { count: 1 } }, others: { all: { count: 0 } } },
      quarters: ['2026-Q4'],
    })
    expect((await own(receiver())).firstMeetings.others['in-time'].count).toBe(4)
  })

  test('say of the running quarter what no quarter has counted yet', async () => {
    const { id } = await x.acknowledged()
    await x.does(receiver('practice-lead'), 'dispute', id)
    const before = (await own(sender())).now
    await x.admin`update transfer set waits_for = 'receiver:practice-lead:meeting-late' where id = ${transfer}`
    const { now } = await own(sender())
    expect([before?.disputes, before?.lateMeetings, now?.disputes, now?.lateMeetings]).toEqual([1, 0, 1, 1])
    expect((await own(sender(), '2026-Q3')).now).toBeUndefined()
    await x.does(receiver('practice-lead'), 'decide', id, { decision: 'agree' })
    expect((await own(sender())).now?.disputes).toBe(0)
  })

  test('are of a quarter that is named, and list those that there is something in', async () => {
    await ended(3, 'sender', 'receiver', '2026-09-30')
    await ended(1, 'sender', 'receiver', '2026-10-01')
    await met(1, 'sender', 'third', '2025-12-31')
    const figures = await own(sender('auditor'), '2026-Q3')
    expect(figures.disputes.all.count).toBe(3)
    expect(figures).not.toHaveProperty('running')
    expect(figures.quarters).toEqual(['2026-Q4', '2026-Q3', '2025-Q4'])
    expect((await own(receiver())).quarters).toEqual(['2026-Q4', '2026-Q3'])
  })

  test('of nothing are noughts', async () => {
    const figures = await own(third())
    expect([figures.disputes.all, figures.quarters]).toEqual([{ count: 0 }, ['2026-Q4']])
  })

  test('are nothing for a guest, nor are the national ones', async () => {
    for (const read of [await ownFigures(x.deps, guest), await nationalFigures(x.deps, guest)])
      expect(read).toMatchObject({ refused: { code: 'wrong-role' } })
  })
})

describe('the national figures', () => {
  test('are published when a quarter is over, each once, with what is small suppressed', async () => {
    await ended(9, 'third', 'fourth', '2026-05-12')
    await ended(12, 'third', 'fourth', '2026-11-01')
    await ended(5, 'sender', 'receiver', '2026-11-01')
    await ended(6, 'sender', 'receiver', '2026-11-02', { ground: 'case-responsibility', working_days: 9 })
    await ended(2, 'sender', 'receiver', '2026-11-02', { ground: 'delay' })
    await met(8, 'third', 'receiver', '2026-11-20')
    x.at('2027-01-01T09:00:00Z')
    expect(await publishFigures(x.deps)).toBe(2)
    x.at('2027-01-02T00:30:00Z')
    expect(await publishFigures(x.deps)).toBe(1)
    expect(await publishFigures(x.deps)).toBe(0)
    const { quarters, published } = await national(sender())
    expect(quarters).toEqual(['2026-Q4', '2026-Q3', '2026-Q2'])
    expect(published).toMatchObject({
      ...{ quarter: '2026-Q4', from: '2026-10-01', until: '2026-12-31', madeAt: '2027-01-02T00:30:00.000Z' },
      disputes: {
        all: { count: 25, medianDays: 4 },
        byGround: {
          'case-responsibility': { count: 6 },
          ...{ threshold: { count: 'c' }, delay: { count: 'c' } },
        },
        byRung: { 'service-manager': { count: 25 } },
      },
      firstMeetings: { others: { all: { count: 8 }, 'in-time': { count: 8 } }, disputed: { all: { count: 0 } } },
    })
    expect((await national(receiver(), '2026-Q2')).published?.disputes.all.count).toBe(9)
    expect((await national(receiver(), '2026-Q3')).published?.disputes.all.count).toBe(0)
    expect(await national(receiver(), '2026-Q1')).toEqual({ quarters })
  })

  test('stay as they were published, though somebody publishes again at the same moment or a row comes later', async () => {
    await ended(9, 'third', 'fourth', '2026-08-12')
    const made = await Promise.all([x.another(), x.another()].map(publishFigures))
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(1)
    const before = await national(sender())
    await ended(30, 'third', 'fourth', '2026-08-13')
    expect(await publishFigures(x.deps)).toBe(0)
    expect(await national(sender())).toEqual(before)
  })

  test('are none before a quarter is over, and none while nothing was learnt', async () => {
    expect(await publishFigures(x.deps)).toBe(0)
    await ended(9, 'third', 'fourth', '2026-11-12')
    expect(await publishFigures(x.deps)).toBe(0)
    expect(await national(sender())).toEqual({ quarters: [] })
  })

  test('keep no number that is suppressed, and nobody but the clock writes them, once', async () => {
    await ended(23, 'third', 'fourth', '2026-08-12')
    await ended(3, 'third', 'fourth', '2026-08-12', { ground: 'delay' })
    await publishFigures(x.deps)
    const [row] = await x.admin<{ figures: object }[]>`select figures from published_figures`
    expect(row?.figures).toMatchObject({ disputes: { byGround: { threshold: { count: 'c' }, delay: { count: 'c' } } } })
    expect(JSON.stringify(row?.figures)).not.toMatch(/:(23|3)\b/)
    const again = { quarter: '2026-Q2', made_at: '2026-11-23T10:00:00Z', figures: '{}' }
    await expect(
      asParty(x.deps.sql, parties.sender, (tx) => tx`insert into published_figures ${tx(again)}`),
    ).rejects.toThrow('permission denied')
    for (const change of ['update published_figures set figures = figures', 'delete from published_figures'])
      await expect(asClock(x.deps.sql, (tx) => tx.unsafe(change))).rejects.toThrow('permission denied')
  })
})

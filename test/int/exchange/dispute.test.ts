import { describe, expect, test } from 'vitest'
import { SetRung } from '../../../schemas/ladder.ts'
import { asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { setRung } from '../../../src/exchange/ladder.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { sweep } from '../../../src/exchange/sweep.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const x = await anExchange()

/** Raised by Brackwater on Monday 23 November 2026. */
async function disputed(): Promise<string> {
  x.at('2026-11-23T10:00:00Z')
  const { id } = await x.acknowledged()
  await x.does(receiver('practice-lead'), 'dispute', id)
  return id
}
const set = async (by: Actor, rung: number, said: object) =>
  mustBeDone(await setRung(x.deps, by, rung, SetRung.parse(said)))
const last = async (id: string) => {
  const [event] = await x.admin`select type, role, actor from event where transfer = ${id} order by seq desc limit 1`
  return event
}
/** To whose mailbox the newest notice of a kind went on each side, and whether to the deputy. */
const mailsOf = (id: string, kind: string) => x.admin`
  select case when authority = ${parties.sender} then 'sender' else 'receiver' end as side, mailbox, to_deputy
  from notice where transfer = ${id} and kind = ${kind} and channel = 'email' order by seq desc, side limit 2`

describe('the time of each rung (R8.5)', () => {
  test('passes by itself, and brings the next rung of both sides to it; at the last one both directors are reminded', async () => {
    const id = await disputed()
    const rungs: unknown[] = []
    // One working day for the practice leads, two for the service managers, five for the heads of service, five again.
    for (const at of [
      '2026-11-25T07:59Z',
      '2026-11-25T08:00Z',
      '2026-11-30T08:00Z',
      '2026-12-08T08:00Z',
      '2026-12-16T08:00Z',
    ]) {
      x.at(at)
      await sweep(x.deps)
      const [row] = await x.admin`select rung from transfer where id = ${id}`
      rungs.push(row?.rung)
    }
    expect(rungs).toEqual([0, 1, 2, 3, 3])
    expect(await mailsOf(id, 'DisputeClimbed')).toMatchObject([{ mailbox: 'director' }, { mailbox: 'director' }])
    expect(await mailsOf(id, 'LastRungOverdue')).toHaveLength(2)
  })

  test('takes from nobody what they could do: a practice lead may still agree', async () => {
    const id = await disputed()
    x.at('2026-11-25T08:00Z')
    await sweep(x.deps)
    const done = await x.does(receiver('practice-lead'), 'decide', id, { decision: 'agree', from: '2026-11-25' })
    expect(done).toMatchObject({ state: 'accepted' })
  })

  test('whoever was deciding meanwhile hears that it has climbed, and decides where it stands now', async () => {
    const id = await disputed()
    const [before] = await x.admin<{ version: number }[]>`select version from transfer where id = ${id}`
    x.at('2026-11-25T08:00Z')
    await sweep(x.deps)
    const input = { ...inputs.decide, decision: 'maintain' as const }
    const decide = (version: number) =>
      perform(x.deps, receiver('practice-lead'), { id, version, verb: 'decide', input })
    const lost = await decide(before?.version ?? 0)
    const climbed = expect.arrayContaining([expect.objectContaining({ type: 'DisputeClimbed' })])
    expect(lost).toMatchObject({ lost: { changed: climbed } })
    const version = 'lost' in lost ? lost.lost.version : 0
    expect(await decide(version)).toMatchObject({ done: { dispute: { rung: 1, openFrom: 0 } } })
  })
})

describe('a rung whose holder is away, or that nobody holds (R8.5)', () => {
  const administrator = receiver('administrator')
  const deputy = receiver('social-worker')
  const manager = { name: 'Andrew Fairbrother', worker: 'andrew.fairbrother' }

  test('is the deputy’s, who is written to, may decide whatever their role, and is named on the record', async () => {
    const id = await disputed()
    const named = { name: deputy.name, worker: deputy.worker }
    const refused = await perform(x.deps, deputy, { id, verb: 'escalate', input: {} })
    expect(refused).toMatchObject({ refused: { code: 'wrong-role' } })
    await set(administrator, 1, {
      title: 'Manager',
      holder: manager,
      deputy: named,
      away: { from: '2026-11-20', until: '2026-11-27' },
    })
    await x.does(sender('practice-lead'), 'escalate', id, { reasons: undefined })
    expect(await mailsOf(id, 'DisputeEscalated')).toEqual([
      { side: 'receiver', mailbox: 'service-manager', to_deputy: true },
      { side: 'sender', mailbox: 'service-manager', to_deputy: false },
    ])
    const done = await x.does(deputy, 'decide', id)
    expect(done.dispute?.ladder[1]).toMatchObject({ receiver: { by: 'deputy', name: deputy.name } })
    expect(await last(id)).toEqual({ type: 'DisputeDecided', role: 'service-manager', actor: deputy.worker })
  })

  test('is the holder’s again once they are back', async () => {
    const id = await disputed()
    await x.does(sender('practice-lead'), 'escalate', id)
    x.at('2026-11-30T10:00:00Z')
    expect(await perform(x.deps, deputy, { id, verb: 'decide', input: inputs.decide })).toMatchObject({
      refused: { code: 'wrong-role' },
    })
  })

  test('goes up where nobody holds it, with its mail', async () => {
    const id = await disputed()
    await set(administrator, 1, { title: 'Manager', vacant: true })
    await x.does(sender('practice-lead'), 'escalate', id)
    expect(await mailsOf(id, 'DisputeEscalated')).toMatchObject([
      { side: 'receiver', mailbox: 'head-of-service' },
      { side: 'sender', mailbox: 'service-manager' },
    ])
    expect(await x.does(receiver('head-of-service'), 'decide', id)).toMatchObject({ dispute: { rung: 1 } })
  })
})

describe('what the exchange learns of it', () => {
  test('is written with its end, child by child, and read by its two parties alone', async () => {
    const id = await disputed()
    await x.does(sender('practice-lead'), 'decide', id, { decision: 'agree', children: ['c2'] })
    await x.does(receiver('practice-lead'), 'decide', id, { decision: 'agree', children: ['c1'], from: '2026-11-23' })
    const read = (party: string) =>
      asParty(
        x.deps.sql,
        party,
        (tx) => tx`select child, outcome, rung from dispute_end where transfer = ${id} order by child`,
      )
    const ends = [
      { child: 'c1', outcome: 'receiver-responsible', rung: 0 },
      { child: 'c2', outcome: 'sender-responsible', rung: 0 },
    ]
    expect(await read(parties.sender)).toEqual(ends)
    expect(await read(parties.receiver)).toEqual(ends)
    expect(await read(parties.third)).toEqual([])
  })

  test('of a first meeting too, once', async () => {
    const { id } = await x.accepted()
    for (const verb of ['arrange-meeting', 'hold-meeting', 'arrange-meeting', 'hold-meeting'] as const)
      await x.does(receiver(), verb, id)
    expect(await x.admin`select child, disputed from first_meeting where transfer = ${id} order by child`).toEqual([
      { child: 'c1', disputed: false },
      { child: 'c2', disputed: false },
    ])
  })
})

describe('a council that is not on the exchange (R9.4)', () => {
  const guest: Actor = {
    ...{ kind: 'guest', authority: parties.receiver, worker: 'guest:0123456789abcdef', name: 'Edie Fallow' },
    ...{ roles: ['duty'], declared: { role: 'Duty manager', telephone: '01632 960303' } },
  }

  test('agrees or maintains by its duty inbox, at whatever rung; it decides nothing else', async () => {
    const id = await disputed()
    await x.does(sender('practice-lead'), 'escalate', id)
    const tries = (input: object) =>
      perform(x.deps, guest, { id, verb: 'decide', input: { ...inputs.decide, ...input } })
    expect(await tries({ decision: 'interim' })).toMatchObject({ refused: { code: 'not-for-guests' } })
    expect(await tries({ decision: 'maintain' })).toMatchObject({ done: { dispute: { turn: 'sender' } } })
    expect(await tries({ decision: 'agree', from: '2026-11-23' })).toMatchObject({ done: { state: 'accepted' } })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { recordFor } from '../../../src/exchange/record.ts'
import { sweep } from '../../../src/exchange/sweep.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'

// Friday 20 November 2026: the duty desks shut at five, and open again on Monday at nine.
const x = await anExchange()
const raisedAt = '2026-11-20T18:30:00.000Z'
beforeEach(async () => {
  x.at(raisedAt)
  await x.admin`update transfer set next_alert_at = null`
  await x.admin`delete from notice`
})

const raised = async () => x.does(sender('duty'), 'raise-alert', (await x.drafted()).id)
const councilOf = { [parties.sender]: 'sender', [parties.receiver]: 'receiver' }
/** Who is told of alerts and how, in the order in which they are told. */
const told = async (id: string, seq = 0) => {
  const rows = await x.admin`select kind, authority, channel from notice
    where transfer = ${id} and seq > ${seq} and kind in ('AlertRaised', 'AlertChased', 'AlertAcknowledged') order by id`
  return rows.map(({ kind, authority, channel }) => `${kind} ${councilOf[authority]} ${channel}`)
}
const chases = async (id: string) => {
  const read = await recordFor(x.deps, sender(), id)
  if (!('found' in read)) throw new Error('the sender may read its record')
  const names = read.found.flatMap(({ type, said }) => (type === 'ReminderSent' ? [String(said.reminder)] : []))
  return names.filter((name) => name.startsWith('alert:')).map((name) => name.replace(/^alert:\d+:/, ''))
}

describe('an alert raised out of hours (R2.8)', () => {
  test('is told to the out-of-hours team first, then to the duty desk and in the inbox', async () => {
    const { id } = await raised()
    expect(await told(id)).toEqual([
      'AlertRaised receiver out-of-hours',
      'AlertRaised receiver inbox',
      'AlertRaised receiver email',
    ])
  })

  test('and within hours to the duty desk alone', async () => {
    x.at('2026-11-23T09:00:00Z')
    const { id } = await raised()
    expect(await told(id)).toEqual(['AlertRaised receiver inbox', 'AlertRaised receiver email'])
  })

  test('where the authority has no such team, goes to the duty desk', async () => {
    await x.admin`update authority set out_of_hours_email = null where id = ${parties.receiver}`
    const { id } = await raised()
    await x.admin`update authority set out_of_hours_email = 'out-of-hours@brackwater.example' where id = ${parties.receiver}`
    expect(await told(id)).toEqual(['AlertRaised receiver inbox', 'AlertRaised receiver email'])
  })

  test('is open to the receiving authority at once: what it says, and nothing else', async () => {
    const { id } = await raised()
    const read = await recordFor(x.deps, receiver('duty'), id)
    expect('found' in read && read.found.map(({ type }) => type)).toEqual(['AlertRaised'])
    const view = await transferFor(x.deps, receiver('duty'), id)
    expect('found' in view && view.found.allowed).toContain('acknowledge-alert')
    expect('found' in view && view.found.content).toBeUndefined()
  })
})

describe('unacknowledged within the hour', () => {
  test('it is chased once, however often the sweep runs, and both sides learn of it', async () => {
    const { id, version } = await raised()
    x.at('2026-11-20T19:29:59Z')
    expect(await sweep(x.deps)).toBe(0)
    x.at('2026-11-20T19:30:00Z')
    const went = await Promise.all([x.another(), x.another(), x.another()].map(sweep))
    expect(went.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await sweep(x.deps)).toBe(0)
    expect(await chases(id)).toEqual(['1'])
    expect((await told(id, version)).sort()).toEqual([
      ...['AlertChased receiver email', 'AlertChased receiver inbox', 'AlertChased receiver out-of-hours'],
      ...['AlertChased sender email', 'AlertChased sender inbox', 'AlertChased sender out-of-hours'],
    ])
  })

  test('it is chased again, to the duty desks alone once they are open', async () => {
    const { id } = await raised()
    x.at('2026-11-22T18:30:00Z')
    await sweep(x.deps)
    expect(await chases(id)).toEqual(['1', '2', '4', '8', '24', '48'])
    x.at('2026-11-23T09:00:00Z')
    const { version } = await x.does(sender('duty'), 'raise-alert', id)
    x.at('2026-11-23T10:00:00Z')
    await sweep(x.deps)
    expect((await told(id, version)).sort()).toEqual([
      ...['AlertChased receiver email', 'AlertChased receiver inbox'],
      ...['AlertChased sender email', 'AlertChased sender inbox'],
    ])
  })

  test('it is chased even though no sweep ran for days: each hour once', async () => {
    const { id } = await raised()
    x.at('2026-11-24T12:00:00Z')
    await sweep(x.deps)
    await sweep(x.deps)
    expect(await chases(id)).toEqual(['1', '2', '4', '8', '24', '48'])
  })
})

describe('acknowledged', () => {
  test('it is chased no more, and the sender is told, its out-of-hours team too', async () => {
    const { id } = await raised()
    x.at('2026-11-20T19:30:00Z')
    await sweep(x.deps)
    const [standing] = await x.admin`select version from transfer where id = ${id}`
    await x.does(receiver('duty'), 'acknowledge-alert', id)
    expect(await told(id, standing?.version)).toEqual([
      'AlertAcknowledged sender out-of-hours',
      'AlertAcknowledged sender inbox',
      'AlertAcknowledged sender email',
    ])
    x.at('2026-11-27T12:00:00Z')
    await sweep(x.deps)
    expect(await chases(id)).toEqual(['1'])
  })

  test('the column says when somebody is next reminded', async () => {
    const { id } = await raised()
    const next = async () => (await x.admin`select next_alert_at from transfer where id = ${id}`)[0]?.next_alert_at
    expect(await next()).toEqual(new Date('2026-11-20T19:30:00Z'))
    await x.does(receiver('duty'), 'acknowledge-alert', id)
    // What is left is the reminder to send the papers, on the second working day.
    expect(await next()).toEqual(new Date('2026-11-24T08:00:00Z'))
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { claim } from '../../../src/notify/claim.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'

const x = await anExchange()
const start = '2026-11-23T10:00:00.000Z'
beforeEach(async () => {
  x.at(start)
  for (const table of ['notice', 'mailbox', 'guest_desk', 'webhook']) await x.admin`delete from ${x.admin(table)}`
  await x.admin`update authority set on_exchange = true where id = ${parties.receiver}`
})

const keep = (role: string, email: string, deputy?: string) => x.admin`
  insert into mailbox (authority, role, email, deputy_name, deputy_email, set_at, set_by)
  values (${parties.receiver}, ${role}, ${email}, 'A. Deputy', ${deputy ?? null}, ${start}, 'a.worker')`
/** The receiver’s letter about a transfer that was sent, for the mailbox of that role. */
const letterTo = async (role: string) => {
  await x.sent()
  await x.admin`delete from notice where authority <> ${parties.receiver}`
  await x.admin`update notice set mailbox = ${role}`
  return claim(x.deps, 'mail')
}

describe('a letter goes', () => {
  test('to the duty desk that the operator set, where an authority has set none', async () => {
    expect(await letterTo('practice-lead')).toMatchObject({
      ...{ firstEmail: 'duty@brackwater.example', secondEmail: null, guestEmail: null },
      ...{ outOfHoursEmail: 'out-of-hours@brackwater.example', webhookUrl: null, since: start, tries: 1 },
    })
  })

  test('to the mailbox of its role, then to that role’s deputy', async () => {
    await keep('duty', 'desk@brackwater.example', 'second-desk@brackwater.example')
    await keep('practice-lead', 'leads@brackwater.example', 'second-lead@brackwater.example')
    expect(await letterTo('practice-lead')).toMatchObject({
      ...{ firstEmail: 'leads@brackwater.example', secondEmail: 'second-lead@brackwater.example' },
    })
  })

  test('to the mailbox of the duty desk, and its deputy, where the role has none', async () => {
    await keep('duty', 'desk@brackwater.example', 'second-desk@brackwater.example')
    expect(await letterTo('practice-lead')).toMatchObject({
      ...{ firstEmail: 'desk@brackwater.example', secondEmail: 'second-desk@brackwater.example' },
    })
    await x.admin`delete from notice`
    await keep('practice-lead', 'leads@brackwater.example')
    expect(await letterTo('practice-lead')).toMatchObject({
      ...{ firstEmail: 'leads@brackwater.example', secondEmail: 'second-desk@brackwater.example' },
    })
  })

  test('to the deputy first, while the holder of the rung is away (R8.5); to the desk where none is kept', async () => {
    await keep('duty', 'desk@brackwater.example', 'second-desk@brackwater.example')
    const toDeputy = async () => {
      await x.sent()
      await x.admin`delete from notice where authority <> ${parties.receiver}`
      await x.admin`update notice set mailbox = 'director', to_deputy = true`
      return claim(x.deps, 'mail')
    }
    expect(await toDeputy()).toMatchObject({ firstEmail: 'desk@brackwater.example' })
    await x.admin`delete from notice`
    await keep('director', 'director@brackwater.example', 'deputy@brackwater.example')
    expect(await toDeputy()).toMatchObject({ firstEmail: 'deputy@brackwater.example' })
  })

  test('to the desk that was tested, for an authority that is not on the exchange', async () => {
    await x.sent()
    await x.admin`delete from notice where authority <> ${parties.receiver}`
    await x.admin`update authority set on_exchange = false where id = ${parties.receiver}`
    await x.admin`insert into guest_desk (authority, email, source, set_by, set_at, confirmed_by, confirmed_at, tested_at)
      values (${parties.receiver}, 'front-door@brackwater.example', 'its page', 'op.one', ${start}, 'op.two', ${start}, ${start})`
    expect(await claim(x.deps, 'mail')).toMatchObject({ guestEmail: 'front-door@brackwater.example' })
  })
})

describe('what is due', () => {
  test('is nothing that was handed on, given up, delivered, or is claimed by somebody else', async () => {
    await x.sent()
    for (const column of ['handed_at', 'dead_at', 'delivered_at', 'leased_until']) {
      await x.admin`update notice set ${x.admin(column)} = '2026-11-23T10:00:30Z'`
      expect(await claim(x.deps, 'mail')).toBeUndefined()
      await x.admin`update notice set ${x.admin(column)} = null`
    }
    expect(await claim(x.deps, 'mail')).toBeDefined()
  })

  test('stands behind what came before it for the same transfer, until that was handed on', async () => {
    const { id } = await x.sent()
    await x.does(sender(), 'send-addendum', id)
    await x.admin`delete from notice where authority <> ${parties.receiver}`
    const first = await claim(x.deps, 'mail')
    expect(first?.kind).toBe('TransferSent')
    x.at('2026-11-23T10:00:01.000Z')
    expect(await claim(x.deps, 'mail')).toBeUndefined()
    await x.admin`update notice set handed_at = ${start}, leased_until = null where id = ${first?.id ?? null}`
    expect((await claim(x.deps, 'mail'))?.kind).toBe('AddendumSent')
  })

  test('is one thing at a time for each authority, so that others’ come in between', async () => {
    for (let i = 0; i < 3; i++) await x.sent()
    await x.admin`update notice set due_at = due_at - interval '1 hour' where authority = ${parties.receiver}`
    const claimed = [await claim(x.deps, 'mail'), await claim(x.deps, 'mail'), await claim(x.deps, 'mail')]
    expect(claimed.map((one) => one?.authority)).toEqual([parties.receiver, parties.sender, undefined])
  })

  test('and must not wait comes in a line of its own: alerts, and whatever the out-of-hours team is told first', async () => {
    x.at('2026-11-20T18:30:00.000Z')
    const { id } = await x.sent()
    await x.does(sender('practice-lead'), 'raise-alert', id)
    await x.does(receiver('duty'), 'acknowledge-alert', id)
    const urgent: (string | undefined)[] = []
    for (let one = await claim(x.deps, 'urgent'); one; one = await claim(x.deps, 'urgent'))
      urgent.push(`${one.kind} ${one.channel}`)
    expect(urgent).toEqual([...['AlertRaised out-of-hours', 'AlertAcknowledged out-of-hours', 'AlertRaised email']])
    await x.admin`delete from notice where authority <> ${parties.receiver}`
    expect((await claim(x.deps, 'mail'))?.kind).toBe('TransferSent')
  })

  test('counts its three days from when it was sent again', async () => {
    await x.sent()
    await x.admin`update notice set resent_at = '2026-11-23T09:59:00Z'`
    expect((await claim(x.deps, 'mail'))?.since).toBe('2026-11-23T09:59:00.000Z')
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { asClock } from '../../../src/db/client.ts'
import type { Outgoing } from '../../../src/notify/outgoing.ts'
import { type Dying, markDead, settle } from '../../../src/notify/settle.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange({ webhookFor: () => 'https://cases.brackwater.example/baton' })
const start = '2026-11-23T10:00:00.000Z'
const now = new Date(start)
beforeEach(async () => {
  x.at(start)
  x.lines.length = 0
  await x.admin`delete from notice`
  await x.admin`update webhook set url = 'https://cases.brackwater.example/baton', failing_since = null, off_at = null, off_why = null`
})

/** How the receiver is told of a transfer that was sent: by e-mail and by webhook. */
async function twoWays(): Promise<[mail: Dying, hook: Dying]> {
  const { id } = await x.sent()
  const [mail, hook] = await x.admin<Dying[]>`
    select id, transfer, authority, seq, channel from notice
    where transfer = ${id} and authority = ${parties.receiver} and channel <> 'inbox' order by channel`
  if (mail?.channel !== 'email' || hook?.channel !== 'webhook') throw new Error('two ways are needed')
  return [mail, hook]
}
const untold = async () => (await x.admin`select id from notice where untold_at is not null`).map(({ id }) => id)
const alarms = () => x.lines.flatMap((line) => (line.code === 'NOBODY_WAS_TOLD' ? [line.notice] : []))
const die = (deps: typeof x.deps, dying: Dying) => asClock(deps.sql, (tx) => markDead(deps, tx, dying, 'bounced', now))

describe('that nobody was told is said', () => {
  test('when the last way ends, and not before; once', async () => {
    const [mail, hook] = await twoWays()
    await die(x.deps, mail)
    expect([await untold(), alarms()]).toEqual([[], []])
    await die(x.deps, hook)
    await die(x.deps, hook)
    expect([await untold(), alarms()]).toEqual([[hook.id], [hook.id]])
  })

  test('when two ways end at the same moment', async () => {
    const [mail, hook] = await twoWays()
    const waiting = () => x.admin`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    let second: Promise<void> | undefined
    await asClock(x.deps.sql, async (tx) => {
      await markDead(x.deps, tx, mail, 'bounced', now)
      second = die(x.another(), hook)
      // The second has ended its own way, and waits to see what comes of the first.
      await expect.poll(async () => (await waiting()).length).toBe(1)
    })
    await second
    expect([await untold(), alarms()]).toEqual([[hook.id], [hook.id]])
  })

  test('not where somebody has seen it, or one way was taken', async () => {
    const [mail, hook] = await twoWays()
    await x.admin`update notice set handed_at = ${start} where id = ${mail.id}`
    await die(x.deps, hook)
    expect(alarms()).toEqual([])
    const [another, last] = await twoWays()
    await x.admin`update notice set seen_at = ${start} where transfer = ${another.transfer} and channel = 'inbox'`
    await die(x.deps, another)
    await die(x.deps, last)
    expect([await untold(), alarms()]).toEqual([[], []])
  })
})

describe('what came of a webhook', () => {
  const outgoing = async (): Promise<Outgoing> => {
    const [, hook] = await twoWays()
    const webhookUrl = 'https://cases.brackwater.example/baton'
    return { ...hook, channel: 'webhook', webhookUrl, tries: 1, since: start } as Outgoing
  }
  const state = async () =>
    (await x.admin`select failing_since, off_why from webhook where authority = ${parties.receiver}`)[0]
  const noFailure = { failing_since: null, off_why: null }

  test('is since when it fails, until something was delivered', async () => {
    const notice = await outgoing()
    await settle(x.deps, notice, { fault: 'webhook-503' })
    x.at('2026-11-23T11:00:00Z')
    await settle(x.deps, notice, { fault: 'timeout' })
    expect(await state()).toEqual({ failing_since: now, off_why: null })
    await settle(x.deps, notice, { delivered: true })
    expect(await state()).toEqual(noFailure)
  })

  test('turns it off after three days of failing, by a failure; not a moment earlier', async () => {
    const notice = await outgoing()
    await settle(x.deps, notice, { fault: 'webhook-503' })
    x.at('2026-11-26T10:00:00.000Z')
    await settle(x.deps, notice, { fault: 'webhook-503' })
    expect(await state()).toMatchObject({ off_why: null })
    x.at('2026-11-26T10:00:00.001Z')
    await settle(x.deps, notice, { fault: 'webhook-503' })
    expect(await state()).toMatchObject({ off_why: 'failing' })
  })

  test.each(['dns-unreachable', 'no-secret', 'not-tried'])('is not its fault where it is ours: %s', async (fault) => {
    await settle(x.deps, await outgoing(), { fault })
    expect(await state()).toEqual(noFailure)
  })

  test('says nothing of an address that was set meanwhile', async () => {
    const notice = await outgoing()
    await x.admin`update webhook set url = 'https://new.brackwater.example/', failing_since = ${start}`
    await settle(x.deps, notice, { fault: 'webhook-410', final: true })
    expect(await state()).toEqual({ failing_since: now, off_why: null })
    await settle(x.deps, notice, { delivered: true })
    expect(await state()).toEqual({ failing_since: now, off_why: null })
  })

  test('given up while the endpoint is on goes by letter where the webhook stood in for letters', async () => {
    await x.admin`update authority set by_email = false where id = ${parties.receiver}`
    const { id } = await x.sent()
    await x.admin`update authority set by_email = true where id = ${parties.receiver}`
    const [hook] = await x.admin<Dying[]>`
      select id, transfer, authority, seq, channel from notice
      where transfer = ${id} and authority = ${parties.receiver} and channel <> 'inbox'`
    const webhookUrl = 'https://cases.brackwater.example/baton'
    const notice = { ...hook, channel: 'webhook', webhookUrl, tries: 20, since: '2026-11-20T09:59:59.000Z' } as Outgoing
    // Who resolves names was at fault: the endpoint itself is not.
    await settle(x.deps, notice, { fault: 'dns-unreachable' })
    expect(await state()).toEqual(noFailure)
    const [row] = await x.admin`select channel, due_at, tries, dead_at, untold_at from notice where id = ${notice.id}`
    expect(row).toEqual({ channel: 'email', due_at: now, tries: 0, dead_at: null, untold_at: null })
    expect(x.lines).toContainEqual({ code: 'NOTICE_BY_LETTER', notice: notice.id })
    expect(alarms()).toEqual([])
  })

  test('delivered after all, is not dead, and nobody is said to be untold', async () => {
    const notice = await outgoing()
    await x.admin`update notice set dead_at = ${start}, untold_at = ${start} where id = ${notice.id}`
    await settle(x.deps, notice, { delivered: true })
    const [row] = await x.admin`select delivered_at, dead_at, untold_at from notice where id = ${notice.id}`
    expect(row).toEqual({ delivered_at: now, dead_at: null, untold_at: null })
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { Notices, NoticesQuery } from '../../../schemas/telling.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { noticesFor, resendNotice, untoldCount } from '../../../src/exchange/notices.ts'
import { happenedInWords } from '../../../src/notify/words.ts'
import { anExchange, parties, receiver, sender, third } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange({ webhookFor: (slug) => (slug === 'brackwater' ? 'http://127.0.0.1:9/baton' : undefined) })
const start = '2026-11-23T10:00:00.000Z'
const later = '2026-11-23T12:00:00.000Z'
beforeEach(async () => {
  x.at(start)
  x.delivered.length = 0
  await x.admin`delete from notice`
  await x.admin`update webhook set off_at = null, off_why = null`
})

const read = async (query: object = {}, by: Actor = receiver()) =>
  mustBeFound(await noticesFor(x.deps, by, NoticesQuery.parse(query)))
const only = async (query: object = {}, by: Actor = receiver()) => {
  const { notices } = await read(query, by)
  const [told] = notices
  if (told === undefined || notices.length > 1) throw new Error(`there are ${notices.length}`)
  return told
}
const wayOf = async (channel: string, by?: Actor) => {
  const way = (await only({}, by)).ways.find((one) => one.channel === channel)
  if (way === undefined) throw new Error(`not told by ${channel}`)
  return way
}
const resend = (id: string, by: Actor = receiver()) => resendNotice(x.deps, by, id)
const theirs = (change: object, channel?: string) =>
  x.admin`update notice set ${x.admin(change)} where authority = ${parties.receiver} ${channel ? x.admin`and channel = ${channel}` : x.admin``}`
const bothDead = async () => {
  await theirs({ dead_at: later, last_fault: 'bounced', tries: 1 }, 'email')
  await theirs({ dead_at: later, last_fault: 'webhook-500', tries: 9, untold_at: later }, 'webhook')
}

describe('what an authority was told (R9.3)', () => {
  test('stands once for each thing, with every way beside the inbox', async () => {
    const { id, reference, version } = await x.sent()
    const told = await only()
    expect(told).toEqual({
      ...{ id: expect.any(String), type: 'TransferSent', happened: happenedInWords('TransferSent') },
      ...{ transfer: id, reference, seq: version, at: start },
      ways: ['email', 'webhook'].map((channel) => ({
        ...{ id: expect.any(String), channel, mailbox: 'duty', state: 'waiting', tries: 0 },
      })),
    })
    expect(Notices.parse(await read())).toMatchObject({ untold: 0 })
  })

  test('names nobody, to nobody: it is what notices hold (R9.2)', async () => {
    await x.sent()
    expect(JSON.stringify(await read())).not.toMatch(/Fenwick|Isolde|Corin/)
  })

  test('is counted where nobody was told, until somebody has seen it; not for others, and not for guests', async () => {
    await x.sent()
    expect(await untoldCount(x.deps, receiver())).toBe(0)
    await bothDead()
    expect(await untoldCount(x.deps, receiver())).toBe(1)
    expect(await untoldCount(x.deps, sender())).toBe(0)
    expect(await untoldCount(x.deps, { ...receiver(), kind: 'guest' })).toBe(0)
    await theirs({ seen_at: later }, 'inbox')
    expect(await untoldCount(x.deps, receiver())).toBe(0)
  })

  test('is its own authority’s alone, and no guest’s', async () => {
    await x.sent()
    const [own] = (await read({}, sender())).notices
    expect(own?.ways.map(({ channel }) => channel)).toEqual(['email'])
    expect(await read({}, third())).toEqual({ notices: [], untold: 0 })
    const guest = { ...receiver(), kind: 'guest' } as const
    expect(await noticesFor(x.deps, guest, NoticesQuery.parse({}))).toHaveProperty('refused.code', 'wrong-role')
  })

  test('says of each way how it went, since when, and what was wrong', async () => {
    await x.sent()
    await theirs({ handed_at: later, tries: 1 }, 'email')
    await theirs({ last_fault: 'webhook-503', tries: 2 }, 'webhook')
    expect((await only()).ways).toMatchObject([
      { channel: 'email', state: 'handed', at: later, tries: 1 },
      { state: 'waiting', tries: 2, fault: 'webhook-503', why: 'Your case system answered 503.' },
    ])
    await theirs({ delivered_at: later }, 'email')
    await theirs({ dead_at: later, to_second: true, mailbox: 'practice-lead' }, 'webhook')
    expect((await only()).ways).toMatchObject([
      { state: 'delivered', at: later },
      { state: 'dead', at: later, toSecond: true, mailbox: 'practice-lead' },
    ])
  })

  test('is found by how it went, and by whether somebody has seen it', async () => {
    const waiting = await x.sent()
    await theirs({ seen_at: later })
    const dead = await x.sent()
    await x.admin`update notice set dead_at = ${later} where transfer = ${dead.id} and channel = 'webhook'`
    await x.admin`update notice set handed_at = ${later} where transfer = ${dead.id} and channel = 'email'`
    const among = async (state: string) => (await read({ state })).notices.map(({ transfer }) => transfer)
    expect(await among('all')).toEqual([dead.id, waiting.id])
    expect(await among('dead')).toEqual([dead.id])
    expect(await among('waiting')).toEqual([waiting.id])
    expect(await among('unseen')).toEqual([dead.id])
    expect(await among('untold')).toEqual([])
    expect((await only({ state: 'waiting' })).seenAt).toBe(later)
  })

  test('that nobody was told of is counted and found, until somebody has seen it', async () => {
    await x.sent()
    await bothDead()
    expect(await read({ state: 'untold' })).toMatchObject({ untold: 1, notices: [{ untold: true }] })
    await theirs({ seen_at: later })
    expect(await read({ state: 'untold' })).toEqual({ notices: [], untold: 0 })
    expect(await only()).not.toHaveProperty('untold')
  })

  test('is read page by page, newest first, each once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.unshift((await x.sent()).id)
    const seen: string[] = []
    for (let after: number | undefined, pages = 0; pages < 4; pages++) {
      const page = await read({ limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.notices.map(({ transfer }) => transfer))
      after = page.next
      if (after === undefined) break
    }
    expect(seen).toEqual(ids)
  })
})

describe('a notice that was given up', () => {
  test('is sent again by anybody of the authority: due now, tried anew, with three days from now', async () => {
    await x.sent()
    await bothDead()
    x.at(later)
    const { id } = await wayOf('email')
    x.delivered.length = 0
    expect(await resend(id)).toEqual({ done: { id } })
    expect(x.delivered).toEqual([id])
    const [row] = await x.admin`select * from notice where id = ${id}`
    expect(row).toMatchObject({
      ...{ tries: 0, dead_at: null, handed_at: null, mail_id: null, leased_until: null },
      ...{ due_at: new Date(later), resent_at: new Date(later), resent_by: receiver().worker },
    })
    const way = await wayOf('email')
    expect(way).toEqual({ id, channel: 'email', mailbox: 'duty', state: 'waiting', tries: 0, resentAt: later })
  })

  test('in the last way of all is no longer untold, whichever way is tried again', async () => {
    await x.sent()
    await bothDead()
    await resend((await wayOf('email')).id)
    expect(await read()).toMatchObject({ untold: 0, notices: [{ ways: [{ state: 'waiting' }, { state: 'dead' }] }] })
  })

  test('sent again twice at once goes once', async () => {
    await x.sent()
    await bothDead()
    const { id } = await wayOf('email')
    const outcomes = await Promise.all([x.another(), x.another()].map((deps) => resendNotice(deps, receiver(), id)))
    expect(outcomes.filter((one) => 'done' in one)).toHaveLength(1)
    expect(outcomes.filter((one) => 'refused' in one)).toEqual([{ refused: { code: 'not-dead', rule: 'R9.3' } }])
  })

  test('by webhook is not sent again while that is off', async () => {
    await x.sent()
    await bothDead()
    const { id } = await wayOf('webhook')
    await x.admin`update webhook set off_at = ${later}, off_why = 'failing'`
    expect(await resend(id)).toEqual({ refused: { code: 'no-webhook', rule: 'R9.1' } })
    await x.admin`update webhook set off_at = null, off_why = null`
    expect(await resend(id)).toEqual({ done: { id } })
  })

  test('is no other authority’s to send, and no guest’s', async () => {
    await x.sent()
    await bothDead()
    const { id } = await wayOf('email')
    x.delivered.length = 0
    expect(await resend(id, sender())).toEqual({ refused: { code: 'no-such-notice', rule: 'R9.3' } })
    expect(await resend(id, { ...receiver(), kind: 'guest' })).toHaveProperty('refused.code', 'wrong-role')
    expect(x.delivered).toEqual([])
  })
})

describe('what is not sent again', () => {
  test('is what still waits, and what has arrived', async () => {
    await x.sent()
    const { id } = await wayOf('webhook')
    const not = { refused: { code: 'not-dead', rule: 'R9.3' } }
    expect(await resend(id)).toEqual(not)
    await theirs({ delivered_at: later })
    expect(await resend(id)).toEqual(not)
  })

  test('but what the mail service took and nothing was heard of is', async () => {
    await x.sent()
    await theirs({ handed_at: '2026-11-23T08:00:00.000Z', tries: 1 }, 'email')
    expect(await resend((await wayOf('email')).id)).toHaveProperty('done')
  })

  test('is what stands in the inbox, or nowhere', async () => {
    await x.sent()
    for (const id of [(await only()).id, '01998000-0000-7000-8000-0000000000ff'])
      expect(await resend(id)).toEqual({ refused: { code: 'no-such-notice', rule: 'R9.3' } })
  })
})

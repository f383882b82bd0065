import { Hono } from 'hono'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BatonEnv } from '../../../src/auth/context.ts'
import type { Deps } from '../../../src/deps.ts'
import { receiptRoutes } from '../../../src/http/receipts.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { type Receipt, takeReceipt } from '../../../src/notify/receipt.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange()
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
x.deps.settings.NOTIFY_URL = notify.url
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => {
  vi.useRealTimers()
  return notify.stop()
})

const start = '2026-11-23T10:00:00.000Z'
/** The stand-in looks at the clock of the machine, so it goes with the exchange’s; only Date is set, no timer. */
const at = (hours = 0) => {
  const now = new Date(Date.parse(start) + hours * 3_600_000).toISOString()
  x.at(now)
  vi.setSystemTime(now)
  return now
}
beforeEach(async () => {
  at()
  x.lines.length = 0
  await x.admin`delete from notice`
  await x.admin`delete from mailbox`
})

const column = [
  'id',
  'to_second',
  'handed_at',
  'mail_id',
  'delivered_at',
  'dead_at',
  'untold_at',
  'tries',
  'due_at',
  'last_fault',
]
const rows = (id: string) => x.admin`select ${x.admin(column)} from notice
  where transfer = ${id} and channel = 'email' and kind = 'TransferSent'`
/** The letter that tells Brackwater of a transfer, handed to Notify. */
async function aHandedLetter() {
  const { id } = await x.sent()
  await x.admin`delete from notice where kind <> 'TransferSent'`
  await drain(x.deps)
  const [notice] = await rows(id)
  return { transfer: id, notice: notice?.id as string, mail: notice?.mail_id as string }
}
const receipt = (mail: string, status: Receipt['status'], more: Partial<Receipt> = {}): Receipt => ({
  ...{ id: mail, reference: null, status, completedAt: null, ...more },
})
const withDeputy = (role: string, deputy: string) => x.admin`insert into mailbox
  (authority, role, email, deputy_name, deputy_email, set_at, set_by)
  values (${parties.receiver}, ${role}, ${`${role}@brackwater.example`}, 'A. Nonymous', ${deputy}, ${start}, 'r.admin')`
const codes = () => x.lines.map(({ code }) => code)

describe('a receipt', () => {
  test('that it was delivered is written down with Notify’s time, and once', async () => {
    const { transfer, mail } = await aHandedLetter()
    at(2)
    const delivered = receipt(mail, 'delivered', { completedAt: '2026-11-23T10:00:07.123456Z' })
    expect(await takeReceipt(x.deps, delivered)).toBe('taken')
    const [after] = await rows(transfer)
    expect(after).toMatchObject({ delivered_at: new Date('2026-11-23T10:00:07.123Z'), dead_at: null, mail_id: mail })
    for (const again of [delivered, receipt(mail, 'permanent-failure')]) {
      expect(await takeReceipt(x.deps, again)).toBe('ignored')
    }
    expect(await rows(transfer)).toEqual([after])
  })

  test.each([null, '2031-01-01T00:00:00Z'])('without a time that can be is dated now: %s', async (completedAt) => {
    const { transfer, mail } = await aHandedLetter()
    const now = at(1)
    await takeReceipt(x.deps, receipt(mail, 'delivered', { completedAt }))
    expect(await rows(transfer)).toMatchObject([{ delivered_at: new Date(now) }])
  })

  test.each(['permanent-failure', 'temporary-failure'] as const)(
    'of a %s sends it to the second address, at once, and the second’s too ends it: nobody was told',
    async (status) => {
      await withDeputy('duty', 'deputy@brackwater.example')
      const { transfer, notice, mail } = await aHandedLetter()
      const now = at(1)
      expect(await takeReceipt(x.deps, receipt(mail, status))).toBe('taken')
      expect(await rows(transfer)).toMatchObject([
        {
          to_second: true,
          handed_at: null,
          mail_id: null,
          dead_at: null,
          tries: 0,
          due_at: new Date(now),
          last_fault: 'bounced',
        },
      ])
      expect(x.lines).toContainEqual({ code: 'NOTICE_BOUNCED', notice, status })
      expect(await takeReceipt(x.deps, receipt(mail, status))).toBe('ignored')
      await drain(x.deps)
      expect(
        notify
          .letters()
          .slice(-2)
          .map(({ to }) => to),
      ).toEqual(['duty@brackwater.example', 'deputy@brackwater.example'])
      const [second] = await rows(transfer)
      expect(await takeReceipt(x.deps, receipt(second?.mail_id, status))).toBe('taken')
      expect(await rows(transfer)).toMatchObject([
        { dead_at: new Date(now), untold_at: new Date(now), delivered_at: null, last_fault: 'bounced' },
      ])
      expect(codes()).toContain('NOBODY_WAS_TOLD')
      expect(JSON.stringify(x.lines)).not.toContain('@')
    },
  )

  test('of a bounce, where the mailbox has no deputy but the duty desk has one, goes to that one', async () => {
    await withDeputy('duty', 'deputy@brackwater.example')
    const { transfer, mail } = await aHandedLetter()
    await x.admin`update notice set mailbox = 'practice-lead'`
    await takeReceipt(x.deps, receipt(mail, 'permanent-failure'))
    expect(await rows(transfer)).toMatchObject([{ to_second: true, dead_at: null }])
  })

  test('of a bounce ends it where there is no second address, and where a deputy is of another desk', async () => {
    await withDeputy('practice-lead', 'deputy@brackwater.example')
    const { transfer, notice, mail } = await aHandedLetter()
    await takeReceipt(x.deps, receipt(mail, 'permanent-failure'))
    expect(await rows(transfer)).toMatchObject([{ to_second: false, dead_at: new Date(start), last_fault: 'bounced' }])
    expect(x.lines).toContainEqual({ code: 'NOTICE_DEAD', notice, channel: 'email' })
  })

  test('of a failure of Notify’s own has it tried again to the same address, in five minutes or more', async () => {
    const { transfer, mail } = await aHandedLetter()
    await withDeputy('duty', 'deputy@brackwater.example')
    await takeReceipt(x.deps, receipt(mail, 'technical-failure'))
    const again = { to_second: false, handed_at: null, mail_id: null, dead_at: null, last_fault: 'technical-failure' }
    expect(await rows(transfer)).toMatchObject([{ ...again, due_at: new Date(Date.parse(start) + 300_000) }])
    at(0.1)
    await drain(x.deps)
    expect(notify.letters().slice(-1)).toMatchObject([{ to: 'duty@brackwater.example' }])
    const [second] = await rows(transfer)
    at(73)
    await takeReceipt(x.deps, receipt(second?.mail_id, 'technical-failure'))
    expect(await rows(transfer)).toMatchObject([{ dead_at: new Date(at(73)), last_fault: 'technical-failure' }])
  })

  test('of a letter that was replaced since changes nothing', async () => {
    const { transfer, mail } = await aHandedLetter()
    await takeReceipt(x.deps, receipt(mail, 'technical-failure'))
    at(1)
    await drain(x.deps)
    const [before] = await rows(transfer)
    for (const status of ['delivered', 'permanent-failure'] as const) {
      expect(await takeReceipt(x.deps, receipt(mail, status, { reference: before?.id }))).toBe('ignored')
    }
    expect(await rows(transfer)).toEqual([before])
    expect(codes()).toContain('RECEIPT_UNKNOWN')
  })

  test('of something that is no notice, as a code, is ignored', async () => {
    const mail = '740e5834-3a29-46b4-9a6f-16142fde533a'
    for (const reference of [null, 'a code', mail]) {
      expect(await takeReceipt(x.deps, receipt(mail, 'delivered', { reference }))).toBe('ignored')
    }
  })

  test('that overtakes the writing down of its id is to come again, and does', async () => {
    const { transfer, notice, mail } = await aHandedLetter()
    const lease = new Date(Date.parse(start) + 60_000)
    await x.admin`update notice set handed_at = null, mail_id = null, leased_until = ${lease} where id = ${notice}`
    const early = receipt(mail, 'delivered', { reference: notice })
    expect(await takeReceipt(x.deps, early)).toBe('too-early')
    await x.admin`update notice set handed_at = ${start}, mail_id = ${mail}, leased_until = null where id = ${notice}`
    expect(await takeReceipt(x.deps, early)).toBe('taken')
    expect(await rows(transfer)).toMatchObject([{ delivered_at: new Date(start) }])
  })
})

describe('what Notify reports by itself', () => {
  /** The door alone, with these settings. */
  const door = (settings: Deps['settings'] = x.deps.settings) =>
    new Hono<BatonEnv>()
      .use((c, next) => {
        c.set('deps', { ...x.deps, settings })
        return next()
      })
      .route('/', receiptRoutes)

  test('of an address that fails reaches the deputy without anybody’s doing', async () => {
    await withDeputy('duty', 'deputy@brackwater.example')
    const { transfer } = await aHandedLetter()
    const [letter] = notify.letters().slice(-1)
    const body = JSON.stringify({ ...letter, status: 'permanent-failure', completed_at: null })
    const headers = { authorization: `Bearer ${x.deps.settings.NOTIFY_CALLBACK_TOKEN}` }
    const answer = await door().request('/notify/receipts', { method: 'POST', headers, body })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    await drain(x.deps)
    expect(notify.letters().slice(-1)).toMatchObject([{ to: 'deputy@brackwater.example' }])
    expect(await rows(transfer)).toMatchObject([{ to_second: true, dead_at: null }])
  })

  test('is not taken where no token was agreed', async () => {
    const { NOTIFY_CALLBACK_TOKEN: _, ...settings } = x.deps.settings
    const answer = await door(settings).request('/notify/receipts', {
      ...{ method: 'POST', headers: { authorization: 'Bearer undefined' }, body: '{}' },
    })
    expect(answer.status).toBe(404)
  })
})

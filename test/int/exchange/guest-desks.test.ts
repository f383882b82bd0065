import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { asOperator } from '../../../src/db/client.ts'
import { answerDesk, deskAsked } from '../../../src/exchange/desk-answer.ts'
import {
  confirmDesk,
  type DeskSeen,
  guestsOf,
  removeDesk,
  sendDeskTest,
  setDesk,
} from '../../../src/exchange/guest-desks.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange()
const notify = await startNotify({
  port: 0,
  apiKey: x.secrets.worker.NOTIFY_API_KEY,
  templates: lettersById(x.secrets.worker.NOTIFY_TEMPLATES),
})
afterAll(() => notify.stop())
// The stand-in knows the time of this machine, and refuses a token of another.
const deps = { ...x.deps, settings: { ...x.deps.settings, NOTIFY_URL: notify.url } }
const mailing = { ...deps, now: () => new Date() }

const [odette, casper] = ['odette.marlow', 'casper.finch']
const authority = parties.third
const desk = { email: 'duty@carrowdale.example', source: 'Carrowdale County Council website, read 2 November 2026' }

const deskNow = async () => (await guestsOf(deps, authority))[0]?.desk
const seen = async (): Promise<DeskSeen> => ({ authority, seen: (await deskNow())?.setAt })
const reachable = async () =>
  (await x.admin`select has_guest_desk from authority where id = ${authority}`)[0]?.has_guest_desk
const set = async (by = odette, more: object = {}) => setDesk(mailing, by, { ...desk, ...more, ...(await seen()) })
const confirm = async (by = casper) => confirmDesk(mailing, by, await seen())
/** Sends the test letter, and gives what its link holds. */
async function tested(): Promise<string> {
  expect(await sendDeskTest(mailing, odette, await seen())).toEqual({ done: true })
  return (
    notify
      .letters()
      .at(-1)
      ?.body.match(/\/desk\/([\w-]+)/)?.[1] ?? ''
  )
}
/** The desk as if its last test letter had been sent so long ago. */
const letterAged = (days: number) => x.admin`
  update guest_desk set set_at = set_at - ${days} * interval '1 day', confirmed_at = confirmed_at - ${days} * interval '1 day',
    test_sent_at = test_sent_at - ${days} * interval '1 day'`

afterEach(async () => {
  await x.admin`delete from guest_desk`
  x.lines.length = 0
})

describe('the duty desk of an authority that is not on the exchange (R9.4)', () => {
  test('is set, confirmed by another operator, and answers a letter; only then may anything go there', async () => {
    expect(await guestsOf(deps)).toEqual([
      {
        ...{ id: authority, name: 'Carrowdale County Council', nation: 'england', dutyTelephone: '01632 960303' },
      },
    ])
    expect(await set()).toEqual({ done: true })
    expect(await confirm()).toEqual({ done: true })
    const token = await tested()
    expect(await reachable()).toBe(false)
    expect(await answerDesk(mailing, token)).toBe('Carrowdale County Council')
    expect(await reachable()).toBe(true)
    expect(await deskNow()).toMatchObject({ ...desk, setBy: odette, confirmedBy: casper, testedAt: expect.any(String) })
  })

  test('is logged step by step, by whom, and without its address', async () => {
    await set()
    await confirm()
    await answerDesk(mailing, await tested())
    await removeDesk(mailing, casper, await seen())
    const steps = ['set', 'confirmed', 'test-sent', 'answered', 'removed']
    const by = [odette, casper, odette, 'desk', casper]
    expect(x.lines).toEqual(steps.map((step, at) => ({ code: 'DESK_CHANGED', authority, step, by: by[at] })))
    expect(JSON.stringify(x.lines)).not.toContain('@')
  })

  test('is not confirmed by whoever set it, and the store would refuse it too', async () => {
    await set()
    expect(await confirm(odette)).toEqual({ refused: 'set-by-you' })
    const all = asOperator(deps.sql, (tx) => tx`update guest_desk set confirmed_by = set_by, confirmed_at = now()`)
    await expect(all).rejects.toMatchObject({ code: '23514', constraint_name: 'guest_desk_two_persons' })
    const answered = asOperator(deps.sql, (tx) => tx`update guest_desk set tested_at = now()`)
    await expect(answered).rejects.toMatchObject({ code: '23514', constraint_name: 'guest_desk_in_order' })
    expect(x.lines.map((line) => 'step' in line && line.step)).toEqual(['set'])
  })

  test('is confirmed as it was seen: an address that was changed meanwhile is not', async () => {
    await set()
    const before = await seen()
    await set(odette, { email: 'somebody.else@carrowdale.example' })
    expect(await confirmDesk(mailing, casper, before)).toEqual({ refused: 'changed' })
    expect((await deskNow())?.confirmedAt).toBeNull()
  })

  test('is set by one of two who set it at once; the other is told', async () => {
    const both = [odette, casper].map((by) =>
      setDesk({ ...mailing, sql: x.another().sql }, by, { ...desk, authority, seen: undefined }),
    )
    const outcomes = await Promise.all(both)
    expect(outcomes).toContainEqual({ done: true })
    expect(outcomes).toContainEqual({ refused: 'changed' })
  })

  test('starts over when its address changes: neither confirmed nor answered, and nothing goes there', async () => {
    await set()
    await confirm()
    const first = await tested()
    await answerDesk(mailing, first)
    await set(casper, { email: 'new.duty@carrowdale.example' })
    expect(await reachable()).toBe(false)
    const over = { confirmedBy: null, confirmedAt: null, testSentAt: null, testedAt: null }
    expect(await deskNow()).toMatchObject({ email: 'new.duty@carrowdale.example', setBy: casper, ...over })
    expect(await answerDesk(mailing, first)).toBeUndefined()
  })

  test('is sent to no more once it is removed', async () => {
    await set()
    await confirm()
    await answerDesk(mailing, await tested())
    expect(await removeDesk(mailing, odette, await seen())).toEqual({ done: true })
    expect(await reachable()).toBe(false)
    expect(await removeDesk(mailing, odette, await seen())).toEqual({ refused: 'changed' })
  })

  test('is none of an authority that is on the exchange, nor of nobody', async () => {
    for (const other of [parties.receiver, '019a0c3e-5a00-7c3a-8e00-ffffffffffff'])
      expect(await setDesk(mailing, odette, { ...desk, authority: other, seen: undefined })).toEqual({
        refused: 'no-guest',
      })
  })
})

describe('the test letter', () => {
  test('goes to a confirmed desk alone, names nobody, and only the hash of its link is kept', async () => {
    await set()
    const letters = notify.letters().length
    expect(await sendDeskTest(mailing, odette, await seen())).toEqual({ refused: 'not-confirmed' })
    expect(notify.letters()).toHaveLength(letters)
    await confirm()
    const token = await tested()
    expect(notify.letters().at(-1)).toMatchObject({ to: desk.email, reference: `desk ${authority}` })
    expect(token).toMatch(/^[\w-]{43}$/)
    const [row] = await x.admin`select test_hash from guest_desk`
    expect(row?.test_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(await x.admin`select * from guest_desk`)).not.toContain(token)
  })

  test('is answered once', async () => {
    await set()
    await confirm()
    const token = await tested()
    expect(await deskAsked(mailing, token)).toBe('Carrowdale County Council')
    expect(await reachable()).toBe(false)
    const answers = await Promise.all([
      answerDesk(mailing, token),
      answerDesk({ ...mailing, sql: x.another().sql }, token),
    ])
    expect(answers.filter((name) => name !== undefined)).toHaveLength(1)
    expect(await deskAsked(mailing, token)).toBeUndefined()
    expect(await sendDeskTest(mailing, odette, await seen())).toEqual({ refused: 'answered' })
  })

  test('is answered within seven days', async () => {
    await set()
    await confirm()
    const token = await tested()
    await letterAged(6.9)
    expect(await deskAsked(mailing, token)).toBe('Carrowdale County Council')
    await letterAged(0.2)
    expect([await deskAsked(mailing, token), await answerDesk(mailing, token)]).toEqual([undefined, undefined])
    expect(await reachable()).toBe(false)
  })

  test('ends the one before, and none follows another within a minute', async () => {
    await set()
    await confirm()
    const first = await tested()
    expect(await sendDeskTest(mailing, odette, await seen())).toEqual({ refused: 'just-sent' })
    await letterAged(1)
    const second = await tested()
    expect(await answerDesk(mailing, first)).toBeUndefined()
    expect(await answerDesk(mailing, second)).toBe('Carrowdale County Council')
  })

  test('that the mail service does not take leaves nothing behind, and can be sent again at once', async () => {
    await set()
    await confirm()
    await fetch(`${notify.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ next: 503, times: 1 }),
    })
    expect(await sendDeskTest(mailing, odette, await seen())).toEqual({ refused: 'not-sent' })
    expect((await deskNow())?.testSentAt).toBeNull()
    expect(x.lines.map((line) => 'step' in line && line.step)).toEqual(['set', 'confirmed'])
    expect(await answerDesk(mailing, await tested())).toBe('Carrowdale County Council')
  })

  test('is not answered by a link that was made up', async () => {
    for (const token of ['', 'x'.repeat(43), 'x'.repeat(42), '%00', `${'x'.repeat(42)}'`]) {
      expect(await deskAsked(mailing, token)).toBeUndefined()
      expect(await answerDesk(mailing, token)).toBeUndefined()
    }
  })
})

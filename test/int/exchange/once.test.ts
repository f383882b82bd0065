import { expect, test } from 'vitest'
import { openDraft } from '../../../src/exchange/open.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { tidy } from '../../../src/exchange/sweep.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const x = await anExchange()
let number = 0
const aCall = (text = 'POST /v1/transfers {…}') => ({ key: `key-${++number}`, text })
const transfers = async () => (await x.admin`select 1 from transfer`).length
const claims = (key: string) => x.admin`select authority, client from idempotency where key = ${key} order by authority`
const counted = async () =>
  (
    await x.admin`
  select (select count(*) from transfer)::int as transfers, (select count(*) from event)::int as events,
    (select count(*) from notice)::int as notices, (select count(*) from paper)::int as papers`
  )[0]

test('the same call again is answered the same, and writes nothing twice', async () => {
  const call = aCall()
  const first = mustBeDone(await openDraft(x.deps, sender(), aWholeDraft({ send: true }), call))
  const before = await counted()
  const told = x.delivered.length
  // Later, and after the transfer has moved on: the answer is the one that was given then.
  await x.does(receiver(), 'acknowledge', first.id)
  const moved = await counted()
  const second = await openDraft(x.deps, sender(), aWholeDraft({ send: true }), call)
  expect(second).toEqual({ done: first, replayed: true })
  expect(await counted()).toEqual(moved)
  expect(moved?.events).toBe((before?.events as number) + 1)
  expect(x.delivered.length - told).toBe(2) // the acknowledgement alone: inbox and e-mail
})

test('the same call twice at once is done once: the second waits, and is given the first one’s answer', async () => {
  const call = aCall()
  const before = await transfers()
  const both = await Promise.all(
    [x.another(), x.another()].map((deps) => openDraft(deps, sender(), aWholeDraft(), call)),
  )
  expect(await transfers()).toBe(before + 1)
  expect(both.filter((one) => 'replayed' in one)).toHaveLength(1)
  const [one, other] = both.map(mustBeDone)
  expect(one).toEqual(other)
})

test('a verb is done once too, though the version of the repeat is by then an old one', async () => {
  const { id, version } = await x.sent()
  const asked = { id, version, verb: 'acknowledge' as const, input: {}, call: aCall() }
  const first = await perform(x.deps, receiver(), asked)
  expect(await perform(x.deps, receiver(), asked)).toEqual({ ...first, replayed: true })
})

test('another call under the same key is refused, and nothing is done', async () => {
  const call = aCall()
  await openDraft(x.deps, sender(), aWholeDraft(), call)
  const before = await counted()
  const other = await openDraft(x.deps, sender(), aWholeDraft({ send: true }), { ...call, text: 'another text' })
  expect(other).toEqual({ keyReused: true })
  expect(await counted()).toEqual(before)
})

test('a refused call leaves no claim: the same key serves once it is mended', async () => {
  const call = aCall()
  const refused = await openDraft(x.deps, sender(), aWholeDraft({ send: true, permissions: [] }), call)
  expect(refused).toMatchObject({ refused: { code: 'not-lawful-to-share' } })
  expect(await claims(call.key)).toHaveLength(0)
  const mended = await openDraft(x.deps, sender(), aWholeDraft({ send: true }), { ...call, text: 'mended' })
  expect(mended).toMatchObject({ done: { state: 'sent' } })
})

test('a lost race leaves no claim', async () => {
  const { id, version } = await x.sent()
  await x.does(receiver(), 'acknowledge', id)
  const call = aCall()
  const lost = await perform(x.deps, sender(), { id, version, verb: 'raise-alert', input: inputs['raise-alert'], call })
  expect(lost).toMatchObject({ lost: { version: version + 1 } })
  expect(await claims(call.key)).toHaveLength(0)
})

test('one key in the hands of two authorities is two keys', async () => {
  const call = aCall()
  const ours = mustBeDone(await openDraft(x.deps, sender(), aWholeDraft(), call))
  const theirs = mustBeDone(await openDraft(x.deps, receiver(), aWholeDraft({ receiver: parties.sender }), call))
  const others = mustBeDone(await openDraft(x.deps, third(), aWholeDraft({ receiver: parties.sender }), call))
  expect(new Set([ours.id, theirs.id, others.id]).size).toBe(3)
  expect(await claims(call.key)).toHaveLength(3)
})

test('one key in the hands of two clients is two keys, even where a system is called as a person is', async () => {
  const call = aCall()
  const system = { ...sender(), client: sender().worker }
  const people = [sender(), sender('practice-lead'), system, { ...system, client: 'another-system' }]
  const ids = []
  for (const by of people) ids.push(mustBeDone(await openDraft(x.deps, by, aWholeDraft(), call)).id)
  expect(new Set(ids).size).toBe(people.length)
})

test('what is kept of an answer tells a reader of the database nothing', async () => {
  const call = aCall()
  const { reference } = mustBeDone(await openDraft(x.deps, sender(), aWholeDraft(), call))
  const [kept] = await x.admin`select body_mac, sealed_answer from idempotency where key = ${call.key}`
  expect(kept?.body_mac).toMatch(/^[0-9a-f]{64}$/)
  expect(Buffer.from(kept?.sealed_answer).toString('latin1')).not.toContain(reference)
})

test('after 48 hours a call is forgotten, and not before', async () => {
  const call = aCall()
  await openDraft(x.deps, sender(), aWholeDraft(), call)
  x.at('2026-11-25T10:00:00Z')
  await tidy(x.deps)
  expect(await claims(call.key)).toHaveLength(1)
  x.at('2026-11-25T10:00:01Z')
  await tidy(x.deps)
  expect(await claims(call.key)).toHaveLength(0)
})

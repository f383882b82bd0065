import fc from 'fast-check'
import type postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import type { Tx } from '../../../src/db/client.ts'
import type { Deps } from '../../../src/deps.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { verbs } from '../../../src/domain/verbs.ts'
import { feedFor } from '../../../src/exchange/feed.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import type { Outcome } from '../../../src/exchange/outcome.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const x = await anExchange()
const writers = Array.from({ length: 20 }, () => x.another())
const writer = (at: number) => writers[at % writers.length] ?? x.deps
const polling = new Set<() => Promise<void>>()
afterEach(async () => {
  await Promise.all([...polling].map((stop) => stop()))
  await x.admin`select pg_advisory_unlock_all()`
  await x.admin.unsafe('drop trigger if exists stopping on notice')
})

const upTo = (count: number, after = 0) => Array.from({ length: count }, (_, at) => after + at + 1)
const each = <T>(count: number, make: (at: number) => Promise<T>) => Promise.all(upTo(count).map((at) => make(at - 1)))
const lastOf = async (by: Actor) => (await feedFor(x.deps, by, 0, 10_000)).at(-1)?.feed ?? 0
const ask = (at: number, id = '', deps = writer(at)) =>
  perform(deps, receiver(), { id, verb: 'ask', input: inputs.ask })
const addendum = verbs['send-addendum'].input.parse(inputs['send-addendum'])
const settled = ({ status }: PromiseSettledResult<unknown>) => status

/** What happens to a row of the outbox once its number is taken: `body` is PL/pgSQL, before its transaction can commit. */
const onceNumbered = (body: string) =>
  x.admin.unsafe(`create or replace function stop_some() returns trigger language plpgsql security definer as
    $$ begin ${body} return new; end $$;
    grant execute on function stop_some() to public;
    create trigger stopping after insert on notice for each row execute function stop_some()`)

/** The exchange by a client that loses its connection when all is written and nothing is committed. */
function losing(): Deps {
  const deps = x.another()
  const begin = deps.sql.begin.bind(deps.sql)
  const losingIt = (work: (tx: Tx) => Promise<unknown>) =>
    begin(async (tx) => {
      await work(tx)
      await deps.sql.end({ timeout: 0 })
    })
  Object.assign(deps.sql, { begin: losingIt })
  return deps
}

/** How many of this exchange’s connections wait for a lock. */
async function waiting(sql: postgres.Sql | postgres.TransactionSql = x.admin): Promise<number> {
  // Within a transaction Postgres would go on saying what it said first.
  await sql`select pg_stat_clear_snapshot()`
  const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return row?.waiting ?? 0
}

/** A case system that polls: each time from the last number it has, until it is stopped. */
function aPoller(by: Actor, after: number) {
  const [deps, seen] = [x.another(), [] as number[]]
  let [polls, stopped] = [0, false]
  const running = (async () => {
    while (!stopped) {
      const news = await feedFor(deps, by, seen.at(-1) ?? after, 7)
      seen.push(...news.map(({ feed }) => feed ?? 0))
      polls += 1
    }
  })()
  const stop = async () => {
    stopped = true
    await running
  }
  polling.add(stop)
  return { seen, polls: () => polls, stop }
}

test('an authority reads what concerns it, in order and from where it had come to', async () => {
  const { id, reference, version, head } = await x.sent()
  await x.does(receiver(), 'acknowledge', id)
  const theirs = await feedFor(x.deps, receiver(), 0, 100)
  expect(theirs.at(-1)).toMatchObject({ type: 'TransferSent', transfer: id, reference, seq: version, head })
  expect(theirs.at(-1)?.link).toBe(`https://baton.example/transfers/${id}`)
  const ours = await feedFor(x.deps, sender(), 0, 100)
  expect(ours.map(({ type }) => type)).toEqual(['ResidenceReported', 'TransferAcknowledged'])
  expect(await feedFor(x.deps, sender(), ours[0]?.feed ?? 0, 100)).toEqual(ours.slice(1))
  expect(await feedFor(x.deps, sender(), 0, 1)).toEqual(ours.slice(0, 1))
  expect(await feedFor(x.deps, third(), 0, 100)).toEqual([])
})

describe('a number is taken, and its transaction stays open while twenty others write', () => {
  test.each([
    { end: 'it is committed', told: 21 },
    { end: 'its connection is lost', told: 20 },
  ])('$end: who polls meanwhile misses nothing', async ({ told }) => {
    const transfers = await each(21, () => x.acknowledged())
    const [held, ...others] = transfers.map(({ id }) => id)
    const after = await lastOf(sender())
    await onceNumbered(`if new.transfer = '${held}' then perform pg_advisory_xact_lock(1); end if;`)
    await x.admin`select pg_advisory_lock(1)`
    const poller = aPoller(sender(), after)
    const holder = x.another()
    const first = Promise.allSettled([perform(holder, receiver(), { id: held ?? '', verb: 'ask', input: inputs.ask })])
    await expect.poll(() => waiting()).toBe(1)

    let done = 0
    const later = each(20, async (at) => {
      mustBeDone(await ask(at, others[at]))
      done += 1
    })
    await expect.poll(async () => done + (await waiting())).toBe(21)
    const polled = poller.polls()
    await expect.poll(poller.polls).toBeGreaterThan(polled + 20)
    // None of the twenty may be seen before the one whose number is smaller, so none is committed.
    expect({ done, seen: poller.seen }).toEqual({ done: 0, seen: [] })

    if (told === 20) await holder.sql.end({ timeout: 0 })
    await x.admin`select pg_advisory_unlock(1)`
    expect((await first).map(settled)).toEqual([told === 20 ? 'rejected' : 'fulfilled'])
    await later
    await expect.poll(() => poller.seen.length).toBe(told)
    await poller.stop()
    expect(poller.seen).toEqual(upTo(told, after))
    const all = await feedFor(x.deps, sender(), after, 100)
    expect(
      all
        .map(({ transfer }) => transfer)
        .slice(told - 20)
        .toSorted(),
    ).toEqual(others.toSorted())
  })
})

test('of eighty writes by twenty at once one in five is undone: no gap, and every poller saw the order of the numbers', async () => {
  const transfers = await each(8, () => x.acknowledged())
  const [stopped, ...open] = transfers.map(({ id }) => id)
  await onceNumbered(`if new.transfer = '${stopped}' then raise exception 'stopped here'; end if;`)
  const sides = await Promise.all([sender(), receiver()].map(async (by) => ({ by, after: await lastOf(by) })))
  const pollers = sides.flatMap(({ by, after }) => upTo(3).map(() => ({ by, after, ...aPoller(by, after) })))

  // Odd ones ask, which the transferring authority is told; even ones send a later paper, which the receiving one is.
  const write = (at: number, id = '', deps = writer(at)): Promise<Outcome<unknown>> =>
    at % 2 === 1 ? ask(at, id, deps) : perform(deps, sender(), { id, verb: 'send-addendum', input: addendum })
  // A question that nobody asked cannot be answered.
  const refused = (at: number) =>
    perform(writer(at), sender(), { id: open[0] ?? '', verb: 'answer', input: { question: 99, answer: 'Yes.' } })
  const undone = [
    (at: number) => write(at, open[at % open.length], losing()),
    (at: number) => write(at, stopped),
    refused,
  ]
  const came = { done: 0, refused: 0, threw: 0 }
  for (const round of upTo(4))
    await each(20, async (at) => {
      const fails = (at + round) % 5 === 0 ? undone[(at + round) % 3] : undefined
      const outcome = await (fails ? fails(at) : write(at, open[at % open.length])).catch(() => undefined)
      came[outcome === undefined ? 'threw' : 'done' in outcome ? 'done' : 'refused'] += 1
    })
  expect(came).toEqual({ done: 64, refused: 8, threw: 8 })

  const lists = await Promise.all(sides.map(({ by, after }) => feedFor(x.deps, by, after, 100)))
  expect(lists.flat()).toHaveLength(64)
  for (const poller of pollers) {
    const whole = lists[poller.by.authority === parties.sender ? 0 : 1]?.map(({ feed }) => feed) ?? []
    expect(whole).toEqual(upTo(whole.length, poller.after))
    await expect.poll(() => poller.seen.length).toBe(whole.length)
    await poller.stop()
    expect(poller.seen).toEqual(whole)
    // It did look while they wrote: a page holds seven.
    expect(poller.polls()).toBeGreaterThan(whole.length / 7)
  }
})

describe('one commit tells both authorities', () => {
  const packageFrom = (by: Actor, to: string, at: number) =>
    openDraft(writer(at), by, aWholeDraft({ receiver: to, send: true }))

  test.each([
    ['the one', sender(), parties.receiver],
    ['the other', receiver(), parties.sender],
  ])(
    'sent by %s, it waits for the number of the smaller authority and holds none of the greater',
    async (_whose, by, to) => {
      const [smaller = '', greater = ''] = [parties.sender, parties.receiver].toSorted()
      await x.sent()
      const { free, sending } = await x.admin.begin(async (tx) => {
        await tx`select 1 from feed_head where authority = ${smaller} for update`
        const sending = packageFrom(by, to, 0)
        await expect.poll(() => waiting(tx)).toBe(1)
        const free = await tx`select 1 from feed_head where authority = ${greater} for update skip locked`
        return { free, sending: { sending } }
      })
      expect(free).toHaveLength(1)
      mustBeDone(await sending.sending)
    },
  )

  test('twenty writers in both directions at once never hold each other up for good', async () => {
    const after = [await lastOf(sender()), await lastOf(receiver())]
    for (const _round of upTo(3))
      await each(20, async (at) =>
        mustBeDone(
          await (at % 2 === 0
            ? packageFrom(sender(), parties.receiver, at)
            : packageFrom(receiver(), parties.sender, at)),
        ),
      )
    // Each tells the one of the package and the other of the residence; what Postgres had to break up would have thrown.
    for (const [side, by] of [sender(), receiver()].entries()) {
      const numbers = (await feedFor(x.deps, by, after[side] ?? 0, 1000)).map(({ feed }) => feed)
      expect(numbers).toEqual(upTo(60, after[side]))
    }
  })
})

test('read from any point in pages of any size, the feed is the same', async () => {
  const whole = await feedFor(x.deps, sender(), 0, 10_000)
  expect(whole.length).toBeGreaterThan(100)
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length + 1 }), sizes, async (from, limits) => {
      const read: typeof whole = []
      for (let page = 0; ; page += 1) {
        const news = await feedFor(x.deps, sender(), read.at(-1)?.feed ?? from, limits[page % limits.length] ?? 1)
        if (news.length === 0) break
        read.push(...news)
      }
      expect(read).toEqual(whole.filter(({ feed }) => (feed ?? 0) > from))
    }),
    { numRuns: 40 },
  )
})

test('two events of one call are numbered in the order in which they happened', async () => {
  const { id } = await x.acknowledged()
  await x.does(receiver('practice-lead'), 'dispute', id)
  const before = await lastOf(receiver())
  await x.does(sender('practice-lead'), 'decide', id, { decision: 'agree' })
  const news = await feedFor(x.deps, receiver(), before, 10)
  expect(news.map(({ type }) => type)).toEqual(['DisputeDecided', 'DisputeResolved', 'ChildrenEnded'])
})

import { afterEach, expect, test } from 'vitest'
import { feedFor } from '../../../src/exchange/feed.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const x = await anExchange()
afterEach(() => x.admin.unsafe('drop trigger if exists stopping on notice'))

const numbersOf = async (authority: string) =>
  (await x.admin`select feed from notice where authority = ${authority} and channel = 'inbox' order by feed`).map(
    ({ feed }) => feed as number,
  )
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

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

test('ten writers at once, some of whom are undone, leave numbers without a gap for either authority', async () => {
  const both = [parties.sender, parties.receiver]
  const opened = await Promise.all(Array.from({ length: 10 }, () => x.sent()))
  // Every third transfer’s notices fail at the very end, after their numbers were taken.
  const failing = opened.filter((_, i) => i % 3 === 0).map(({ id }) => id)
  await x.admin.unsafe(`create or replace function stop_some() returns trigger language plpgsql as
    $$ begin if new.transfer in (${failing.map((id) => `'${id}'`).join()}) then raise exception 'stopped here'; end if; return new; end $$;
    grant execute on function stop_some() to public;
    create trigger stopping after insert on notice for each row execute function stop_some()`)
  const clients = opened.map(() => x.another())
  for (const verb of ['acknowledge', 'report-residence', 'tell-family'] as const)
    await Promise.allSettled(
      opened.map(({ id }, i) =>
        perform(clients[i] ?? x.deps, verb === 'report-residence' ? sender() : receiver(), {
          id,
          verb,
          input: inputs[verb],
        }),
      ),
    )
  const stayed = await x.admin`select 1 from transfer where state = 'sent' and id in ${x.admin(failing)}`
  expect(stayed).toHaveLength(failing.length)
  for (const authority of both) {
    const numbers = await numbersOf(authority)
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers).toEqual(upTo(numbers.length))
  }
})

test('who polls while others write never sees a number before a smaller one', async () => {
  const seen: number[] = []
  let writing = true
  const start = (await numbersOf(parties.receiver)).length
  const polling = (async () => {
    const deps = x.another()
    while (writing) {
      const news = await feedFor(deps, receiver(), start + seen.length, 100)
      seen.push(...news.map(({ feed }) => feed ?? 0))
    }
  })()
  const writers = Array.from({ length: 10 }, () => x.another())
  await Promise.all(
    writers.map(async (deps) => {
      for (let i = 0; i < 3; i++) mustBeDone(await openDraft(deps, sender(), aWholeDraft({ send: true })))
    }),
  )
  writing = false
  await polling
  const rest = await feedFor(x.deps, receiver(), start + seen.length, 100)
  const all = [...seen, ...rest.map(({ feed }) => feed ?? 0)]
  expect(all).toEqual(upTo(30).map((number) => start + number))
})

test('two events of one call are numbered in the order in which they happened', async () => {
  const { id } = await x.acknowledged()
  await x.does(receiver('practice-lead'), 'dispute', id)
  const before = (await feedFor(x.deps, receiver(), 0, 1000)).at(-1)?.feed ?? 0
  await x.does(sender('practice-lead'), 'decide', id, { decision: 'agree' })
  const news = await feedFor(x.deps, receiver(), before, 10)
  expect(news.map(({ type }) => type)).toEqual(['DisputeDecided', 'DisputeResolved', 'ChildrenEnded'])
})

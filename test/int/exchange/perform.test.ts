import { describe, expect, test } from 'vitest'
import type { Standing } from '../../../schemas/transfer.ts'
import { theExchange } from '../../../src/domain/actor.ts'
import type { Outcome } from '../../../src/exchange/outcome.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { anExchange, receiver, sender, third } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const x = await anExchange()
const reports = (on: string) => ({ ...inputs['report-residence'], on })

/** Two requests at once: each through its own client, on the version that both had read. */
const at = async (outcomes: Promise<Outcome<Standing>>[]) => {
  const settled = await Promise.all(outcomes)
  return { done: settled.filter((one) => 'done' in one), lost: settled.filter((one) => 'lost' in one) }
}

test('two workers act on one version: one is done, the other hears what the first did', async () => {
  const { id, version } = await x.sent()
  const { done, lost } = await at([
    perform(x.another(), receiver(), { id, version, verb: 'acknowledge', input: {} }),
    perform(x.another(), sender('practice-lead'), { id, version, verb: 'raise-alert', input: inputs['raise-alert'] }),
  ])
  expect(done).toHaveLength(1)
  const now = version + 1
  expect(lost).toMatchObject([{ lost: { version: now, changed: [{ version: now, at: '2026-11-23T10:00:00.000Z' }] } }])
  const told = JSON.stringify(lost)
  expect(told).toMatch(/TransferAcknowledged|AlertRaised/)
  expect(told).not.toMatch(/Heron Mews|hurt them/)
})

test('of twenty at once on one version one wins, and the record has one event more', async () => {
  const { id, version } = await x.sent()
  const twenty = Array.from({ length: 20 }, (_, day) =>
    perform(x.another(), sender(), {
      ...{ id, version, verb: 'report-residence' as const },
      input: reports(`2026-11-${String(1 + day).padStart(2, '0')}`),
    }),
  )
  const { done, lost } = await at(twenty)
  expect([done.length, lost.length]).toEqual([1, 19])
  const events = await x.admin`select seq from event where transfer = ${id} order by seq`
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: version + 1 }, (_, i) => i + 1))
})

test('twenty at once that name no version are done one after the other', async () => {
  const { id, version } = await x.sent()
  await x.does(receiver(), 'acknowledge', id)
  const twenty = Array.from({ length: 20 }, () =>
    perform(x.another(), receiver(), { id, verb: 'ask', input: inputs.ask }),
  )
  expect((await at(twenty)).done).toHaveLength(20)
  const [row] = await x.admin`select version from transfer where id = ${id}`
  expect(row).toEqual({ version: version + 21 })
})

test('whoever lost hears only of what their side may see', async () => {
  const { id } = await x.drafted()
  await x.does(sender('practice-lead'), 'notify-move', id)
  const { version } = await x.does(sender('practice-lead'), 'raise-alert', id)
  await x.does(sender(), 'add-paper', id)
  const { version: newest } = await x.does(sender('practice-lead'), 'raise-alert', id)
  const outcome = await perform(x.deps, receiver(), { id, version, verb: 'acknowledge', input: {} })
  expect(outcome).toMatchObject({ lost: { version: newest, changed: [{ type: 'AlertRaised', version: newest }] } })
})

test('a refused verb leaves no trace but a line of the log', async () => {
  const { id, version } = await x.sent()
  const outcome = await perform(x.deps, receiver('practice-lead'), {
    id,
    version,
    verb: 'accept',
    input: inputs.accept,
  })
  expect(outcome).toMatchObject({ refused: { code: 'out-of-turn' } })
  const [row] = await x.admin`select version from transfer where id = ${id}`
  expect(row).toEqual({ version })
  expect(x.lines.at(-1)).toEqual({ code: 'VERB_REFUSED', transfer: id, verb: 'accept', refusal: 'out-of-turn' })
})

test('a third authority is told that there is no such transfer', async () => {
  const { id } = await x.sent()
  const outcome = await perform(x.deps, third(), { id, verb: 'acknowledge', input: {} })
  expect(outcome).toEqual({ refused: { code: 'no-such-transfer', rule: 'R1.2' } })
})

describe('what the exchange adds of itself', () => {
  /** Sent, then reminded of by the sweep, which nobody decided. */
  const reminded = async () => {
    const { id, version } = await x.sent()
    x.at('2026-11-25T08:00:00.000Z')
    const outcome = await perform(x.deps, theExchange(sender().authority), { id, verb: 'remind', input: {} })
    x.at('2026-11-23T10:00:00.000Z')
    expect(outcome).toMatchObject({ done: { version: version + 1 } })
    return { id, version }
  }
  const acknowledges = (id: string, version: number) =>
    perform(x.deps, receiver(), { id, version, verb: 'acknowledge', input: {} })

  test('does not make anybody decide again: the version they read still holds, and so does the newest', async () => {
    for (const read of [0, 1]) {
      const { id, version } = await reminded()
      expect(await acknowledges(id, version + read)).toMatchObject({ done: { version: version + 2 } })
    }
  })

  test('leaves an older version, and one that is not there yet, as lost as they were', async () => {
    const { id, version } = await reminded()
    for (const wrong of [version - 1, version + 2])
      expect(await acknowledges(id, wrong)).toMatchObject({ lost: { version: version + 1 } })
  })

  test('and once somebody acted after it, the version before is lost', async () => {
    const { id, version } = await reminded()
    await x.does(sender('practice-lead'), 'raise-alert', id)
    const { lost } = (await acknowledges(id, version)) as { lost: { changed: { type: string }[] } }
    expect(lost.changed.map(({ type }) => type)).toContain('AlertRaised')
  })
})

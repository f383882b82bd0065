import { describe, expect, test } from 'vitest'
import { Responsibility } from '../../../schemas/dispute.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { responsibilityFor } from '../../../src/exchange/responsibility.ts'
import { anExchange, receiver, sender, third } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const read = async (by: Actor, id: string) => mustBeFound(await responsibilityFor(x.deps, by, id))
const readings = async (id: string) =>
  (await x.admin<{ n: number }[]>`select count(*)::int as n from read where transfer = ${id}`)[0]?.n

describe('the ledger of who leads (R8.1)', () => {
  test('is the same for both authorities, and grows by what happened', async () => {
    const { id } = await x.accepted()
    await x.does(sender('practice-lead'), 'state-duty', id, { duty: 'receiver', children: ['c1'] })
    const ledger = await read(sender(), id)
    expect(Responsibility.parse(ledger)).toEqual(await read(receiver(), id))
    expect(ledger.children.map(({ leads }) => leads.map(({ side, from }) => [side, from]))).toEqual(
      ['c1', 'c2'].map(() => [['receiver', '2026-11-23']]),
    )
    expect(ledger.children[0]?.duty).toEqual({
      sender: [{ duty: 'receiver', from: '2026-11-23' }],
      receiver: [{ duty: 'receiver', from: '2026-11-23' }],
    })
    expect(ledger.children[1]?.duty.sender).toEqual([])
  })

  test('is open to both before the papers are, for it names nobody; and no reading of content is recorded by it', async () => {
    const { id } = await x.sent()
    const before = await readings(id)
    const ledger = await read(receiver(), id)
    expect(ledger.children.map(({ leads }) => leads.map(({ side }) => side))).toEqual([['sender'], ['sender']])
    expect(JSON.stringify(ledger)).not.toMatch(/Fenwick|Isolde|Corin/)
    expect(await readings(id)).toBe(before)
  })

  test('is of no transfer for an authority that has no part in it', async () => {
    const { id } = await x.sent()
    const none = { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    expect(await responsibilityFor(x.deps, third(), id)).toEqual(none)
    expect(await responsibilityFor(x.deps, sender(), '01998000-0000-7000-8000-0000000000f9')).toEqual(none)
  })
})

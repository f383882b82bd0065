import { beforeEach, describe, expect, test } from 'vitest'
import { Positions } from '../../../schemas/board.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { type PositionsAsked, positionsFor } from '../../../src/exchange/positions.ts'
import { anExchange, parties, receiver, sender, third } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const director = sender('director')
const read = async (by: Actor, asked: PositionsAsked) =>
  Positions.parse(mustBeFound(await positionsFor(x.deps, by, asked)))
const readings = (id: string) => x.admin`select actor, role, what from read where transfer = ${id} and what = 'dispute'`

/** A dispute in which both have stated, decided and gone up, and the receiving authority took legal advice. */
async function disputed() {
  const { id, reference } = await x.acknowledged()
  await x.does(receiver('practice-lead'), 'dispute', id, { position: 'Isolde and her brother live over the border.' })
  await x.does(sender('practice-lead'), 'state-position', id, { duty: 'receiver' })
  await x.does(sender('practice-lead'), 'escalate', id)
  await x.does(receiver('legal-adviser'), 'record-legal-advice', id)
  await x.does(receiver('service-manager'), 'decide', id, { reasons: 'Rowena Fenwick-Ashgrove has no tenancy.' })
  return { id, reference }
}

let one = { id: '', reference: '' }
beforeEach(async () => {
  one = await disputed()
})

describe('the positions of both sides in one view (R8.2, R8.3)', () => {
  test('are the same for both councils, with reasons and dates', async () => {
    const [ours] = (await read(director, { id: one.id })).disputes
    const [theirs] = (await read(receiver('director'), { id: one.id })).disputes
    expect(ours?.timeline.map(({ what, side }) => [what, side])).toEqual([
      ['raised', 'receiver'],
      ['stated', 'sender'],
      ['brought', 'sender'],
      ['decided', 'receiver'],
    ])
    for (const part of ['positions', 'duty', 'decisions', 'advice', 'timeline', 'responsibility'] as const)
      expect(ours?.[part]).toEqual(theirs?.[part])
  })

  test('hold that legal advice was taken and when, never what it says, not even for those who took it (R8.3)', async () => {
    for (const by of [director, receiver('legal-adviser'), receiver('director')]) {
      const found = await read(by, { id: one.id, names: true })
      expect(found.disputes[0]?.advice).toEqual([{ side: 'receiver', on: '2026-11-23' }])
      expect(JSON.stringify(found)).not.toContain('Counsel')
    }
  })

  test('name nobody of the family unless it is asked for, nor in what was written', async () => {
    const unnamed = await read(director, { id: one.id })
    expect(JSON.stringify(unnamed)).not.toMatch(/Fenwick|Isolde|Corin|Rowena/)
    expect(unnamed.disputes[0]?.positions[0]?.position).toBe('[child c1] and her brother live over the border.')
    const named = await read(director, { id: one.id, names: true })
    expect(named.disputes[0]?.children.map(({ name }) => name)).toEqual([
      'Isolde Fenwick-Ashgrove',
      'Corin Fenwick-Ashgrove',
    ])
    expect(named.disputes[0]?.decisions[0]?.reasons).toBe('Rowena Fenwick-Ashgrove has no tenancy.')
  })

  test('keep what was settled for a child beside what is still open for another (R8.6)', async () => {
    await x.does(receiver('service-manager'), 'decide', one.id, {
      ...{ decision: 'agree', children: ['c2'], from: '2026-11-23' },
    })
    const [paper] = (await read(director, { id: one.id, names: true })).disputes
    expect(paper?.children.map(({ id }) => id)).toEqual(['c1'])
    expect(paper?.settled).toMatchObject([{ id: 'c2', name: 'Corin Fenwick-Ashgrove', leads: 'receiver' }])
    expect(paper?.timeline.at(-1)).toMatchObject({ what: 'settled', children: ['c2'] })
  })

  test('are on record each time that they are read, with or without names (R10.3)', async () => {
    await read(director, { id: one.id })
    await read(director, { id: one.id, names: true })
    const reading = { actor: director.worker, role: 'director', what: 'dispute' }
    expect(await readings(one.id)).toEqual([reading, reading])
  })

  test('are served to nobody where the reading cannot be recorded (R10.3)', async () => {
    await x.admin`revoke insert on read from baton_party`
    await expect(positionsFor(x.deps, director, { id: one.id })).rejects.toThrow(/permission denied/)
    await x.admin`grant insert on read to baton_party`
  })

  test('are not shown before the papers are open: the reference alone (R2.7)', async () => {
    const { id, reference } = await x.sent({ receiver: parties.fourth })
    const lead: Actor = { ...third('practice-lead'), authority: parties.fourth }
    await x.does(lead, 'dispute', id)
    const found = await read(lead, {})
    expect([found.disputes, found.closed]).toEqual([[], [{ id, reference }]])
    expect(await readings(id)).toEqual([])
    expect((await read(director, { with: parties.fourth })).disputes.map((paper) => paper.reference)).toEqual([
      reference,
    ])
  })

  test('are not shown to who knows the family (R1.4)', async () => {
    const lead = receiver('head-of-service')
    await x.does(lead, 'declare-knowing', one.id)
    const found = await read(lead, { with: parties.sender })
    expect(found.closed).toContainEqual(one)
    expect(found.disputes.map(({ id }) => id)).not.toContain(one.id)
    expect(await readings(one.id)).toEqual([])
  })

  test('are no business of a third authority, nor of whoever reads no board', async () => {
    const refused = async (by: Actor) => positionsFor(x.deps, by, { id: one.id })
    expect(await refused(third('director'))).toMatchObject({ refused: { code: 'no-such-transfer' } })
    expect(await refused(sender())).toMatchObject({ refused: { code: 'wrong-role' } })
    expect(await refused(sender('administrator'))).toMatchObject({ refused: { code: 'wrong-role' } })
    expect(await readings(one.id)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { type PracticeProfile, SetPractice } from '../../../schemas/practice.ts'
import { asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { factsToPrint } from '../../../src/exchange/package-facts.ts'
import { practiceOn, practicesOf, setPractice } from '../../../src/exchange/practice.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { ownPractice, profileOf } from '../../support/practices.ts'
import { asSender, mustBeFound } from '../../support/prints.ts'

const administrator = sender('administrator')
const monday = '2026-11-23'

async function aPracticeExchange() {
  const x = await anExchange()
  const set = (asked: object, by: Actor = administrator, deps = x.deps) =>
    setPractice(deps, by, SetPractice.parse({ replaces: 0, from: monday, ...asked }))
  const versions = async (by: Actor = administrator, authority: string = parties.sender) =>
    mustBeFound(await practicesOf(x.deps, by, authority))
  const inForce = (on: string, authority: string = parties.sender) =>
    asParty(x.deps.sql, receiver().authority, (tx) => practiceOn(tx, authority, on))
  return { x, set, versions, inForce }
}

describe('an authority’s practice (R7.5)', async () => {
  const { x, set, versions, inForce } = await aPracticeExchange()

  test('is none until it has chosen one', async () => {
    expect(await versions()).toEqual([])
    expect(await inForce('2099-12-31')).toBeUndefined()
  })

  test('is chosen by an administrator alone, who is named to anybody else', async () => {
    expect(await set({ shipped: 'eight-weekly' }, sender('practice-lead'))).toEqual({
      refused: { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] },
    })
    expect(await versions()).toEqual([])
  })

  test('begins today or later, never before, and is one that there is', async () => {
    expect(await set({ shipped: 'eight-weekly', from: '2026-11-22' })).toMatchObject({
      refused: { code: 'date-impossible', rule: 'R7.5', field: 'from' },
    })
    expect(await set({ shipped: 'nine-weekly' })).toEqual({ refused: { code: 'no-such-profile', rule: 'R7.5' } })
  })

  test('is kept whole as it was shipped, from its day on', async () => {
    const made = mustBeDone(await set({ shipped: 'eight-weekly', from: '2026-12-01' }))
    const { name, rules } = profileOf('S4')
    const profile: PracticeProfile = { name, basedOn: 'eight-weekly', rules }
    expect(made).toEqual({
      ...{ version: 1, from: '2026-12-01', standing: 'to-come', profile },
      ...{ madeAt: '2026-11-23T10:00:00.000Z', madeBy: administrator.worker },
    })
    expect(await inForce('2026-11-30')).toBeUndefined()
    expect(await inForce('2026-12-01')).toEqual({ version: 1, from: '2026-12-01', profile })
  })

  test('set twice by the same call is set once, and answered the same', async () => {
    const again = await set({ shipped: 'eight-weekly', from: '2026-12-01' })
    expect(again).toMatchObject({ done: { version: 1, from: '2026-12-01' }, replayed: true })
    x.at('2026-12-05T10:00:00Z')
    expect(await set({ shipped: 'eight-weekly', from: '2026-12-01' })).toMatchObject({ replayed: true })
    x.at('2026-11-23T10:00:00Z')
    expect(await versions()).toHaveLength(1)
  })

  test('is not written over by whoever comes second: they are told what was set meanwhile', async () => {
    const lost = { lost: { version: 1, changed: [{ version: 1, type: 'PracticeSet', by: 'administrator' }] } }
    expect(await set({ profile: ownPractice(), from: '2026-12-01' })).toMatchObject(lost)
    expect(await set({ replaces: 7, profile: ownPractice() })).toMatchObject({ lost: { version: 1, changed: [] } })
    expect(await versions()).toHaveLength(1)
  })

  test('of two that replace the same version at once, one is set and the other told', async () => {
    const outcomes = await Promise.all([
      set({ replaces: 1, profile: ownPractice(), from: '2027-04-01' }, administrator, x.another()),
      set({ replaces: 1, shipped: 'twelve-weekly', from: '2027-05-01' }, administrator, x.another()),
    ])
    expect(outcomes.filter((one) => 'done' in one)).toHaveLength(1)
    expect(outcomes.filter((one) => 'lost' in one)).toMatchObject([{ lost: { version: 2, changed: [{ version: 2 }] } }])
  })

  test('set from an earlier day than one to come takes its place; what was in force before stays on record', async () => {
    mustBeDone(await set({ replaces: 2, shipped: 'three-monthly', from: '2027-01-01' }))
    expect((await versions()).map(({ version, standing, until }) => [version, standing, until])).toEqual([
      [3, 'to-come', undefined],
      [2, 'replaced', undefined],
      [1, 'to-come', '2026-12-31'],
    ])
    expect((await inForce('2026-12-31'))?.version).toBe(1)
    expect((await inForce('2027-05-01'))?.version).toBe(3)
  })

  test('is known to the other authority, but not who set it; and is nobody’s but its own', async () => {
    const seen = await versions(receiver())
    expect(seen.map(({ version }) => version)).toEqual([3, 2, 1])
    expect(JSON.stringify(seen)).not.toContain(administrator.worker)
    expect(await versions(receiver(), parties.receiver)).toEqual([])
    expect(await practicesOf(x.deps, receiver(), '01998000-0000-7000-8000-0000000000f1')).toEqual({
      refused: { code: 'unknown-authority', rule: 'R1.2' },
    })
  })

  test('cannot be written for another, nor a version be changed, whatever the code would do', async () => {
    const row = { version: 9, from_date: monday, profile: '{}', made_at: `${monday}T10:00:00Z`, made_by: 'x' }
    const as = (authority: string) =>
      asParty(x.deps.sql, receiver().authority, (tx) => tx`insert into practice ${tx({ authority, ...row })}`)
    await expect(as(parties.sender)).rejects.toThrow(/row-level security/)
    for (const change of ['update practice set version = 4', 'delete from practice'])
      await expect(asParty(x.deps.sql, parties.sender, (tx) => tx.unsafe(change))).rejects.toThrow(/permission denied/)
  })
})

describe('what was sent is judged by the sender’s own practice (R3.8)', async () => {
  const { x, set } = await aPracticeExchange()
  const stale = async (by: Actor, id: string) => {
    const { content } = mustBeFound(await transferFor(x.deps, by, id))
    if (content === undefined) throw new Error('it is open')
    return content.warnings.filter(({ rule }) => rule === 'R3.8').map(({ slot, code }) => `${slot} ${code}`)
  }
  const printed = (id: string) =>
    asSender(x, id, async (tx, loaded) => {
      const { facts } = await factsToPrint(x.deps, tx, loaded, 1)
      return (facts.warnings ?? []).filter((one) => one.includes('practice'))
    })
  const { id } = await x.acknowledged()
  const both = async () => [await stale(sender(), id), await stale(receiver(), id)]

  test('without a practice only the rules for everybody are judged', async () => {
    expect(await both()).toEqual([[], []])
  })

  test('the receiver’s own practice is no matter', async () => {
    mustBeDone(await set({ profile: ownPractice() }, receiver('administrator')))
    expect(await both()).toEqual([[], []])
  })

  test('the same package is stale by one profile, on both sides alike, and not by another', async () => {
    mustBeDone(await set({ shipped: 'eight-weekly' }))
    expect(await both()).toEqual([[], []])
    mustBeDone(await set({ replaces: 1, profile: ownPractice(), from: '2026-11-24' }))
    expect(await both()).toEqual([[], []])
    x.at('2026-11-24T10:00:00Z')
    const found = ['minutes review-set-late', 'summary visit-overdue']
    expect(await both()).toEqual([found, found])
  })

  test('the print is judged by the practice of the day on which it was sent', async () => {
    expect(await printed(id)).toEqual([])
    const later = await x.sent()
    expect((await printed(later.id)).join()).toMatch(/Review: .* every 4 weeks.*Visit: .* every 5 working days/)
  })

  test('where the transferring authority no longer leads, by the practice of the last day that it did', async () => {
    await x.does(receiver('practice-lead'), 'accept', id, { leadsFrom: '2026-11-24' })
    mustBeDone(await set({ replaces: 2, shipped: 'eight-weekly', from: '2026-11-25' }))
    x.at('2026-11-30T10:00:00Z')
    const found = ['minutes review-set-late', 'summary visit-overdue']
    expect(await both()).toEqual([found, found])
  })
})

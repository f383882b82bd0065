import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Ladder, SetRung } from '../../../schemas/ladder.ts'
import { asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { defaultLadder, heldAt, lastRung, rungRoles, rungsOf } from '../../../src/domain/ladder.ts'
import { ladderFor, ladderOf, ladderOfAuthority, resetRung, setRung } from '../../../src/exchange/ladder.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const administrator = sender('administrator')
const set = (rung: number, said: object, by: Actor = administrator) => setRung(x.deps, by, rung, SetRung.parse(said))
const read = async (by: Actor = sender()) => mustBeFound(await ladderFor(x.deps, by))
const loaded = (authority: string = parties.sender, by: string = parties.sender) =>
  asParty(x.deps.sql, by, (tx) => ladderOf(tx, authority))
const onlyAdministrator = { refused: { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] } }
const lastHeld = (field: string) => ({ refused: { code: 'last-rung-held', rule: 'R8.5', field } })
const heldBy = ({ rungs }: Ladder) => rungs.map((one) => [one.heldBy.rung, one.heldBy.by, one.heldBy.name])

const title = 'Assistant Director'
const holder = { name: 'Perpetua Quillfeather', worker: 'p.quillfeather' }
const deputy = { name: 'Ambrose Tidewell', worker: 'a.tidewell' }
const away = { from: '2026-11-20', until: '2026-11-23' }

beforeEach(async () => {
  x.at('2026-11-23T10:00:00Z')
  await x.admin`delete from ladder_rung where authority = ${parties.sender}`
})

describe('the ladder of an authority (R8.4)', () => {
  test('is the exchange’s own until one is set: whoever has the role holds each rung', async () => {
    const { authority, rungs } = await read()
    expect(authority).toBe(parties.sender)
    expect(rungs.map(({ role, title, days, set: own }) => [role, title, days, own])).toEqual([
      ['practice-lead', 'Practice lead', 1, false],
      ['service-manager', 'Service manager', 2, false],
      ['head-of-service', 'Head of service', 5, false],
      ['director', 'Director of children’s services', 5, false],
    ])
    expect(rungs.map((one) => one.heldBy)).toEqual(rungs.map(({ rung, title }) => ({ ...{ rung, title }, by: 'role' })))
    expect(await loaded()).toEqual(defaultLadder)
  })

  test('may be read by everybody of it, but by no guest', async () => {
    for (const role of ['social-worker', 'auditor', 'administrator'] as const)
      expect((await read(sender(role))).rungs).toHaveLength(4)
    const guest = { ...sender(), kind: 'guest' } as const
    expect(await ladderFor(x.deps, guest)).toMatchObject({ refused: { code: 'wrong-role' } })
    expect(await ladderOfAuthority(x.deps, guest, parties.sender)).toMatchObject({ refused: { code: 'wrong-role' } })
  })

  test('is set by an administrator alone, who is named to anybody else', async () => {
    for (const by of [sender('director'), sender(), { ...administrator, kind: 'guest' } as const]) {
      expect(await set(2, { title }, by)).toEqual(onlyAdministrator)
      expect(await set(3, { title, vacant: true }, by)).toEqual(onlyAdministrator)
      expect(await resetRung(x.deps, by, 2)).toEqual(onlyAdministrator)
    }
    expect(await loaded()).toEqual(defaultLadder)
  })

  test('has a title of its own, a holder and a deputy where they are set', async () => {
    const done = mustBeDone(await set(2, { title, holder, deputy }))
    expect(done.rungs[2]).toEqual({
      ...{ rung: 2, role: 'head-of-service', title, holder, deputy, days: 5, set: true },
      heldBy: { rung: 2, title, by: 'holder', name: holder.name },
    })
    expect(await read()).toEqual(done)
    expect((await loaded())[2]).toEqual({ title, holder, deputy })
  })

  test('set by the same call again stays as it is, with who set it first', async () => {
    await set(2, { title, holder, away })
    const before = await x.admin`select * from ladder_rung where authority = ${parties.sender}`
    x.at('2026-11-24T10:00:00Z')
    await set(2, { title, holder, away }, { ...administrator, worker: 's.else' })
    expect(await x.admin`select * from ladder_rung where authority = ${parties.sender}`).toEqual(before)
    expect(before).toMatchObject([{ set_by: administrator.worker }])
    await set(2, { title, holder }, { ...administrator, worker: 's.else' })
    expect(await x.admin`select set_by, away_from from ladder_rung where authority = ${parties.sender}`).toEqual([
      { set_by: 's.else', away_from: null },
    ])
  })

  test('goes back to the exchange’s own, and to do so again is no fault', async () => {
    await set(2, { title, vacant: true })
    for (const _ of [1, 2]) {
      const { rungs } = mustBeDone(await resetRung(x.deps, administrator, 2))
      expect(rungs[2]).toMatchObject({ title: 'Head of service', set: false })
    }
  })

  test('is nobody’s to set but its own authority’s, whatever the code would do', async () => {
    const row = { rung: 1, title, set_at: '2026-11-23T10:00:00Z', set_by: 'x' }
    const written = asParty(
      x.deps.sql,
      parties.receiver,
      (tx) => tx`insert into ladder_rung ${tx({ authority: parties.sender, ...row })}`,
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })
})

describe('who holds a rung today (R8.5)', () => {
  test('is the deputy while the holder is away, by the London date, and the holder again after', async () => {
    await set(2, { title, holder, deputy, away })
    expect(heldBy(await read())[2]).toEqual([2, 'deputy', deputy.name])
    x.at('2026-11-23T23:59:00Z')
    expect(heldBy(await read())[2]).toEqual([2, 'deputy', deputy.name])
    x.at('2026-11-24T00:01:00Z')
    expect(heldBy(await read())[2]).toEqual([2, 'holder', holder.name])
  })

  test('is the next above where nobody holds it, or its holder is away without a deputy', async () => {
    await set(1, { title: 'Service Manager', holder: deputy, away: { from: '2026-11-01' } })
    await set(2, { title, vacant: true })
    await set(3, { title: 'Executive Director', holder })
    expect(heldBy(await read())).toEqual([
      [0, 'role', undefined],
      [3, 'holder', holder.name],
      [3, 'holder', holder.name],
      [3, 'holder', holder.name],
    ])
  })

  test('is always somebody at the last rung: it is not vacant, and who is away from it has a deputy', async () => {
    expect(await set(3, { title, vacant: true })).toEqual(lastHeld('vacant'))
    expect(await set(3, { title, holder, away })).toEqual(lastHeld('deputy'))
    expect((await read()).rungs[3]).toMatchObject({ set: false })
    mustBeDone(await set(3, { title, holder, deputy, away }))
    for (const rung of [0, 1, 2]) mustBeDone(await set(rung, { title, vacant: true }))
    expect(heldBy(await read())).toEqual(rungRoles.map(() => [3, 'deputy', deputy.name]))
  })
})

describe('who is named (R8.4)', () => {
  test('is never whoever sets it: another administrator does', async () => {
    const own = { name: administrator.name, worker: administrator.worker }
    for (const [field, said] of [
      ['holder', { title, holder: own }],
      ['deputy', { title, holder, deputy: own }],
    ] as const)
      expect(await setRung(x.deps, administrator, 1, SetRung.parse(said))).toMatchObject({
        refused: { code: 'names-yourself', rule: 'R8.4', field },
      })
  })
})

describe('the ladder of another authority (R8.4)', () => {
  test('is read with its titles and names, but not with who they are to its sign-in', async () => {
    await set(2, { title, holder, deputy, away })
    const theirs = mustBeFound(await ladderOfAuthority(x.deps, receiver(), parties.sender))
    expect(theirs.rungs[2]).toMatchObject({
      ...{ title, holder: { name: holder.name } },
      heldBy: { rung: 2, title, by: 'deputy', name: deputy.name },
    })
    // Who is away, and for how long, is for their own authority.
    expect(theirs.rungs[2]).not.toHaveProperty('away')
    expect(JSON.stringify(theirs)).not.toMatch(/worker|p\.quillfeather|a\.tidewell/)
    expect(mustBeFound(await ladderOfAuthority(x.deps, sender(), parties.sender))).toEqual(await read())
  })

  test('has no rungs where that authority is not on the exchange, and is refused where there is none (R9.4)', async () => {
    expect(await ladderOfAuthority(x.deps, sender(), parties.third)).toEqual({
      found: { authority: parties.third, rungs: [] },
    })
    const nobody = '019a0c3e-5a00-7a1d-8e00-ffffffffffff'
    expect(await ladderOfAuthority(x.deps, sender(), nobody)).toEqual({
      refused: { code: 'unknown-authority', rule: 'R1.2' },
    })
  })
})

describe('the ladders of the demonstration', () => {
  test('are held by those who have the roles, each rung deputised by the one below', async () => {
    const ladder = await loaded(parties.receiver, parties.sender)
    expect(ladder.map((one) => one.title)).toEqual([
      ...['Practice Lead', 'Operations Manager', 'Assistant Director', 'Executive Director for Children'],
    ])
    for (const [rung, role] of rungRoles.entries()) {
      const { name, worker } = receiver(role)
      expect(ladder[rung]?.holder).toEqual({ name, worker })
      expect(ladder[rung]?.deputy).toEqual(ladder[rung - 1]?.holder)
      expect(rungsOf(ladder, { ...receiver('social-worker'), worker }, '2026-11-23')).toMatchObject([
        { rung, as: 'holder' },
      ])
    }
  })
})

const people = fc.constantFrom<object | undefined>(undefined, holder, deputy, { name: 'Honoria Larkspur' })
const dates = fc.date({ min: new Date('2026-11-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const date = dates.map((one) => one.toISOString().slice(0, 10))
const absence = fc.option(
  fc.tuple(date, fc.option(date, { nil: undefined })).map(([from, until]) => ({ from, ...(until ? { until } : {}) })),
  { nil: undefined },
)
const anything = fc
  .record({ vacant: fc.boolean(), holder: people, deputy: people, away: absence })
  .map((said) => SetRung.safeParse(JSON.parse(JSON.stringify({ title, ...said }))).data)
  .filter((said) => said !== undefined)

test('whatever ladder is set, each rung is held on every date, and never by one below it (R8.5)', async () => {
  const some = fc.array(fc.option(anything, { nil: undefined }), { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(some, fc.array(date, { minLength: 1, maxLength: 20 }), async (ladder, days) => {
      for (const [rung, said] of ladder.entries()) {
        mustBeDone(await resetRung(x.deps, administrator, rung))
        if (said === undefined) continue
        const outcome = await setRung(x.deps, administrator, rung, said)
        if (!('done' in outcome)) expect([rung, outcome]).toEqual([lastRung, outcome])
      }
      const now = await loaded()
      for (const day of days)
        for (const rung of rungRoles.keys()) {
          const held = heldAt(now, rung, day)
          expect(held.rung).toBeGreaterThanOrEqual(rung)
          // Held there and then by that rung itself, not by what is left when nobody is.
          expect(heldAt(now, held.rung, day)).toEqual(held)
          expect(now[held.rung]?.vacant).toBeUndefined()
          expect(held.by === 'role' || held.person !== undefined).toBe(true)
          if (now[held.rung]?.holder) expect(held.by).not.toBe('role')
        }
    }),
    { numRuns: 40, seed: 84 },
  )
})

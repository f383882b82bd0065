import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import { asParty } from '../../../src/db/client.ts'
import { openKeyring } from '../../../src/db/keyring.ts'
import { loadTransfer } from '../../../src/db/load.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { earlierMovesFact, remakeIndex } from '../../../src/exchange/earlier-moves.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { tidy } from '../../../src/exchange/sweep.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { aSoundNhsNumber, aSoundUpn } from '../../support/identifiers.ts'
import { aFamily } from '../../support/inputs.ts'

// Aldermere sends to Brackwater; Carrowdale, which knows nothing of that, to a fourth.
const x = await anExchange()
const today = '2026-11-23'
beforeEach(() => x.at(`${today}T10:00:00Z`))

const [isolde, corin] = aFamily().children
if (!isolde || !corin) throw new Error('the family has two children')
/** The family of the fixtures, Isolde with these numbers. */
const aFamilyWith = (numbers: { NHSNumber?: string; UPN?: string }) => ({
  ...aFamily(),
  children: [{ ...isolde, ...numbers }, corin],
})
let n = 100
const another = () => ({ NHSNumber: aSoundNhsNumber(++n) })

/** Aldermere sends, having considered trafficking as after any earlier move. */
const aldermereSends = (numbers: object, on = '2026-11-20', kind: 'resident' | 'expected' = 'resident') =>
  x.sent({
    family: aFamilyWith(numbers),
    residence: { kind, on, known: 'Their mother telephoned.' },
    move: {
      ...{ impact: 'A new school.', urgency: 'soon', movesInTwelveMonths: 1 },
      trafficking: 'Considered; no sign of it.',
    },
  })
const carrowdaleDrafts = async (numbers: object) =>
  mustBeDone(await openDraft(x.deps, third(), aWholeDraft({ receiver: parties.fourth, family: aFamilyWith(numbers) })))

/** The transfer as one of its parties has it. */
const held = (by: string, id: string): Promise<Transfer> =>
  asParty(x.deps.sql, by, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, by, id)
    if (loaded === undefined) throw new Error('it is not theirs')
    return loaded.transfer
  })
const foundBy = (by: string, t: Transfer, on = today, keyring = x.deps.keyring) =>
  asParty(x.deps.sql, by, (tx) => earlierMovesFact(tx, keyring, t, on))
const found = async (id: string, on = today) => foundBy(parties.third, await held(parties.third, id), on)

describe('an earlier move across authorities (R5.2)', () => {
  test.each([
    ['NHS number', { NHSNumber: aSoundNhsNumber(1) }],
    ['UPN', { UPN: aSoundUpn(1) }],
  ])('is found by %s: that there is one and how many months ago, nothing of whose', async (_, numbers) => {
    const earlier = await aldermereSends(numbers, '2026-06-30')
    const { id } = await carrowdaleDrafts(numbers)
    const moves = await found(id)
    expect(moves).toEqual([{ match: expect.stringMatching(/^[0-9a-f]{32}$/), months: 4 }])
    const said = JSON.stringify(moves)
    for (const secret of [earlier.id, parties.sender, parties.receiver, earlier.reference, '2026-06'])
      expect(said).not.toContain(secret)
  })

  test('is not found by numbers that only look alike, nor of a family without numbers', async () => {
    const numbers = another()
    await aldermereSends(numbers)
    expect(await found((await carrowdaleDrafts(another())).id)).toEqual([])
    expect(await found((await carrowdaleDrafts({})).id)).toEqual([])
    expect(await found((await carrowdaleDrafts(numbers)).id)).toHaveLength(1)
  })

  test('is one however many of its children match, and each earlier one is another', async () => {
    const both = { ...another(), UPN: aSoundUpn(7) }
    await aldermereSends(both, '2026-03-02')
    await aldermereSends({ UPN: both.UPN }, '2026-09-01')
    const { id } = await carrowdaleDrafts(both)
    expect((await found(id)).map(({ months }) => months)).toEqual([2, 8])
  })

  test.each([
    ['2025-11-22', 'resident', []],
    ['2025-11-23', 'resident', [12]],
    ['2025-11-24', 'resident', [11]],
    ['2026-10-23', 'resident', [1]],
    ['2026-10-24', 'resident', [0]],
    ['2026-11-30', 'expected', [0]],
  ] as const)('of %s, %s, was these months ago: %j', async (on, kind, months) => {
    const numbers = another()
    await aldermereSends(numbers, on, kind)
    const { id } = await carrowdaleDrafts(numbers)
    expect((await found(id)).map((move) => move.months)).toEqual(months)
  })

  test('is gone once it was withdrawn, and was never there while it was a draft', async () => {
    const numbers = another()
    const { id } = await carrowdaleDrafts(numbers)
    await x.drafted({ family: aFamilyWith(numbers) })
    expect(await found(id)).toEqual([])
    const earlier = await aldermereSends(numbers)
    expect(await found(id)).toHaveLength(1)
    await x.does(sender('practice-lead'), 'withdraw', earlier.id)
    expect(await found(id)).toEqual([])
  })

  test('has another opaque id for each transfer that asks, and the same one each time', async () => {
    const numbers = another()
    await aldermereSends(numbers)
    const [one, other] = [await carrowdaleDrafts(numbers), await carrowdaleDrafts(numbers)]
    const [first] = await found(one.id)
    expect(await found(one.id)).toEqual([first])
    expect((await found(other.id))[0]?.match).not.toBe(first?.match)
  })

  test('is named by its own id to whoever is one of its parties', async () => {
    const numbers = another()
    const earlier = await aldermereSends(numbers)
    const back = { receiver: parties.sender, family: aFamilyWith(numbers) }
    const { id } = mustBeDone(await openDraft(x.deps, receiver(), aWholeDraft(back)))
    const moves = await foundBy(parties.receiver, await held(parties.receiver, id))
    expect(moves).toEqual([{ match: expect.any(String), months: 0, mine: earlier.id }])
  })

  test('is told to nobody but the transferring authority of the transfer that asks', async () => {
    const numbers = another()
    await aldermereSends(numbers)
    const { id } = await carrowdaleDrafts(numbers)
    const t = await held(parties.third, id)
    for (const by of [parties.sender, parties.receiver, parties.fourth]) expect(await foundBy(by, t)).toEqual([])
    expect(await foundBy(parties.third, t)).toHaveLength(1)
  })

  test('is found for a transfer that is about to be written, as one sent in a single call is', async () => {
    const numbers = another()
    await aldermereSends(numbers)
    const t = await held(parties.third, (await carrowdaleDrafts(numbers)).id)
    expect(await foundBy(parties.third, { ...t, id: uuidv7() })).toHaveLength(1)
  })
})

describe('when the exchange’s key changes', () => {
  const newer = async () => {
    const keys = JSON.parse(x.secrets.worker.WRAPPING_KEYS) as Record<string, string>
    return openKeyring(JSON.stringify({ ...keys, 2: randomBytes(32).toString('base64') }))
  }
  const versions = async () =>
    (await x.admin`select distinct key_version from move_index order by 1`).map(({ key_version }) => key_version)

  test('what stands under the older one is still found, and is re-made under the newer', async () => {
    const numbers = another()
    const { id: earlier } = await aldermereSends(numbers)
    const t = await held(parties.third, (await carrowdaleDrafts(numbers)).id)
    const keyring = await newer()
    const digests = () => x.admin`select digest from move_index where transfer = ${earlier}`
    const [before, moves] = [await digests(), await foundBy(parties.third, t, today, keyring)]
    expect(moves).toHaveLength(1)
    await tidy({ ...x.deps, keyring })
    expect(await versions()).toEqual([2])
    expect(await digests()).not.toEqual(before)
    expect(await foundBy(parties.third, t, today, keyring)).toEqual(moves)
    expect(await foundBy(parties.third, t)).toEqual([])
    expect(await remakeIndex({ ...x.deps, keyring })).toBe(0)
  })

  test('a transfer from before there was an index, which stands there unmade, comes into it', async () => {
    const numbers = another()
    const { id: earlier } = await aldermereSends(numbers)
    await x.admin`update move_index set digest = 'not made yet', key_version = 0 where transfer = ${earlier}`
    const t = await held(parties.third, (await carrowdaleDrafts(numbers)).id)
    expect(await foundBy(parties.third, t)).toEqual([])
    expect(await remakeIndex(x.deps)).toBeGreaterThan(0)
    expect(await foundBy(parties.third, t)).toHaveLength(1)
  })

  test('one transfer that cannot be opened does not keep the others from being re-made', async () => {
    const [broken, sound] = [await aldermereSends(another()), await aldermereSends(another())]
    await x.admin`update move_index set key_version = 1`
    await x.admin`update transfer set sealed_snapshot = ${Buffer.from('not it')} where id = ${broken.id}`
    const keyring = await newer()
    expect(await remakeIndex({ ...x.deps, keyring })).toBeGreaterThan(0)
    const left = await x.admin`select distinct transfer from move_index where key_version = 1`
    expect(left).toEqual([{ transfer: broken.id }])
    expect(sound.id).not.toBe(broken.id)
    expect(x.lines).toContainEqual({ code: 'SWEEP_FAULT', transfer: broken.id, fault: 'SealBroken' })
  })
})

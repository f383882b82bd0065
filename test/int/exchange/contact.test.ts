import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../../schemas/authority.ts'
import { asParty } from '../../../src/db/client.ts'
import { loadTransfer } from '../../../src/db/load.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { audit } from '../../../src/exchange/audit.ts'
import { relayContacts } from '../../../src/exchange/contact.ts'
import { feedFor } from '../../../src/exchange/feed.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { anExchange, aWholeDraft, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { aSoundNhsNumber } from '../../support/identifiers.ts'
import { aFamily } from '../../support/inputs.ts'

// Aldermere sent the family to Brackwater, which took them on; months later Carrowdale drafts a transfer to a fourth.
const x = await anExchange()
await x.admin`update authority set on_exchange = true where id = ${parties.third}`
beforeEach(async () => {
  x.at('2026-11-23T10:00:00Z')
  await relayContacts(x.deps)
})

const [isolde, corin] = aFamily().children
if (!isolde || !corin) throw new Error('the family has two children')
let n = 300
const reasons = 'We wish to know how the plan went there.'
const trafficking = 'Considered with the police; no sign of it.'

/** The earlier transfer, and the later one whose practice lead has been shown that there is an earlier one. */
async function aRepeatMove(taken = true) {
  const family = { ...aFamily(), children: [{ ...isolde, NHSNumber: aSoundNhsNumber(++n) }, corin] } as ReturnType<
    typeof aFamily
  >
  const { id: earlier } = await x.sent({ family })
  if (taken) {
    await x.does(receiver(), 'acknowledge', earlier)
    await x.does(receiver('practice-lead'), 'accept', earlier)
  }
  const later = mustBeDone(await openDraft(x.deps, third(), aWholeDraft({ receiver: parties.fourth, family }))).id
  await x.does(third(), 'record-move', later, { trafficking })
  const match = (await held(third(), later)).earlierMoves?.[0]?.match ?? ''
  return { earlier, later, match }
}

const held = (by: Actor, id: string) =>
  asParty(x.deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, by.authority, id)
    if (loaded === undefined) throw new Error('it is not theirs')
    return loaded.transfer
  })

/** What the record of a transfer says of contact, to one reader. */
async function onRecord(by: Actor, id: string) {
  const read = await recordFor(x.deps, by, id)
  if ('refused' in read) return read.refused.code
  return read.found
    .filter(({ type }) => /^(EarlierMove|Contact)/.test(type))
    .map(({ type, said }) => ({ type, ...said }))
}

const attempt = (by: Actor, verb: Parameters<typeof x.does>[1], id: string, input: object) =>
  perform(x.deps, by, { id, verb, input })
const lead = (of: (role?: Role) => Actor) => of('practice-lead')

/** Asked, carried to whoever is asked; gives the wish’s id. */
async function asked(move: Awaited<ReturnType<typeof aRepeatMove>>): Promise<string> {
  await x.does(lead(third), 'ask-contact', move.later, { match: move.match, reasons })
  expect(await relayContacts(x.deps)).toBe(1)
  const [row] = await x.admin`select id from contact where asking = ${move.later}`
  return row?.id
}

describe('two practice leads come into contact about an earlier move (R5.2)', () => {
  test('the one who asks sees that there is one and how long ago; the name after the other has agreed; both records say so', async () => {
    const move = await aRepeatMove()
    expect(await onRecord(lead(third), move.later)).toEqual([
      { type: 'EarlierMoveFound', matches: [{ match: expect.stringMatching(/^[0-9a-f]{32}$/), months: 0 }] },
    ])
    const contact = await asked(move)
    // Brackwater took the case on: it is asked, and not Aldermere.
    expect(await onRecord(lead(receiver), move.earlier)).toEqual([
      { type: 'ContactWanted', contact, authority: parties.third },
    ])
    expect(JSON.stringify(await held(third(), move.later))).not.toContain(parties.receiver)

    await x.does(lead(receiver), 'answer-contact', move.earlier, { contact, agree: true, reasons })
    expect(await relayContacts(x.deps)).toBe(1)
    expect(await onRecord(lead(third), move.later)).toEqual([
      expect.objectContaining({ type: 'EarlierMoveFound' }),
      { type: 'ContactAsked', contact, match: move.match, reasons },
      { type: 'ContactDisclosed', contact, agree: true, authority: parties.receiver },
    ])
    expect(await onRecord(lead(receiver), move.earlier)).toEqual([
      { type: 'ContactWanted', contact, authority: parties.third },
      { type: 'ContactAnswered', contact, agree: true, reasons },
    ])
    const told = async (by: Actor, kind: string) =>
      (await feedFor(x.deps, by, 0, 500)).filter(({ type }) => type === kind)
    expect((await told(lead(receiver), 'ContactWanted')).map(({ transfer }) => transfer)).toContain(move.earlier)
    expect((await told(lead(third), 'ContactDisclosed')).map(({ transfer }) => transfer)).toContain(move.later)
  })

  test('where the other declines, that is all that the one who asks ever learns', async () => {
    const move = await aRepeatMove()
    const contact = await asked(move)
    await x.does(lead(receiver), 'answer-contact', move.earlier, { contact, agree: false, reasons })
    await relayContacts(x.deps)
    expect((await onRecord(lead(third), move.later)).at(-1)).toEqual({
      type: 'ContactDisclosed',
      contact,
      agree: false,
    })
    const all = JSON.stringify([await held(third(), move.later), await onRecord(lead(third), move.later)])
    for (const secret of [parties.sender, parties.receiver, move.earlier]) expect(all).not.toContain(secret)
  })

  test('of a case that nobody took on, the transferring authority is asked', async () => {
    const move = await aRepeatMove(false)
    const contact = await asked(move)
    expect(await onRecord(lead(sender), move.earlier)).toEqual([
      { type: 'ContactWanted', contact, authority: parties.third },
    ])
    expect(await onRecord(lead(receiver), move.earlier)).toEqual([])
  })
})

describe('nobody else learns of it', () => {
  test('not a social worker, who sees that an earlier move was found, and nothing of it', async () => {
    const move = await aRepeatMove()
    expect(await onRecord(third(), move.later)).toEqual([{ type: 'EarlierMoveFound' }])
    const outcome = await attempt(third(), 'ask-contact', move.later, { match: move.match, reasons })
    expect(outcome).toMatchObject({ refused: { code: 'wrong-role' } })
  })

  test('not the other party of the earlier transfer: not by the record, nor the rows, nor a notice', async () => {
    const move = await aRepeatMove()
    const contact = await asked(move)
    await x.does(lead(receiver), 'answer-contact', move.earlier, { contact, agree: true, reasons })
    await relayContacts(x.deps)
    expect(await onRecord(lead(sender), move.earlier)).toEqual([])
    const types = await asParty(
      x.deps.sql,
      parties.sender,
      (tx) => tx`select type from event where transfer = ${move.earlier} and type like 'Contact%'`,
    )
    expect(types).toEqual([])
    const told = (await feedFor(x.deps, lead(sender), 0, 500)).filter(({ transfer }) => transfer === move.earlier)
    expect(told.map(({ type }) => type)).not.toContainEqual(expect.stringMatching(/^Contact/))
    expect(told.length).toBeGreaterThan(0)
  })

  test('nor the receiving authority of the transfer that asks, which learns neither name nor match', async () => {
    const move = await aRepeatMove()
    await x.does(third(), 'send', move.later)
    await asked(move)
    const toFourth: Actor = { ...third('practice-lead'), authority: parties.fourth }
    expect(await onRecord(toFourth, move.later)).toEqual([])
  })

  test('and yet both transfers are whole to an audit', async () => {
    const move = await aRepeatMove()
    const contact = await asked(move)
    await x.does(lead(receiver), 'answer-contact', move.earlier, { contact, agree: true, reasons })
    await relayContacts(x.deps)
    const { broken } = await audit(x.deps)
    expect(broken.filter(({ transfer }) => transfer === move.earlier || transfer === move.later)).toEqual([])
  })
})

describe('a wish for contact', () => {
  test('is made once about each match, and leaves nothing behind where it is refused', async () => {
    const move = await aRepeatMove()
    await asked(move)
    const again = await attempt(lead(third), 'ask-contact', move.later, { match: move.match, reasons })
    expect(again).toMatchObject({ refused: { code: 'already-asked' } })
    const wrong = await attempt(lead(third), 'ask-contact', move.later, { match: 'ab'.repeat(16), reasons })
    expect(wrong).toMatchObject({ refused: { code: 'no-such-match' } })
    expect(await x.admin`select 1 from contact where asking = ${move.later}`).toHaveLength(1)
  })

  test('is not made about an earlier move that was withdrawn since', async () => {
    const move = await aRepeatMove(false)
    await x.does(lead(sender), 'withdraw', move.earlier)
    const outcome = await attempt(lead(third), 'ask-contact', move.later, { match: move.match, reasons })
    expect(outcome).toMatchObject({ refused: { code: 'no-such-match' } })
  })

  test('is answered once, by the authority that was asked and no other', async () => {
    const move = await aRepeatMove()
    const contact = await asked(move)
    const answer = { contact, agree: true, reasons }
    for (const [by, id, code] of [
      [lead(sender), move.earlier, 'no-such-contact'],
      [lead(third), move.later, 'no-such-contact'],
      [lead(third), move.earlier, 'no-such-transfer'],
    ] as const)
      expect(await attempt(by, 'answer-contact', id, answer)).toMatchObject({ refused: { code } })
    const forged = (by: string) =>
      asParty(
        x.deps.sql,
        by,
        (tx) => tx`select baton_answer_contact(${contact}, true, '2026-11-23T10:00:00Z') as noted`,
      )
    for (const by of [parties.sender, parties.third, parties.fourth])
      expect(await forged(by)).toEqual([{ noted: false }])
    await x.does(lead(receiver), 'answer-contact', move.earlier, { ...answer, agree: false })
    const again = await attempt(lead(receiver), 'answer-contact', move.earlier, answer)
    expect(again).toMatchObject({ refused: { code: 'already-answered' } })
    expect(await x.admin`select agreed from contact where id = ${contact}`).toEqual([{ agreed: false }])
  })

  test('cannot be put in by hand: not for somebody else’s transfer, nor about one’s own earlier one', async () => {
    const move = await aRepeatMove()
    const [row] = await x.admin<{ digests: string }[]>`
      select json_agg(digest)::text as digests from move_index where transfer = ${move.earlier}`
    const byHand = (by: string, id: string, match: string) =>
      asParty(x.deps.sql, by, async (tx) => {
        const digests = row?.digests ?? ''
        const [said] = await tx`
          select baton_ask_contact(${id}, ${digests}::text::json, ${match}, ${uuidv7()}, '2026-11-23T10:00:00Z') as noted`
        return said?.noted
      })
    expect(await byHand(parties.sender, move.later, move.match)).toBe(false)
    expect(await byHand(parties.fourth, move.later, move.match)).toBe(false)
    expect(await x.admin`select 1 from contact where asking = ${move.later}`).toHaveLength(0)
    expect(await byHand(parties.third, move.later, move.match)).toBe(true)
    expect(await byHand(parties.third, move.later, move.match)).toBe(false)
  })
})

describe('the exchange carries it', () => {
  test('once, though it was interrupted after the record was written, or runs twice at a time', async () => {
    const move = await aRepeatMove()
    const contact = await asked(move)
    await x.admin`update contact set noted_at = null where id = ${contact}`
    expect(await relayContacts(x.deps)).toBe(0)
    expect(await x.admin`select noted_at is not null as noted from contact where id = ${contact}`).toEqual([
      { noted: true },
    ])
    await x.does(lead(receiver), 'answer-contact', move.earlier, { contact, agree: true, reasons })
    const went = await Promise.all([x.another(), x.another()].map(relayContacts))
    expect(went.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await onRecord(lead(receiver), move.earlier)).toHaveLength(2)
    expect(await onRecord(lead(third), move.later)).toHaveLength(3)
    expect(await relayContacts(x.deps)).toBe(0)
  })

  test('past one that cannot be opened, which waits', async () => {
    const [broken, sound] = [await aRepeatMove(), await aRepeatMove()]
    for (const { later, match } of [broken, sound]) await x.does(lead(third), 'ask-contact', later, { match, reasons })
    await x.admin`update transfer set sealed_snapshot = ${Buffer.from('not it')} where id = ${broken.earlier}`
    expect(await relayContacts(x.deps)).toBe(1)
    expect(x.lines).toContainEqual({ code: 'SWEEP_FAULT', transfer: broken.earlier, fault: 'SealBroken' })
    const waiting = await x.admin`select asking from contact where noted_at is null`
    expect(waiting).toEqual([{ asking: broken.later }])
  })
})

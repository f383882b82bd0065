import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifiersOf, indexed } from '../../../src/domain/earlier-move.ts'
import type { Contact } from '../../../src/domain/move-facts.ts'
import type { ChildStanding, Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf, councils, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aSoundNhsNumber, aSoundUpn } from '../../support/identifiers.ts'
import { aFamily } from '../../support/inputs.ts'
import { aCompleted, aDraft, anAcknowledged, aRequested, aSent, doing } from '../../support/transfers.ts'

const lead = aWorkerOf('sender', 'practice-lead')
const theirLead = aWorkerOf('receiver', 'practice-lead')
const nhs = aSoundNhsNumber(1)
const upn = aSoundUpn(1)
const [isolde, corin] = aFamily().children
if (!isolde || !corin) throw new Error('the family has two children')
/** Isolde has an NHS number, her brother a UPN. */
const family = {
  children: [
    { ...isolde, NHSNumber: nhs },
    { ...corin, UPN: upn },
  ],
}
const theirDuty = aWorkerOf('sender', 'duty')
const accepted = (): Transfer => doing(anAcknowledged({ family }), theirLead, 'accept', { children: ['c1'] })
const both = [
  { kind: 'NHSNumber', value: nhs },
  { kind: 'UPN', value: upn },
]

describe('what a later move is matched with (R5.2)', () => {
  test('is nothing of a draft that the receiving authority was told nothing of', () => {
    expect(indexed(aDraft({ family }))).toBeUndefined()
  })

  test('is the children’s NHS number and UPN once it was told of a move, by notification or package', () => {
    for (const t of [aDraft({ family, notified: true }), aSent({ family })])
      expect(indexed(t)).toMatchObject({ identifiers: both, holder: councils.sender })
  })

  test('is nothing of a request or an alert: they say that a family may be there', () => {
    const alerted = doing(aDraft({ family }), theirDuty, 'raise-alert')
    for (const t of [aRequested({ family }), alerted]) expect(indexed(t)).toBeUndefined()
  })

  test('is nothing where no child has either', () => {
    expect(indexed(aSent())).toBeUndefined()
  })

  test('is dated by residence, and while that is unknown by the day on which it was told', () => {
    expect(indexed(aSent({ family }))?.movedOn).toBe('2026-11-20')
    const notified = aDraft({ family, notified: true, without: 'residence' })
    expect(indexed(notified)?.movedOn).toBe('2026-11-16')
    const proposed = doing(aSent({ family }), lead, 'report-residence', { on: '2026-11-17' })
    expect(indexed(doing(proposed, theirLead, 'agree-residence'))?.movedOn).toBe('2026-11-17')
  })

  test('names the receiving authority as the one to ask once it has accepted for any child', () => {
    expect(indexed(anAcknowledged({ family }))?.holder).toBe(councils.sender)
    expect(indexed(accepted())?.holder).toBe(councils.receiver)
  })

  test('and the transferring one again where every child was returned', () => {
    const t = accepted()
    const returned = (child: ChildStanding): ChildStanding => ({
      ...child,
      ending: { how: 'returned', on: '2026-12-01' },
    })
    const children = Object.fromEntries(Object.entries(t.children).map(([id, child]) => [id, returned(child)]))
    expect(indexed({ ...t, children })?.holder).toBe(councils.sender)
  })

  test('is nothing of a child who was withdrawn, since that child did not move', () => {
    const one = doing(aSent({ family }), lead, 'withdraw', { children: ['c1'] })
    expect(indexed(one)?.identifiers).toEqual([both[1]])
    expect(indexed(doing(one, lead, 'withdraw', { children: ['c2'] }))).toBeUndefined()
  })

  test('is no row of one digit, which people type who have no number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (digit) => {
        const t = aSent({ family: { children: [{ ...isolde, NHSNumber: String(digit).repeat(10) }, corin] } })
        expect(identifiersOf(t)).toEqual([])
        expect(indexed(t)).toBeUndefined()
      }),
      { numRuns: 10 },
    )
  })
})

const match = '0123456789abcdef0123456789abcdef'
const contact = '01998000-0000-7000-8000-00000000c001'
const reasons = 'We wish to know how the plan went there.'
const found = (t: Transfer = aDraft()): Transfer => ({ ...t, earlierMoves: [{ match, months: 7 }] })
const having = (t: Transfer, one: Contact): Transfer => ({ ...t, contacts: [one] })

describe('a practice lead asks about an earlier move (R5.2)', () => {
  const asking: Contact = { id: contact, side: 'asking', party: 'sender', match }

  test('that was found, and it is on record with the reasons', () => {
    const { events, after } = given(found())
      .knowing({ contact })
      .when('ask-contact', { match, reasons })
      .thenHappened('ContactAsked')
    expect(events).toEqual([{ type: 'ContactAsked', contact, match, reasons }])
    expect(after.contacts).toEqual([asking])
  })

  test('but a social worker does not', () => {
    given(found())
      .by(aWorkerOf('sender', 'social-worker'))
      .when('ask-contact', { match, reasons })
      .thenRefused({ code: 'wrong-role' })
  })

  test('and not about one that was not found', () => {
    given(aDraft())
      .knowing({ contact })
      .when('ask-contact', { match, reasons })
      .thenRefused({ code: 'no-such-match', rule: 'R5.2' })
  })

  test('nor where there is nobody to ask: it was withdrawn since, or is their own', () => {
    given(found())
      .knowing({ contact: undefined })
      .when('ask-contact', { match, reasons })
      .thenRefused({ code: 'no-such-match', rule: 'R5.2' })
  })

  test('nor twice', () => {
    given(having(found(), asking))
      .knowing({ contact })
      .when('ask-contact', { match, reasons })
      .thenRefused({ code: 'already-asked', rule: 'R5.2' })
  })

  test('and learns of an authority that agreed which one it is', () => {
    const { after } = given(having(found(), asking))
      .by(theExchange('sender'))
      .when('disclose-contact', { contact, agree: true, authority: councils.third })
      .thenHappened('ContactDisclosed')
    expect(after.contacts).toEqual([{ ...asking, agree: true, authority: councils.third }])
  })

  test('and of one that did not agree nothing but that', () => {
    const { events } = given(having(found(), asking))
      .by(theExchange('sender'))
      .when('disclose-contact', { contact, agree: false, authority: undefined })
      .thenHappened('ContactDisclosed')
    expect(events).toEqual([{ type: 'ContactDisclosed', contact, agree: false }])
  })

  test('once, and only of a wish of their own', () => {
    const asks = (t: Transfer) =>
      given(t).by(theExchange('sender')).when('disclose-contact', { contact, agree: false, authority: undefined })
    asks(having(found(), { ...asking, agree: true })).thenRefused({ code: 'already-answered', rule: 'R5.2' })
    asks(found()).thenRefused({ code: 'no-such-contact', rule: 'R5.2' })
    asks(having(found(), { ...asking, side: 'asked' })).thenRefused({ code: 'no-such-contact', rule: 'R5.2' })
  })
})

describe('the authority that knows of the earlier move answers (R5.2)', () => {
  const asked: Contact = { id: contact, side: 'asked', party: 'receiver', authority: councils.third }
  const answer = { contact, agree: true, reasons }

  test('having been told once who asks, though the transfer is long over', () => {
    const { after } = given(aCompleted())
      .by(theExchange('receiver'))
      .when('note-contact', { contact, authority: councils.third })
      .thenHappened('ContactWanted')
    expect(after.contacts).toEqual([asked])
    given(after)
      .by(theExchange('receiver'))
      .when('note-contact', { contact, authority: councils.third })
      .thenRefused({ code: 'already-asked', rule: 'R5.2' })
  })

  test.each([true, false])('agreeing: %s, with the reasons', (agree) => {
    const { events, after } = given(having(aCompleted(), asked))
      .by(theirLead)
      .knowing({ contact })
      .when('answer-contact', { ...answer, agree })
      .thenHappened('ContactAnswered')
    expect(events).toEqual([{ type: 'ContactAnswered', contact, agree, reasons }])
    expect(after.contacts).toEqual([{ ...asked, agree }])
  })

  test('finally', () => {
    given(having(aCompleted(), { ...asked, agree: false }))
      .by(theirLead)
      .knowing({ contact: undefined })
      .when('answer-contact', answer)
      .thenRefused({ code: 'already-answered', rule: 'R5.2' })
  })

  test('and nobody answers for it: not the other party of that transfer, not for a wish that is not there', () => {
    given(having(aCompleted(), asked))
      .by(lead)
      .knowing({ contact })
      .when('answer-contact', answer)
      .thenRefused({ code: 'no-such-contact', rule: 'R5.2' })
    given(aCompleted())
      .by(theirLead)
      .knowing({ contact })
      .when('answer-contact', answer)
      .thenRefused({ code: 'no-such-contact' })
    given(having(aCompleted(), asked))
      .by(theirLead)
      .knowing({ contact: undefined })
      .when('answer-contact', answer)
      .thenRefused({ code: 'no-such-contact', rule: 'R5.2' })
  })
})

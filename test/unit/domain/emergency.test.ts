import { describe, expect, test } from 'vitest'
import { emergencyReminders, owed } from '../../../src/domain/emergency.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { match } from '../../support/acting.ts'
import { given } from '../../support/given.ts'
import { paperFor } from '../../support/inputs.ts'
import { advised, countersigned, decided, lead, says, worker } from '../../support/sharing.ts'
import { aDraft, aSent, type Difference, doing } from '../../support/transfers.ts'

const refused = (difference: Difference = {}) => aDraft({ permission: 'refused', ...difference })
const goneFirst = (t: Transfer, at?: string) => doing(t, lead, 'send-in-emergency', {}, at)

describe('in an emergency the package goes first (R4.9)', () => {
  test('on a practice lead’s word, whatever was answered, with the verdict that says so', () => {
    const { events, after } = given(refused())
      .when('send-in-emergency')
      .thenHappened('EmergencyDeclared', 'TransferSent')
    expect(events[1]).toMatchObject({
      verdict: { share: 'all', because: ['refused', 'emergency', 'risk-of-harm'] },
    })
    expect(after).toMatchObject({
      stage: 'sent',
      permission: { emergency: { ground: 'risk-of-harm', by: lead.worker } },
    })
    expect(after.papers.every(({ shared }) => shared)).toBe(true)
  })

  test('before the move, the residence date or the papers are complete, if there is one paper', () => {
    const bare = refused({ without: ['assessment', 'minutes', 'summary', 'move', 'residence'] })
    given(bare).when('send').thenRefused({ code: 'package-incomplete' })
    given(bare).when('send-in-emergency').thenHappened('EmergencyDeclared', 'TransferSent')
    given(refused({ without: ['assessment', 'plan', 'minutes', 'summary'] }))
      .when('send-in-emergency')
      .thenRefused({ code: 'nothing-to-send', rule: 'R4.9' })
  })

  test('not on the word of whoever prepared it (R1.4)', () => {
    given(refused())
      .by({ ...lead, worker: worker.worker })
      .when('send-in-emergency')
      .thenRefused({ code: 'prepared-by-you', rule: 'R1.4' })
  })

  test('not to an authority that nobody would read it at (R9.4)', () => {
    given(refused())
      .knowing({ receiver: { onExchange: false, telephone: '01632 960 101' } })
      .when('send-in-emergency')
      .thenRefused({ code: 'receiver-not-on-exchange', telephone: '01632 960 101' })
  })

  test('although a practice lead had decided against it: the later word counts', () => {
    const t = goneFirst(decided(refused(), { outcome: 'do-not-share' }))
    expect(mayShare(t)).toMatchObject({ share: 'all', because: ['refused', 'emergency', 'risk-of-harm'] })
    expect(owed(t)).toEqual(['reasons'])
  })

  test('a no after it lets nothing further go, and unsends nothing (R4.6)', () => {
    const t = says(goneFirst(aDraft({ permission: 'not-reached' })), 'p1', 'refused')
    expect(mayShare(t)).toMatchObject({ share: 'none', because: ['refused', 'must-decide-again'] })
    expect(t.papers.every(({ shared }) => shared)).toBe(true)
    given(t).when('send-addendum').thenRefused({ code: 'not-lawful-to-share' })
  })

  test('a decision after it takes its place, also one against sharing', () => {
    const t = goneFirst(refused())
    expect(mayShare(decided(t)).because).toEqual(['refused', 'decided-to', 'risk-of-harm'])
    expect(mayShare(decided(t, { outcome: 'do-not-share' })).because).toEqual(['refused', 'decided-not-to'])
  })
})

describe('the word carries what follows (R4.9)', () => {
  const t = () => goneFirst(refused())

  test('until the end of the day on which its reasons are due, and no longer', () => {
    given(t()).by(worker).at('2026-11-24T22:00:00.000Z').when('send-addendum').thenHappened('AddendumSent')
    given(t())
      .by(worker)
      .at('2026-11-25T08:00:00.000Z')
      .when('send-addendum')
      .thenRefused({ code: 'not-lawful-to-share', rule: 'R4.7' })
  })

  test('until a decision gives the reasons: then that carries it', () => {
    given(decided(t())).by(worker).at('2026-11-25T08:00:00.000Z').when('send-addendum').thenHappened('AddendumSent')
  })
})

describe('the reasons are due by the end of the next working day (R4.9)', () => {
  test.each([
    ['Monday', '2026-11-23T10:00:00.000Z', '2026-11-24'],
    ['Friday night', '2026-11-20T23:30:00.000Z', '2026-11-23'],
    ['Saturday', '2026-11-21T12:00:00.000Z', '2026-11-23'],
    ['Christmas Eve', '2026-12-24T16:00:00.000Z', '2026-12-29'],
  ])('sent on %s', (_day, at, due) => {
    expect(goneFirst(refused(), at).permission.emergency?.due).toBe(due)
  })

  test('and are reminded of on the day and once it has passed, while anything is owed', () => {
    const t = goneFirst(refused())
    const next = (date: string) => `after ${date}`
    expect(emergencyReminders(t, next)).toEqual([
      { name: 'emergency-reasons:2026-11-24', on: '2026-11-24', to: 'sender' },
      { name: 'emergency-reasons-late:2026-11-24', on: 'after 2026-11-24', to: 'sender' },
    ])
    expect(emergencyReminders(decided(t), next)).toEqual([])
    expect(emergencyReminders(aSent(), next)).toEqual([])
  })
})

describe('what is owed after an emergency (R4.9, R5.2)', () => {
  test('nothing where there was none', () => {
    expect([owed(refused()), owed(aSent())]).toEqual([[], []])
  })

  test('the reasons, until a decision comes after it; a decision before it does not count', () => {
    expect(owed(goneFirst(refused()))).toEqual(['reasons'])
    expect(owed(goneFirst(decided(refused())))).toEqual(['reasons'])
    expect(owed(decided(goneFirst(refused())))).toEqual([])
    expect(owed(decided(goneFirst(refused()), { outcome: 'do-not-share' }))).toEqual([])
  })

  test('a countersignature, where the reasons go against advice', () => {
    const against = decided(goneFirst(advised(refused(), 'do-not-share')))
    expect(owed(against)).toEqual(['countersignature'])
    expect(owed(countersigned(against))).toEqual([])
  })

  test.each([
    ['basis', 'record-lawful-basis'],
    ['residence', 'report-residence'],
  ] as const)('whatever else an ordinary package has before it goes: %s', (part, verb) => {
    const t = decided(goneFirst(refused({ without: part })))
    expect(owed(t)).toEqual([part])
    expect(owed(doing(t, worker, verb))).toEqual([])
  })

  test('the papers that are missing, or why they are not available', () => {
    const t = decided(goneFirst(refused({ without: 'minutes' })))
    expect(owed(t)).toEqual(['papers'])
    expect(owed(doing(t, worker, 'explain-unavailable'))).toEqual([])
    expect(owed(doing(t, worker, 'send-addendum', { ...paperFor.minutes }))).toEqual([])
  })

  test('what the move means, if it was not considered before', () => {
    const t = decided(goneFirst(refused({ without: 'move' })))
    expect(owed(t)).toEqual(['move'])
    const { after } = given(t).by(worker).when('record-move').thenHappened('MoveConsidered')
    expect(owed(after)).toEqual([])
    given(after).by(worker).when('record-move').thenRefused({ code: 'out-of-turn' })
  })

  test('and trafficking, if an earlier move was found as it went', () => {
    const { after } = given(refused())
      .knowing({ earlierMoves: [{ match, months: 3 }] })
      .when('send-in-emergency')
      .thenHappened('EmergencyDeclared', 'EarlierMoveFound', 'TransferSent')
    expect(owed(decided(after))).toEqual(['move'])
    expect(owed(decided(doing(after, worker, 'record-move')))).toEqual(['move'])
    expect(owed(decided(doing(after, worker, 'record-move', { trafficking: 'No sign of it.' })))).toEqual([])
  })
})

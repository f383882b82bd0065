import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { takers } from '../../../src/domain/verbs/row.ts'
import { errands, notificationDue, waitingColumn, waitsFor } from '../../../src/domain/waiting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { contactWanted } from '../../support/moving.ts'
import {
  advised,
  bothResponsible,
  countersigned,
  decided,
  guardian,
  lead,
  nobodyResponsible,
  says,
  worker,
} from '../../support/sharing.ts'
import {
  aDraft,
  aDraftOnRequest,
  anAcknowledged,
  aRequested,
  aSent,
  aWithdrawn,
  doing,
} from '../../support/transfers.ts'

const refused = () => aDraft({ permission: 'refused' })
const waits = (t: Transfer) => waitsFor(t).map(({ errand }) => errand)
const sender = (role: string, errand: string) => `sender:${role}:${errand}`

describe('a sharing decision waits for a practice lead (R4.3)', () => {
  test.each(['refused', 'withdrawn', 'not-sought-risk', 'not-sought-urgent', 'not-reached'] as const)('%s', (state) => {
    const t = says(aDraft({ without: 'permission' }), 'p1', state)
    expect(waitingColumn(t)).toBe(sender('practice-lead', 'decision'))
    expect(waits(decided(t))).toEqual([])
  })

  test.each(['given', 'awaiting-answer', 'not-yet-sought'] as const)('and not while it is %s', (state) => {
    expect(waits(says(aDraft({ without: 'permission' }), 'p1', state))).toEqual([])
  })

  test('again, once an answer overtook the decision', () => {
    expect(waits(says(decided(aDraft({ permission: 'not-reached' })), 'p1', 'refused'))).toEqual(['decision'])
    const kept = decided(refused(), { outcome: 'do-not-share' })
    expect(waits(says(kept, 'p1', 'given-in-part', { papers: ['plan'] }))).toEqual(['decision'])
  })

  test('where two said yes to nothing that is the same', () => {
    const one = aDraft({ family: bothResponsible, permission: 'given-in-part', papers: ['plan'] })
    expect(waits(says(one, 'p2', 'given-in-part', { papers: ['plan', 'summary'] }))).toEqual([])
    expect(waits(says(one, 'p2', 'given-in-part', { papers: ['summary'] }))).toEqual(['decision'])
  })

  test('where there is nobody to ask', () => {
    const t = aDraft({ family: nobodyResponsible, without: 'permission' })
    expect(waits(t)).toEqual(['decision'])
    expect(waits(decided(t))).toEqual([])
  })

  test('not while advice is awaited: that waits for the adviser alone (R4.4)', () => {
    const asked = doing(refused(), lead, 'ask-advice')
    expect(waitingColumn(asked)).toBe(sender('caldicott-guardian', 'advice'))
    expect(waitingColumn(doing(refused(), lead, 'ask-advice', { of: 'legal-adviser' }))).toBe(
      sender('legal-adviser', 'advice'),
    )
    expect(waits(doing(asked, guardian, 'answer-advice'))).toEqual(['decision'])
  })
})

test('an adviser asked twice has one errand', () => {
  expect(waits(doing(doing(refused(), lead, 'ask-advice'), lead, 'ask-advice'))).toEqual(['advice'])
})

test('a countersignature waits for a service manager (R4.4)', () => {
  const against = decided(advised(refused(), 'do-not-share'))
  expect(waitingColumn(against)).toBe(sender('service-manager', 'countersignature'))
  expect(waits(countersigned(against))).toEqual([])
})

describe('whether to tell of the move without the papers (R4.11)', () => {
  const kept = () => decided(refused(), { outcome: 'do-not-share' })

  test('waits for a practice lead once the papers stay', () => {
    expect(waitingColumn(kept())).toBe(sender('practice-lead', 'notification'))
    expect(notificationDue(refused())).toBe(false)
    expect(notificationDue(decided(refused()))).toBe(false)
  })

  test.each(['notify', 'do-not-notify'])('is done with either answer: %s', (outcome) => {
    expect(waits(doing(kept(), lead, 'notify-move', { outcome }))).toEqual([])
  })

  test('is not asked where they were notified already', () => {
    const t = aDraft({ permission: 'refused', notified: true })
    expect(notificationDue(decided(t, { outcome: 'do-not-share' }))).toBe(false)
  })

  test.each([
    ['their own request', () => aDraftOnRequest({ permission: 'refused' })],
    ['an alert', () => doing(refused(), lead, 'raise-alert')],
  ])('is asked although they know of the family by %s: that is no notification', (_how, told) => {
    expect(notificationDue(decided(told(), { outcome: 'do-not-share' }))).toBe(true)
  })
})

describe('after an emergency (R4.9)', () => {
  const gone = () => doing(aDraft({ permission: 'refused', without: 'move' }), lead, 'send-in-emergency')

  test('the reasons and the move wait for a practice lead', () => {
    expect(waitingColumn(gone())).toContain(sender('practice-lead', 'emergency-reasons'))
    expect(waits(decided(gone()))).toEqual(['acknowledge', 'emergency-reasons'])
    expect(waits(doing(decided(gone()), worker, 'record-move'))).toEqual(['acknowledge'])
  })

  test('the countersignature that is owed waits for a service manager alone', () => {
    const t = doing(aDraft({ permission: 'refused' }), lead, 'send-in-emergency')
    const against = decided(advised(t, 'do-not-share'))
    expect(waitingColumn(against)).toContain(sender('service-manager', 'countersignature'))
    expect(waits(against)).toEqual(['acknowledge', 'countersignature'])
  })
})

test('an alert waits for whoever may take it at the receiving authority (R2.8)', () => {
  const alerted = doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')
  expect(waitingColumn(alerted)).toBe(takers.map((role) => `receiver:${role}:alert`).join(' '))
  expect(waits(doing(alerted, aWorkerOf('receiver', 'duty'), 'acknowledge-alert'))).toEqual([])
})

test('another authority’s wish for contact waits for a practice lead, also once the transfer has ended (R5.2)', () => {
  expect(waitingColumn(contactWanted())).toContain('sender:practice-lead:contact')
  expect(waitingColumn(contactWanted(aWithdrawn()))).toBe('sender:practice-lead:contact')
})

test('a package waits to be acknowledged, a request to be taken up; else nothing, nor once it has ended', () => {
  expect([waits(aDraft()), waits(aSent()), waits(anAcknowledged())]).toEqual([[], ['acknowledge'], []])
  expect(waits(aRequested())).toEqual(['request'])
  const ended = doing(doing(refused(), lead, 'ask-advice'), lead, 'withdraw')
  expect(waits(ended)).toEqual([])
})

test('each errand has a word of its own in the column, without a space in it', () => {
  expect(new Set(errands).size).toBe(9)
  for (const errand of errands) expect(errand).toMatch(/^[a-z-]+$/)
})

import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aDraft, doing } from '../../support/transfers.ts'

const lead = aWorkerOf('sender', 'practice-lead')
const guardian = aWorkerOf('sender', 'caldicott-guardian')
const lawyer = aWorkerOf('sender', 'legal-adviser')
const decided = (t: Transfer, difference: object = {}) => doing(t, lead, 'decide-sharing', difference)
const advised = (t: Transfer, advice: string, by = guardian) =>
  doing(doing(t, lead, 'ask-advice', { of: by.roles[0] }), by, 'answer-advice', { advice })

test('Caldicott status is always visible (R4.8)', () => {
  const refused = aDraft({ permission: 'refused' })
  const status = (t: Transfer) => mayShare(t).caldicott
  expect(status(refused)).toBe('to-consider')
  expect(status(aDraft())).toBe('not-needed')
  expect(status(decided(refused))).toBe('considered-not-needed')
  expect(status(doing(refused, lead, 'ask-advice'))).toBe('requested')
  expect(status(advised(refused, 'share'))).toBe('advised')
  expect(status(advised(refused, 'share', lawyer))).toBe('not-needed')
})

describe('why advice was not thought necessary (R4.8)', () => {
  const refused = () => aDraft({ permission: 'refused' })

  test('stands in the verdict, in the practice lead’s words', () => {
    const t = decided(refused(), { adviceNotNeeded: 'The police hold the same facts.' })
    expect(mayShare(t)).toMatchObject({
      caldicott: 'considered-not-needed',
      caldicottWhy: 'The police hold the same facts.',
    })
    expect(mayShare(t).reasons.join()).not.toContain('police')
  })

  test('gives way to advice that is asked or given after all', () => {
    const asked = doing(decided(refused()), lead, 'ask-advice')
    expect(mayShare(asked)).not.toHaveProperty('caldicottWhy')
    expect(mayShare(doing(asked, guardian, 'answer-advice'))).not.toHaveProperty('caldicottWhy')
  })

  test('is left out of a transfer that was kept without it, and the status stands', () => {
    const t = decided(refused())
    if (t.permission.decision === undefined) throw new Error('it was decided')
    const { whyNoAdvice: _none, ...decision } = t.permission.decision
    const verdict = mayShare({ ...t, permission: { ...t.permission, decision } })
    expect(verdict.caldicott).toBe('considered-not-needed')
    expect(verdict).not.toHaveProperty('caldicottWhy')
  })

  test('says nothing of what the adviser was asked or answered in private', () => {
    const t = decided(
      doing(doing(refused(), lead, 'ask-advice', { question: 'Private question' }), guardian, 'answer-advice', {
        advice: 'share-with-conditions',
        conditions: ['By hand only.'],
        reasons: 'Private reasons',
      }),
    )
    expect(JSON.stringify([mayShare(t), t.permission])).not.toContain('Private')
  })
})

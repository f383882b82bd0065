import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { doneSaid } from '../../../../src/web/pages/done.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { recordOf } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aRequested, aSent, doing } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const last = (t: Transfer, entries = 1) => recordOf(t).slice(-entries)

describe('what was just done', () => {
  test('is said of what began a transfer', () => {
    expect(doneSaid('request', recordOf(aRequested()), false)).toBe('Transfer asked for.')
    expect(doneSaid('draft', recordOf(aDraft()).slice(0, 1), true)).toBe('Draft begun.')
    const alerted = doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')
    expect(doneSaid('raise-alert', last(alerted), true)).toBe('Alert raised.')
  })

  test('is said as the record says it', () => {
    expect(doneSaid('ask', last(doing(anAcknowledged(), ours, 'ask')), true)).toBe('Information asked for.')
    expect(doneSaid('accept', [], true)).toBeUndefined()
    expect(doneSaid('draft', [], true)).toBeUndefined()
    expect(doneSaid('<b>', last(aSent()), true)).toBeUndefined()
  })

  test('is said in the past where the papers are closed, and no address can feign that an alert was taken (R2.8)', () => {
    const alerted = doing(aSent(), aWorkerOf('sender', 'duty'), 'raise-alert')
    const taken = doing(alerted, ours, 'acknowledge-alert')
    expect(doneSaid('acknowledge-alert', last(taken), false)).toBe('Alert acknowledged.')
    expect(doneSaid('acknowledge-alert', [], false)).toBeUndefined()
    expect(doneSaid('record-consent', last(taken), false)).toBe('Consent to the service recorded.')
  })
})

import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { doneSaid } from '../../../../src/web/pages/done.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { openedBy, recordOf } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aRequested, aSent, doing, inDispute } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const last = (t: Transfer, entries = 1) => recordOf(t).slice(-entries)
const open = openedBy(anAcknowledged())
const closed = openedBy(aSent(), ours)

describe('what was just done', () => {
  test('is said of what began a transfer', () => {
    expect(doneSaid('request', recordOf(aRequested()), closed)).toBe('Transfer asked for.')
    expect(doneSaid('draft', recordOf(aDraft()).slice(0, 1), open)).toBe('Draft begun.')
    const alerted = doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')
    expect(doneSaid('raise-alert', last(alerted), open)).toBe('Alert raised.')
  })

  test('is said as the record says it', () => {
    expect(doneSaid('ask', last(doing(anAcknowledged(), ours, 'ask')), open)).toBe('Information asked for.')
    expect(doneSaid('accept', [], open)).toBeUndefined()
    expect(doneSaid('draft', [], open)).toBeUndefined()
    expect(doneSaid('<b>', last(aSent()), open)).toBeUndefined()
  })

  test('is said in the past where the papers are closed, and no address can feign that an alert was taken (R2.8)', () => {
    const alerted = doing(aSent(), aWorkerOf('sender', 'duty'), 'raise-alert')
    const taken = doing(alerted, ours, 'acknowledge-alert')
    expect(doneSaid('acknowledge-alert', last(taken), closed)).toBe('Alert acknowledged.')
    expect(doneSaid('acknowledge-alert', [], closed)).toBeUndefined()
    expect(doneSaid('record-consent', last(taken), closed)).toBe('Consent to the service recorded.')
  })
})

describe('a decision just made (R8.3, R8.6)', () => {
  /** What is said after a decision at a rung, with all that its one call put on record. */
  const said = (rung: number, by: Actor, decision: object, from = inDispute(rung)) => {
    const t = doing(from, by, 'decide', decision)
    return doneSaid('decide', recordOf(t).slice(recordOf(from).length), openedBy(t, by))
  }
  const manager = (side: 'sender' | 'receiver') => aWorkerOf(side, 'service-manager')
  const director = aWorkerOf('receiver', 'director')

  test('says what it was and what followed for whom', () => {
    expect(said(1, manager('sender'), { decision: 'agree', children: ['c2'] })).toBe(
      'Decided: agree. Corin Fenwick-Ashgrove goes back to Marlbrook County Council. The dispute goes on for Isolde Fenwick-Ashgrove.',
    )
    expect(said(1, manager('receiver'), { decision: 'agree', from: '2026-12-01' })).toBe(
      'Decided: agree. Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove go to Thornwick Borough Council, which leads from 1 December 2026.',
    )
  })

  test('says that the dispute goes on where it settled nothing', () => {
    expect(said(1, manager('receiver'), {})).toBe('Decided: maintain our position. The dispute goes on.')
    expect(said(1, manager('receiver'), { decision: 'interim', weLeadUntil: '2026-12-31' })).toBe(
      'Decided: an interim arrangement. Thornwick Borough Council leads until 31 December 2026. The dispute goes on.',
    )
  })

  test('calls an outcome recorded until the other side records the same, and then settled', () => {
    const outcome = { decision: 'outcome', outcome: 'shared', until: '2027-01-29', leads: 'sender' }
    expect(said(3, director, outcome)).toBe(
      'Recorded by Thornwick Borough Council: shared until 29 January 2027; Marlbrook County Council leads meanwhile. ' +
        'The dispute goes on until Marlbrook County Council records the same.',
    )
    const theirs = doing(inDispute(3), aWorkerOf('sender', 'director'), 'decide', outcome)
    expect(said(3, director, outcome, theirs)).toBe(
      'Outcome recorded. Responsibility for Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove is shared until 29 January 2027; Marlbrook County Council leads meanwhile.',
    )
  })

  test('is not said by the address alone', () => {
    expect(doneSaid('decide', [], openedBy(inDispute(1)))).toBeUndefined()
  })
})

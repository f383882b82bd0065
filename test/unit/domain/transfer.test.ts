import { describe, expect, test } from 'vitest'
import { openChildren, sideOf, stages, stateOf, states } from '../../../src/domain/transfer.ts'
import { aWorkerOf, councils } from '../../support/actors.ts'
import {
  aDraftOnRequest,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  doing,
  inDispute,
  inState,
} from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')

describe('the state of a transfer follows from its children (section 2)', () => {
  test.each(states)('%s', (state) => expect(stateOf(inState[state]())).toBe(state))

  test('a request that was taken up is a draft', () => expect(stateOf(aDraftOnRequest())).toBe('draft'))

  test('it is not accepted until every open child is', () => {
    expect(stateOf(anAccepted(['c1']))).toBe('acknowledged')
    expect(stateOf(doing(anAccepted(['c1']), theirLead, 'withdraw', { children: ['c2'] }))).toBe('accepted')
  })

  test('it is open while any child is', () => {
    const one = doing(anAcknowledged(), ourLead, 'step-up', { children: ['c1'] })
    expect([openChildren(one), stateOf(one)]).toEqual([['c2'], 'acknowledged'])
  })

  test('it is completed where any child was, and else ended', () => {
    const one = doing(aReadyToComplete(), ourLead, 'complete', { children: ['c1'] })
    expect(stateOf(doing(one, ourLead, 'step-up'))).toBe('completed')
    expect(stateOf(doing(aReadyToComplete(), ourLead, 'step-up'))).toBe('ended')
  })

  test('a dispute runs beside it, not inside it', () => expect(stateOf(inDispute(3))).toBe('acknowledged'))

  test('its stages are the first of its states, in order', () => expect(states.slice(0, stages.length)).toEqual(stages))
})

test('an authority is on one side, or on none (R1.2)', () => {
  const parties = { sender: councils.sender, receiver: councils.receiver }
  expect(sideOf(parties, councils.sender)).toBe('sender')
  expect(sideOf(parties, councils.receiver)).toBe('receiver')
  expect(sideOf(parties, councils.third)).toBeUndefined()
})

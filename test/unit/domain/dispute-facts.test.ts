import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { type Dispute, openRungs, type SideDecision, turnOf } from '../../../src/domain/dispute-facts.ts'

const dispute = (more: Partial<Dispute> = {}): Dispute => ({
  ...{ ground: 'threshold', raisedBy: 'receiver', children: ['c1'], positions: ['receiver'] },
  ...{ rung: 1, rungSince: '2026-11-23', decisions: {}, ...more },
})
const maintained = (more: Partial<SideDecision> = {}): SideDecision => ({
  ...{ decision: 'maintain', rung: 1, on: '2026-11-24', ...more },
})
const said = (by: Partial<Record<Side, SideDecision>>, more: Partial<Dispute> = {}) =>
  turnOf(dispute({ decisions: { c1: by }, ...more }))

describe('the rungs that may decide', () => {
  test('are from where it was last brought by hand up to where time has taken it (R8.5)', () => {
    expect(openRungs(dispute())).toEqual([1])
    expect(openRungs(dispute({ openFrom: 0, rung: 3 }))).toEqual([0, 1, 2, 3])
    expect(openRungs(dispute({ openFrom: 2, rung: 3 }))).toEqual([2, 3])
  })
})

describe('whose turn it is', () => {
  test('both sides’, where neither has decided', () => {
    expect(said({})).toBe('both')
  })

  test('the other side’s, where one has', () => {
    expect(said({ sender: maintained() })).toBe('receiver')
    expect(said({ receiver: maintained({ decision: 'interim' }) })).toBe('sender')
  })

  test('both sides’ again, where both have: it is to go up, or to be settled', () => {
    expect(said({ sender: maintained(), receiver: maintained() })).toBe('both')
  })

  test('whoever is taking legal advice has not decided (R8.3)', () => {
    expect(said({ sender: maintained({ decision: 'legal-advice' }) })).toBe('both')
    expect(said({ sender: maintained({ decision: 'legal-advice' }), receiver: maintained() })).toBe('sender')
  })

  test('what was decided at a rung below is asked anew, once it was brought up', () => {
    expect(said({ sender: maintained() }, { rung: 2 })).toBe('both')
  })

  test('and once time took it up; but not what a rung below decided since', () => {
    const climbed = { rung: 2, openFrom: 1, rungSeq: 31 }
    expect(said({ sender: maintained({ seq: 30 }) }, climbed)).toBe('both')
    expect(said({ sender: maintained({ seq: 32 }) }, climbed)).toBe('receiver')
  })

  test('both sides’ still, where one has decided for some of the children', () => {
    expect(said({ sender: maintained() }, { children: ['c1', 'c2'] })).toBe('both')
  })
})

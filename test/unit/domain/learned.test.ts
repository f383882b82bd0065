import { describe, expect, test } from 'vitest'
import { disputeEnds, firstMeetings } from '../../../src/domain/learned.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import type { VerbName } from '../../../src/domain/verbs.ts'
import { act, england, fold, stampOf } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { inputs } from '../../support/inputs.ts'
import { aMeetingArranged, anAcknowledged, doing, inDispute } from '../../support/transfers.ts'

// Raised on Monday 23 November 2026; they decide on Friday 27, four working days on.
const friday = '2026-11-27T10:00:00.000Z'
const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')

/** What is learned of disputes when somebody does something. */
function learned(t: Transfer, verb: VerbName, difference: object, by = ourLead) {
  const came = act(t, verb, { ...inputs[verb], ...difference }, by, friday)
  if ('refused' in came) throw new Error(came.refused.code)
  let before = t
  return came.events.flatMap((event) => {
    const ends = disputeEnds(before, event, { seq: before.version + 1, at: friday }, england)
    before = fold(before, [event], stampOf(by, 'practice-lead'), friday)
    return ends
  })
}

describe('how a dispute ended is learned by codes, dates and days', () => {
  test('child by child, as each leaves it', () => {
    const t = inDispute()
    expect(learned(t, 'decide', { decision: 'agree', children: ['c1'] })).toEqual([
      {
        ...{ seq: t.version + 2, child: 'c1', ground: 'case-responsibility', code: 'not-resident-here' },
        ...{ raised_by: 'receiver', raised_on: '2026-11-23', ended_on: '2026-11-27', working_days: 4 },
        ...{ rung: 0, outcome: 'receiver-responsible' },
      },
    ])
  })

  test('once, though its resolution also returns the children', () => {
    const ends = learned(inDispute(), 'decide', { decision: 'agree' }, theirLead)
    expect(ends.map(({ child, outcome }) => [child, outcome])).toEqual([
      ['c1', 'sender-responsible'],
      ['c2', 'sender-responsible'],
    ])
  })

  test('as overtaken, where the child’s transfer ends otherwise', () => {
    const ends = learned(inDispute(), 'step-up', { children: ['c2'] })
    expect(ends).toMatchObject([{ child: 'c2', outcome: 'overtaken' }])
  })

  test('and nothing where there was none, or nothing is decided', () => {
    expect(learned(anAcknowledged(), 'step-up', { children: ['c2'] })).toEqual([])
    expect(learned(inDispute(), 'decide', { decision: 'maintain' })).toEqual([])
  })
})

describe('the first meeting about a child is learned', () => {
  const held = (t: Transfer) => {
    const came = act(t, 'hold-meeting', inputs['hold-meeting'], aWorkerOf('receiver', 'social-worker'))
    if ('refused' in came) throw new Error(came.refused.code)
    return came.events.flatMap((event) => firstMeetings(t, event, { at: friday }))
  }

  test('with the date by which it was due, and whether there had been a dispute', () => {
    expect(held(aMeetingArranged())).toEqual(
      ['c1', 'c2'].map((child) => ({
        ...{ child, due_on: '2026-12-18', held_on: '2026-11-23', recorded_on: '2026-11-27', disputed: false },
      })),
    )
    const settled = doing(inDispute(), ourLead, 'decide', { decision: 'agree' })
    const arranged = doing(settled, aWorkerOf('receiver', 'social-worker'), 'arrange-meeting')
    expect(held(arranged).every(({ disputed }) => disputed)).toBe(true)
  })

  test('once for each child', () => {
    const t = aMeetingArranged()
    const after = doing(t, aWorkerOf('receiver', 'social-worker'), 'hold-meeting')
    const again = doing(after, aWorkerOf('receiver', 'social-worker'), 'arrange-meeting')
    expect(held(again)).toEqual([])
  })
})

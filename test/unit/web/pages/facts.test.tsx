import { describe, expect, test } from 'vitest'
import type { ClockAnswer } from '../../../../schemas/clock.ts'
import { Facts } from '../../../../src/web/pages/facts.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aMeetingHeld, anAcknowledged, aSent } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const theirs = aWorkerOf('sender', 'social-worker')
const facts = (opened: ReturnType<typeof openedBy>, clock: Partial<ClockAnswer> = {}) =>
  textOf(String(<Facts {...opened} clock={{ ...opened.clock, ...clock }} />))

describe('in time or late (R6.3)', () => {
  const held = openedBy(aMeetingHeld(), ours)
  const [running] = held.clock.lateness
  if (running === undefined) throw new Error('a meeting that was held has its lateness')
  const before = { ...running, running: false, due: { ...running.due, on: '2026-11-20' } }

  test('against the date that runs', () => {
    expect(facts(held)).toContain('Held on 23 November 2026: in time.')
  })

  test('and against each that ran before it', () => {
    const lateness = [{ ...before, late: true, workingDays: 1 }, { ...running }]
    expect(facts(held, { lateness })).toContain(
      'Held on 23 November 2026: in time; late by 1 working day against 20 November 2026, which ran before.',
    )
    const other = [{ ...before }, { ...running, late: true, workingDays: 2 }]
    expect(facts(held, { lateness: other })).toContain(
      'late by 2 working days; in time against 20 November 2026, which ran before',
    )
  })
})

describe('how late the receiving authority was told (R6.5)', () => {
  const toldLate = { workingDaysGone: 7, of: 20, on: '2026-12-01' }

  test('is said to it in its own words, before it acknowledges too', () => {
    const said = facts(openedBy(aSent(), ours), { toldLate })
    expect(said).toContain('Receiving authority told 1 December 2026 7 of the 20 working days had gone')
    expect(said).toContain('had gone before you were told')
  })

  test('and to the transferring authority of the other', () => {
    expect(facts(openedBy(anAcknowledged(), theirs), { toldLate })).toContain('had gone before they were told')
  })

  test('is not said where nobody was told late', () => {
    expect(facts(openedBy(aSent(), ours))).not.toContain('were told')
  })
})

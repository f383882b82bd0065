import { describe, expect, test } from 'vitest'
import { PositionPaper } from '../../../schemas/board.ts'
import { type PositionsSaid, positionsIn } from '../../../src/domain/positions.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { acted } from '../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { recordOf } from '../../support/opened.ts'
import { anAcknowledged, doing, inDispute } from '../../support/transfers.ts'

const Said = PositionPaper.pick({
  ...{ positions: true, duty: true, decisions: true, advice: true, timeline: true, responsibility: true },
})
const read = (t: Transfer): PositionsSaid => Said.parse(positionsIn(t, recordOf(t)))
const theirs = (role: Parameters<typeof aWorkerOf>[1]) => aWorkerOf('sender', role)
const ours = (role: Parameters<typeof aWorkerOf>[1]) => aWorkerOf('receiver', role)

describe('the positions in a dispute', () => {
  test('stand side by side, with who said so by their role (R8.2)', () => {
    const t = doing(inDispute(), theirs('practice-lead'), 'state-position')
    expect(read(t).positions).toEqual([
      { side: 'receiver', on: '2026-11-23', role: 'practice-lead', position: 'They live over the border.' },
      { side: 'sender', on: '2026-11-23', role: 'practice-lead', position: 'They have a tenancy in Thornwick.' },
    ])
  })

  test('tell whose duty each side said it to be, before the dispute and in it, for the children that it is about (R8.1)', () => {
    const before = doing(anAcknowledged(), theirs('practice-lead'), 'state-duty', { duty: 'both' })
    const raised = inDispute(0, { from: before, children: ['c2'] })
    const t = doing(raised, theirs('practice-lead'), 'state-position', { duty: 'receiver' })
    expect(read(t).duty).toEqual([
      { side: 'sender', on: '2026-11-23', duty: 'both', children: ['c2'], reasons: expect.any(String) },
      { side: 'sender', on: '2026-11-23', duty: 'receiver', children: ['c2'] },
    ])
  })

  test('hold every decision with its reasons and its rung, also one by a deputy (R8.3, R8.5)', () => {
    const deputy = {
      ...ours('practice-lead'),
      rungs: [{ rung: 1, as: 'deputy' as const, role: 'service-manager' as const }],
    }
    const raised = inDispute(1)
    const t = doing(doing(raised, theirs('service-manager'), 'decide'), deputy, 'decide', {
      ...{ decision: 'interim', weLeadUntil: '2026-11-30', children: ['c1'], reasons: 'Until the school is found.' },
    })
    expect(read(t).decisions).toEqual([
      expect.objectContaining({ side: 'sender', rung: 1, decision: 'maintain', children: ['c1', 'c2'] }),
      {
        ...{ side: 'receiver', on: '2026-11-23', role: 'service-manager', deputy: true, rung: 1, decision: 'interim' },
        ...{ children: ['c1'], weLeadUntil: '2026-11-30', reasons: 'Until the school is found.' },
      },
    ])
    expect(read(t).responsibility.children[0]?.leads.map(({ side, from }) => [side, from])).toEqual([
      ['sender', '2026-11-16'],
      ['receiver', '2026-11-23'],
      ['sender', '2026-12-01'],
    ])
  })

  test('say that legal advice was taken and when, and nothing of what it says (R8.3)', () => {
    const t = doing(inDispute(1), theirs('legal-adviser'), 'record-legal-advice')
    expect(read(t).advice).toEqual([{ side: 'sender', on: '2026-11-23' }])
    expect(JSON.stringify(read(t))).not.toContain('Counsel')
  })

  test('tell how it came here: raised, stated, brought up, decided, settled for one of them', () => {
    let t = doing(inDispute(), theirs('practice-lead'), 'state-position')
    t = doing(t, theirs('practice-lead'), 'escalate')
    t = doing(t, ours('service-manager'), 'decide', {
      decision: 'agree',
      children: ['c2'],
      from: '2026-11-23',
    })
    expect(read(t).timeline).toEqual([
      { what: 'raised', on: '2026-11-23', side: 'receiver', role: 'practice-lead' },
      { what: 'stated', on: '2026-11-23', side: 'sender', role: 'practice-lead' },
      { what: 'brought', on: '2026-11-23', side: 'sender', role: 'practice-lead', rung: 1 },
      { what: 'decided', on: '2026-11-23', side: 'receiver', role: 'service-manager', rung: 1 },
      { what: 'settled', on: '2026-11-23', side: 'receiver', role: 'service-manager', children: ['c2'] },
    ])
  })

  test('lay what climbed by itself to nobody’s charge (R8.5)', () => {
    const t = acted(inDispute(), 'remind', {}, theExchange(), '2026-11-26T08:00:00.000Z')
    expect(read(t).timeline.filter(({ what }) => what === 'climbed')).toEqual([
      { what: 'climbed', on: '2026-11-26', role: 'exchange', rung: 1 },
    ])
  })

  test('are those of the open dispute alone: what an earlier one said is over', () => {
    const first = doing(inDispute(0, { by: 'sender' }), theirs('practice-lead'), 'decide', {
      decision: 'agree',
      children: ['c1'],
    })
    const over = doing(inDispute(0, { by: 'sender', children: ['c1'] }), ours('practice-lead'), 'decide', {
      ...{ decision: 'agree', from: '2026-11-23' },
    })
    expect(over.dispute).toBeUndefined()
    const again = inDispute(0, { from: over, children: ['c2'] })
    expect(read(again).positions).toHaveLength(1)
    expect(read(again).decisions).toEqual([])
    expect(read(first).decisions).toHaveLength(1)
  })
})

import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import type { EventOf } from '../../../src/domain/events.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { leavingDispute } from '../../../src/domain/evolve-dispute.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { fold, stampOf, transferId } from '../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { sweptAt } from '../../support/clocks.ts'
import { anAcknowledged, aSent, doing, inDispute } from '../../support/transfers.ts'

const on = '2026-11-23'
const lead = (side: Side) => aWorkerOf(side, 'practice-lead')
const director = (side: Side) => aWorkerOf(side, 'director')
const outcome = (said: string, more: object = {}) => ({ decision: 'outcome', outcome: said, ...more })

describe('a dispute is raised, and taken up the ladder', () => {
  test('it begins at the practice leads, open to them alone', () => {
    const t = inDispute(0, { children: ['c2'] })
    expect(t.dispute).toMatchObject({ rung: 0, openFrom: 0, rungSince: on, raisedOn: on, raisedSeq: t.version })
    expect([t.children.c1?.disputed, t.children.c2?.disputed]).toEqual([undefined, true])
  })

  test('by hand it is the next rung’s alone; by time it is the rungs’ below too (R8.5)', () => {
    const climbed = sweptAt(inDispute(), '2026-11-25T08:00:00.000Z')
    expect(climbed.dispute).toMatchObject({ rung: 1, openFrom: 0, rungSince: '2026-11-25' })
    const again = sweptAt(climbed, '2026-11-30T08:00:00.000Z')
    expect(again.dispute).toMatchObject({ rung: 2, openFrom: 0 })
    const brought = doing(again, aWorkerOf('sender', 'head-of-service'), 'escalate', {}, '2026-11-30T10:00:00.000Z')
    expect(brought.dispute).toMatchObject({ rung: 3, openFrom: 3 })
  })

  test('one from before rungs were kept is open at its own rung, and climbs from there', () => {
    const { openFrom: _none, ...old } = inDispute(1).dispute ?? raise()
    const t: Transfer = { ...inDispute(1), dispute: old }
    const climbed = evolve(t, { type: 'DisputeClimbed', to: 2 }, by(t))
    expect(climbed.dispute).toMatchObject({ rung: 2, openFrom: 1 })
  })

  test('that a child was in dispute is kept when the dispute is over', () => {
    const over = doing(inDispute(), lead('receiver'), 'decide', { decision: 'agree' })
    expect(over.children).toMatchObject({ c1: { disputed: true }, c2: { disputed: true } })
  })
})

const raise = (): never => {
  throw new Error('no dispute')
}
const by = (t: Transfer) => ({
  ...{ seq: t.version + 1, at: '2026-11-26T08:00:00.000Z', by: stampOf(theExchange(), 'exchange'), id: transferId },
})

describe('what an outcome does to each child (R8.6)', () => {
  const resolved = (said: Partial<EventOf<'DisputeResolved'>>) => {
    const t = inDispute(3)
    const event = { type: 'DisputeResolved', outcome: 'goes-on', children: ['c2'], from: on, ...said } as const
    return { before: t, after: evolve(t, event, by(t)) }
  }

  test('the receiving authority is responsible: the child is accepted, led from the date, and its duty', () => {
    const { before, after } = resolved({ outcome: 'receiver-responsible', from: '2026-12-01' })
    expect(after.children.c2).toMatchObject({
      ...{ accepted: { on: '2026-11-26' }, duty: { receiver: [{ duty: 'receiver' }] } },
      leads: [{ side: 'sender' }, { side: 'receiver', from: '2026-12-01', why: 'outcome' }],
    })
    expect(after.change).toMatchObject({ what: 'accepted', from: '2026-12-01' })
    expect(after.children.c1).toBe(before.children.c1)
  })

  test('shared: until when, who leads, and both say that it is both’s', () => {
    const { after } = resolved({ outcome: 'shared', until: '2027-01-12', leads: 'receiver' })
    expect(after.children.c2).toMatchObject({
      ...{ shared: { until: '2027-01-12' }, duty: { sender: [{ duty: 'both' }], receiver: [{ duty: 'both' }] } },
      leads: [{ side: 'sender' }, { side: 'receiver', from: '2026-11-26', why: 'shared' }],
    })
    expect(after.children.c2).not.toHaveProperty('accepted')
    expect(after.change).toMatchObject({ what: 'shared', until: '2027-01-12' })
  })

  test('it goes on: nothing changes, and nobody is told anything', () => {
    const { before, after } = resolved({ outcome: 'goes-on' })
    expect(after.children).toStrictEqual(before.children)
    expect(after.change).toStrictEqual(before.change)
    expect(after.dispute?.children).toEqual(['c1'])
  })

  test('a child that is returned is led by the transferring authority again, and is shared no more', () => {
    const said = outcome('shared', { until: '2027-01-12', leads: 'receiver' })
    const shared = doing(doing(inDispute(3), director('sender'), 'decide', said), director('receiver'), 'decide', said)
    const again = doing(shared, lead('sender'), 'dispute', {}, '2026-12-01T10:00:00.000Z')
    const back = doing(again, lead('sender'), 'decide', { decision: 'agree' }, '2026-12-01T11:00:00.000Z')
    expect(back.children.c1).toMatchObject({ ending: { how: 'returned' } })
    expect(back.children.c1).not.toHaveProperty('shared')
    expect(back.children.c1?.leads.map(({ side, from }) => [side, from])).toEqual([
      ...[
        ['sender', '2026-11-16'],
        ['receiver', on],
      ],
      ['sender', '2026-12-01'],
    ])
  })
})

describe('what each side says of its duty (R8.1)', () => {
  test('to accept is to say that it is one’s own', () => {
    const t = doing(anAcknowledged(), lead('receiver'), 'accept')
    expect(t.children.c1?.duty).toEqual({ receiver: [{ duty: 'receiver', from: on }] })
  })
})

describe('outcomes that one side recorded', () => {
  test('stand for each child, with their terms, side by side', () => {
    const said = outcome('shared', { until: '2027-01-12', leads: 'sender', children: ['c1'] })
    const one = doing(inDispute(3), director('sender'), 'decide', said)
    const two = doing(one, director('receiver'), 'decide', outcome('sender-responsible'))
    expect(two.dispute?.decisions).toMatchObject({
      c1: {
        sender: { outcome: 'shared', until: '2027-01-12', leads: 'sender' },
        receiver: { outcome: 'sender-responsible' },
      },
      c2: { receiver: { outcome: 'sender-responsible' } },
    })
    expect(two.dispute?.decisions.c2).not.toHaveProperty('sender')
  })

  test('are taken back by whoever then decides otherwise; advice that is taken takes nothing back', () => {
    const said = outcome('shared', { until: '2027-01-12', leads: 'receiver' })
    const one = doing(inDispute(3), director('sender'), 'decide', said)
    const advised = doing(one, director('sender'), 'decide', { decision: 'legal-advice' })
    expect(advised.dispute?.decisions).toEqual(one.dispute?.decisions)
    expect(doing(advised, director('receiver'), 'decide', said).dispute).toBeUndefined()
    const back = doing(one, director('sender'), 'decide')
    expect(doing(back, director('receiver'), 'decide', said).dispute).toBeDefined()
  })
})

describe('a dispute that ended before sharing had an end of its own', () => {
  test('was shared until the date of its outcome', () => {
    const t = inDispute(3)
    const resolved = { type: 'DisputeResolved', outcome: 'shared', children: ['c1', 'c2'], from: '2027-01-12' } as const
    const after = fold(t, [resolved], stampOf(director('sender'), 'director'), '2026-11-23T10:00:00.000Z')
    expect(after.children.c1?.shared).toEqual({ until: '2027-01-12' })
  })
})

describe('legal advice (R8.3)', () => {
  test('the day of the newest is kept for each side; what it says is in no state', () => {
    const once = doing(inDispute(), lead('sender'), 'record-legal-advice', { on: '2026-11-20', advice: 'Marmalade.' })
    const twice = doing(once, lead('receiver'), 'record-legal-advice', { advice: 'Marmalade.' })
    expect(twice.dispute?.advice).toEqual({ sender: '2026-11-20', receiver: on })
    expect(JSON.stringify(twice)).not.toContain('Marmalade')
  })
})

describe('leaving a dispute', () => {
  test('the last child out closes it; children that were not in it close nothing', () => {
    expect(leavingDispute(inDispute(), ['c1']).dispute?.children).toEqual(['c2'])
    expect(leavingDispute(inDispute(), ['c1', 'c2'])).not.toHaveProperty('dispute')
    expect(leavingDispute(inDispute(0, { children: ['c1'] }), ['c2']).dispute?.children).toEqual(['c1'])
    const none = aSent()
    expect(leavingDispute(none, ['c1'])).toBe(none)
  })
})

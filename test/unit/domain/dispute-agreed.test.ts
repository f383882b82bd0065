import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { roleAt } from '../../../src/domain/ladder.ts'
import { leading } from '../../../src/domain/leads.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAccepted, doing, inDispute } from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')
const leadsOn = (t: Transfer, on: string) => Object.values(t.children).map((child) => leading(child, on))
const deciding = (t: Transfer, side: Side) => given(t).by(aWorkerOf(side, roleAt(t.dispute?.rung ?? 0)))

describe('to agree (R8.2, R8.6)', () => {
  test('is not yet for the transferring authority where the other has taken the children on, and said nothing', () => {
    const t = inDispute(0, { by: 'sender', from: anAccepted() })
    const agrees = { decision: 'agree' }
    deciding(t, 'sender').when('decide', agrees).thenRefused({ code: 'position-not-stated', rule: 'R8.2' })
    const stated = doing(t, ourLead, 'state-position')
    deciding(stated, 'sender').when('decide', agrees).thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
  })

  test('takes effect within three months, so that nobody puts it off for good', () => {
    deciding(inDispute(), 'receiver')
      .when('decide', { decision: 'agree', from: '2027-02-24' })
      .thenRefused({ code: 'date-impossible', field: 'from' })
    deciding(inDispute(), 'receiver')
      .when('decide', { decision: 'agree', from: '2027-02-23' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
  })

  test('whoever leads for a time already leads on until it is theirs', () => {
    const interim = { decision: 'interim', weLeadUntil: '2026-12-04' }
    const { after: t } = deciding(inDispute(1), 'receiver').when('decide', interim).thenHappened('DisputeDecided')
    const { after } = deciding(t, 'receiver')
      .when('decide', { decision: 'agree', from: '2026-12-07' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
    for (const on of ['2026-11-23', '2026-12-05', '2026-12-06', '2026-12-07'])
      expect(leadsOn(after, on)).toEqual(['receiver', 'receiver'])
  })

  test('of whom they took on already leaves them led as was said then, and the family told', () => {
    const t = inDispute(0, { by: 'sender', from: anAccepted() })
    deciding(t, 'receiver')
      .when('decide', { decision: 'agree', from: '2026-12-01' })
      .thenRefused({ code: 'date-impossible', field: 'from' })
    const { after } = deciding(t, 'receiver')
      .when('decide', { decision: 'agree' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
    expect(after.change).toEqual(t.change)
    expect(after.children.c1?.leads).toEqual(t.children.c1?.leads)
  })

  test('for a child is to say that the duty is one’s own', () => {
    const t = doing(inDispute(), theirLead, 'state-duty', { duty: 'receiver' })
    const { after } = deciding(t, 'sender')
      .when('decide', { decision: 'agree', children: ['c2'] })
      .thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
    expect(after.children.c2?.duty?.sender?.at(-1)?.duty).toBe('sender')
    expect(after.children.c1?.duty?.sender?.at(-1)?.duty).toBe('receiver')
  })
})

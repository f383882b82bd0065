import { expect, test } from 'vitest'
import { proposals, proposalTo, whoAgrees } from '../../../src/domain/proposal.ts'
import { stateOf } from '../../../src/domain/transfer.ts'
import { waitsFor } from '../../../src/domain/waiting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aSent, doing } from '../../support/transfers.ts'

// Resident on Friday 20 November 2026, as both know.
const [theirs, ours] = [aWorkerOf('sender', 'social-worker'), aWorkerOf('receiver', 'social-worker')]
const earlier = () => doing(aSent(), theirs, 'report-residence', { on: '2026-11-13' })
const later = () => doing(aSent(), ours, 'report-residence', { on: '2026-11-23' })

test('each side’s proposal stands beside the other’s until one is agreed (R6.3)', () => {
  const both = doing(earlier(), ours, 'report-residence', { on: '2026-11-23' })
  expect(proposals(both.residence).map(({ on, by }) => [on, by])).toEqual([
    ['2026-11-13', 'sender'],
    ['2026-11-23', 'receiver'],
  ])
  expect(proposalTo(both.residence, 'receiver')?.on).toBe('2026-11-13')
  expect(proposalTo(both.residence, 'sender')?.on).toBe('2026-11-23')
  const agreed = doing(both, ours, 'agree-residence')
  expect([agreed.residence.running?.on, proposals(agreed.residence)]).toEqual(['2026-11-13', []])
})

test('a side that proposes anew takes back what it proposed before', () => {
  const again = doing(earlier(), theirs, 'report-residence', { on: '2026-11-16' })
  expect(proposals(again.residence).map(({ on }) => on)).toEqual(['2026-11-16'])
})

test('an earlier date is for the receiver’s worker to agree, a later one for the sender’s practice lead alone', () => {
  const [sooner, after] = [earlier().residence, later().residence]
  expect(sooner.proposed && whoAgrees(sooner, sooner.proposed)).toContain('social-worker')
  expect(after.proposed && whoAgrees(after, after.proposed)).toEqual(['practice-lead'])
  given(later())
    .by(theirs)
    .when('agree-residence')
    .thenRefused({ code: 'wrong-role', who: ['practice-lead'] })
})

test('it waits for whoever may agree it, in their own queue', () => {
  expect(stateOf(later())).toBe('sent')
  expect(waitsFor(later())).toContainEqual({ side: 'sender', who: ['practice-lead'], errand: 'agree-residence' })
  expect(waitsFor(aSent()).some(({ errand }) => errand === 'agree-residence')).toBe(false)
})

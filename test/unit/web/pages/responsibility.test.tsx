import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { ResponsibilityPage } from '../../../../src/web/pages/responsibility.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { anAcknowledged, aSent, doing, inDispute } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const ourManager = aWorkerOf('receiver', 'service-manager')
const theirLead = aWorkerOf('sender', 'practice-lead')
const words = (t: Transfer, by: Actor = ours, at?: string) =>
  textOf(String(<ResponsibilityPage {...openedBy(t, by, at)} />))

describe('the ledger of who leads (R8.1)', () => {
  const interim = { decision: 'interim', weLeadUntil: '2026-12-31', children: ['c1'] }
  const t = doing(inDispute(1), ourManager, 'decide', interim)

  test('has a line from one day to another for each who led, with why, and ends nowhere', () => {
    expect(words(t)).toContain(
      '16 November 2026 22 November 2026 Marlbrook County Council As the transfer began ' +
        '23 November 2026 Today 31 December 2026 Thornwick Borough Council In the interim, as arranged ' +
        '1 January 2027 No end set Marlbrook County Council The interim is over',
    )
  })

  test('marks the line of today and no other', () => {
    expect(words(t, ours, '2027-01-01T08:00:00.000Z')).toContain('1 January 2027 Today No end set Marlbrook')
    expect(words(t, ours, '2026-12-31T08:00:00.000Z')).toContain('23 November 2026 Today 31 December 2026')
    expect(words(t).split(' Today ')).toHaveLength(2 + 1)
  })

  test('stands for each child by itself', () => {
    expect(words(t)).toMatch(
      /Isolde Fenwick-Ashgrove Who leads .* Corin Fenwick-Ashgrove Who leads From Until Who leads .* began/,
    )
  })

  test('names nobody to whom the papers are closed (R2.7)', () => {
    expect(words(aSent())).toContain('Child 1, aged 9 Who leads')
    expect(words(aSent())).not.toContain('Isolde')
  })
})

describe('the ledger of whose duty each side said it was (R8.1)', () => {
  test('keeps what was said before, and says who has said nothing', () => {
    const said = doing(anAcknowledged(), theirLead, 'state-duty', { duty: 'both', children: ['c1'] })
    const again = doing(said, theirLead, 'state-duty', { children: ['c1'] }, '2026-11-25T09:00:00.000Z')
    expect(words(again, ours, '2026-11-26T09:00:00.000Z')).toContain(
      'as Marlbrook County Council said From Until Whose duty ' +
        '23 November 2026 24 November 2026 Both authorities’, together ' +
        '25 November 2026 Today No end set Thornwick Borough Council’s Thornwick Borough Council has not said',
    )
  })
})

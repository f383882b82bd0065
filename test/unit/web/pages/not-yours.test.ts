import { describe, expect, test } from 'vitest'
import type { LadderRow } from '../../../../src/db/ladder-rows.ts'
import { notForGuests, notYours } from '../../../../src/web/pages/not-yours.tsx'
import { acted } from '../../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../../support/actors.ts'
import { openedBy } from '../../../support/opened.ts'
import { anAcknowledged, doing, inDispute } from '../../../support/transfers.ts'

const sender = { side: 'sender' } as const

describe('a form that its reader could never send', () => {
  test('is for other roles of the same authority (R1.3)', () => {
    expect(notYours('decide-sharing', sender, ['social-worker'])).toEqual({
      ...{ code: 'wrong-role', rule: 'R1.3', who: ['practice-lead'] },
    })
    expect(notYours('decide-sharing', sender, ['social-worker', 'practice-lead'])).toBeUndefined()
  })

  test('is for the other authority, or the exchange itself (R1.2)', () => {
    expect(notYours('accept', sender, ['practice-lead'])).toMatchObject({ code: 'wrong-party', party: 'receiver' })
    expect(notYours('keep-rendition', sender, ['practice-lead'])).toMatchObject({ party: 'exchange' })
  })

  test('is for the rung at which the dispute stands (R8.3)', () => {
    expect(notYours('decide', { ...sender, disputeRung: 1 }, ['practice-lead'])).toMatchObject({
      who: ['service-manager'],
    })
    expect(notYours('decide', { ...sender, disputeRung: 0 }, ['practice-lead'])).toBeUndefined()
  })

  test('is for whoever holds that rung by name or as a deputy, whatever their role (R8.5)', () => {
    const deputy = aWorkerOf('sender', 'social-worker')
    const rung: LadderRow = {
      ...{ rung: 1, title: 'Group manager', vacant: false, holderName: 'Honoria Larkspur', holderWorker: null },
      ...{ deputyName: deputy.name, deputyWorker: deputy.worker, awayFrom: '2026-11-20', awayUntil: '2026-11-27' },
    }
    const { view } = openedBy(inDispute(1), deputy, undefined, [], [rung])
    expect(view.allowed).toContain('decide')
    expect(notYours('decide', view, deputy.roles)).toBeUndefined()
    // Where nobody is away the rung is its holder’s.
    const { view: back } = openedBy(inDispute(1), deputy, '2026-11-30T10:00:00.000Z', [], [rung])
    expect(back.allowed).not.toContain('decide')
    expect(notYours('decide', back, deputy.roles)).toMatchObject({ who: ['service-manager'] })
  })

  test('is still for those from whom time alone took it (R8.5)', () => {
    const climbed = acted(inDispute(), 'remind', {}, theExchange(), '2026-11-25T08:00:00.000Z')
    const { view } = openedBy(climbed, aWorkerOf('sender', 'social-worker'))
    expect(notYours('decide', view, ['social-worker'])).toMatchObject({ who: ['practice-lead', 'service-manager'] })
    expect(notYours('decide', view, ['practice-lead'])).toBeUndefined()
  })

  test('is closed to whoever knows the family, but an alert never (R1.4, R2.8)', () => {
    const shutOut = { ...sender, shutOut: true } as const
    expect(notYours('send', shutOut, ['social-worker'])).toMatchObject({ code: 'knows-the-family' })
    expect(notYours('raise-alert', shutOut, ['social-worker'])).toBeUndefined()
  })

  test('is for an authority on the exchange, where a guest asks for it; what guests may do is open, whatever its roles (R9.4)', () => {
    const receiver = { side: 'receiver' } as const
    for (const verb of ['accept', 'ask', 'dispute', 'arrange-meeting', 'state-position'] as const)
      expect(notForGuests(verb, receiver)).toBeUndefined()
    expect(notForGuests('escalate', receiver)).toMatchObject({ code: 'not-for-guests', rule: 'R9.4' })
    expect(notForGuests('send', receiver)).toMatchObject({ code: 'wrong-party', party: 'sender' })
    expect(notForGuests('accept', { ...receiver, shutOut: true })).toMatchObject({ code: 'knows-the-family' })
  })

  describe('a proposed date of residence (R6.3)', () => {
    const worker = aWorkerOf('sender', 'social-worker')
    const proposed = doing(anAcknowledged(), worker, 'report-residence', { on: '2026-11-23' })
    const refused = (...by: Parameters<typeof aWorkerOf>) => {
      const actor = aWorkerOf(...by)
      return notYours('agree-residence', openedBy(proposed, actor).view, actor.roles)
    }

    test('is not for the side that proposed it', () => {
      expect(refused('sender', 'practice-lead')).toMatchObject({ code: 'nothing-proposed' })
    })

    test('is for the practice lead of the other where it makes the meeting due later', () => {
      expect(refused('receiver', 'practice-lead')).toBeUndefined()
      expect(refused('receiver', 'social-worker')).toMatchObject({ code: 'wrong-role', who: ['practice-lead'] })
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { takers } from '../../../src/domain/verbs/row.ts'
import { errands, notificationDue, waitingColumn, waitsFor } from '../../../src/domain/waiting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, sweptAt, withVisitAsked } from '../../support/clocks.ts'
import { contactWanted } from '../../support/moving.ts'
import {
  advised,
  bothResponsible,
  countersigned,
  decided,
  guardian,
  lead,
  nobodyResponsible,
  says,
  worker,
} from '../../support/sharing.ts'
import {
  aDraft,
  aDraftOnRequest,
  aMeetingArranged,
  anAccepted,
  anAcknowledged,
  aRequested,
  aSent,
  aWithdrawn,
  doing,
  inDispute,
} from '../../support/transfers.ts'

const refused = () => aDraft({ permission: 'refused' })
const waits = (t: Transfer) => waitsFor(t).map(({ errand }) => errand)
const sender = (role: string, errand: string) => `sender:${role}:${errand}`

describe('a sharing decision waits for a practice lead (R4.3)', () => {
  test.each(['refused', 'withdrawn', 'not-sought-risk', 'not-sought-urgent', 'not-reached'] as const)('%s', (state) => {
    const t = says(aDraft({ without: 'permission' }), 'p1', state)
    expect(waitingColumn(t)).toBe(sender('practice-lead', 'decision'))
    expect(waits(decided(t))).toEqual([])
  })

  test.each(['given', 'awaiting-answer', 'not-yet-sought'] as const)('and not while it is %s', (state) => {
    expect(waits(says(aDraft({ without: 'permission' }), 'p1', state))).toEqual([])
  })

  test('again, once an answer overtook the decision', () => {
    expect(waits(says(decided(aDraft({ permission: 'not-reached' })), 'p1', 'refused'))).toEqual(['decision'])
    const kept = decided(refused(), { outcome: 'do-not-share' })
    expect(waits(says(kept, 'p1', 'given-in-part', { papers: ['plan'] }))).toEqual(['decision'])
  })

  test('where two said yes to nothing that is the same', () => {
    const one = aDraft({ family: bothResponsible, permission: 'given-in-part', papers: ['plan'] })
    expect(waits(says(one, 'p2', 'given-in-part', { papers: ['plan', 'summary'] }))).toEqual([])
    expect(waits(says(one, 'p2', 'given-in-part', { papers: ['summary'] }))).toEqual(['decision'])
  })

  test('where there is nobody to ask', () => {
    const t = aDraft({ family: nobodyResponsible, without: 'permission' })
    expect(waits(t)).toEqual(['decision'])
    expect(waits(decided(t))).toEqual([])
  })

  test('not while advice is awaited: that waits for the adviser alone (R4.4)', () => {
    const asked = doing(refused(), lead, 'ask-advice')
    expect(waitingColumn(asked)).toBe(sender('caldicott-guardian', 'advice'))
    expect(waitingColumn(doing(refused(), lead, 'ask-advice', { of: 'legal-adviser' }))).toBe(
      sender('legal-adviser', 'advice'),
    )
    expect(waits(doing(asked, guardian, 'answer-advice'))).toEqual(['decision'])
  })
})

test('an adviser asked twice has one errand', () => {
  expect(waits(doing(doing(refused(), lead, 'ask-advice'), lead, 'ask-advice'))).toEqual(['advice'])
})

test('a countersignature waits for a service manager (R4.4)', () => {
  const against = decided(advised(refused(), 'do-not-share'))
  expect(waitingColumn(against)).toBe(sender('service-manager', 'countersignature'))
  expect(waits(countersigned(against))).toEqual([])
})

describe('whether to tell of the move without the papers (R4.11)', () => {
  const kept = () => decided(refused(), { outcome: 'do-not-share' })

  test('waits for a practice lead once the papers stay', () => {
    expect(waitingColumn(kept())).toBe(sender('practice-lead', 'notification'))
    expect(notificationDue(refused())).toBe(false)
    expect(notificationDue(decided(refused()))).toBe(false)
  })

  test.each(['notify', 'do-not-notify'])('is done with either answer: %s', (outcome) => {
    expect(waits(doing(kept(), lead, 'notify-move', { outcome }))).toEqual([])
  })

  test('is not asked where they were notified already', () => {
    const t = aDraft({ permission: 'refused', notified: true })
    expect(notificationDue(decided(t, { outcome: 'do-not-share' }))).toBe(false)
  })

  test.each([
    ['their own request', () => aDraftOnRequest({ permission: 'refused' })],
    ['an alert', () => doing(refused(), lead, 'raise-alert')],
  ])('is asked although they know of the family by %s: that is no notification', (_how, told) => {
    expect(notificationDue(decided(told(), { outcome: 'do-not-share' }))).toBe(true)
  })
})

describe('after an emergency (R4.9)', () => {
  const gone = () => doing(aDraft({ permission: 'refused', without: 'move' }), lead, 'send-in-emergency')

  test('the reasons and the move wait for a practice lead', () => {
    expect(waitingColumn(gone())).toContain(sender('practice-lead', 'emergency-reasons'))
    expect(waits(decided(gone()))).toEqual(['acknowledge', 'emergency-reasons'])
    expect(waits(doing(decided(gone()), worker, 'record-move'))).toEqual(['acknowledge'])
  })

  test('the countersignature that is owed waits for a service manager alone', () => {
    const t = doing(aDraft({ permission: 'refused' }), lead, 'send-in-emergency')
    const against = decided(advised(t, 'do-not-share'))
    expect(waitingColumn(against)).toContain(sender('service-manager', 'countersignature'))
    expect(waits(against)).toEqual(['acknowledge', 'countersignature'])
  })
})

test('an alert waits for whoever may take it at the receiving authority (R2.8)', () => {
  const alerted = doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')
  expect(waitingColumn(alerted)).toBe(takers.map((role) => `receiver:${role}:alert`).join(' '))
  expect(waits(doing(alerted, aWorkerOf('receiver', 'duty'), 'acknowledge-alert'))).toEqual([])
})

test('another authority’s wish for contact waits for a practice lead, also once the transfer has ended (R5.2)', () => {
  expect(waitingColumn(contactWanted())).toContain('sender:practice-lead:contact')
  expect(waitingColumn(contactWanted(aWithdrawn()))).toBe('sender:practice-lead:contact')
})

test('a package waits to be acknowledged, a request to be taken up; else nothing, nor once it has ended', () => {
  expect([waits(aDraft()), waits(aSent()), waits(anAcknowledged())]).toEqual([[], ['acknowledge'], []])
  expect(waits(aRequested())).toEqual(['request'])
  const ended = doing(doing(refused(), lead, 'ask-advice'), lead, 'withdraw')
  expect(waits(ended)).toEqual([])
})

describe('what the clock asks waits once its reminder has gone out (R2.6, R6.3, R6.6, R6.9)', () => {
  const workers = ['social-worker', 'practice-lead', 'service-manager']
  const ours = aWorkerOf('receiver', 'social-worker')
  const forWorkers = (side: string, errand: string) => workers.map((role) => `${side}:${role}:${errand}`).join(' ')
  const clock = (t: Transfer) => waits(t).filter((errand) => errand !== 'acknowledge')

  test('whether the family has arrived: for a worker of the sender, until somebody says', () => {
    const expected = doing(doing(aDraft(), worker, 'send'), ours, 'acknowledge')
    expect(clock(expected)).toEqual([])
    const asked = sweptAt(expected, '2026-11-23T09:30:00.000Z')
    expect(waitingColumn(asked)).toBe(forWorkers('sender', 'residence'))
    expect(clock(doing(asked, ours, 'report-residence'))).toEqual([])
    expect(clock(doing(asked, worker, 'report-residence'))).toEqual([])
  })

  test('what became of a stay: for a worker of the sender, until it is said', () => {
    const morningAfter = '2026-12-12T08:00:00.000Z'
    const stay = doing(aStay(), ours, 'acknowledge')
    expect(clock(stay)).toEqual([])
    const asked = sweptAt(stay, morningAfter)
    expect(waitingColumn(asked)).toBe(forWorkers('sender', 'stay'))
    for (const now of ['resident', 'stays-longer', 'returned'])
      expect(clock(doing(asked, lead, 'end-stay', { now, until: '2027-01-15' }, morningAfter)), now).toEqual([])
  })

  test('a visit that was asked for: for a worker of the receiver, at once, until it is answered', () => {
    const asked = doing(withVisitAsked(), ours, 'acknowledge')
    expect(waitingColumn(asked)).toBe(forWorkers('receiver', 'visit'))
    expect(clock(doing(asked, ours, 'answer-visit'))).toEqual([])
  })

  test('an earlier due date: for a worker of the receiver, until it is confirmed', () => {
    const found = doing(anEarlierDueFound(), ours, 'acknowledge')
    expect(waitingColumn(found)).toBe(forWorkers('receiver', 'due-date'))
    expect(clock(doing(found, ours, 'confirm-due'))).toEqual([])
  })

  test('a corrected date: for whoever agrees it on the other side, until it is agreed (R6.3)', () => {
    const taken = anAcknowledged()
    const later = doing(taken, worker, 'report-residence', { on: '2026-11-23' })
    expect(waitingColumn(later)).toBe('receiver:practice-lead:agree-residence')
    const earlier = doing(taken, worker, 'report-residence', { on: '2026-11-16' })
    expect(waitingColumn(earlier)).toBe(forWorkers('receiver', 'agree-residence'))
    expect(waitingColumn(doing(earlier, ours, 'report-residence', { on: '2026-11-23' }))).toBe(
      `sender:practice-lead:agree-residence ${forWorkers('receiver', 'agree-residence')}`,
    )
    expect(clock(doing(earlier, ours, 'agree-residence'))).toEqual([])
  })

  test('a late meeting: for the practice lead; a very late one for the service manager beside', () => {
    expect(clock(sweptAt(doing(anAccepted(), lead, 'confirm-seen'), '2026-12-18T08:00:00.000Z'))).toEqual([])
    const seen = doing(anAccepted(), lead, 'confirm-seen')
    const late = sweptAt(seen, '2026-12-21T08:00:00.000Z')
    expect(waitingColumn(late)).toBe('receiver:practice-lead:meeting-late')
    const veryLate = sweptAt(late, '2026-12-29T08:00:00.000Z')
    expect(waitingColumn(veryLate)).toBe(
      'receiver:practice-lead:meeting-late receiver:service-manager:meeting-very-late',
    )
  })

  test('no longer once the meeting is held, or its date has moved', () => {
    const late = sweptAt(doing(aMeetingArranged(), lead, 'confirm-seen'), '2026-12-29T08:00:00.000Z')
    expect(clock(late)).toEqual(['meeting-late', 'meeting-very-late'])
    expect(clock(doing(late, ours, 'hold-meeting', { on: '2026-12-29' }, '2026-12-29T15:00:00.000Z'))).toEqual([])
    const later = doing(late, ours, 'report-residence', { on: '2026-12-01' }, '2026-12-29T15:00:00.000Z')
    expect(clock(doing(later, lead, 'agree-residence', {}, '2026-12-29T16:00:00.000Z'))).toEqual([])
  })

  test('cancelling the meeting makes it no less late (R6.8)', () => {
    const late = sweptAt(doing(aMeetingArranged(), lead, 'confirm-seen'), '2026-12-21T08:00:00.000Z')
    expect(clock(doing(late, ours, 'cancel-meeting', {}, '2026-12-21T09:00:00.000Z'))).toEqual(['meeting-late'])
  })
})

describe('a dispute waits for whoever holds an open rung of a side whose turn it is (R8.4, R8.5)', () => {
  const dispute = (t: Transfer) =>
    waitsFor(t).flatMap(({ side, who, errand }) => (errand === 'dispute' ? [`${side}: ${who.join(' ')}`] : []))

  test('of both, until one has decided; then of the other', () => {
    expect(dispute(inDispute(1))).toEqual(['sender: rung-1', 'receiver: rung-1'])
    const decided = doing(inDispute(1), aWorkerOf('sender', 'service-manager'), 'decide')
    expect(dispute(decided)).toEqual(['receiver: rung-1'])
    expect(dispute(doing(decided, aWorkerOf('receiver', 'service-manager'), 'decide'))).toHaveLength(2)
  })

  test('climbed, for the rungs below too', () => {
    const climbed = sweptAt(inDispute(), '2026-11-25T08:00:00.000Z')
    expect(dispute(climbed)).toEqual(['sender: rung-0 rung-1', 'receiver: rung-0 rung-1'])
    expect(waitingColumn(climbed)).toContain('receiver:rung-1:dispute')
  })

  test('what follows a time of sharing waits once its end has been reminded of, and until somebody accepts (R8.6)', () => {
    const said = { decision: 'outcome', outcome: 'shared', until: '2026-12-04', leads: 'sender' }
    const one = doing(inDispute(3), aWorkerOf('sender', 'director'), 'decide', said)
    const shared = doing(one, aWorkerOf('receiver', 'director'), 'decide', said)
    expect(waits(shared)).not.toContain('shared-ends')
    const ending = sweptAt(shared, '2026-11-27T08:00:00.000Z')
    expect(waits(ending).filter((errand) => errand === 'shared-ends')).toHaveLength(2)
    expect(waits(doing(ending, aWorkerOf('receiver', 'practice-lead'), 'accept'))).not.toContain('shared-ends')
  })
})

test('each errand has a word of its own in the column, without a space in it', () => {
  expect(new Set(errands).size).toBe(20)
  for (const errand of errands) expect(errand).toMatch(/^[a-z-]+$/)
})

import { expect, test } from 'vitest'
import { columnsOf, labelOf } from '../../../src/db/columns.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aDraft, anAcknowledged, doing, inDispute } from '../../support/transfers.ts'

// Resident on Friday 20 November 2026: 20 working days later is Friday 18 December.
const sent = '2026-11-20T15:00:00.000Z'

test('a draft that nobody was told of reminds nobody, and has only its expected date', () => {
  expect(columnsOf(aDraft(), england)).toEqual({
    ...{ state: 'draft', version: aDraft().version, urgency: 'soon', rung: null, next_alert_at: null, waits_for: '' },
    ...{
      resident_on: '2026-11-20',
      due_on: '2026-12-18',
      calendar: england.version,
      receiver_told_at: null,
      sent_at: null,
      acknowledged_at: null,
    },
  })
})

test('without a residence there is no date at all', () => {
  const { resident_on, due_on } = columnsOf(aDraft({ without: 'residence' }), england)
  expect([resident_on, due_on]).toEqual([null, null])
})

test('an acknowledged one says since when, and when somebody is next reminded', () => {
  const columns = columnsOf(anAcknowledged(), england)
  expect(columns).toMatchObject({ state: 'acknowledged', receiver_told_at: sent, sent_at: sent, due_on: '2026-12-18' })
  // No answer for five working days: on the morning of the sixth.
  expect(columns.next_alert_at).toBe('2026-11-30T08:00:00.000Z')
})

test('a dispute shows its rung', () => {
  expect(columnsOf(inDispute(2), england)).toMatchObject({ rung: 2 })
})

test('what waits for somebody stands by side, role and errand (R4.4)', () => {
  const asked = doing(aDraft({ permission: 'refused' }), aWorkerOf('sender', 'practice-lead'), 'ask-advice')
  expect(columnsOf(asked, england).waits_for).toBe('sender:caldicott-guardian:advice')
})

test('no column holds a name; the label, which is sealed, holds the children’s, and who may not see them (R1.4)', () => {
  expect(JSON.stringify(columnsOf(anAcknowledged(), england))).not.toContain('Fenwick')
  expect(labelOf(anAcknowledged())).toEqual({
    names: ['Isolde Fenwick-Ashgrove', 'Corin Fenwick-Ashgrove'],
    shutOut: {
      ...{ knowing: [], namesakes: [] },
      names: ['ashgrove fenwick isolde', 'ashgrove corin fenwick', 'ashgrove fenwick rowena', 'lucan thistlecombe'],
    },
  })
})

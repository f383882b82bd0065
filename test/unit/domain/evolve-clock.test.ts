import { describe, expect, test } from 'vitest'
import { evolve } from '../../../src/domain/evolve.ts'
import { clockAfter } from '../../../src/domain/evolve-clock.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { stampOf, transferId } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, noLongerInNeed, withVisitAsked } from '../../support/clocks.ts'
import { aDraft, aMeetingArranged, aMeetingHeld, anAccepted, aSent, doing } from '../../support/transfers.ts'

const theirs = aWorkerOf('sender', 'social-worker')
const ours = aWorkerOf('receiver', 'social-worker')
const stamp = { seq: 99, at: '2026-11-25T10:00:00.000Z', by: stampOf(ours, 'social-worker'), id: transferId }
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
const report = (t: Transfer, on: string) => doing(t, theirs, 'report-residence', { on })

describe('residence and the due date', () => {
  test('ten of each are kept, of the due dates the first promise always; the record keeps them all (R10.1)', () => {
    let t = aDraft({ without: 'residence' })
    for (let n = 1; n <= 13; n++) t = report(t, day(n))
    expect(t.residence.before.map(({ on }) => on)).toEqual(Array.from({ length: 10 }, (_, i) => day(i + 3)))
    expect(t.clock?.before.map(({ due }) => due.dayZero)).toEqual([
      ...[day(1), ...Array.from({ length: 9 }, (_, i) => day(i + 4))],
    ])
    expect([t.residence.running?.on, t.clock?.runs?.due.dayZero]).toEqual([day(13), day(13)])
  })

  test('the same date reached anew takes the place of itself', () => {
    const resident = report(aDraft({ without: 'residence' }), '2026-11-20')
    const again = doing(resident, theirs, 'report-residence', { known: 'The landlord rang.' })
    expect(again.clock).toEqual({ ...resident.clock, runs: { ...resident.clock?.runs, on: '2026-11-23' } })
    // From another day 0, and where it was only expected, it is another, though the due date is the same.
    expect(report(resident, '2026-11-21').clock?.before).toEqual([{ ...resident.clock?.runs, untold: true }])
    expect(report(aDraft(), '2026-11-20').clock?.before).toEqual([{ ...aDraft().clock?.runs, untold: true }])
  })

  test('a proposal changes nothing of what runs; the newest stands', () => {
    const [first, second] = [report(aSent(), '2026-11-23'), report(report(aSent(), '2026-11-23'), '2026-11-16')]
    expect(first.clock).toEqual(aSent().clock)
    expect([first.residence.proposed?.on, second.residence.proposed?.on]).toEqual(['2026-11-23', '2026-11-16'])
    expect(second.residence.running).toEqual(aSent().residence.running)
  })

  test('a stay leaves no date to run, and keeps the one that ran', () => {
    expect(aStay().clock).not.toHaveProperty('runs')
    expect(aStay().clock?.before).toMatchObject([{ due: { on: '2026-12-18' }, how: 'reported' }])
    const resident = doing(aStay(), theirs, 'end-stay')
    expect(resident.clock?.before).toEqual(aStay().clock?.before)
    expect(resident.clock?.runs).toMatchObject({ due: { on: '2026-12-21' }, how: 'reported', on: '2026-11-23' })
  })

  test('an earlier date that was found changes nothing of what runs, and goes when another does', () => {
    const t = anEarlierDueFound()
    const { earlier: _waits, ...before } = t.clock ?? { before: [] }
    expect(t.clock?.runs?.due.on).toBe('2026-12-21')
    const corrected = doing(t, ours, 'report-residence', { on: '2026-11-16' })
    expect(corrected.clock?.before.at(-1)).toEqual(before.runs)
    expect(corrected.clock).not.toHaveProperty('earlier')
  })

  test('a report from before due dates were kept makes none up, and changes none', () => {
    const { running } = aSent().residence
    if (running === undefined) throw new Error('something runs')
    const { clock: _none, ...old } = aSent()
    const event = { type: 'ResidenceReported', report: { ...running, on: '2026-11-23' } } as const
    expect(evolve(old, event, stamp)).not.toHaveProperty('clock')
    expect(evolve(aSent(), event, stamp).clock).toEqual(aSent().clock)
  })

  test('what is counted anew or confirmed is nobody’s report, and is dated by the day that it came to be so', () => {
    const due = { dayZero: '2026-11-20', on: '2026-12-21', provisional: false, calendar: '2026-12-01' }
    const was = { ...due, on: '2026-12-18', calendar: '2026-02-25' }
    const recounted = evolve(aSent(), { type: 'DueDateRecounted', due, was }, stamp)
    expect(recounted.clock?.runs).toEqual({ due, how: 'recounted', on: '2026-11-25' })
    const confirmed = evolve(aSent(), { type: 'DueDateConfirmed', due }, stamp)
    expect(confirmed.clock?.runs).toEqual({ due, how: 'confirmed', on: '2026-11-25' })
    const { clock: _none, ...old } = aSent()
    expect(evolve(old, { type: 'EarlierDueFound', due }, stamp).clock).toEqual({
      ...{ before: [], earlier: { due, how: 'recounted', on: '2026-11-25' } },
    })
  })
})

test('an answer is to every visit that waits, and to none that was answered', () => {
  const seen = doing(doing(withVisitAsked(), ours, 'acknowledge'), ours, 'answer-visit')
  const again = doing(seen, theirs, 'ask-visit', { by: '2026-12-07' })
  const none = evolve(again, { type: 'VisitAnswered', visited: false, reasons: 'Nobody was at home.' }, stamp)
  expect(none.visits).toEqual([
    ...[{ by: '2026-11-30', visited: true, on: '2026-11-23' }],
    ...[{ by: '2026-12-07', visited: false }],
  ])
})

describe('the meeting', () => {
  test('keeps what the pages show; who is invited stands in its event alone', () => {
    const t = doing(anAccepted(), ours, 'arrange-meeting', { invited: ['Dr Hale, GP'], interpreter: 'Tigrinya' })
    expect(Object.keys(t.meeting ?? {}).sort()).toEqual([
      ...['chair', 'changedAt', 'minutes', 'number', 'on', 'place', 'seq', 'sequence', 'time'],
    ])
    expect(t.meeting?.seq).toBe(t.version)
  })

  test('arranged before changes were numbered is the first, and its next change the first change', () => {
    const { meeting, ...t } = aMeetingArranged()
    if (meeting === undefined) throw new Error('a meeting is arranged')
    const { number: _n, sequence: _s, ...old } = meeting
    const changed = doing({ ...t, meeting: old }, ours, 'arrange-meeting', { time: '16:30' })
    expect(changed.meeting).toMatchObject({ number: 1, sequence: 1, time: '16:30' })
  })

  test('held gives each child its outcome and its day, and leaves the others as they were', () => {
    const t = aMeetingHeld()
    expect(t.children.c1).toMatchObject({ outcome: 'continues', metOn: '2026-11-23' })
    const outcomes = [{ child: 'c1', outcome: 'assessment-update' as const, reasons: 'A new baby.' }]
    const nobody = { came: [], wrote: [], apologies: [], deficits: [] }
    const after = evolve(t, { type: 'MeetingHeld', on: '2026-12-18', outcomes, ...nobody }, stamp)
    expect(after.children.c1).toMatchObject({ outcome: 'assessment-update', metOn: '2026-12-18' })
    expect(after.children.c2).toEqual(t.children.c2)
  })

  test('that is not there is neither cancelled nor held', () => {
    const cancelled = { type: 'MeetingCancelled', reasons: 'The chair is ill.' } as const
    expect(clockAfter(anAccepted(), cancelled, stamp, '2026-11-25')).toEqual({})
  })

  test('a closing summary is kept by the number of its event, for its child alone', () => {
    const t = doing(noLongerInNeed(), ours, 'write-closing-summary')
    expect(t.children.c1?.closingSummary).toBe(t.version)
    expect(t.children.c2).not.toHaveProperty('closingSummary')
  })
})

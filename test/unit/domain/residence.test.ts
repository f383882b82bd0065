import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { dueDate, dueOf } from '../../../src/domain/clock.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { acted, england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, sweptAt, withHoliday } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import { aDraft, anAccepted, aRequested, aSent, doing } from '../../support/transfers.ts'

// Sent on Friday 20 November 2026, the day of residence: due on Friday 18 December. Today is Monday 23 November.
const workerOf = (side: Side) => aWorkerOf(side, 'social-worker')
const leadOf = (side: Side) => aWorkerOf(side, 'practice-lead')
const due = (t: Transfer) => dueOf(t, england)
const report = (t: Transfer, side: Side, difference: object) =>
  given(t).by(workerOf(side)).when('report-residence', difference)
const runs = (t: Transfer, side: Side, difference: object) =>
  report(t, side, difference).thenHappened('ResidenceReported').after
const proposed = (t: Transfer, side: Side, difference: object) =>
  report(t, side, difference).thenHappened('ResidenceProposed').after
const agreed = (t: Transfer, by: ReturnType<typeof workerOf>) =>
  given(t).by(by).when('agree-residence').thenHappened('ResidenceAgreed').after
const stay = { kind: 'temporary', until: '2027-01-15' }
const everybody = [
  ['sender', 'receiver'],
  ['receiver', 'sender'],
] as const

describe('reporting residence (R6.2)', () => {
  test.each(['resident', 'temporary'])('%s is not of the future; expected may be', (kind) => {
    const tomorrow = { on: '2026-11-24', until: '2027-01-15' }
    report(aDraft(), 'sender', { ...tomorrow, kind }).thenRefused({
      code: 'date-impossible',
      rule: 'R6.2',
      field: 'on',
    })
    runs(aDraft(), 'sender', { kind, on: '2026-11-23', until: '2027-01-15' })
    runs(aDraft(), 'sender', { ...tomorrow, kind: 'expected' })
  })

  test.each(['1999-11-20', '2011-12-31', '2050-01-01', '2099-12-31'])('%s is outside the calendar', (on) =>
    report(aDraft(), 'sender', { kind: 'expected', on }).thenRefused({ code: 'date-impossible', field: 'on' }),
  )

  test('nor does a stay end outside it', () => {
    report(aDraft(), 'sender', { ...stay, until: '2050-01-01' }).thenRefused({
      code: 'date-impossible',
      field: 'until',
    })
    const t = runs(aDraft(), 'sender', { ...stay, until: '2049-12-31' })
    expect(reminders(doing(t, workerOf('sender'), 'send'), england)).not.toEqual([])
  })

  test('what is expected is not of a day that has gone: have they come, or when will they?', () => {
    report(aDraft(), 'sender', { kind: 'expected', on: '2026-11-22' }).thenRefused({
      code: 'date-impossible',
      field: 'on',
    })
    runs(aDraft(), 'sender', { kind: 'expected', on: '2026-11-23' })
  })

  test('more than two years ago is a slip of the year', () => {
    report(aDraft(), 'sender', { on: '2024-11-22' }).thenRefused({ code: 'date-impossible', rule: 'R6.2', field: 'on' })
  })

  test.each([
    ['resident', '2024-11-23'],
    ['expected', '2049-12-31'],
  ])('%s on %s is within it, and every reminder can be reckoned', (kind, on) => {
    const t = runs(aDraft(), 'sender', { kind, on })
    expect(reminders(doing(t, workerOf('sender'), 'send'), england)).not.toEqual([])
  })

  test('in a draft of which nobody was told, the last word of the sender runs', () => {
    expect(due(runs(aDraft(), 'sender', { on: '2026-11-02' }))?.dayZero).toBe('2026-11-02')
    expect(due(runs(aDraft(), 'sender', { on: '2026-11-23' }))?.dayZero).toBe('2026-11-23')
    expect(due(runs(aDraft(), 'sender', stay))).toBeUndefined()
  })

  test('the first report of either side runs', () => {
    expect(due(runs(aRequested(), 'receiver', {}))?.dayZero).toBe('2026-11-20')
    expect(due(runs(aRequested(), 'sender', { kind: 'expected', on: '2026-11-30' }))?.provisional).toBe(true)
  })

  test('keeps who said so and how it is known, and the date that it gives is kept with it (R6.7)', () => {
    const { events } = report(aRequested(), 'receiver', { known: 'The school rang.' }).thenHappened('ResidenceReported')
    const { version: calendar } = england
    expect(events).toMatchObject([
      {
        report: { kind: 'resident', by: 'receiver', known: 'The school rang.', at: '2026-11-23T10:00:00.000Z' },
        due: { dayZero: '2026-11-20', on: '2026-12-18', provisional: false, calendar },
      },
    ])
  })
})

describe('correcting it, once both know (R6.3, R6.9)', () => {
  test.each(everybody)(
    'later, by the %s, waits for the practice lead of the %s; the earlier date runs',
    (side, other) => {
      const t = proposed(aSent(), side, { on: '2026-11-23' })
      expect(due(t)?.on).toBe('2026-12-18')
      expect(t.residence.proposed).toMatchObject({ on: '2026-11-23', by: side })
      for (const by of [workerOf(other), aWorkerOf(other, 'service-manager')])
        given(t)
          .by(by)
          .when('agree-residence')
          .thenRefused({ code: 'wrong-role', rule: 'R1.3', who: ['practice-lead'] })
      given(t).by(leadOf(side)).when('agree-residence').thenRefused({ code: 'nothing-proposed', rule: 'R6.3' })
      const after = agreed(t, leadOf(other))
      expect(due(after)?.on).toBe('2026-12-21')
      expect(after.residence).not.toHaveProperty('proposed')
      expect(after.residence.before.at(-1)?.on).toBe('2026-11-20')
      expect(after.clock?.before.at(-1)).toMatchObject({ due: { on: '2026-12-18' }, how: 'reported', by: 'sender' })
      expect(after.clock?.runs).toMatchObject({ due: { on: '2026-12-21' }, how: 'agreed', on: '2026-11-23', by: side })
    },
  )

  test('earlier, by the sender, waits for any worker of the receiver', () => {
    const t = proposed(aSent(), 'sender', { on: '2026-11-16' })
    expect(due(t)?.on).toBe('2026-12-18')
    given(t).by(leadOf('sender')).when('agree-residence').thenRefused({ code: 'nothing-proposed' })
    for (const by of [workerOf('receiver'), leadOf('receiver')]) expect(due(agreed(t, by))?.on).toBe('2026-12-14')
  })

  test('earlier, by the receiver, is confirmed by its saying so', () => {
    expect(due(runs(aSent(), 'receiver', { on: '2026-11-16' }))?.on).toBe('2026-12-14')
  })

  test('the receiver was told by a notification too: from then on the sender alone changes nothing', () => {
    const notified = aDraft({ notified: true })
    expect(due(proposed(notified, 'sender', { on: '2026-11-16' }))?.on).toBe('2026-12-18')
    expect(due(proposed(notified, 'sender', { kind: 'expected', on: '2026-11-27' }))?.on).toBe('2026-12-18')
  })

  test('without moving the due date runs at once: Saturday for Friday, resident for expected', () => {
    const saturday = runs(aSent(), 'sender', { on: '2026-11-21' })
    expect([saturday.residence.running?.on, due(saturday)?.dayZero]).toEqual(['2026-11-21', '2026-11-21'])
    const expected = doing(aDraft(), workerOf('sender'), 'send')
    expect(due(runs(expected, 'receiver', {}))).toMatchObject({ on: '2026-12-18', provisional: false })
  })

  test('nothing proposed is nothing to agree', () => {
    given(aSent()).by(leadOf('receiver')).when('agree-residence').thenRefused({ code: 'nothing-proposed' })
  })

  test('what one side proposed still waits when the other reports anew, unless it reports the same', () => {
    const later = proposed(aSent(), 'sender', { on: '2026-11-23' })
    expect(runs(later, 'receiver', { on: '2026-11-16' }).residence.proposed?.on).toBe('2026-11-23')
    const earlier = proposed(aSent(), 'sender', { on: '2026-11-16' })
    expect(runs(earlier, 'receiver', { on: '2026-11-16' }).residence).not.toHaveProperty('proposed')
    expect(runs(later, 'sender', { on: '2026-11-20' }).residence).not.toHaveProperty('proposed')
    // The same day, and yet not the same: they only stay.
    const staying = proposed(aSent(), 'sender', { ...stay, on: '2026-11-20' })
    expect(runs(staying, 'receiver', {}).residence.proposed?.kind).toBe('temporary')
  })

  test('where both propose, both wait, each for the other side; what one agrees is the end of both', () => {
    const t = proposed(proposed(aSent(), 'sender', { on: '2026-11-16' }), 'receiver', { on: '2026-11-23' })
    expect(due(t)?.on).toBe('2026-12-18')
    const [ours, theirs] = [agreed(t, workerOf('receiver')), agreed(t, leadOf('sender'))]
    expect([due(ours)?.on, due(theirs)?.on]).toEqual(['2026-12-14', '2026-12-21'])
    for (const after of [ours, theirs]) {
      given(after).by(leadOf('sender')).when('agree-residence').thenRefused({ code: 'nothing-proposed' })
      given(after).by(leadOf('receiver')).when('agree-residence').thenRefused({ code: 'nothing-proposed' })
    }
    // Each side may think again: its newer proposal takes the place of its own alone.
    const anew = proposed(t, 'sender', { on: '2026-11-12' })
    expect([due(agreed(anew, workerOf('receiver')))?.on, due(agreed(anew, leadOf('sender')))?.on]).toEqual([
      ...['2026-12-10', '2026-12-21'],
    ])
  })

  test('to a temporary stay stops the clock only when the other side’s practice lead agrees (R2.6)', () => {
    for (const [side, other] of everybody) {
      const t = proposed(aSent(), side, stay)
      expect(due(t)?.on).toBe('2026-12-18')
      given(t).by(workerOf(other)).when('agree-residence').thenRefused({ code: 'wrong-role' })
      const after = agreed(t, leadOf(other))
      expect(due(after)).toBeUndefined()
      expect(after.clock?.before.map((one) => one.due.on)).toContain('2026-12-18')
    }
  })

  test('from a temporary stay starts the clock at either side’s word: no date was told that it could make earlier', () => {
    for (const [side] of everybody) expect(due(runs(aStay(), side, {}))?.on).toBe('2026-12-18')
  })

  test('but a day before the stay would undo it, and waits for the other side’s practice lead', () => {
    for (const [side, other] of everybody) {
      const t = proposed(aStay(), side, { on: '2026-11-19' })
      expect(due(t)).toBeUndefined()
      given(t).by(workerOf(other)).when('agree-residence').thenRefused({ code: 'wrong-role' })
      expect(due(agreed(t, leadOf(other)))?.on).toBe('2026-12-17')
    }
  })

  test('while an earlier date waits for a bank holiday that was taken back, what is earlier than the one told waits too', () => {
    const t = anEarlierDueFound()
    expect(due(t)?.on).toBe('2026-12-21')
    const again = proposed(t, 'sender', {})
    expect([due(again)?.on, again.clock?.earlier?.due.on]).toEqual(['2026-12-21', '2026-12-18'])
    const confirmed = agreed(again, leadOf('receiver'))
    expect([due(confirmed)?.on, confirmed.clock?.earlier]).toEqual(['2026-12-18', undefined])
  })
})

test('what makes no date earlier is for the practice lead to agree, also where the bank holidays have made it none later', () => {
  const calendar = withHoliday('2026-11-30')
  const { after: later } = given(aSent())
    .knowing({ calendar })
    .by(workerOf('sender'))
    .when('report-residence', { on: '2026-11-23' })
    .thenHappened('ResidenceProposed')
  const told = sweptAt(later, '2026-11-24T04:00:00.000Z', calendar)
  expect(due(told)?.on).toBe('2026-12-21')
  // By the list of today, in which that day is taken back, the proposed residence gives just the date that was told.
  given(told).by(workerOf('receiver')).when('agree-residence').thenRefused({ code: 'wrong-role' })
  expect(due(agreed(told, leadOf('receiver')))?.on).toBe('2026-12-21')
})

describe.each(['wales', 'scotland', 'northern-ireland'])('to %s, where other law holds (R2.12)', (nation) => {
  const calendar = calendarsOf(shippedHolidays, 'day-after')(nation)
  const at = '2026-11-20T15:00:00.000Z'
  const resident = () =>
    acted(aDraft({ without: 'residence' }), 'report-residence', inputs['report-residence'], workerOf('sender'), at, {
      calendar,
    })
  const sent = () => doing(resident(), workerOf('sender'), 'send', {}, at)

  test('no date is due, and the receiving authority is reminded of nothing', () => {
    expect(sent()).not.toHaveProperty('clock')
    expect(dueOf(sent(), calendar)).toBeUndefined()
    expect(reminders(sent(), calendar).filter(({ to }) => to !== 'sender')).toEqual([])
    expect(reminders(sent(), england).filter(({ to }) => to !== 'sender')).not.toEqual([])
  })

  test('a correction runs at once, for it moves nothing', () => {
    const corrected = given(sent()).knowing({ calendar }).by(workerOf('sender'))
    for (const on of ['2026-11-02', '2026-11-23']) {
      const { after } = corrected.when('report-residence', { on }).thenHappened('ResidenceReported')
      expect([after.residence.running?.on, after.clock]).toEqual([on, undefined])
    }
  })

  test('no meeting is late there, and the transfer is complete without one', () => {
    const taken = doing(doing(sent(), workerOf('receiver'), 'acknowledge'), leadOf('receiver'), 'accept')
    const told = doing(taken, workerOf('receiver'), 'tell-family')
    given(told).knowing({ calendar }).when('arrange-meeting', { on: '2027-06-01' }).thenHappened('MeetingArranged')
    given(told).knowing({ calendar }).when('complete').thenHappened('ChildrenEnded')
    given(told)
      .when('complete')
      .thenRefused({ code: 'meeting-not-held', rule: 'R7.4', children: ['c1', 'c2'] })
  })
})

test('where the exchange counts the day of residence itself, the same report gives the day before', () => {
  const calendar = calendarsOf(shippedHolidays, 'same-day')('england')
  const { after } = given(aRequested())
    .by(workerOf('receiver'))
    .knowing({ calendar })
    .when('report-residence')
    .thenHappened('ResidenceReported')
  expect(after.clock?.runs?.due).toMatchObject({ dayZero: '2026-11-20', on: '2026-12-17', counting: 'same-day' })
  expect(dueDate(after.residence, england)?.on).toBe('2026-12-18')
  // A Saturday counts for nothing either way: to say Saturday for Friday is then to say a later date.
  given(anAccepted())
    .by(workerOf('sender'))
    .when('report-residence', { on: '2026-11-21' })
    .thenHappened('ResidenceReported')
  given(after)
    .by(workerOf('receiver'))
    .knowing({ calendar })
    .when('report-residence', { on: '2026-11-21' })
    .thenHappened('ResidenceProposed')
})

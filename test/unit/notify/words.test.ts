import { describe, expect, test } from 'vitest'
import type { TransferEvent } from '../../../src/domain/events.ts'
import { toldOf } from '../../../src/domain/notices.ts'
import { toldAs, urgentKinds } from '../../../src/domain/told-as.ts'
import { happenedInWords, type ToldKind, toldToNobody, words } from '../../../src/notify/words.ts'
import { gradeOf } from '../../support/reading-grade.ts'
import { aSent } from '../../support/transfers.ts'

const all = Object.entries(words) as [ToldKind, string][]
const due = { on: '2026-12-18' }
/** What an event must hold besides its type for the rules to say whom it is told to. */
const particulars: Record<string, object> = {
  PermissionRecorded: { of: 'p1', state: 'withdrawn' },
  DueDateRecounted: { due, was: { on: '2026-12-17' } },
  NobodyTold: { of: 3, side: 'receiver' },
}
const anEvent = (type: string) => ({ type, ...particulars[type] }) as unknown as TransferEvent
const sidesTold = (type: string) =>
  (['sender', 'receiver'] as const).flatMap((by) => toldOf(anEvent(type), by, aSent()))

/** Told under a word of their own, though no event is called so. */
const ofReminders = all
  .map(([kind]) => kind)
  .filter((kind) =>
    /Due$|Overdue|StayOver|Late$|MeetingIn|MeetingTo|NotSeen|TelephoneThem|AlertChased|Rearranged/.test(kind),
  )

describe('what is told', () => {
  test('has words, and what is told to nobody has none', () => {
    const ofEvents = all.map(([kind]) => kind).filter((kind) => !ofReminders.includes(kind))
    expect(ofEvents.length).toBeGreaterThan(40)
    expect(ofEvents.filter((kind) => sidesTold(kind).length === 0)).toEqual([])
    expect(toldToNobody.filter((kind) => sidesTold(kind).length > 0)).toEqual([])
    expect(toldToNobody.filter((kind) => kind in words)).toEqual([])
  })

  test('never reads like something else: late is not very late, a meeting moved is not a meeting arranged', () => {
    expect(new Set(all.map(([, said]) => said)).size).toBe(all.length)
    expect(words.MeetingLate).toMatch(/^LATE: .*practice lead/)
    expect(words.MeetingVeryLate).toMatch(/^VERY LATE: .*service manager/)
    expect(words.MeetingRearranged).toContain('no longer holds')
    expect(words.MeetingHeld).toContain('something was missing')
  })

  test('says first that it is urgent when it is, and never otherwise (R2.8)', () => {
    expect(
      all
        .filter(([, said]) => said.startsWith('URGENT: '))
        .map(([kind]) => kind)
        .sort(),
    ).toEqual([...urgentKinds].sort())
    expect(all.filter(([, said]) => said.slice(1).includes('URGENT'))).toEqual([])
  })

  test('sends to the telephone whoever must take it up', () => {
    for (const kind of ['TelephoneThem', 'NobodyTold'] as const)
      expect(words[kind]).toContain('Telephone its duty desk')
  })
})

test.each([
  ['meeting-10:2026-12-04', 'in ten working days'],
  ['meeting-5:2026-12-11', 'in five working days'],
  ['meeting-1:2026-12-17', 'on the next working day'],
  ['meeting-0:2026-12-18', 'Today is the last day'],
  ['late:2026-12-18', 'LATE: the Child in Need meeting'],
  ['very-late:2026-12-18', 'VERY LATE: '],
  ['stay:2026-12-01', 'The stay should be over'],
  ['stay-late:2026-12-01', 'LATE: the stay'],
  ['emergency-reasons:2026-12-01', 'Your reasons are due today'],
  ['emergency-reasons-late:2026-12-01', 'LATE: you sent in an emergency'],
  ['alert:4:2', 'URGENT: an alert has not been acknowledged'],
  ['second:receiver:4', 'Nobody has acted on news that was sent to your first address'],
  ['telephone:receiver:4:2026-12-01', 'Telephone its duty desk'],
])('the reminder %s is worded by what it is of', (reminder, said) => {
  const kind = toldAs({ type: 'ReminderSent', reminder, to: 'receiver', due: '2026-12-18' })
  expect(happenedInWords(kind)).toContain(said)
})

test('news of a kind that has no words, as a notice of long ago may be, says that there is news', () => {
  for (const kind of ['ReminderSent', 'PaperAdded', 'toString', '']) {
    expect(happenedInWords(kind)).toBe('There is news of this transfer.')
  }
})

test('everything told can be read by a child of thirteen (grade 8), and all of it together by one of ten', () => {
  const hard = all.map(([kind, said]) => ({ kind, grade: gradeOf(said) })).filter(({ grade }) => grade > 8)
  expect(hard).toEqual([])
  expect(gradeOf(all.map(([, said]) => said).join('\n'))).toBeLessThanOrEqual(5)
})

test('nothing told holds a figure, a date, an address or a place for a name', () => {
  for (const [, said] of all) expect(said).not.toMatch(/\d|@|https?:|\(\(|\$\{|January|December/)
})

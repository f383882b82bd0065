import { addDays, format, isWeekend, parseISO } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from '../../../src/domain/bank-holidays.json'
import {
  addWorkingDays,
  calendarOf,
  counted,
  type Division,
  isWorkingDay,
  workingDaysBetween,
} from '../../../src/domain/working-days.ts'

const DIVISIONS: Division[] = ['england-and-wales', 'scotland', 'northern-ireland']
const england = calendarOf('england-and-wales')
const scotland = calendarOf('scotland')
const northernIreland = calendarOf('northern-ireland')
const calendars = { 'england-and-wales': england, scotland, 'northern-ireland': northernIreland }

const iso = (date: Date) => format(date, 'yyyy-MM-dd')
const aDivision = fc.constantFrom(...DIVISIONS)
const aDate = fc.integer({ min: 0, max: 12_000 }).map((days) => iso(addDays(parseISO('2012-01-01'), days)))

describe('dates', () => {
  test('each of 2012 to 2040 is read and written as the calendar has it', () => {
    const wrong: string[] = []
    let sunday = 0
    for (let day = parseISO('2012-01-01'); day.getFullYear() <= 2040; day = addDays(day, 1)) {
      const date = iso(day)
      if (addWorkingDays(england, date, 0).date !== date) wrong.push(date)
      if (day.getDay() === 0) sunday++
      if (isWeekend(day) && isWorkingDay(england, date)) wrong.push(date)
    }
    expect(wrong).toEqual([])
    expect(sunday).toBe(1514)
  })
})

describe('the published list', () => {
  test('has Good Friday everywhere and Easter Monday outside Scotland, in each year, by the reckoning of Easter', () => {
    for (let year = 2012; year <= 2028; year++) {
      const easter = easterSunday(year)
      for (const division of DIVISIONS) {
        expect(isWorkingDay(calendars[division], iso(addDays(easter, -2)))).toBe(false)
        expect(isWorkingDay(calendars[division], iso(addDays(easter, 1)))).toBe(division === 'scotland')
      }
    }
  })

  test('is in order, without doubles, and never on a weekend', () => {
    for (const division of DIVISIONS) {
      const dates = published.divisions[division].map(([date = '']) => date)
      expect(dates).toEqual([...new Set(dates)].sort())
      expect(dates.filter((date) => isWeekend(parseISO(date)))).toEqual([])
    }
  })
})

describe('the twenty working days of a move', () => {
  test('over Christmas 2026, resident on Friday 4 December: due on Wednesday 6 January', () => {
    expect(addWorkingDays(england, '2026-12-04', 20)).toEqual({ date: '2027-01-06', provisional: false })
    expect(addWorkingDays(scotland, '2026-12-04', 20).date).toBe('2027-01-07')
  })

  test('over Christmas 2026 the working names each day skipped', () => {
    expect(counted(england, '2026-12-23', 2)).toEqual([
      { date: '2026-12-24', counted: true, day: 1 },
      { date: '2026-12-25', counted: false, why: 'Christmas Day' },
      { date: '2026-12-26', counted: false, why: 'Saturday' },
      { date: '2026-12-27', counted: false, why: 'Sunday' },
      { date: '2026-12-28', counted: false, why: 'Boxing Day (substitute day)' },
      { date: '2026-12-29', counted: true, day: 2 },
    ])
  })

  test('over Easter 2027 Scotland works on the Monday', () => {
    expect(addWorkingDays(england, '2027-03-25', 1).date).toBe('2027-03-30')
    expect(addWorkingDays(northernIreland, '2027-03-25', 1).date).toBe('2027-03-30')
    expect(addWorkingDays(scotland, '2027-03-25', 1).date).toBe('2027-03-29')
    const why = counted(england, '2027-03-25', 1).map((day) => day.why)
    expect(why).toEqual(['Good Friday', 'Saturday', 'Sunday', 'Easter Monday', undefined])
  })

  test('the State Funeral of 19 September 2022 was a holiday in all three', () => {
    for (const division of DIVISIONS) expect(isWorkingDay(calendars[division], '2022-09-19')).toBe(false)
    expect(addWorkingDays(england, '2022-09-16', 1).date).toBe('2022-09-20')
  })

  test('15 June 2026 is a holiday in Scotland alone', () => {
    expect(isWorkingDay(scotland, '2026-06-15')).toBe(false)
    expect(isWorkingDay(england, '2026-06-15')).toBe(true)
    expect(isWorkingDay(northernIreland, '2026-06-15')).toBe(true)
  })

  test('12 July is kept in Northern Ireland alone', () => {
    expect(isWorkingDay(northernIreland, '2027-07-12')).toBe(false)
    expect(isWorkingDay(england, '2027-07-12')).toBe(true)
    expect(isWorkingDay(scotland, '2027-07-12')).toBe(true)
  })

  test('resident on a Saturday: day 0 is that Saturday, day 1 the Monday', () => {
    expect(addWorkingDays(england, '2026-10-10', 0).date).toBe('2026-10-10')
    expect(addWorkingDays(england, '2026-10-10', 1).date).toBe('2026-10-12')
    expect(addWorkingDays(england, '2026-10-10', 20).date).toBe('2026-11-06')
    expect(counted(england, '2026-10-10', 0)).toEqual([])
  })

  test('seven of the twenty had gone before they were told', () => {
    expect(workingDaysBetween(england, '2026-10-05', '2026-10-14')).toBe(7)
    expect(workingDaysBetween(england, '2026-10-14', '2026-10-05')).toBe(-7)
    expect(workingDaysBetween(england, '2026-10-10', '2026-10-11')).toBe(0)
  })
})

describe('dates that are easily got wrong, twenty working days on', () => {
  test.each([
    ['resident on a Saturday before Christmas', '2026-12-05', '2027-01-06'],
    ['resident on Maundy Thursday', '2026-04-02', '2026-05-05'],
    ['with the 30th of a month on either end', '2026-11-30', '2026-12-30'],
    ['over the State Funeral', '2022-09-09', '2022-10-10'],
    ['over Christmas, with a holiday moved from New Year’s Day', '2022-12-01', '2023-01-03'],
    ['over Easter and both holidays of May 2023', '2023-04-06', '2023-05-10'],
  ])('%s', (_, from, due) => {
    expect(addWorkingDays(england, from, 20)).toEqual({ date: due, provisional: false })
    expect(workingDaysBetween(england, from, due)).toBe(20)
  })

  test('a clock that ran when the State Funeral was announced: a day later by the list of the day after (R6.7)', () => {
    const before = withoutTheFuneral()
    expect(addWorkingDays(before, '2022-09-05', 20).date).toBe('2022-10-03')
    expect(addWorkingDays(england, '2022-09-05', 20).date).toBe('2022-10-04')
    expect([before.version, england.version]).toEqual(['2022-09-08', published.version])
    expect(counted(before, '2022-09-05', 20).find(({ date }) => date === '2022-09-19')?.counted).toBe(true)
    expect(counted(england, '2022-09-05', 20).find(({ date }) => date === '2022-09-19')).toEqual({
      ...{ date: '2022-09-19', counted: false },
      why: 'Bank Holiday for the State Funeral of Queen Elizabeth II',
    })
  })

  test('a clock that had ended before that day is the same by both lists', () => {
    const before = withoutTheFuneral()
    expect(addWorkingDays(before, '2022-08-18', 20)).toEqual(addWorkingDays(england, '2022-08-18', 20))
  })

  test('a Scottish receiver over 15 June 2026: a day later than in England', () => {
    expect(addWorkingDays(scotland, '2026-06-01', 20).date).toBe('2026-06-30')
    expect(addWorkingDays(england, '2026-06-01', 20).date).toBe('2026-06-29')
  })

  test('due past the last published bank holiday: provisional, and so said (R6.4)', () => {
    expect(addWorkingDays(england, '2028-12-01', 18)).toEqual({ date: '2028-12-29', provisional: false })
    expect(addWorkingDays(england, '2028-12-01', 20)).toEqual({ date: '2029-01-02', provisional: true })
  })
})

describe('past the last published bank holiday', () => {
  test('the date is provisional and only weekends are skipped', () => {
    expect(addWorkingDays(england, '2028-12-27', 2)).toEqual({ date: '2028-12-29', provisional: false })
    expect(addWorkingDays(england, '2028-12-31', 0)).toEqual({ date: '2028-12-31', provisional: false })
    expect(addWorkingDays(england, '2028-12-27', 3)).toEqual({ date: '2029-01-01', provisional: true })
    expect(isWorkingDay(england, '2040-12-25')).toBe(true)
  })

  test('a holiday announced later moves the date, and the calendar tells its version', () => {
    const later = {
      version: 'later',
      publishedTo: '2029-12-31',
      divisions: { ...published.divisions, scotland: [['2029-01-01', 'New Year’s Day']] },
    }
    const calendar = calendarOf('scotland', later)
    expect(calendar).toMatchObject({ division: 'scotland', version: 'later', publishedTo: '2029-12-31' })
    expect(addWorkingDays(calendar, '2028-12-29', 1)).toEqual({ date: '2029-01-02', provisional: false })
    expect(england).toMatchObject({ version: published.version, publishedTo: '2028-12-31' })
  })
})

describe('what is not a date or a number of days is refused', () => {
  const notDates = ['', '2026', '2026-1-1', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31', '2027-02-29']
  const moreNotDates = ['2011-12-31', '2051-01-01', '2026-01-01T00:00:00Z', '2026/01/01', '2O26-01-01', '2026-01-0x']

  test.each([...notDates, ...moreNotDates])('%j', (text) => {
    expect(() => isWorkingDay(england, text)).toThrow(RangeError)
    expect(() => addWorkingDays(england, text, 0)).toThrow(RangeError)
    expect(() => workingDaysBetween(england, '2026-01-01', text)).toThrow(RangeError)
    expect(() => counted(england, text, 1)).toThrow(RangeError)
  })

  test('29 February of a leap year is a date', () => expect(isWorkingDay(england, '2028-02-29')).toBe(true))

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 20_000])('%d working days', (n) => {
    expect(() => addWorkingDays(england, '2026-01-01', n)).toThrow(RangeError)
  })

  test('a bank holiday without a title', () => {
    const divisions = { ...published.divisions, scotland: [['2026-01-01']] }
    expect(() => calendarOf('scotland', { ...published, divisions })).toThrow(RangeError)
  })
})

describe('for any date and count', () => {
  test('working day n is a working day, and n working days lie between', () => {
    fc.assert(
      fc.property(aDivision, aDate, fc.integer({ min: 1, max: 300 }), (division, from, n) => {
        const calendar = calendars[division]
        const { date } = addWorkingDays(calendar, from, n)
        expect(isWorkingDay(calendar, date)).toBe(true)
        expect(workingDaysBetween(calendar, from, date)).toBe(n)
        expect(workingDaysBetween(calendar, date, from)).toBe(-n)
      }),
    )
  })

  test('a later start or a longer count is never due earlier', () => {
    fc.assert(
      fc.property(aDivision, aDate, aDate, fc.nat(60), fc.nat(60), (division, one, other, n, more) => {
        const [first, second] = [one, other].sort() as [string, string]
        const due = addWorkingDays(calendars[division], first, n).date
        expect(addWorkingDays(calendars[division], second, n).date >= due).toBe(true)
        expect(addWorkingDays(calendars[division], first, n + more).date >= due).toBe(true)
      }),
    )
  })

  test('the working ends on the due date and counts each day once', () => {
    fc.assert(
      fc.property(aDivision, aDate, fc.integer({ min: 1, max: 40 }), (division, from, n) => {
        const days = counted(calendars[division], from, n)
        expect(days.at(-1)).toEqual({ date: addWorkingDays(calendars[division], from, n).date, counted: true, day: n })
        expect(days.filter((day) => day.counted).map((day) => day.day)).toEqual(
          Array.from({ length: n }, (_, i) => i + 1),
        )
        expect(days.every((day) => day.counted !== Boolean(day.why))).toBe(true)
      }),
    )
  })
})

/** The list as it stood before the State Funeral was announced. */
function withoutTheFuneral() {
  const known = published.divisions['england-and-wales'].filter(([date]) => date !== '2022-09-19')
  const divisions = { ...published.divisions, 'england-and-wales': known }
  return calendarOf('england-and-wales', { ...published, version: '2022-09-08', divisions })
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): Date {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 114
  return new Date(year, Math.floor(days / 31) - 1, (days % 31) + 1)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FigureTables } from '../../../schemas/figures.ts'
import { type DisputeEnd, type FirstMeeting, figuresOf, median } from '../../../src/domain/figures.ts'

const parties = { sender: 'aldermere', receiver: 'brackwater' }
const end = (more: Partial<DisputeEnd> = {}): DisputeEnd => ({
  ...{ ...parties, ground: 'threshold', rung: 1, outcome: 'sender-responsible', workingDays: 3 },
  ...more,
})
const meeting = (more: Partial<FirstMeeting> = {}): FirstMeeting => ({
  ...{ ...parties, dueOn: '2026-12-18', heldOn: '2026-12-18', disputed: false },
  ...more,
})

describe('the median', () => {
  test('is the middle one, of an even number the mean of the middle two, of none nothing', () => {
    expect([median([9, 1, 4]), median([10, 1, 2, 5]), median([7]), median([])]).toEqual([4, 3.5, 7, undefined])
  })

  test('has as many at or below it as at or above it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1 }), (days) => {
        const middle = median(days) ?? -1
        const [below, above] = [days.filter((n) => n <= middle).length, days.filter((n) => n >= middle).length]
        expect(Math.min(below, above) * 2).toBeGreaterThanOrEqual(days.length)
      }),
    )
  })
})

describe('the figures', () => {
  test('count disputes by ground, by the rung at which they ended and by outcome, with the days they took', () => {
    const ends = [
      end(),
      end({ workingDays: 6 }),
      end({ ground: 'delay', rung: 0, outcome: 'goes-on', workingDays: 1 }),
      end({ ground: 'case-responsibility', rung: 3, outcome: 'overtaken', workingDays: 14 }),
    ]
    const { disputes } = figuresOf(ends, [])
    expect(disputes).toEqual({
      all: { count: 4, medianDays: 4.5 },
      byGround: {
        'case-responsibility': { count: 1, medianDays: 14 },
        threshold: { count: 2, medianDays: 4.5 },
        delay: { count: 1, medianDays: 1 },
      },
      byRung: {
        'practice-lead': { count: 1, medianDays: 1 },
        'service-manager': { count: 2, medianDays: 4.5 },
        'head-of-service': { count: 0 },
        director: { count: 1, medianDays: 14 },
      },
      byOutcome: {
        ...{ 'receiver-responsible': { count: 0 }, 'sender-responsible': { count: 2 }, shared: { count: 0 } },
        ...{ 'goes-on': { count: 1 }, overtaken: { count: 1 } },
      },
    })
  })

  test('tell first meetings in time from late ones and from those with no due date, in dispute or not', () => {
    const { firstMeetings } = figuresOf(
      [],
      [
        meeting(),
        meeting({ heldOn: '2026-12-21' }),
        meeting({ dueOn: null }),
        meeting({ disputed: true, heldOn: '2026-12-19' }),
      ],
    )
    expect(firstMeetings).toEqual({
      disputed: { all: { count: 1 }, 'in-time': { count: 0 }, late: { count: 1 }, 'no-due-date': { count: 0 } },
      others: { all: { count: 3 }, 'in-time': { count: 1 }, late: { count: 1 }, 'no-due-date': { count: 1 } },
    })
  })

  test('are not made where a row is of a kind that no table has', () => {
    expect(() => figuresOf([{ ...end(), outcome: 'adjourned' as 'shared' }], [])).toThrow(RangeError)
  })

  test('of nothing are noughts without a median, in every table that is published', () => {
    expect(FigureTables.parse(figuresOf([], []))).toEqual(figuresOf([], []))
    expect(JSON.stringify(figuresOf([], []))).not.toMatch(/[1-9]|medianDays/)
  })
})

import { describe, expect, test } from 'vitest'
import { Letter } from '../../../../schemas/letter.ts'
import type { Change, ChildStanding } from '../../../../src/domain/transfer.ts'
import {
  bodyOf,
  changes,
  demoCouncils,
  longCouncils,
  once,
  ours,
  safeToWrite,
  soon,
  theirs,
  written,
} from '../../../support/letters.ts'
import { gradeOf } from '../../../support/reading-grade.ts'

/** A child’s ending by this change, where it ends anything. */
const endingOf = (what: Change['what']): Pick<ChildStanding, 'ending'> =>
  what === 'sent' || what === 'accepted' || what === 'shared' || what === 'interim'
    ? {}
    : { ending: { how: what, on: '2026-11-23' } }

describe('every letter can be read at grade 6 (R5.5)', () => {
  const cases = changes.flatMap((what) =>
    (['sender', 'receiver'] as const).flatMap((side) =>
      [theirs, ours, soon].flatMap((leads) =>
        [['c1'], ['c1', 'c2']].flatMap((children) =>
          [demoCouncils, longCouncils].map((councils) => ({ what, side, leads, children, councils })),
        ),
      ),
    ),
  )

  test('whatever changed, whoever writes and leads, about one child or several', () => {
    const hard = cases.flatMap(({ what, side, leads, children, councils }) => {
      const letter = written(once(what, leads, children), 'p1', { side, councils })
      expect(letter.heading).toBe('Who is responsible now')
      expect(bodyOf(letter)).not.toMatch(/[{}]|undefined/)
      const grade = gradeOf(bodyOf(letter))
      return grade <= 6 ? [] : [`${grade.toFixed(2)} ${what}, by the ${side}, of ${letter.from}`]
    })
    expect(hard).toEqual([])
  })

  test('about children of several changes too, and once the meeting was held', () => {
    const meeting = {
      on: '2026-11-20',
      time: '14:00',
      place: 'The centre',
      chair: 'Honoria Larkspur',
      heldOn: '2026-11-20',
    }
    const hard = cases.flatMap(({ what, side, leads, councils }) => {
      const t = once(what, leads)
      // Of the first child something else is told late.
      const late = what === 'accepted' ? {} : { accepted: { on: '2026-11-23' } }
      const now = what === 'accepted' ? { accepted: { on: '2026-11-23' } } : endingOf(what)
      const children = { c1: { leads: ours, ...late }, c2: { leads, ...now } }
      const letter = written({ ...t, children, meeting }, 'p1', { side, councils })
      expect(bodyOf(letter)).not.toMatch(/[{}]|undefined/)
      const grade = gradeOf(bodyOf(letter))
      return grade <= 6 ? [] : [`${grade.toFixed(2)} ${what}, by the ${side}, of ${letter.from}`]
    })
    expect(hard).toEqual([])
  })

  test('and to somebody from whom it is kept where the family is', () => {
    for (const { what, leads, councils } of cases) {
      const letter = written(safeToWrite(once(what, leads)), 'p2', { councils })
      expect(gradeOf(bodyOf(letter))).toBeLessThanOrEqual(6)
    }
  })

  test('by a measure that tells plain words from officialese', () => {
    expect(gradeOf('We will help you. Please call us. We are here to help.')).toBeLessThan(3)
    expect(
      gradeOf(
        'Responsibility for the statutory provision of children’s services transfers to the receiving authority.',
      ),
    ).toBeGreaterThan(12)
  })

  test('a letter is what its schema says', () => {
    for (const { what, side, leads, councils } of cases)
      expect(Letter.safeParse(written(once(what, leads), 'p1', { side, councils })).success).toBe(true)
  })
})

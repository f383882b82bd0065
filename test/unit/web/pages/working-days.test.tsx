import { expect, test } from 'vitest'
import { calendarOf } from '../../../../src/domain/working-days.ts'
import { workingDaysFor } from '../../../../src/exchange/working-days.ts'
import { WorkingDaysPage } from '../../../../src/web/pages/working-days.tsx'
import { elements, textOf } from '../../../support/html.ts'

const typed = { day: '30', month: '11', year: '2026', add: '20', division: 'england-and-wales' }
const division = 'england-and-wales'

function pageFor(from: string, add: number, counting: 'day-after' | 'same-day' = 'day-after'): string {
  const calendar = { ...calendarOf(division), counting }
  const answer = workingDaysFor({ calendar: () => calendar }, { from, add, division })
  return String(<WorkingDaysPage typed={typed} answer={answer} today="2026-12-01" />)
}

test('counted from the day after, the start is day 0', () => {
  const said = textOf(pageFor('2026-11-30', 20))
  expect(said).toContain('20 working days after Monday 30 November 2026 is Wednesday 30 December 2026')
  expect(said).toContain('Monday 30 November 2026 is day 0. The first working day after it is day 1.')
})

test('where the exchange counts the day itself, the page says so and the count ends a day sooner', () => {
  const said = textOf(pageFor('2026-11-30', 20, 'same-day'))
  expect(said).toContain(
    '20 working days from Monday 30 November 2026, that day included, end on Tuesday 29 December 2026',
  )
  expect(said).toContain('Monday 30 November 2026 Day 1')
})

test('the first date of all can be counted from either way: it is a Sunday', () => {
  const ends = (['day-after', 'same-day'] as const).map((counting) => textOf(pageFor('2012-01-01', 1, counting)))
  for (const said of ends) expect(said).toContain('Tuesday 3 January 2012')
})

test('up to sixty days are drawn in sight, more of them once they are asked for, and none where none is counted', () => {
  const drawn = (html: string) => elements(html, 'svg').some((one) => one.get('role') === 'img')
  const folded = (html: string) => elements(html, 'details').length
  const [sixty, more, none] = [60, 61, 0].map((add) => pageFor('2026-11-30', add))
  expect([drawn(`${sixty}`), folded(`${sixty}`)]).toEqual([true, 0])
  expect([drawn(`${more}`), folded(`${more}`)]).toEqual([true, 1])
  expect([drawn(`${none}`), folded(`${none}`)]).toEqual([false, 0])
})

import { describe, expect, test } from 'vitest'
import { addWorkingDays, calendarOf, counted } from '../../../../src/domain/working-days.ts'
import { DayRuler } from '../../../../src/web/components/day-ruler.tsx'
import { cellsOf, weeksOf } from '../../../../src/web/components/day-ruler-cells.ts'
import { elements, textOf } from '../../../support/html.ts'

const england = calendarOf('england-and-wales')
const ruler = (from: string, n: number, today?: string) =>
  String(<DayRuler days={counted(england, from, n)} dayZero={from} today={today} caption="How it was counted" />)
const picture = (html: string) => html.slice(html.indexOf('role="img"'), html.indexOf('</svg>'))
const classesOf = (html: string, tag: string) => elements(html, tag).map((one) => one.get('class') ?? '')

/** The large figures of the picture, and the words below days, in the order of the days. */
function drawn(html: string, kind: 'count' | 'word' | 'month'): string[] {
  const found = [...picture(html).matchAll(/<text class="([^"]*)"[^>]*>([^<]*)<\/text>/g)]
  return found
    .filter(([, name = '']) => name.split(' ').includes(`baton-ruler__${kind}`))
    .map(([, , text = '']) => text)
}

describe('the twenty days over Christmas 2026', () => {
  const html = ruler('2026-11-30', 20, '2026-12-09')

  test('every counted day has its number, once and in order', () => {
    expect(drawn(html, 'count')).toEqual(Array.from({ length: 20 }, (_, at) => `${at + 1}`))
  })

  test('day 0, today and the due day have their word, and each month its name', () => {
    expect(drawn(html, 'word')).toEqual(['day 0', 'today', 'due'])
    expect(drawn(html, 'month')).toEqual(['Nov', 'Dec'])
  })

  test('a weekend has hatching and a bank holiday a mark of its own: neither is told by colour alone', () => {
    expect(elements(picture(html), 'rect').filter((one) => one.get('fill')?.endsWith('-hatch)'))).toHaveLength(8)
    expect(classesOf(picture(html), 'path')).toEqual(['baton-ruler__holiday', 'baton-ruler__holiday'])
    expect(classesOf(picture(html), 'circle')).toEqual(['baton-ruler__zero'])
    expect(classesOf(picture(html), 'rect').filter((name) => name === 'baton-ruler__today')).toHaveLength(1)
  })

  test('whoever does not see it hears the dates, what is skipped and which bank holidays', () => {
    const [svg] = elements(html, 'svg')
    const [title] = elements(html, 'title')
    const [words] = elements(html, 'desc')
    expect([svg?.get('role'), svg?.get('aria-labelledby'), svg?.get('aria-describedby')]).toEqual([
      ...['img', title?.get('id'), words?.get('id')],
    ])
    expect(html).toContain('>20 working days, from 30 November 2026 to Wednesday 30 December 2026</title>')
    expect(html).toContain(
      'Skipped: 8 days of weekends, and bank holidays: Friday 25 December 2026 (Christmas Day) and Monday 28 December 2026 (Boxing Day, substitute day). Today is Wednesday 9 December 2026, working day 7.',
    )
  })

  test('the key beside it says the same to everybody', () => {
    const key = textOf(html.slice(html.indexOf('<ul')))
    for (const said of [
      'Day 0: Monday 30 November 2026',
      'Weekend, skipped',
      'Bank holiday, skipped: Friday 25 December',
    ])
      expect(key).toContain(said)
    expect(key).toContain('Today: Wednesday 9 December 2026')
    expect(key).toContain('Due: Wednesday 30 December 2026')
  })

  test('there is no style in it but that of the stylesheet', () => {
    expect(html).not.toMatch(/ style=|<style|<script/)
  })
})

describe('what stands on one day', () => {
  test('due today: both words, and both marks', () => {
    const html = ruler('2026-12-24', 1, '2026-12-29')
    expect(drawn(html, 'word')).toEqual(['day 0', 'today', 'due'])
    expect(textOf(html)).toContain('Due: Tuesday 29 December 2026, today')
    expect(classesOf(picture(html), 'rect')).toEqual(
      expect.arrayContaining(['baton-ruler__today', 'baton-ruler__box--due']),
    )
  })

  test('today before day 0 or after the due day is not drawn', () => {
    expect(drawn(ruler('2026-11-30', 20, '2026-11-29'), 'word')).toEqual(['day 0', 'due'])
    expect(drawn(ruler('2026-11-30', 20, '2026-12-31'), 'word')).toEqual(['day 0', 'due'])
  })

  test('the day of the meeting has its word, its mark, and its line in the key', () => {
    const days = counted(england, '2026-11-30', 20)
    const html = String(<DayRuler days={days} dayZero="2026-11-30" metOn="2026-12-09" caption="Counted" />)
    expect(drawn(html, 'word')).toEqual(['day 0', 'met', 'due'])
    expect(classesOf(picture(html), 'path')).toContain('baton-ruler__met')
    expect(textOf(html)).toContain('The meeting was held: Wednesday 9 December 2026')
    expect(html).toContain('The meeting was held on Wednesday 9 December 2026, working day 7.')
    const onTime = String(<DayRuler days={days} dayZero="2026-11-30" metOn="2026-12-30" caption="Counted" />)
    expect(textOf(onTime)).toContain('Due: Wednesday 30 December 2026; the meeting was held on that day')
    const after = String(<DayRuler days={days} dayZero="2026-11-30" metOn="2026-12-31" caption="Counted" />)
    expect(drawn(after, 'word')).toEqual(['day 0', 'due'])
  })

  test('nothing counted: day 0 is itself the day', () => {
    expect(drawn(ruler('2026-12-24', 0), 'word')).toEqual(['day 0', 'due'])
  })

  test('where day 0 is counted as day 1 it is called the start', () => {
    const days = counted(england, '2026-11-29', 2)
    const html = String(<DayRuler days={days} dayZero="2026-11-30" caption="Counted" />)
    expect(drawn(html, 'word')).toEqual(['start', 'due'])
    expect(drawn(html, 'count')).toEqual(['1', '2'])
    expect(textOf(html)).not.toContain('not counted')
  })
})

test('one to sixty days stand in weeks from Monday to Sunday, the last of them due', () => {
  for (let n = 1; n <= 60; n++) {
    const cells = cellsOf(counted(england, '2026-11-21', n), '2026-11-21', undefined)
    const weeks = weeksOf(cells)
    expect(cells.at(-1)).toMatchObject({ date: addWorkingDays(england, '2026-11-21', n).date, due: true, day: n })
    expect(weeks.flat()).toEqual(cells)
    for (const [at, week] of weeks.entries()) {
      const first = at === 0 ? 5 : 0
      expect(week.map(({ column }) => column)).toEqual(week.map((_, place) => first + place))
      expect(at === 0 || at === weeks.length - 1 || week.length === 7).toBe(true)
    }
  }
})

test('two rulers on one page have marks of their own', () => {
  const ids = [ruler('2026-11-30', 20), ruler('2026-11-30', 21)].flatMap((html) =>
    ['title', 'desc', 'pattern'].map((tag) => elements(html, tag)[0]?.get('id')),
  )
  expect(new Set(ids).size).toBe(6)
})

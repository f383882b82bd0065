import { describe, expect, test } from 'vitest'
import { FiguresChart, grouped } from '../../../../src/web/pages/figures-chart.tsx'
import { elements, textOf } from '../../../support/html.ts'

const chart = (groups: Parameters<typeof FiguresChart>[0]['groups'], series?: readonly string[]) =>
  String(<FiguresChart {...{ id: 'by-ground', title: 'By ground', groups, series }} />)
const bars = (html: string, kind: string) =>
  elements(html, 'rect').filter((one) => one.get('class') === `baton-chart__${kind}` && one.get('x') === '1')

describe('a chart of figures', () => {
  const html = chart([
    { label: 'Threshold', bars: [{ value: 1200 }] },
    { label: 'Delay', bars: [{ value: 300 }] },
    { label: 'Others', bars: [{ value: 0 }] },
  ])

  test('says what it shows to whoever does not see it, and each number in text', () => {
    expect(elements(html, 'svg')[0]?.get('aria-labelledby')).toBe('by-ground-title')
    expect(textOf(html)).toBe('By ground: a bar chart of the table below Threshold 1,200 Delay 300 Others 0')
  })

  test('draws each bar by its number, and a line for nought', () => {
    const lengths = bars(html, 'bar').map((one) => Number(one.get('width')))
    expect(lengths).toHaveLength(2)
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(4, 1)
    expect(elements(html, 'line').filter((one) => one.get('class') === 'baton-chart__nought')).toHaveLength(1)
  })

  test('draws what is suppressed as a dashed outline of the same length whatever the others are', () => {
    const suppressed = (other: number) =>
      bars(
        chart([
          { label: 'A', bars: [{ value: 'c' }] },
          { label: 'B', bars: [{ value: other }] },
        ]),
        'suppressed',
      )
    expect(suppressed(9)).toEqual(suppressed(900))
    expect(suppressed(9)[0]?.has('fill')).toBe(false)
    expect(textOf(chart([{ label: 'A', bars: [{ value: 'c' }] }]))).toContain('A c')
  })

  test('tells two series apart by pattern and in words', () => {
    const two = chart(
      [
        {
          label: 'In time',
          bars: [
            { value: 3, series: 0 },
            { value: 5, series: 1 },
          ],
        },
      ],
      ['Disputed', 'Others'],
    )
    expect(new Set(bars(two, 'bar').map((one) => one.get('fill'))).size).toBe(2)
    expect(textOf(two)).toContain('Disputed Others')
    const ids = elements(two, 'pattern').map((one) => `url(#${one.get('id')})`)
    for (const bar of bars(two, 'bar')) expect(ids).toContain(bar.get('fill'))
  })

  test('holds no style of its own, which the page’s policy would refuse', () => {
    expect(html).not.toMatch(/style=|<style|<script/)
  })

  test('parts thousands by commas', () => {
    expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567'])
  })
})

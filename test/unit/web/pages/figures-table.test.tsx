import { describe, expect, test } from 'vitest'
import { DisputesBy, shareOf } from '../../../../src/web/pages/figures-table.tsx'
import { elements, textOf } from '../../../support/html.ts'

const labels = [
  { key: 'threshold', label: 'Threshold' },
  { key: 'delay', label: 'Delay' },
]
const shown = (withoutDays?: boolean) =>
  String(
    <DisputesBy
      {...{ id: 'by-ground', caption: 'By ground', heading: 'Ground', labels, withoutDays }}
      lines={{ threshold: { count: 6, medianDays: 2.5 }, delay: { count: 6, medianDays: 9 } }}
      all={{ count: 12, medianDays: 4 }}
    />,
  )

describe('a table of figures', () => {
  test('stands below its picture with a caption, a heading to each row and column, and the total last', () => {
    const html = shown()
    expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('<table'))
    expect(elements(html, 'th').map((one) => one.get('scope'))).toEqual([
      ...['col', 'col', 'col', 'col'],
      ...['row', 'row', 'row'],
    ])
    expect(textOf(html)).toContain(
      'Children in disputes that ended, by ground Ground Children Share Working days (median)',
    )
    expect(textOf(html)).toMatch(/Threshold 6 50% 2\.5 Delay 6 50% 9 All 12 100% 4$/)
  })

  test('leaves the days out where nothing is told of them', () => {
    expect(textOf(shown(true))).toMatch(/Children Share Threshold 6 50% Delay 6 50% All 12 100%$/)
  })

  test('never calls a median that is left out none, where some are counted', () => {
    const lines = { threshold: { count: 9 }, delay: { count: 0 } }
    const labelled = { id: 'by-ground', caption: 'By ground', heading: 'Ground', labels }
    const html = String(<DisputesBy {...labelled} lines={lines} all={{ count: 9, medianDays: 4 }} />)
    expect(textOf(html)).toMatch(/Threshold 9 100% c Delay 0 0% none All 9 100% 4$/)
  })

  test('gives a share only where its parts are shown', () => {
    expect([shareOf(1, 3), shareOf('c', 30), shareOf(6, 'c'), shareOf(0, 0), shareOf(0, 9)]).toEqual([
      ...['33%', 'c', 'c', 'none', '0%'],
    ])
  })
})

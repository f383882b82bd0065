import { describe, expect, test } from 'vitest'
import { ClockPage } from '../../../../src/web/pages/clock.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { aStay } from '../../../support/clocks.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aCompleted, aDraft, anAcknowledged, aSent, doing } from '../../../support/transfers.ts'

const words = (...given: Parameters<typeof openedBy>) => textOf(String(<ClockPage {...openedBy(...given)} />))

test('every day is counted or skipped, and why (R6.4)', () => {
  const said = words(anAcknowledged())
  expect(said).toContain('due by Friday 18 December 2026 , 20 working days after 20 November 2026')
  expect(said).toContain('Saturday 21 November 2026 Skipped: Saturday')
  expect(said).toContain('Monday 23 November 2026 Day 1')
  expect(said).toContain('Friday 18 December 2026 Day 20')
})

test('a date that is only expected is called provisional', () => {
  expect(words(aDraft())).toContain('This date is provisional. The family is expected to move')
  expect(words(anAcknowledged())).not.toContain('provisional')
})

test('nothing is said of how residence is known before the papers are open (R2.7)', () => {
  expect(words(aSent(), aWorkerOf('receiver', 'duty'))).not.toContain('reported. This runs the clock')
  expect(words(anAcknowledged())).toContain('reported. This runs the clock')
})

test('no clock is said to run where none does', () => {
  expect(words(aDraft({ without: 'residence' }))).toContain('No clock runs yet.')
})

describe('what was reported (R2.6, R6.3)', () => {
  const sender = aWorkerOf('sender', 'social-worker')

  test('stands on the page during a stay, though no clock runs from it', () => {
    const said = words(aStay())
    expect(said).toContain('A temporary stay from 20 November 2026 to 11 December 2026, as Marlbrook County Council')
    expect(said).not.toContain('This runs the clock')
  })

  test('a stay that became a home was reported before, and ran no clock', () => {
    const said = words(doing(aStay(), sender, 'end-stay'))
    expect(said).toMatch(/Resident since 23 November 2026, [^.]+[.] This runs the clock[.]/)
    expect(said).toMatch(/A temporary stay from [^.]+[.] This was reported before[.]/)
    expect(said).not.toMatch(/A temporary stay from [^.]+[.] This ran/)
  })

  test('on a transfer that is over the clock ran', () => {
    const said = words(aCompleted())
    expect(said).toContain('This ran the clock.')
    expect(said).not.toContain('This runs the clock')
  })

  test('the day of the meeting is marked, and the list of bank holidays told by its day', () => {
    const said = words(aCompleted())
    expect(said).toContain('The meeting was held: Monday 23 November 2026')
    expect(said).toMatch(/bank holidays as published on \d+ \w+ 20\d\d/)
  })
})

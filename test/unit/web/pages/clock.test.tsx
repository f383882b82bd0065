import { expect, test } from 'vitest'
import { ClockPage } from '../../../../src/web/pages/clock.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aSent } from '../../../support/transfers.ts'

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

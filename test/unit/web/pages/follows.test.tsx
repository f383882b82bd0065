import { expect, test } from 'vitest'
import type { Follow } from '../../../../schemas/practice.ts'
import { FollowsPart } from '../../../../src/web/pages/follows.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aMeetingArranged, aMeetingHeld } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const review: Follow = {
  ...{ child: 'c2', what: 'review', due: '2027-02-14', lastWorkingDay: '2027-02-12', countedFrom: '2026-11-23' },
  ...{ since: 'meeting', rule: 'every 12 weeks', source: 'S3', note: 'the clock of every transfer' },
}
const words = (t = aMeetingHeld()) => {
  const opened = openedBy(t, ours)
  return textOf(String(<FollowsPart {...opened} clock={{ ...opened.clock, follows: [review] }} />))
}

test('what follows is said with its rule, and its document in words below it (R7.5)', () => {
  expect(words()).toContain(
    'Corin Fenwick-Ashgrove Review By Sunday 14 February 2027 The last working day before it is Friday 12 February 2027. Every 12 weeks, from 23 November 2026: the clock of every transfer Procedure for Child in Need review meetings and their minutes',
  )
})

test('before any outcome nothing follows', () => {
  expect(words(aMeetingArranged())).toBe('')
})

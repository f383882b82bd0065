import { expect, test } from 'vitest'
import { HoldMeeting } from '../../../../schemas/verbs/meeting.ts'
import { errorsFor, readForm } from '../../../../src/web/forms/read-form.ts'
import {
  fieldsForMeeting,
  inShownRows,
  meetingFields,
  withAnotherService,
  withEveryChild,
} from '../../../../src/web/pages/meeting-form.ts'

const child = (id: string, outcome?: string) => ({ id, leads: 'receiver' as const, ...(outcome ? { outcome } : {}) })
const view = { children: [child('c1'), child('c2'), child('c3', 'continues')] }
const names = new Map([
  ['c1', 'Isolde'],
  ['c2', 'Corin'],
])

function posted(fields: Record<string, string>): FormData {
  const form = new FormData()
  const rows = {
    'outcomes.0.child': 'c1',
    'outcomes.1.child': 'c2',
    'on-day': '23',
    'on-month': '11',
    'on-year': '2026',
  }
  for (const [name, value] of Object.entries({ ...rows, ...fields })) form.set(name, value)
  return form
}
const second = { 'outcomes.1.outcome': 'continues' }

test('a child of whom nothing is said is left for later', () => {
  const read = readForm([...meetingFields], posted({ ...second, 'outcomes.1.reasons': 'Said at the meeting.' }))
  expect(HoldMeeting.parse(read).outcomes).toEqual([
    { child: 'c2', outcome: 'continues', reasons: 'Said at the meeting.' },
  ])
})

test('each child keeps its row after an error, which stands in that child’s row', () => {
  const read = readForm([...meetingFields], posted(second))
  const shown = withEveryChild(read, view)
  expect(shown.outcomes).toEqual([{ child: 'c1' }, { child: 'c2', outcome: 'continues' }])
  const issues = HoldMeeting.safeParse(read).error?.issues ?? []
  expect(errorsFor(fieldsForMeeting(shown, names), inShownRows(issues, read, shown))).toEqual([
    {
      field: 'outcomes.1.reasons',
      href: '#outcomes-1-reasons',
      text: expect.stringMatching(/^Corin: enter the reasons/),
    },
  ])
})

test('a child who has an outcome has no row', () => {
  expect(withEveryChild(undefined, view).outcomes).toEqual([{ child: 'c1' }, { child: 'c2' }])
})

test('there is one more row for a service each time one is asked for', () => {
  expect(withAnotherService({})).toEqual({ deficits: [{}, {}] })
  const one = { child: 'c1', service: 'Play therapy' }
  expect(withAnotherService({ deficits: [one] })).toEqual({ deficits: [one, {}] })
})

import { expect, test } from 'vitest'
import type { EventType } from '../../../src/domain/events.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import type { VerbName } from '../../../src/domain/verbs.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { given } from '../../support/given.ts'
import { advised, decided } from '../../support/sharing.ts'
import { aDraft, aSent } from '../../support/transfers.ts'

const refused = () => aDraft({ permission: 'refused' })
const against = () => decided(advised(refused(), 'do-not-share'))

test.each<[string, () => Transfer, VerbName, object, EventType[], object]>([
  ['a no', () => aDraft(), 'record-permission', { state: 'refused' }, ['PermissionRecorded'], { share: 'none' }],
  ['a yes', refused, 'record-permission', {}, ['PermissionRecorded'], { share: 'all', because: ['all-said-yes'] }],
  [
    'a withdrawal after sending',
    () => aSent(),
    'record-permission',
    { state: 'withdrawn' },
    ['PermissionRecorded'],
    { share: 'none' },
  ],
  ['a decision to share', refused, 'decide-sharing', {}, ['SharingDecided'], { share: 'all' }],
  [
    'a decision not to',
    refused,
    'decide-sharing',
    { outcome: 'do-not-share' },
    ['SharingDecided'],
    { share: 'none', because: ['refused', 'decided-not-to'] },
  ],
  [
    'a decision against advice',
    () => advised(refused(), 'do-not-share'),
    'decide-sharing',
    {},
    ['SharingDecided'],
    { share: 'none' },
  ],
  ['a countersignature', against, 'countersign-sharing', {}, ['SharingCountersigned'], { share: 'all' }],
  [
    'an emergency',
    refused,
    'send-in-emergency',
    {},
    ['EmergencyDeclared', 'TransferSent'],
    { share: 'all', because: ['refused', 'emergency', 'risk-of-harm'] },
  ],
])(
  'the verdict that follows is on record with %s, whether or not anything goes (R4.7)',
  (_what, from, verb, input, types, verdict) => {
    const { events, after } = given(from())
      .when(verb, input)
      .thenHappened(...types)
    for (const event of events) {
      if (!('verdict' in event)) throw new Error(`${event.type} carries no verdict`)
      expect(event.verdict).toMatchObject(verdict)
      expect(event.verdict).toEqual(mayShare(after))
    }
  },
)

test('the verdict on record gives its reasons in words, and why advice was not needed', () => {
  const { events } = given(refused()).when('decide-sharing').thenHappened('SharingDecided')
  expect(events).toMatchObject([
    {
      verdict: {
        reasons: expect.arrayContaining(['A practice lead chose to share the papers.']),
        caldicott: 'considered-not-needed',
        caldicottWhy: 'The risk is plain.',
      },
    },
  ])
})

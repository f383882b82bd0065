import { describe, expect, test } from 'vitest'
import { renditionOf, versionsSent } from '../../../src/domain/rendition.ts'
import { settledAt } from '../../../src/domain/transfer.ts'
import { now } from '../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import { aCompleted, aDraft, aSent, doing } from '../../support/transfers.ts'

const withAddendum = () => doing(aSent(), aWorkerOf('sender', 'social-worker'), 'send-addendum')
const printed = (t = aSent(), version = 1) => doing(t, theExchange(), 'keep-rendition', { version })

describe('the versions of a package (R2.2)', () => {
  test('are none in a draft, one once it is sent, and one more for each later paper, even at one instant', () => {
    const twice = doing(withAddendum(), aWorkerOf('sender', 'social-worker'), 'send-addendum')
    expect([aDraft(), aSent(), withAddendum(), twice].map(versionsSent)).toEqual([0, 1, 2, 3])
  })

  test('are printed each on its own: the first stays when the second is made', () => {
    const first = printed()
    const both = printed(doing(first, aWorkerOf('sender', 'social-worker'), 'send-addendum'), 2)
    expect(renditionOf(both, 1)).toStrictEqual(renditionOf(first, 1))
    expect(renditionOf(both, 2)).toMatchObject({ version: 2 })
    expect(renditionOf(both, 3)).toBeUndefined()
  })
})

describe('the print of a version is kept once (R3.9)', () => {
  test('with its hash, its size and where it lies; its signature is on the record', () => {
    const { events, after } = given(aSent()).when('keep-rendition').thenHappened('PackageRendered')
    expect(events).toEqual([{ type: 'PackageRendered', ...inputs['keep-rendition'] }])
    const { manifest: _manifest, jws: _jws, ...kept } = inputs['keep-rendition'] as Record<string, unknown>
    expect(after.renditions).toEqual([{ ...kept, at: now }])
  })

  test('and no other one ever, whatever it says', () => {
    given(printed())
      .when('keep-rendition', { sha256: 'aa'.repeat(32) })
      .thenRefused({ code: 'already-rendered', rule: 'R3.9' })
  })

  test('not of a version that was never sent', () => {
    given(aSent()).when('keep-rendition', { version: 2 }).thenRefused({ code: 'no-such-version', rule: 'R2.2' })
    const withdrawn = doing(aDraft(), aWorkerOf('sender', 'practice-lead'), 'withdraw')
    given(withdrawn).when('keep-rendition').thenRefused({ code: 'no-such-version', rule: 'R2.2' })
  })

  test('also where nobody opened it before the transfer was over', () => {
    given(aCompleted()).when('keep-rendition').thenHappened('PackageRendered')
  })
})

describe('what is quiet disturbs no decision in the making', () => {
  test('a print and a reminder leave the version on which others decide where it was', () => {
    const sent = aSent()
    const print = printed(sent)
    const { after } = given(print)
      .at('2026-12-01T08:00:00.000Z')
      .when('remind')
      .thenHappened(...Array(4).fill('ReminderSent'))
    expect([print.version, settledAt(print)]).toEqual([sent.version + 1, sent.version])
    expect([after.version, settledAt(after)]).toEqual([sent.version + 5, sent.version])
  })

  test('whatever else happens is a version to decide on anew', () => {
    const later = doing(printed(), aWorkerOf('receiver', 'duty'), 'acknowledge')
    expect(settledAt(later)).toBe(later.version)
    expect(later).not.toHaveProperty('settled')
  })
})

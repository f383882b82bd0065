import { describe, expect, test } from 'vitest'
import type { RecordLawfulBasis } from '../../../schemas/verbs/lawful-basis.ts'
import { basisOwed, recordLawfulBasis, serviceDeclined } from '../../../src/domain/permission.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { says, worker } from '../../support/sharing.ts'
import { aDraft, anAcknowledged, aSent, doing } from '../../support/transfers.ts'

describe('permission (R4.1)', () => {
  test('is asked of people and children of this family', () => {
    given(aDraft()).when('record-permission', { of: 'p9' }).thenRefused({ code: 'no-such-person', person: 'p9' })
    given(aDraft())
      .when('record-permission', { of: 'c9', understanding: 'has' })
      .thenRefused({ code: 'no-such-person', person: 'c9' })
  })

  test('is recorded with who asked, when and how', () => {
    const asked = { askedBy: 'Perpetua Quillfeather', askedOn: '2026-11-20', how: 'in-person', note: 'At home.' }
    const { events, after } = given(aDraft()).when('record-permission', asked).thenHappened('PermissionRecorded')
    expect(events).toMatchObject([asked])
    expect(after.permission.given.p1).toMatchObject({ state: 'given', askedOn: '2026-11-20' })
  })

  test('may have been asked today, and not tomorrow', () => {
    given(aDraft()).at(now).when('record-permission', { askedOn: '2026-11-23' }).thenHappened('PermissionRecorded')
    given(aDraft())
      .at(now)
      .when('record-permission', { askedOn: '2026-11-24' })
      .thenRefused({ code: 'date-impossible', rule: 'R4.1', field: 'askedOn' })
  })

  test('in part says which papers, a child’s view whether they understand, and not asking says why', () => {
    const t = given(aDraft())
    expect(() => t.when('record-permission', { state: 'given-in-part' })).toThrow(/which papers/)
    expect(() => t.when('record-permission', { of: 'c1' })).toThrow(/age and understanding/)
    expect(() => t.when('record-permission', { state: 'not-sought-risk' })).toThrow(/why they were not asked/)
    expect(() => t.when('record-permission', { state: 'not-sought-urgent' })).toThrow(/why they were not asked/)
  })

  test('of a child who said no is not lost by recording them as too young for it', () => {
    const no = says(aDraft(), 'c1', 'refused', { understanding: 'has' })
    given(no)
      .when('record-permission', { of: 'c1', state: 'refused', understanding: 'has-not' })
      .thenRefused({ code: 'permission-on-record', rule: 'R4.3', person: 'c1' })
    const yes = says(aDraft(), 'c1', 'given', { understanding: 'has' })
    given(yes)
      .when('record-permission', { of: 'c1', state: 'given', understanding: 'has-not' })
      .thenHappened('PermissionRecorded')
  })

  test('is recorded after sending as well: the latest answer counts (R4.6)', () => {
    const t = says(says(aSent(), 'p1', 'withdrawn'), 'p1', 'given')
    expect(mayShare(t).share).toBe('all')
  })
})

describe('the lawful basis (R4.5)', () => {
  test('stands beside permission and changes no verdict', () => {
    for (const permission of ['refused', 'given'] as const) {
      const before = aDraft({ permission })
      const after = doing(before, worker, 'record-lawful-basis', { duty: 'CA1989-s17' })
      expect(after.permission.lawfulBasis).toEqual({ article6: '6(1)(e)', article9: '9(2)(g)', duty: 'CA1989-s17' })
      expect(mayShare(after)).toEqual(mayShare(before))
    }
  })

  test('that has no appointed day may not be relied on', () => {
    given(aDraft())
      .when('record-lawful-basis', { duty: 'CA2004-s16LA' })
      .thenRefused({ code: 'basis-not-in-force', rule: 'R4.5', basis: 'CA2004-s16LA', field: 'duty' })
  })

  const input = { article6: '6(1)(e)', article9: '9(2)(g)', duty: 'CA2004-s16LA' } as const
  const from = { label: 'A duty', from: '2027-04-01', until: '2029-03-31' }
  const known = {
    article6: { '6(1)(e)': { label: 'Public task', from: '2018-05-25' } },
    article9: { '9(2)(g)': { label: 'Public interest', from: '2018-05-25' } },
    duty: { 'CA2004-s16LA': from },
  }
  const onDay = (on: string) =>
    recordLawfulBasis(aDraft(), input satisfies Zod<typeof RecordLawfulBasis>, { on }, known)
  type Zod<S extends { _zod: { output: unknown } }> = S['_zod']['output']

  test('is refused the day before it comes into force, and taken on the day', () => {
    expect(onDay('2027-03-31')).toEqual({
      refused: {
        ...{ code: 'basis-not-in-force', rule: 'R4.5', basis: 'CA2004-s16LA', field: 'duty' },
        ...{ from: '2027-04-01', until: '2029-03-31' },
      },
    })
    expect(onDay('2027-04-01')).toMatchObject({ events: [{ type: 'LawfulBasisRecorded' }] })
  })

  test('is taken on its last day, and refused the day after', () => {
    expect(onDay('2029-03-31')).toMatchObject({ events: [{ type: 'LawfulBasisRecorded' }] })
    expect(onDay('2029-04-01')).toMatchObject({ refused: { code: 'basis-not-in-force', until: '2029-03-31' } })
  })

  test('already recorded stays on record when the list changes', () => {
    const t = doing(aDraft(), worker, 'record-lawful-basis')
    expect(recordLawfulBasis(t, input, { on: '2030-01-01' }, known)).toMatchObject({ refused: {} })
    expect(t.permission.lawfulBasis).toEqual({ article6: '6(1)(e)', article9: '9(2)(g)' })
  })
})

describe('what goes has a lawful basis (R4.5)', () => {
  test('nothing is sent without one', () => {
    given(aDraft({ without: 'basis' }))
      .when('send')
      .thenRefused({ code: 'basis-not-recorded', rule: 'R4.5' })
  })

  test('that is still in force on the day', () => {
    const until = { label: 'Public task', from: '2018-05-25', until: '2026-11-20' }
    const ended = { article6: { '6(1)(e)': until }, article9: {}, duty: {} }
    expect(basisOwed(aDraft(), '2026-11-20', ended)).toBeUndefined()
    expect(basisOwed(aDraft(), '2026-11-21', ended)).toMatchObject({ code: 'basis-not-in-force', until: '2026-11-20' })
    expect(basisOwed(aDraft({ without: 'basis' }), '2026-11-20')).toMatchObject({ code: 'basis-not-recorded' })
  })
})

describe('consent to the service (R4.10)', () => {
  test('is not permission to share, nor the other way about', () => {
    const declined = doing(aDraft(), worker, 'record-consent', { consent: 'declined' })
    expect(mayShare(declined)).toEqual(mayShare(aDraft()))
    expect(serviceDeclined(says(aDraft(), 'p1', 'refused'), 'sender')).toBe(false)
  })

  test.each([
    ['given', false],
    ['declined', true],
    ['withdrawn', true],
    ['not-known', false],
  ] as const)('%s', (consent, declined) => {
    expect(serviceDeclined(doing(aDraft(), worker, 'record-consent', { consent }), 'sender')).toBe(declined)
  })

  test('is recorded by each authority for itself', () => {
    const t = doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'record-consent', { consent: 'declined' })
    expect([serviceDeclined(t, 'receiver'), serviceDeclined(t, 'sender')]).toEqual([true, false])
    expect(doing(t, worker, 'record-consent').consents).toEqual({
      receiver: { p1: 'declined' },
      sender: { p1: 'given' },
    })
  })

  test('is asked of people of this family', () => {
    given(aDraft()).when('record-consent', { of: 'p9' }).thenRefused({ code: 'no-such-person', person: 'p9' })
  })
})

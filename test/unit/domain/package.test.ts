import { describe, expect, test } from 'vitest'
import { missingParts } from '../../../src/domain/package.ts'
import { slots } from '../../../src/domain/transfer.ts'
import { acted, now, paperId } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { paperFor } from '../../support/inputs.ts'
import { aPlan } from '../../support/papers.ts'
import { aDraft, aSent, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const planForOne = aPlan({ children: ['c1'], needs: aPlan().needs.slice(0, 1) })
const uploaded = {
  ...{ slot: 'other', structured: undefined, reason: 'It shows who is who.' },
  about: {
    ...{ title: 'Genogram', datedOn: '2026-10-01', children: ['c1'], marks: [] },
    authoredBy: { name: 'Perpetua Quillfeather', role: 'Social worker' },
  },
  files: ['01998000-0000-7000-8000-2000000000aa'],
}

describe('a package that is not whole does not leave (R3.1)', () => {
  test.each(slots)('without its %s', (slot) => {
    given(aDraft({ without: slot }))
      .when('send')
      .thenRefused({ code: 'package-incomplete', rule: 'R3.1', missing: [{ slot, children: ['c1', 'c2'] }] })
  })

  test('an empty draft lacks all four', () => {
    expect(missingParts(aDraft({ without: slots })).map(({ slot }) => slot)).toEqual(slots)
  })

  test('a plan for one of two children leaves the other without', () => {
    given(doing(aDraft({ without: 'plan' }), worker, 'add-paper', { structured: planForOne }))
      .when('send')
      .thenRefused({ code: 'package-incomplete', missing: [{ slot: 'plan', children: ['c2'] }] })
  })

  test('a reason stands in for a paper, and each child may have their own', () => {
    const c1 = doing(aDraft({ without: 'minutes' }), worker, 'explain-unavailable', { children: ['c1'] })
    expect(missingParts(c1)).toEqual([{ slot: 'minutes', children: ['c2'] }])
    const both = doing(c1, worker, 'explain-unavailable', { children: ['c2'], reason: 'held-elsewhere' })
    expect(both.unavailable).toEqual([
      { slot: 'minutes', children: ['c1'], reason: 'no-review-yet' },
      { slot: 'minutes', children: ['c2'], reason: 'held-elsewhere' },
    ])
    given(both).when('send').thenHappened('TransferSent')
    const again = doing(both, worker, 'explain-unavailable', { reason: 'other', standsIn: 'The chair’s letter.' })
    expect(again.unavailable).toEqual([
      { slot: 'minutes', children: ['c1', 'c2'], reason: 'other', standsIn: 'The chair’s letter.' },
    ])
  })

  test('a child who has ended is not waited for', () => {
    const half = doing(aDraft({ without: 'plan' }), worker, 'add-paper', { structured: planForOne })
    given(doing(half, lead, 'withdraw', { children: ['c2'] }))
      .when('send')
      .thenHappened('TransferSent')
  })
})

describe('what else must be known before it leaves', () => {
  test('what the move means (R5.1)', () =>
    given(aDraft({ without: 'move' }))
      .when('send')
      .thenRefused({ code: 'move-not-considered', rule: 'R5.1' }))

  test('when the family is resident, or expected (R6.2)', () =>
    given(aDraft({ without: 'residence' }))
      .when('send')
      .thenRefused({ code: 'residence-unknown', rule: 'R6.2' }))

  test('that it may lawfully be shared (R4.7)', () =>
    given(aDraft({ without: 'permission' }))
      .when('send')
      .thenRefused({
        ...{ code: 'not-lawful-to-share', rule: 'R4.7' },
        reasons: ['We have not asked everyone yet.', 'A practice lead must decide before the papers can go.'],
      }))

  test('that the receiving authority can be reached, or its telephone number (R9.4)', () =>
    given(aDraft())
      .knowing({ receiver: { onExchange: false, telephone: '01632 960 999' } })
      .when('send')
      .thenRefused({ code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: '01632 960 999' }))

  test('its manifest: without one among the facts nothing is decided', () => {
    expect(() => given(aDraft()).knowing({ manifest: undefined }).when('send')).toThrow(/manifest/)
    expect(() => given(aSent()).knowing({ manifest: undefined }).when('send-addendum')).toThrow(/manifest/)
  })
})

describe('sending', () => {
  test('carries the verdict and the manifest, tells the receiver, and shares every paper', () => {
    const { after, events } = given(aDraft()).when('send').thenHappened('TransferSent')
    expect(events).toMatchObject([{ verdict: { share: 'all' }, manifest: { sha256: 'cd'.repeat(32) } }])
    expect(after).toMatchObject({ stage: 'sent', sentAt: now, receiverTold: now })
    expect(after.papers.map((paper) => paper.shared)).toEqual([true, true, true, true])
  })

  test('shares only what permission in part covers (R4.2)', () => {
    const draft = aDraft({ permission: 'given-in-part', papers: ['plan', 'summary'] })
    const { after } = given(draft).when('send').thenHappened('TransferSent')
    expect(after.papers.filter((paper) => paper.shared).map((paper) => paper.slot)).toEqual(['plan', 'summary'])
  })

  test.each([
    ['expected, and not yet there', { kind: 'expected', on: '2026-11-30' }, 0],
    ['resident today', { on: '2026-11-23' }, 0],
    ['resident since Friday', { on: '2026-11-20' }, 1],
    ['resident for seven working days', { on: '2026-11-12' }, 7],
  ])('says how late the notice is: %s (R6.5)', (_since, report, workingDaysGone) => {
    const draft = doing(aDraft(), worker, 'report-residence', report)
    expect(given(draft).when('send').thenHappened('TransferSent').events).toMatchObject([{ workingDaysGone }])
  })
})

describe('papers', () => {
  test('say what they are, who wrote them and who added them (R3.2, R3.11)', () => {
    const { after } = given(aDraft({ without: 'plan' }))
      .when('add-paper')
      .thenHappened('PaperAdded')
    expect(after.papers.at(-1)).toMatchObject({
      ...{ slot: 'plan', version: 1, title: 'Child in Need plan: Fenwick-Ashgrove', datedOn: '2026-10-05' },
      ...{ author: 'Perpetua Quillfeather', authorRole: 'Social worker', children: ['c1', 'c2'], addedAt: now },
      addedBy: { worker: 'sender-social-worker', name: 'Perpetua Quillfeather' },
    })
  })

  test('are numbered by slot: a second plan is version 2', () => {
    const { after } = given(aDraft()).when('add-paper').thenHappened('PaperAdded')
    expect(after.papers.at(-1)).toMatchObject({ slot: 'plan', version: 2 })
  })

  test('beyond the four need a reason (R3.12)', () => {
    given(aDraft()).when('add-paper', uploaded).thenHappened('PaperAdded')
    given(aDraft())
      .when('add-paper', { ...uploaded, reason: undefined })
      .thenRefused({ code: 'reason-for-more', rule: 'R3.12' })
  })

  test('stand in their own slot', () => {
    given(aDraft())
      .when('add-paper', { slot: 'summary' })
      .thenRefused({ code: 'paper-is-for-another-slot', slot: 'summary', kind: 'plan' })
  })

  test('must have arrived', () => {
    for (const paper of ['missing', undefined] as const)
      given(aDraft()).knowing({ paper }).when('add-paper', uploaded).thenRefused({ code: 'no-such-file', rule: 'R3.2' })
  })

  test('are about children of this transfer', () => {
    const about = { ...uploaded.about, children: ['c3'] }
    given(aDraft())
      .when('add-paper', { ...uploaded, about })
      .thenRefused({ code: 'no-such-child', children: ['c3'] })
  })

  test('are not dated in the future', () => {
    const dated = (datedOn: string) => ({ ...uploaded, about: { ...uploaded.about, datedOn } })
    given(aDraft()).when('add-paper', dated('2026-11-24')).thenRefused({ code: 'date-impossible', field: 'datedOn' })
    given(aDraft()).when('add-paper', dated('2026-11-23')).thenHappened('PaperAdded')
  })

  test('are forty at most', () => {
    let t = aDraft()
    while (t.papers.length < 40) t = doing(t, worker, 'add-paper')
    given(t).when('add-paper').thenRefused({ code: 'too-much', what: 'papers', most: 40 })
    given(doing(t, worker, 'send'))
      .when('send-addendum')
      .thenRefused({ code: 'too-much' })
  })

  test('are taken out of a draft by their id', () => {
    const { after } = given(aDraft()).when('remove-paper').thenHappened('PaperRemoved')
    expect(after.papers.map((paper) => paper.slot)).toEqual(['plan', 'minutes', 'summary'])
    given(after).when('remove-paper').thenRefused({ code: 'no-such-paper', rule: 'R3.1' })
    given(aDraft())
      .when('remove-paper', { paper: paperId(99) })
      .thenRefused({ code: 'no-such-paper' })
  })

  test('are explained for children of this transfer', () => {
    given(aDraft())
      .when('explain-unavailable', { children: ['c7'] })
      .thenRefused({ code: 'no-such-child', children: ['c7'] })
  })
})

describe('a later paper (R2.2)', () => {
  test('is the next version; what was sent stays as it was', () => {
    const sent = aSent()
    const { after } = given(sent).when('send-addendum').thenHappened('AddendumSent')
    expect(after.papers.slice(0, 4)).toEqual(sent.papers)
    expect(after.papers.at(-1)).toMatchObject({ slot: 'plan', version: 2, shared: true })
  })

  test('is refused as any paper is', () => {
    given(aSent()).when('send-addendum', { slot: 'summary' }).thenRefused({ code: 'paper-is-for-another-slot' })
  })

  test('after permission was withdrawn does not go without a new decision (R4.6)', () => {
    const withdrawn = doing(aSent(), worker, 'record-permission', { state: 'withdrawn' })
    given(withdrawn).when('send-addendum').thenRefused({ code: 'not-lawful-to-share', rule: 'R4.7' })
    const decided = doing(withdrawn, lead, 'decide-sharing')
    given(decided).when('send-addendum').thenHappened('AddendumSent')
  })

  test('goes only where sharing in part covers it', () => {
    const sent = aSent({ permission: 'given-in-part', papers: ['plan'] })
    given(sent).when('send-addendum').thenHappened('AddendumSent')
    given(sent).when('send-addendum', paperFor.summary).thenRefused({ code: 'not-lawful-to-share' })
  })
})

test('whoever adds a paper, or takes one out, has prepared the package (R1.4)', () => {
  const other = { ...worker, worker: 'sender-another' }
  const added = acted(aDraft({ without: 'plan' }), 'add-paper', paperFor.plan, other)
  expect(added.preparedBy).toEqual(['sender-social-worker', 'sender-another'])
  const removed = acted(aDraft(), 'remove-paper', { paper: paperId(1) }, other)
  expect(removed.preparedBy).toEqual(['sender-social-worker', 'sender-another'])
})

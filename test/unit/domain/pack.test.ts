import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Family } from '../../../schemas/family.ts'
import { type Pack, Pack as PackSchema } from '../../../schemas/pack.ts'
import type { Side } from '../../../src/domain/actor.ts'
import { closingPack, openingPack, type PackFacts } from '../../../src/domain/pack.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import {
  aCompleted,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aSent,
  aWithdrawn,
  doing,
  inDispute,
} from '../../support/transfers.ts'

const on = '2026-12-14'
const facts = (side: Side, more: Partial<PackFacts> = {}): PackFacts => ({ side, on, ...more })
const closing = (t: Transfer, more: Partial<PackFacts> = {}) => closingPack(t, facts('sender', more))
const opening = (t: Transfer, more: Partial<PackFacts> = {}) => openingPack(t, facts('receiver', more))

/** The pack, as its published schema has it. */
function packOf(packed: ReturnType<typeof closingPack>): Pack {
  if ('refused' in packed) throw new Error(`refused: ${JSON.stringify(packed.refused)}`)
  return PackSchema.parse(packed.pack)
}
const itemsOf = (packed: ReturnType<typeof closingPack>, child = 'c1') =>
  packOf(packed).children.find((one) => one.child === child)?.items
const toFill = (packed: ReturnType<typeof closingPack>, child = 'c1') =>
  packOf(packed)
    .toFill.filter((one) => one.child === child)
    .map(({ item }) => item)

const lead = aWorkerOf('receiver', 'practice-lead')
const worker = aWorkerOf('receiver', 'social-worker')

/** Completed, of a family whose first child differs so. */
function completedWith(first: Partial<z.input<typeof Family>['children'][number]>): Transfer {
  const t = aCompleted()
  const [c1, ...others] = t.family.children
  if (c1 === undefined) throw new Error('a family has a child')
  return { ...t, family: { ...t.family, children: [{ ...c1, ...(first as object) }, ...others] } }
}

/** What the papers of an authority say of its own child. */
const papers = {
  c1: {
    ...{ Ethnicity: 'WBRI', CINreferralDate: '2026-09-01', ReferralSource: '2A', PrimaryNeedCode: 'N4' },
    CINPlanStartDate: '2026-10-05',
  },
}

describe('the closing pack of the transferring authority (R7.4)', () => {
  test('closes each completed child under RC5, on the day from which the receiving authority led', () => {
    const t = aCompleted()
    expect(packOf(closing(t))).toMatchObject({ kind: 'closing', reference: t.reference, asAt: on, census: 2026 })
    for (const child of ['c1', 'c2'])
      expect(itemsOf(closing(t), child)).toMatchObject({
        ...{ CINclosureDate: '2026-11-23', ReasonForClosure: 'RC5', ReferralNFA: '0', CINPlanEndDate: '2026-11-23' },
      })
  })

  test('closes on the day that the lead passed, though the transfer was completed later', () => {
    const later = doing(aReadyToComplete(), worker, 'complete', {}, '2026-12-10T10:00:00.000Z')
    expect(itemsOf(closing(later))).toMatchObject({ CINclosureDate: '2026-11-23' })
  })

  test('closes on the last day that the lead passed, where it had gone back between', () => {
    const t = aCompleted()
    const [c1] = Object.values(t.children)
    if (c1 === undefined) throw new Error('there is a child')
    const leads = [
      { side: 'receiver' as const, from: '2026-11-01' },
      { side: 'sender' as const, from: '2026-11-10' },
      { side: 'receiver' as const, from: '2026-11-20' },
      { side: 'receiver' as const, from: '2026-11-21' },
    ]
    expect(itemsOf(closing({ ...t, children: { ...t.children, c1: { ...c1, leads } } }))).toMatchObject({
      CINclosureDate: '2026-11-20',
    })
  })

  test('ends the plan no later than the case, nor beside the receiving authority’s own (8565, 4014)', () => {
    const t = aCompleted()
    expect(itemsOf(closing(t, { plansFrom: { c1: '2026-11-19' } }))?.CINPlanEndDate).toBe('2026-11-19')
    expect(itemsOf(closing(t, { plansFrom: { c1: '2026-12-09' } }))?.CINPlanEndDate).toBe('2026-11-23')
    const ended = { c1: { CINPlanEndDate: '2026-11-02' } }
    expect(itemsOf(closing(t, { papers: ended }))?.CINPlanEndDate).toBe('2026-11-02')
    expect(itemsOf(closing(completedWith({ CINPlanStartDate: '2026-09-30' })))).toMatchObject({
      ...{ CINPlanStartDate: '2026-09-30', CINPlanEndDate: '2026-11-23' },
    })
  })

  test('asks when the plan began, where nobody says or what is said lies after its end (4010, 4011)', () => {
    for (const t of [aCompleted(), completedWith({ CINPlanStartDate: '2026-11-24' })]) {
      expect(itemsOf(closing(t))).not.toHaveProperty('CINPlanStartDate')
      expect(toFill(closing(t))).toContain('CINPlanStartDate')
    }
  })

  test('tells of no plan where there was none', () => {
    const t = aCompleted()
    const none = { ...t, papers: t.papers.filter(({ slot }) => slot !== 'plan') }
    expect(Object.keys(itemsOf(closing(none)) ?? {}).filter((item) => item.startsWith('CINPlan'))).toEqual([])
    expect(toFill(closing(none))).not.toContain('CINPlanStartDate')
  })

  test('asks for what the exchange does not hold, and puts nothing in its place', () => {
    const bare = closing(completedWith({ Sex: undefined, PrimaryNeedCode: undefined }))
    const wanted = ['LAchildID', 'Sex', 'Ethnicity', 'CINreferralDate', 'ReferralSource', 'PrimaryNeedCode'] as const
    expect(toFill(bare)).toEqual([...wanted, 'CINPlanStartDate'])
    for (const item of wanted) expect(itemsOf(bare)).not.toHaveProperty(item)
  })

  test('takes from the authority’s own papers what they say, and names it so that it is checked', () => {
    const packed = closing(completedWith({ PrimaryNeedCode: 'N5' }), { papers })
    expect(itemsOf(packed)).toMatchObject({
      ...{ Ethnicity: 'WBRI', CINreferralDate: '2026-09-01', ReferralSource: '2A', CINPlanStartDate: '2026-10-05' },
      // What is said of the child goes before what a paper says.
      PrimaryNeedCode: 'N5',
    })
    expect(packOf(packed).children[0]?.fromPapers).toEqual([
      ...['Ethnicity', 'CINreferralDate', 'ReferralSource', 'CINPlanStartDate'],
    ])
    expect(toFill(packed)).toEqual(['LAchildID', 'Sex'])
  })

  test('does not take a referral that lies after the closure (8630)', () => {
    expect(toFill(closing(aCompleted(), { papers: { c1: { CINreferralDate: '2026-11-24' } } }))).toContain(
      'CINreferralDate',
    )
  })

  test.each([
    ['M', 'M'],
    ['I', 'U'],
    ['U', 'U'],
  ] as const)('sex %s is %s to the census of 2026', (Sex, expected) => {
    expect(itemsOf(closing(completedWith({ Sex })))?.Sex).toBe(expected)
  })

  test('of an unborn child the census knows no sex and no ethnicity, and asks for a date of birth once there is one', () => {
    const unborn = { PersonBirthDate: undefined, ExpectedPersonBirthDate: '2027-01-20', Sex: 'F' as const }
    const packed = closing(completedWith(unborn), { papers })
    expect(itemsOf(packed)).toMatchObject({ ExpectedPersonBirthDate: '2027-01-20', Sex: 'U', Ethnicity: 'NOBT' })
    expect(packOf(packed).toFill).toContainEqual({ child: 'c1', item: 'PersonBirthDate', needed: false })
  })

  test('a date of birth makes an expected one history (8525Q)', () => {
    const items = itemsOf(closing(completedWith({ ExpectedPersonBirthDate: '2017-03-01' })))
    expect(items).toMatchObject({ PersonBirthDate: '2017-03-14' })
    expect(items).not.toHaveProperty('ExpectedPersonBirthDate')
  })

  test('an identifier that the census would refuse is asked for again, or left out', () => {
    const packed = closing(completedWith({ LAchildID: 'AB/12', UPN: 'B123456789012' }))
    expect(toFill(packed)).toContain('LAchildID')
    expect(itemsOf(packed)).not.toHaveProperty('UPN')
  })

  test('is not for the receiving authority', () => {
    expect(closingPack(aCompleted(), facts('receiver'))).toMatchObject({
      refused: { code: 'wrong-party', party: 'sender' },
    })
  })

  test.each([
    ['sent', () => aSent(), 'not-accepted'],
    ['acknowledged', () => anAcknowledged(), 'not-accepted'],
    ['in dispute before acceptance', () => inDispute(), 'not-accepted'],
    ['accepted, and in dispute after', () => inDispute(0, { by: 'sender', from: anAccepted() }), 'in-dispute'],
    ['accepted', () => anAccepted(), 'not-completed'],
    ['met', () => aMeetingHeld(), 'not-completed'],
    ['withdrawn', () => aWithdrawn(), 'not-completed'],
  ] as const)('is refused while it is %s', (_how, transfer, code) => {
    expect(closing(transfer())).toEqual({
      refused: { code, rule: code === 'in-dispute' ? 'R8.6' : 'R7.4', children: ['c1', 'c2'] },
    })
  })

  test('of children who stand differently the first reason is said, for those of whom it is true', () => {
    expect(closing(anAccepted(['c2']))).toMatchObject({ refused: { code: 'not-accepted', children: ['c1'] } })
    const one = inDispute(0, { by: 'sender', children: ['c1'], from: anAccepted() })
    expect(closing(one)).toMatchObject({ refused: { code: 'in-dispute', children: ['c1'] } })
  })

  test('leaves out whoever did not go to the other authority, and says why: RC5 would be false of them', () => {
    const stepped = doing(aReadyToComplete(), lead, 'step-up', { children: ['c2'] })
    const pack = packOf(closing(doing(stepped, worker, 'complete')))
    expect(pack.children.map(({ child }) => child)).toEqual(['c1'])
    expect(pack.leftOut).toEqual([{ child: 'c2', why: 'stepped-up' }])
  })

  test('says that it is a proposal, and that the exchange writes to nobody’s system', () => {
    expect(packOf(closing(aCompleted())).says.join(' ')).toMatch(/proposal.*writes to nobody’s system.*census of 2026/)
    // People read it: the id of a census rule tells them nothing.
    expect(packOf(closing(aCompleted())).says.join(' ')).not.toMatch(/rule \d/)
  })
})

describe('the opening pack of the receiving authority (R7.4)', () => {
  test('opens each accepted child on the day of formal notification, referred by another authority', () => {
    const t = anAccepted()
    const packed = opening(t)
    expect(itemsOf(packed)).toEqual({
      ...{ PersonBirthDate: '2017-03-14', Ethnicity: 'NOBT' },
      ...{ CINreferralDate: '2026-11-20', ReferralSource: '5C', ReferralNFA: '0' },
    })
    expect(toFill(packed)).toEqual(['LAchildID', 'Sex', 'PrimaryNeedCode'])
    expect(packOf(packed).children.map(({ child }) => child)).toEqual(['c1', 'c2'])
  })

  test('counts the day of notification in London, not in UTC', () => {
    const t = { ...anAccepted(), receiverTold: '2026-06-30T23:30:00.000Z' }
    expect(itemsOf(opening(t))?.CINreferralDate).toBe('2026-07-01')
  })

  test('begins a plan at the meeting where the plan goes on, and not where it does not', () => {
    expect(itemsOf(opening(anAccepted()))).not.toHaveProperty('CINPlanStartDate')
    const t = aMeetingHeld()
    expect(itemsOf(opening(t))?.CINPlanStartDate).toBe('2026-11-23')
    expect(itemsOf(opening(t, { plansFrom: { c1: '2026-11-19' } }))?.CINPlanStartDate).toBe('2026-11-19')
    for (const [outcome, planned] of [
      ['assessment-update', true],
      ['no-longer-in-need', false],
      ['strategy-discussion', false],
    ] as const) {
      const standing = t.children.c1
      if (standing === undefined) throw new Error('there is a child')
      const items = itemsOf(opening({ ...t, children: { ...t.children, c1: { ...standing, outcome } } }))
      expect('CINPlanStartDate' in (items ?? {})).toBe(planned)
    }
  })

  test('takes the primary need from a paper, and nothing else of what the other authority recorded of its own', () => {
    const packed = opening(anAccepted(), { papers })
    expect(itemsOf(packed)).toMatchObject({
      ...{ PrimaryNeedCode: 'N4', Ethnicity: 'NOBT', ReferralSource: '5C', CINreferralDate: '2026-11-20' },
    })
    expect(packOf(packed).children[0]?.fromPapers).toEqual(['PrimaryNeedCode'])
  })

  test('never carries the other authority’s id of the child', () => {
    const t = completedWith({ LAchildID: 'AL40991' })
    expect(JSON.stringify(opening(t))).not.toContain('AL40991')
    expect(itemsOf(closing(t))?.LAchildID).toBe('AL40991')
  })

  test('is not for the transferring authority', () => {
    expect(openingPack(anAccepted(), facts('sender'))).toMatchObject({
      refused: { code: 'wrong-party', party: 'receiver' },
    })
  })

  test('is refused before acceptance, and while all whom it is about are in dispute', () => {
    const children = ['c1', 'c2']
    expect(opening(anAcknowledged())).toEqual({ refused: { code: 'not-accepted', rule: 'R7.4', children } })
    expect(opening(inDispute(0, { by: 'sender', from: anAccepted() }))).toEqual({
      refused: { code: 'in-dispute', rule: 'R8.6', children },
    })
    expect(opening(aWithdrawn())).toEqual({ refused: { code: 'not-accepted', rule: 'R7.4', children } })
  })

  test('leaves out, by name and why, whoever is not accepted or is in dispute', () => {
    expect(packOf(opening(anAccepted(['c2']))).leftOut).toEqual([{ child: 'c1', why: 'not-accepted' }])
    const one = inDispute(0, { by: 'sender', children: ['c2'], from: anAccepted() })
    expect(packOf(opening(one)).leftOut).toEqual([{ child: 'c2', why: 'in-dispute' }])
  })

  test('a child stepped up after acceptance has an episode there; one handed back has none', () => {
    const t = doing(anAccepted(), lead, 'step-up', { children: ['c1'] })
    expect(packOf(opening(t)).children.map(({ child }) => child)).toEqual(['c1', 'c2'])
    const standing = t.children.c1
    if (standing === undefined) throw new Error('there is a child')
    const returned = { ...standing, ending: { how: 'returned' as const, on: '2026-11-23' } }
    expect(packOf(opening({ ...t, children: { ...t.children, c1: returned } })).leftOut).toEqual([
      { child: 'c1', why: 'returned' },
    ])
  })
})

test('no day is nobody’s and none is both’s: the one plan ends and the one lead passes where the other’s begins', () => {
  const t = completedWith({ CINPlanStartDate: '2026-09-30' })
  const [theirs, ours] = [itemsOf(closing(t)), itemsOf(opening(t))]
  expect(theirs?.CINclosureDate).toBe('2026-11-23')
  expect(theirs?.CINPlanEndDate).toBe(ours?.CINPlanStartDate)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import type { Side } from '../../../src/domain/actor.ts'
import { mayBeWrittenTo } from '../../../src/domain/letter.ts'
import { acted, historyOf } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aFamily } from '../../support/inputs.ts'
import {
  changes,
  demoCouncils,
  longCouncils,
  once,
  ours,
  safeToWrite,
  soon,
  theirs,
  unwritten,
  wholeOf,
  withPeople,
  written,
} from '../../support/letters.ts'
import { aDraft, anAccepted, anAcknowledged, aSent } from '../../support/transfers.ts'

describe('a letter (R5.5)', () => {
  test('names the children once by name where nothing else fits, and then counts them', () => {
    const children = Array.from({ length: 14 }, (_, at) => ({
      ...{ id: `c${at + 1}`, name: `${'Isolde Marguerite '.repeat(10)}Fenwick-Ashgrove` },
      ...{ PersonBirthDate: '2017-03-14' },
    }))
    const family = Family.parse({ ...aFamily(), children })
    const t = once(
      'sent',
      theirs,
      children.map(({ id }) => id),
    )
    expect(written({ ...t, family }).about).toBe('About the 14 children')
  })

  test('keeps the authority’s own words as they were written', () => {
    expect(written(aSent(), 'p1', { ownWords: 'Ffion will visit\non Friday.' }).ownWords).toBe(
      'Ffion will visit\non Friday.',
    )
  })

  test('what does not fit one page is refused, with how many lines there is room for', () => {
    const answer = unwritten(aSent(), 'p1', { ownWords: 'a\n'.repeat(60).trim() })
    expect(answer).toMatchObject({ code: 'too-much', what: 'lines of your own words' })
    const most = answer?.code === 'too-much' ? answer.most : 0
    expect(most).toBeGreaterThan(15)
    expect(unwritten(aSent(), 'p1', { ownWords: 'a\n'.repeat(most).trim() })).toBeUndefined()
  })

  test('is written by its verb, whole, on the record', () => {
    const t = acted(aSent(), 'write-letter', { person: 'p1' }, aWorkerOf('sender', 'social-worker'))
    expect(historyOf(t).at(-1)?.event).toEqual({
      ...{ type: 'LetterWritten', to: 'p1' },
      letter: expect.objectContaining({ to: 'Rowena Fenwick-Ashgrove', from: 'Marlbrook Council' }),
    })
  })
})

describe('no letter goes to whom none may be written (R5.5)', () => {
  test('somebody who is not of the family', () => {
    expect(unwritten(aSent(), 'p7')).toEqual({ code: 'no-such-person', rule: 'R4.1', person: 'p7' })
  })

  test('before responsibility changed there is nothing to tell', () => {
    expect(unwritten(aDraft(), 'p1')).toEqual({ code: 'nothing-to-tell', rule: 'R5.5' })
  })

  test('the receiving authority has nothing to tell until it has acknowledged', () => {
    expect(unwritten(aSent(), 'p1', { side: 'receiver' })).toEqual({ code: 'nothing-to-tell', rule: 'R5.5' })
    expect(unwritten(anAcknowledged(), 'p1', { side: 'receiver' })).toBeUndefined()
  })

  test('somebody who is not to be told, whatever else is recorded of them', () => {
    const t = withPeople(anAccepted(), () => ({ parentalResponsibility: true, tellBy: 'not-to-be-told' }))
    for (const side of ['sender', 'receiver'] as const)
      expect(unwritten(t, 'p1', { side })).toEqual({ code: 'not-to-be-told', rule: 'R5.5', person: 'p1' })
  })

  test('somebody whose permission it was a risk to seek, until a letter is said to be safe', () => {
    const given = { p1: { state: 'not-sought-risk' as const, seq: 5 } }
    const t = { ...aSent(), permission: { ...aSent().permission, given } }
    expect(unwritten(t, 'p1')).toEqual({ code: 'tell-in-person', rule: 'R5.5', person: 'p1' })
    expect(unwritten(withPeople(t, () => ({ tellBy: 'letter' })))).toBeUndefined()
  })

  test.each<[string, object, boolean]>([
    ['with parental responsibility', {}, true],
    ['with a safe contact rule', { safeContact: 'Only at school.' }, false],
    ['with a safe contact rule, but a letter is safe', { safeContact: 'By post only.', tellBy: 'letter' }, true],
    ['who is told in person', { tellBy: 'in-person' }, false],
    ['without it, who does not move', { parentalResponsibility: false, movesToo: false }, false],
    [
      'without it, who does not move, but a letter is safe',
      { parentalResponsibility: false, movesToo: false, tellBy: 'letter' },
      true,
    ],
  ])('a person %s', (_who, difference, may) => {
    const t = withPeople(aSent(), ({ id }) => (id === 'p1' ? difference : {}))
    const [person] = t.family.people
    expect(person && mayBeWrittenTo(t, person)).toBe(may)
    expect(unwritten(t, 'p1')).toEqual(may ? undefined : { code: 'tell-in-person', rule: 'R5.5', person: 'p1' })
  })

  test('a former partner from whom the new address is kept gets none until somebody says that one is safe', () => {
    expect(unwritten(aSent(), 'p2')).toEqual({ code: 'tell-in-person', rule: 'R5.5', person: 'p2' })
    expect(unwritten(safeToWrite(aSent()), 'p2')).toBeUndefined()
  })
})

describe('what is kept from a person is in no letter to them (R3.10)', () => {
  const kept = (field: string) => ({ code: 'kept-from-them', rule: 'R3.10', person: 'p2', field })
  /** What papers’ marks keep from p1. */
  const words = (...all: string[]) => ({ p1: { words: all, place: false } })

  test('where the new address is kept, the transferring authority says only whom to call', () => {
    const letter = written(safeToWrite(anAccepted()), 'p2')
    expect(letter).toMatchObject({ from: 'Aldermere Council', heading: 'Who to call' })
    expect(letter.paragraphs).toEqual([
      'We want you to know who to call. Please call us if you want to ask about them.',
    ])
    expect(wholeOf(letter)).not.toMatch(/Brackwater|960202|Heron|Thornwick|mov|area|Rowena/i)
  })

  test('and the same at every change: what is left out tells nothing either', () => {
    const letters = changes.flatMap((what) =>
      [theirs, ours].map((leads) => written(safeToWrite(once(what, leads)), 'p2')),
    )
    expect(new Set(letters.map((letter) => JSON.stringify(letter))).size).toBe(1)
  })

  test('the receiving authority’s own letter would give it away', () => {
    expect(unwritten(safeToWrite(anAccepted()), 'p2', { side: 'receiver' })).toEqual(kept('person'))
  })

  test('where the old address is kept, it is the other way about', () => {
    const from = { lines: '9 Old Wharf, Aldermere', keepFrom: ['p2'] }
    const to = { lines: '2 Heron Mews, Thornwick' }
    const t = safeToWrite(anAcknowledged({ family: { from, to } }))
    expect(unwritten(t, 'p2')).toEqual(kept('person'))
    expect(wholeOf(written(t, 'p2', { side: 'receiver' }))).not.toMatch(/Aldermere|960101|Wharf/)
    const both = safeToWrite(anAcknowledged({ family: { from, to: { ...to, keepFrom: ['p2'] } } }))
    for (const side of ['sender', 'receiver'] as const) expect(unwritten(both, 'p2', { side })).toEqual(kept('person'))
  })

  test.each([
    'They live at 2 Heron Mews now.',
    'They live in thornwick!',
    'Ask at Brackwater.',
    'Ask at BRACKWATER  borough\ncouncil',
    'The new number is 01632-960 202.',
    'Call +44 1632 960202',
    'Call 960 202',
  ])('own words that tell it are refused: %s', (ownWords) => {
    expect(unwritten(safeToWrite(aSent()), 'p2', { ownWords })).toEqual(kept('ownWords'))
    expect(unwritten(aSent(), 'p1', { ownWords })).toBeUndefined()
  })

  test('own words that tell nothing of it are not', () => {
    expect(
      unwritten(safeToWrite(aSent()), 'p2', { ownWords: 'Please call us on 01632 960101 about 2 forms.' }),
    ).toBeUndefined()
  })

  test('what a paper’s mark keeps from them may not stand in own words', () => {
    const marked = { kept: words('Heron Primary School', 'The GP: 01632 960 777') }
    for (const ownWords of ['She is at heron primary school.', 'Ring 01632960777.'])
      expect(unwritten(aSent(), 'p1', { ...marked, ownWords })).toMatchObject({
        code: 'kept-from-them',
        field: 'ownWords',
      })
    expect(unwritten(aSent(), 'p1', { ...marked, ownWords: 'She is well at school.' })).toBeUndefined()
  })

  test('where a mark keeps the place, the letter names no other council, and that council writes none', () => {
    const marked = { kept: words('2 Heron Mews, Brackwater') }
    expect(written(aSent(), 'p1', marked).heading).toBe('Who to call')
    expect(wholeOf(written(aSent(), 'p1', marked))).not.toContain('Brackwater')
    expect(unwritten(anAcknowledged(), 'p1', { ...marked, side: 'receiver' })).toMatchObject({ code: 'kept-from-them' })
  })

  test('a confidential address keeps the place, whatever the council there is called', () => {
    const marked = { kept: { p1: { words: [], place: true } } }
    for (const councils of [demoCouncils, longCouncils]) {
      const letter = written(anAcknowledged(), 'p1', { ...marked, councils })
      expect(letter.heading).toBe('Who to call')
      expect(wholeOf(letter)).not.toMatch(/Brackwater|960202|Heron/)
      expect(unwritten(anAcknowledged(), 'p1', { ...marked, councils, side: 'receiver' })).toMatchObject({
        ...{ code: 'kept-from-them', field: 'person' },
      })
    }
    for (const ownWords of ['Ask at Brackwater.', 'They live at 2 Heron Mews.', 'Call 01632 960202.'])
      expect(unwritten(aSent(), 'p1', { ...marked, ownWords })).toMatchObject({ field: 'ownWords' })
  })

  test('where a mark keeps a child’s new name, no letter has it', () => {
    expect(unwritten(aSent(), 'p1', { kept: words('The new surname, Fenwick-Ashgrove') })).toBeUndefined()
    const t = withPeople(aSent(), () => ({ name: 'Lucan Thistlecombe' }))
    expect(unwritten(t, 'p1', { kept: words('The new surname, Fenwick-Ashgrove') })).toMatchObject({
      field: 'person',
    })
  })

  test('whatever family it is, whoever writes to whom', () => {
    const place = fc.constantFrom('Thornwick', 'Ash', 'Lower Ings', 'Aldermere', 'Ely', 'Łódź Row', 'Old Wharf')
    const address = fc.record(
      {
        lines: fc.tuple(fc.integer({ min: 1, max: 300 }), place, place).map(([n, a, b]) => `${n} ${a} Mews, ${b}`),
        postcode: fc.constantFrom('TH1 2AB', 'al99zz', 'E1 6AN'),
        keepFrom: fc.subarray(['p1', 'p2']),
      },
      { requiredKeys: ['lines', 'keepFrom'] },
    )
    const people = fc.record({ tellBy: fc.constantFrom('letter', 'in-person', undefined), movesToo: fc.boolean() })
    const wholly = fc.record({
      ...{ from: address, to: address, people, what: fc.constantFrom(...changes) },
      ...{ leads: fc.constantFrom(theirs, ours, soon), side: fc.constantFrom<Side>('sender', 'receiver') },
      ...{ person: fc.constantFrom('p1', 'p2'), councils: fc.constantFrom(demoCouncils, longCouncils) },
      ownWords: fc.option(
        fc.oneof(
          fc.string({ minLength: 1 }),
          place,
          address.map(({ lines }) => `See ${lines}.`),
        ),
        {
          nil: undefined,
        },
      ),
    })
    let letters = 0
    fc.assert(
      fc.property(wholly, ({ from, to, people: all, what, leads, side, person, councils, ownWords }) => {
        const t = withPeople(once(what, leads), () => all)
        const family = { ...t.family, from, to }
        const more = { side, councils, ...(ownWords ? { ownWords } : {}) }
        if (unwritten({ ...t, family }, person, more)) return
        letters++
        const letter = written({ ...t, family }, person, more)
        const bare = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
        const known = bare(`${letter.from} ${letter.to}`)
        const kept = [
          { address: from, council: councils.sender },
          { address: to, council: councils.receiver },
        ].filter(({ address: { keepFrom } }) => keepFrom.includes(person))
        const mustNot = kept.flatMap(({ address: { lines, postcode = '' }, council }) =>
          [...lines.split(', '), postcode, council.name, council.telephone].map(bare),
        )
        for (const words of mustNot.filter((one) => one.trim() !== '' && !known.includes(one)))
          expect(bare(wholeOf(letter))).not.toContain(words)
      }),
      { numRuns: 600 },
    )
    expect(letters).toBeGreaterThan(50)
  })
})

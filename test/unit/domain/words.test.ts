import { describe, expect, test } from 'vitest'
import type { Mark } from '../../../schemas/documents/paper.ts'
import {
  caldicottSaid,
  kindOf,
  markReason,
  markSentence,
  ordinal,
  paperName,
  roleSaid,
  sizeOf,
  versionSaid,
} from '../../../src/domain/words.ts'

const names = new Map([['p2', 'Lucan Thistlecombe']])

describe('a mark as a sentence that may stand on every page (R3.10)', () => {
  test.each<[Mark, string]>([
    [{ kind: 'third-party', who: 'A neighbour', note: 'See page 2.' }, 'About a third party: A neighbour'],
    [{ kind: 'keep-from', what: 'The school', from: 'Lucan' }, 'Keep from Lucan: The school'],
    [
      { kind: 'confidential-address', whose: 'Rowena', from: 'Lucan Thistlecombe', person: 'p2', reason: 'An order.' },
      'Confidential address of Rowena: keep from Lucan Thistlecombe',
    ],
    [
      { kind: 'keep-from', what: 'The school', from: 'their father', person: 'p2' },
      'Keep from their father (Lucan Thistlecombe): The school',
    ],
  ])('%j', (mark, sentence) => expect(markSentence(mark, names)).toBe(sentence))

  test('has its reason or note apart', () => {
    expect(markReason({ kind: 'third-party', who: 'A neighbour', note: 'See page 2.' })).toBe('See page 2.')
    expect(markReason({ kind: 'keep-from', what: 'The school', from: 'Lucan', reason: 'An order.' })).toBe('An order.')
  })
})

test('a role is said in words; one not known stands as it is', () => {
  expect([roleSaid('director'), roleSaid('toString')]).toEqual(['director of children’s services', 'toString'])
})

test('a file is said by its kind and size', () => {
  expect([sizeOf(10), sizeOf(2048), sizeOf(5 * 1024 * 1024)]).toEqual(['1 KB', '2 KB', '5.0 MB'])
  expect(kindOf('application/pdf')).toBe('PDF')
})

test('the Caldicott status is said with its reason, or points to the record where none was kept with it (R4.8)', () => {
  const caldicott = 'considered-not-needed'
  expect(caldicottSaid({ caldicott, caldicottWhy: 'The risk is plain.' })).toBe(
    'Considered, and not thought necessary: The risk is plain.',
  )
  expect(caldicottSaid({ caldicott })).toBe('Considered, and not thought necessary; the reason is on record')
  expect(caldicottSaid({ caldicott: 'advised' })).toBe('Advice given')
})

test('a paper is told from others of its slot by its own number; a further paper is another (R2.2)', () => {
  expect(paperName({ slot: 'assessment', version: 2 })).toBe('Social work assessment, second version')
  expect(paperName({ slot: 'other', version: 2 })).toBe('Other paper 2')
  expect(versionSaid({ slot: 'minutes', version: 1 })).toBe('first version of the minutes')
  expect([3, 10, 11, 12, 13, 21, 22, 23, 30, 40].map(ordinal)).toEqual([
    ...['third', 'tenth', '11th', '12th', '13th', '21st', '22nd', '23rd', '30th', '40th'],
  ])
})

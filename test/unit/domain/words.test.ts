import { describe, expect, test } from 'vitest'
import type { Mark } from '../../../schemas/documents/paper.ts'
import { kindOf, markReason, markSentence, roleSaid, sizeOf } from '../../../src/domain/words.ts'

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

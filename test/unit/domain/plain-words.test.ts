import { describe, expect, test } from 'vitest'
import type { Leaf, Part } from '../../../schemas/parts.ts'
import { inOneLine, leavesOf, listedInOneLine, wordsOf } from '../../../src/domain/plain-words.ts'

const leaf = (value: Leaf['value'], more: Partial<Leaf> = {}): Leaf => ({
  ...{ kind: 'leaf', value, coded: false, labels: {} },
  ...more,
})
const part = (said: Part['said']): Part => ({ key: 'name', title: 'Name', place: 0, said })
const names = new Map([['c1', 'Isolde']])

describe('what a leaf says to a reader', () => {
  test.each([
    [true, 'Yes'],
    [false, 'No'],
    [4, '4'],
    ['2026-11-23', '23 November 2026'],
    ['2026-06-30T23:05:00Z', '1 July 2026 at 12:05am'],
    ['c1', 'Isolde'],
    ['c2', 'c2'],
    ['C1 is a map square\nand no child', 'C1 is a map square\nand no child'],
  ])('%s: %s', (value, words) => expect(wordsOf(leaf(value), names)).toBe(words))

  test('a code is called as its schema calls it, else by its own words', () => {
    expect(wordsOf(leaf('soon', { coded: true, labels: { soon: 'Within five days' } }), names)).toBe('Within five days')
    expect(wordsOf(leaf('no-longer-in-need', { coded: true }), names)).toBe('No longer in need')
  })

  test.each([
    ['3A', '3A: Abuse'],
    ['20', '20: Abuse'],
    ['N1', 'N1: Abuse'],
    ['RC5', 'RC5: Abuse'],
    ['s47', 'Abuse'],
  ])('a census code stands before its words: %s', (code, words) => {
    expect(wordsOf(leaf(code, { coded: true, labels: { [code]: 'Abuse' } }), names)).toBe(words)
  })
})

describe('what reads best in one line', () => {
  test('somebody’s name, role and organisation', () => {
    expect(inOneLine([part(leaf('Pip')), part(leaf('Mother'))], names)).toBe('Pip, Mother')
  })

  test('but nothing long, and nothing with parts of its own', () => {
    expect(inOneLine([part(leaf('x'.repeat(201)))], names)).toBeUndefined()
    expect(inOneLine([part({ kind: 'list', each: [] })], names)).toBeUndefined()
  })

  test('the names of several people; of several texts only one alone', () => {
    expect(listedInOneLine([leaf('c1'), leaf('c2')], names)).toBe('Isolde, c2')
    expect(listedInOneLine([leaf('a')], names)).toBe('a')
    expect(listedInOneLine([leaf('a'), leaf('b')], names)).toBeUndefined()
  })

  test('a list that holds more than leaves has none', () => {
    expect(leavesOf([leaf('a')])).toHaveLength(1)
    expect(leavesOf([leaf('a'), { kind: 'parts', parts: [] }])).toBeUndefined()
  })
})

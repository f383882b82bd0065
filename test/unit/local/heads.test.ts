import { describe, expect, test } from 'vitest'
import { CannotStart } from '../../../src/local/cannot-start.ts'
import { readHeads } from '../../../src/local/heads.ts'

const first = { transfer: '01998000-0000-7000-8000-0000000000f1', head: 'ab'.repeat(32), seq: 4 }
const second = { transfer: '01998000-0000-7000-8000-0000000000f2', head: 'cd'.repeat(32) }
const notice = { ...first, type: 'TransferSent', reference: 'BTN-7F3K-2QXM', link: 'https://baton.example/transfers/1' }

describe('the heads that a party received', () => {
  test.each([
    ['a list', JSON.stringify([first, second]), [first, second]],
    ['the answer of the feed', JSON.stringify({ notices: [notice] }), [first]],
    ['one on each line', `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`, [first, second]],
    ['a single one', JSON.stringify(second), [second]],
    ['an empty list', '[]', []],
  ])('are read from %s', (_what, text, heads) => {
    expect(readHeads(text)).toEqual(heads)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'Isolde'],
    ['a line that is none', `${JSON.stringify(first)}\nIsolde`],
    ['a hash that is none', JSON.stringify([{ ...first, head: 'Isolde' }])],
    ['a transfer that is none', JSON.stringify([{ ...first, transfer: 'Isolde' }])],
  ])('are not read from %s, of which nothing is quoted', (_what, text) => {
    expect(() => readHeads(text)).toThrow(CannotStart)
    expect(() => readHeads(text)).not.toThrow(/Isolde/)
  })
})

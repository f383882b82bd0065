import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesTwice, utf8Of } from '../../../src/http/json-text.ts'

const bytes = (...values: number[]) => Uint8Array.from(values).buffer

describe('a body is UTF-8', () => {
  test('or it is not read', () => {
    expect(utf8Of(bytes(0x5a, 0x6f, 0xc3, 0xab))).toBe('Zoë')
    expect(utf8Of(bytes(0x5a, 0x6f, 0xeb))).toBeUndefined()
    expect(utf8Of(bytes(0xed, 0xa0, 0x80))).toBeUndefined()
  })
})

describe('a JSON text names a field twice', () => {
  test.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"a" \n:1, "b":[{"c":1},{"c":1}], "a":2}',
    '[[{"x":{"\\\\":1,"b":2,"\\\\":3}}]]',
    '{"a\\"":"{","a\\"":1}',
    '{"__proto__":1,"__proto__":1}',
  ])('as in %s', (text) => expect(namesTwice(text)).toBe(true))

  test.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a":"a","b":"a"}',
    '["a","a"]',
    '{"a":"\\",\\"a\\":1"}',
    '{"a":"\\\\","b":1}',
    '"a":1,"a":1',
    '}}]]{"a',
    '{"a\\x":1,"b":"',
  ])('but not in %s', (text) => expect(namesTwice(text)).toBe(false))

  test('never, in what JSON.stringify wrote; always, once a field of it is written again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary', maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), {
          minKeys: 1,
          maxKeys: 5,
        }),
        (value) => {
          const text = JSON.stringify(value)
          const [name = ''] = Object.keys(value)
          expect(namesTwice(text)).toBe(false)
          expect(namesTwice(`${text.slice(0, -1)},${JSON.stringify(name)}:{}}`)).toBe(true)
        },
      ),
      { seed: 20261123 },
    )
  })

  test('is said of a text of any depth and length', () => {
    expect(namesTwice(`${'[{"a":'.repeat(300_000)}1,"a":2`)).toBe(true)
    expect(namesTwice(`"${'\\"'.repeat(1_000_000)}"`)).toBe(false)
  })
})

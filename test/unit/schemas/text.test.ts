import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { text } from '../../../schemas/text.ts'

const line = text(20)
const awkward = fc.oneof(
  fc.constantFrom('\0', '\r', '\n', ' ', '\u0085', '\u00a0', '\ud83d', '\udc67'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)
const fault = (value: string) => line.safeParse(value).error?.issues[0]?.message

describe('text that somebody reads', () => {
  test.each(['Siân', ' spaces stay ', 'two\nlines\tand a tab', '👩‍👧 ŵ Łukasz', 'عائلة'])(
    'keeps %j exactly',
    (value) => {
      expect(line.parse(value)).toBe(value)
    },
  )

  test.each([
    ['a\0b', 'Take out the control character (U+0000) at character 2: only line feeds and tabs are allowed'],
    ['a\r\nb', 'Take out the carriage return (U+000D) at character 2: a line ends with a line feed (U+000A) alone'],
    ['a\u0085b', 'Take out the control character (U+0085) at character 2: only line feeds and tabs are allowed'],
    ['\ud83d!', 'Replace the broken character (U+D83D, half of a pair) at character 1'],
    ['!\udc67', 'Replace the broken character (U+DC67, half of a pair) at character 2'],
    ['', 'Write something here'],
    [' \n\t', 'Write something here'],
    ['a'.repeat(21), 'Shorten this to 20 characters or fewer'],
  ])('refuses %j and says what to mend', (value, message) => {
    expect(fault(value)).toBe(message)
  })

  test('says of a blank that the field may be left out only where it may', () => {
    const both = z.strictObject({ needed: text(20), free: text(20).optional().meta({ title: 'Free' }) })
    const issues = both.safeParse({ needed: ' ', free: '' }).error?.issues ?? []
    expect(issues.map(({ message }) => message)).toEqual([
      'Write something here',
      'Write something, or leave the field out',
    ])
    expect(both.parse({ needed: 'a' })).toEqual({ needed: 'a' })
  })

  test('never repeats what was written in its refusal', () => {
    expect(fault('Rowena\0')).not.toContain('Rowena')
  })

  test('accepts exactly the well-formed, unblank texts without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: awkward, maxLength: 10 }), (value) => {
        const clean = !/[^\P{Cc}\n\t]/u.test(value) && !/\p{Cs}/u.test(value) && /[^\n\t \u00a0]/.test(value)
        expect(line.safeParse(value).success).toBe(clean)
      }),
    )
  })

  test('refuses a long text that is spaces but for one control character', () => {
    expect(text(20_000).safeParse(`${' '.repeat(19_999)}\0`).success).toBe(false)
  })
})

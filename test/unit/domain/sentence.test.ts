import { describe, expect, test } from 'vitest'
import { listed, roleName, sentence } from '../../../src/domain/sentence.ts'
import { everyRole } from '../../support/actors.ts'
import { notOfRules, refusals } from '../../support/refusals.ts'

const said = Object.entries(refusals).map(([code, refused]) => {
  const refusal = refused()
  if (refusal === undefined) throw new Error(`${code} was not given`)
  return [code, sentence(refusal)] as const
})

describe('every refusal is said in plain words', () => {
  test.each([...said, ...Object.entries(notOfRules).map(([code, refusal]) => [code, sentence(refusal)] as const)])(
    '%s: what is so, and what mends it',
    (code, { title, mend }) => {
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(mend).toMatch(/^[A-Z].*\.$/)
      for (const text of [title, mend]) {
        expect(text).not.toMatch(/undefined|\[object|,,| {2}|\.\./)
        if (code.includes('-')) expect(text).not.toContain(code)
      }
    },
  )

  test('each in words of its own', () => {
    expect(new Set(said.map(([, { title }]) => title)).size).toBe(said.length)
  })
})

test('a picture that is cut short has no last page to look at', () => {
  const { mend } = sentence({ code: 'upload-unfit', rule: 'R3.2', why: 'truncated' })
  expect(mend).toBe('Save or scan it again, check that it opens, and upload that.')
})

describe('a refusal names who may, what is missing, and what is allowed (R1.3, R2.1)', () => {
  const of = (code: string) => Object.fromEntries(said)[code]

  test('the roles', () =>
    expect(of('wrong-role')?.mend).toBe(
      'Ask a social worker, a practice lead or a service manager in your authority to do it.',
    ))

  test('the party', () => expect(of('wrong-party')?.title).toBe('Only the transferring authority may do this'))

  test('the papers, and for which children', () =>
    expect(of('package-incomplete')?.mend).toBe(
      'Add, or say why it is not available: the Child in Need plan for c1 and c2.',
    ))

  test('the state, and the verbs that are allowed', () => {
    expect(of('out-of-turn')?.title).toBe('This cannot be done while the transfer is sent')
    expect(of('out-of-turn')?.mend).toContain('send-addendum')
    expect(sentence({ code: 'out-of-turn', rule: 'R2.1', state: 'ended', allowed: [] }).mend).toBe(
      'There is nothing for you to do on it now.',
    )
  })

  test('the right procedure (R2.10)', () =>
    expect(of('wrong-procedure')?.mend).toContain('Follow your missing family procedure'))

  test('the telephone number of a duty desk (R9.4)', () =>
    expect(of('receiver-not-on-exchange')?.mend).toContain('01632 960 999'))

  test('children in the singular and the plural', () => {
    const accepted = (...children: string[]) => sentence({ code: 'already-accepted', rule: 'R8.1', children }).title
    expect(accepted('c1')).toBe('C1 has already been accepted')
    expect(accepted('c1', 'c2')).toBe('C1 and c2 have already been accepted')
    expect(accepted()).toBe('The children have already been accepted')
  })
})

test('names are joined as a sentence joins them', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
    ...['', 'a', 'a and b', 'a, b or c'],
  ])
})

test('every role has a name', () => {
  expect(new Set(everyRole.map(roleName)).size).toBe(everyRole.length)
})

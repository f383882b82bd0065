import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { text } from '../../../schemas/text.ts'
import { fieldErrors } from '../../../src/http/input-words.ts'

const errorsOf = (schema: z.ZodType, value: unknown) => fieldErrors(schema.safeParse(value).error?.issues ?? [])
const said = (schema: z.ZodType, value: unknown) => errorsOf(schema, value).map(({ detail }) => detail)
const kinds = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan') }),
  z.object({ kind: z.literal('note') }),
])
const codes = ['20', '21', '22', '23', '24', '25', '26', '27', '28'] as const

describe('what a schema finds wrong is said in words of the practice', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['a choice of a few', z.enum(['in', 'out']), 'up', 'Use one of the values that the schema lists: in, out'],
    [
      'a choice of eight',
      z.enum(codes.slice(1)),
      'x',
      `Use one of the values that the schema lists: ${codes.slice(1).join(', ')}`,
    ],
    ['a choice of many', z.enum(codes), 'x', 'Use one of the values that the schema lists'],
    ['one value alone', z.literal(true), false, 'Use one of the values that the schema lists: true'],
    ['a kind that is not known', kinds, { kind: 'x' }, 'Use one of the values that the schema lists: plan, note'],
    ['a number in an address', z.coerce.number().int().min(1).optional(), 'x', 'Give a whole number'],
    ['a fraction', z.coerce.number().int(), '1.5', 'Give a whole number'],
    ['a number that is too small', z.int().min(1), 0, 'Give 1 or more'],
    ['a number that is too large', z.int().max(100), 101, 'Give 100 or less'],
    ['a number for a text', z.string(), 7, 'Give a text'],
    ['nothing', z.string(), undefined, 'Give a text: it cannot be left out'],
    ['null for an object', z.strictObject({}), null, 'Give an object'],
    ['a text for a list', z.array(z.string()), 'a', 'Give a list'],
    ['a list of none', z.array(z.string()).min(1), [], 'List at least 1'],
    ['a list of too many', z.array(z.string()).max(1), ['a', 'b'], 'List at most 1'],
    ['a text that is too short', z.string().min(3), 'a', 'Write at least 3 characters'],
    ['a day that does not exist', z.iso.date(), '2026-02-30', 'Give a date that exists, as YYYY-MM-DD'],
    ['none of several', z.union([z.string(), z.number()]), true, 'Give it in one of the forms that the schema lists'],
    ['a sentence of the schema’s own', z.string({ error: 'Say who' }), 7, 'Say who'],
    ['a needed text left empty', text(20), '', 'Write something here'],
    ['a free text left empty', text(20).optional(), '', 'Write something, or leave the field out'],
  ])('%s', (_, schema, value, detail) => {
    expect(said(schema, value)).toEqual([detail])
  })
})

describe('a field that is not known', () => {
  const needs = z.strictObject({ needs: z.array(z.strictObject({ what: z.string() })) })

  test('is named by its own pointer, each of them', () => {
    expect(errorsOf(needs, { needs: [{ what: 'a', foo: 1, PersonBirthDate: 2 }] })).toEqual([
      { pointer: '/needs/0/foo', detail: 'There is no such field; leave it out' },
      { pointer: '/needs/0/PersonBirthDate', detail: 'There is no such field; leave it out' },
    ])
  })

  test('is only counted where its name may be somebody’s, or could do harm', () => {
    for (const key of ['Rowena', 'Rowena Fictional', 'siân', '1', 'a/b', 'a\0', 'x'.repeat(41), '__proto', ''])
      expect(errorsOf(needs, { needs: [], [key]: 1 })).toEqual([
        { pointer: '', detail: '1 field in it is not known; leave it out' },
      ])
  })
})

test('a pointer escapes what RFC 6901 escapes', () => {
  const schema = z.record(z.string(), z.string())
  expect(errorsOf(schema, { 'a/b~c': 1 })).toEqual([{ pointer: '/a~1b~0c', detail: 'Give a text' }])
})

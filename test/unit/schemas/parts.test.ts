import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { humanise, partsOf, valueAt } from '../../../schemas/parts.ts'

const Meeting = z.object({
  kind: z.literal('meeting'),
  on: z.string().meta({ title: 'Your authority’s date' }),
  outcome: z
    .enum(['continues', 'ends'])
    .meta({ labels: { continues: 'Goes on' } })
    .optional(),
  heldAt: z.string().optional(),
  who: z.array(z.object({ name: z.string() })).default([]),
  children: z.array(z.string()).meta({ title: 'Reasons, in your own words' }),
})

describe('what was written, part by part', () => {
  test('comes in the order of its schema, not of the value', () => {
    const said = partsOf(Meeting, { children: ['c1'], on: '2026-11-02', kind: 'meeting' })
    expect(said.map(({ key }) => key)).toEqual(['on', 'children'])
  })

  test('is called as the form called it, but speaks of who filled it in', () => {
    const [on, children] = partsOf(Meeting, { on: 'x', children: ['c1'] })
    expect([on?.title, children?.title]).toEqual(['Date', 'Reasons'])
    expect(partsOf(Meeting, { heldAt: 'x' })[0]?.title).toBe('Held at')
  })

  test('leaves out what is blank, and what only says what kind of thing it is', () => {
    expect(partsOf(Meeting, { kind: 'meeting', on: undefined, who: [], children: [] })).toEqual([])
  })

  test('keeps codes with what they are called, beneath any wrapper', () => {
    expect(partsOf(Meeting, { outcome: 'continues' })[0]?.said).toEqual({
      ...{ kind: 'leaf', value: 'continues', coded: true, labels: { continues: 'Goes on' } },
    })
  })

  test('goes all the way down', () => {
    const [who] = partsOf(Meeting, { who: [{ name: 'Perpetua Quillfeather' }] })
    expect(who?.said).toMatchObject({
      kind: 'list',
      each: [{ kind: 'parts', parts: [{ title: 'Name', said: { value: 'Perpetua Quillfeather' } }] }],
    })
  })
})

test.each([
  ['no-longer-in-need', 'No longer in need'],
  ['NHSNumber', 'NHS number'],
  ['movesInTwelveMonths', 'Moves in twelve months'],
])('a name in code becomes words: %s', (name, words) => expect(humanise(name)).toBe(words))

test('a value is read of anything, and of nothing', () => {
  expect(valueAt({ on: 1 }, 'on')).toBe(1)
  expect([valueAt(null, 'on'), valueAt('text', 'length'), valueAt({}, 'toString')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

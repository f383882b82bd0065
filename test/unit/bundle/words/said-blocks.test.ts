import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { partsOf } from '../../../../schemas/parts.ts'
import { partsBlocks, saidBlocks } from '../../../../src/bundle/words/said-blocks.ts'

const Thing = z.object({ what: z.string(), who: z.string().optional() })
const Schema = z.object({
  view: z.string().optional(),
  lines: z.array(z.string()).optional(),
  children: z.array(z.string()).optional(),
  person: z.object({ name: z.string(), knownAs: z.array(z.string()).optional() }).optional(),
  things: z.array(Thing).optional(),
  marks: z.array(z.object({ value: z.string(), system: z.string() })).optional(),
})
const names = new Map([['c1', 'Isolde']])
const blocks = (value: z.input<typeof Schema>) => partsBlocks(partsOf(Schema, value), names)
const under = (value: z.input<typeof Schema>) => partsOf(Schema, value).flatMap(({ said }) => saidBlocks(said, names))
const long = 'So it went on. '.repeat(60)

describe('parts beside one another', () => {
  test('are facts where they are short, in their order', () => {
    expect(blocks({ view: 'I like it.', lines: ['a', 'b'], children: ['c1'] })).toEqual([
      {
        kind: 'facts',
        rows: [
          { term: 'View', said: ['I like it.'] },
          { term: 'Lines', said: ['a', 'b'] },
          { term: 'Children', said: ['Isolde'] },
        ],
      },
    ])
  })

  test('stand under a heading of their own where they are long', () => {
    expect(blocks({ view: long })).toEqual([
      { kind: 'heading', level: 3, text: 'View' },
      { kind: 'paragraph', text: long },
    ])
  })

  test('with parts of their own keep those together, a line for each', () => {
    expect(blocks({ person: { name: 'Pip', knownAs: ['Ma', 'Mam'] } })).toEqual([
      { kind: 'facts', rows: [{ term: 'Person', said: ['Name: Pip', 'Known as: Ma; Mam'] }] },
    ])
  })

  test('keep an identifier with its register in one line', () => {
    expect(blocks({ marks: [{ value: 'X1', system: 'a register' }] })).toEqual([
      { kind: 'facts', rows: [{ term: 'Marks', said: ['X1, a register'] }] },
    ])
  })
})

describe('what stands under its own heading', () => {
  test('is a paragraph, kept to the letter', () => {
    expect(under({ view: 'One.\n\nTwo.' })).toEqual([{ kind: 'paragraph', text: 'One.\n\nTwo.' }])
  })

  test('is a list of texts, or one line of names', () => {
    expect(under({ lines: ['a', 'b'] })).toEqual([{ kind: 'list', items: ['a', 'b'] }])
    expect(under({ children: ['c1', 'c2'] })).toEqual([{ kind: 'paragraph', text: 'Isolde, c2' }])
  })

  test('is a table of things that say little', () => {
    expect(under({ things: [{ what: 'Ring', who: 'Pip' }] })).toMatchObject([{ kind: 'table' }])
  })

  test('is a list of things that say one thing each', () => {
    expect(under({ things: [{ what: 'Ring' }, { what: long }] })).toEqual([{ kind: 'list', items: ['Ring', long] }])
  })

  test('is one thing after the other where they say much; one alone needs no number', () => {
    const things = [
      { what: long, who: 'Pip' },
      { what: 'Ring', who: 'Pip' },
    ]
    expect(under({ things })).toMatchObject([{ kind: 'items', items: [[{}, {}, {}], [{}]] }])
    expect(under({ things: things.slice(0, 1) }).map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'facts'])
  })
})

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { partsOf } from '../../../../schemas/parts.ts'
import { tableOf } from '../../../../src/bundle/words/rows.ts'

const Action = z.object({
  what: z.string().meta({ title: 'What' }),
  who: z.string().optional().meta({ title: 'Who' }),
  note: z.string().optional().meta({ title: 'Note' }),
  by: z.string().optional().meta({ title: 'By when' }),
  byInWords: z.string().optional().meta({ title: 'By when, in words' }),
  children: z.array(z.string()).optional().meta({ title: 'Children' }),
  helper: z.object({ name: z.string(), role: z.string() }).optional().meta({ title: 'Helper' }),
})
const table = (...actions: z.input<typeof Action>[]) =>
  tableOf(
    actions.map((action) => partsOf(Action, action)),
    new Map([['c1', 'Isolde']]),
  )

describe('several things of one kind as a table', () => {
  test('has the columns that any of them has, in the order of the schema', () => {
    expect(table({ what: 'Ring', by: '2026-11-20' }, { what: 'Write', who: 'Pip' })?.head).toEqual([
      'What',
      'Who',
      'By when',
    ])
  })

  test('has one column for a date and for what is written where there is none', () => {
    expect(table({ what: 'Ring', by: '2026-11-20' }, { what: 'Write', byInWords: 'ASAP' })?.rows).toEqual([
      ['Ring', '20 November 2026'],
      ['Write', 'ASAP'],
    ])
    expect(table({ what: 'Ring', by: '2026-11-20', byInWords: 'soon' })?.rows).toEqual([
      ['Ring', '20 November 2026 (soon)'],
    ])
  })

  test('says that nobody is named or no date given, that no children named are all, and leaves a dash otherwise', () => {
    const rows = table(
      { what: 'Ring', who: 'Pip', note: 'Daily', by: '2026-11-20', children: ['c1'] },
      { what: 'Write' },
    )?.rows
    expect(rows).toEqual([
      ['Ring', 'Pip', 'Daily', '20 November 2026', 'Isolde'],
      ['Write', 'Not given', '–', 'Not given', 'All'],
    ])
  })

  test('puts a name and role in one cell', () => {
    expect(table({ what: 'Ring', helper: { name: 'Pip', role: 'Mother' } })?.rows).toEqual([['Ring', 'Pip, Mother']])
  })

  test('gives a column of long texts more room than one of dates', () => {
    const [what = 0, by = 0] = table({ what: 'Agree a safety plan for the new home.', by: '2026-11-20' })?.shares ?? []
    expect(what).toBeGreaterThan(by)
  })

  test.each([
    ['only one column', { what: 'Ring' }],
    ['a long text', { what: 'Ring. '.repeat(40), who: 'Pip' }],
    ['a word that no column holds', { what: 'x'.repeat(60), who: 'Pip' }],
    [
      'too many columns',
      { what: 'a', who: 'b', note: 'c', by: 'd', children: ['c1'], helper: { name: 'e', role: 'f' } },
    ],
  ])('is no table where there is %s', (_why, action) => expect(table(action)).toBeUndefined())
})

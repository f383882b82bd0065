import { describe, expect, test } from 'vitest'
import { PaperForm, paperInput } from '../../../../src/web/pages/paper-form.ts'

const file = '01998000-0000-7000-8000-0000000000f7'
const answers = {
  ...{ slot: 'minutes', title: 'Review of 2 November', datedOn: '2026-11-02' },
  ...{ name: 'Ambrose Tidewell', role: 'Practice Manager', children: ['c1'] },
}

describe('an uploaded paper', () => {
  test('becomes what the verb is given', () => {
    expect(paperInput(PaperForm.parse(answers), file)).toMatchObject({
      slot: 'minutes',
      about: { authoredBy: { name: 'Ambrose Tidewell', role: 'Practice Manager' }, children: ['c1'], marks: [] },
      files: [file],
    })
  })

  test('carries what asks for care as marks (R3.10)', () => {
    const form = PaperForm.parse({
      ...answers,
      ...{ thirdParty: 'A neighbour', keepFrom: { what: 'The school', from: 'Lucan Thistlecombe' } },
      address: { whose: 'Rowena', from: 'Lucan Thistlecombe' },
    })
    expect(paperInput(form, file).about?.marks.map(({ kind }) => kind)).toEqual([
      'third-party',
      'keep-from',
      'confidential-address',
    ])
  })

  test('keeps where it was first kept (R3.11)', () => {
    const form = PaperForm.parse({
      ...answers,
      sourceSystem: { name: 'Marlbrook case system', recordId: 'CINR-21340' },
    })
    expect(paperInput(form, file).about?.sourceSystem).toEqual({
      ...{ name: 'Marlbrook case system', recordId: 'CINR-21340' },
    })
  })

  test('beyond the four is added with a reason (R3.12)', () => {
    expect(PaperForm.safeParse({ ...answers, slot: 'other' }).success).toBe(false)
    expect(PaperForm.safeParse({ ...answers, slot: 'other', reason: 'A chronology' }).success).toBe(true)
  })

  test('half a mark is an error, not a mark that is lost', () => {
    expect(PaperForm.safeParse({ ...answers, keepFrom: { what: 'The school' } }).success).toBe(false)
  })
})

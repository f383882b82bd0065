import { beforeAll, describe, expect, test } from 'vitest'
import { openTypesetter, type Typesetter } from '../../../../src/bundle/type/typesetter.ts'
import { aTypeKit } from '../../../support/type-kit.ts'
import { everySample } from './samples.ts'

const regular = { bold: false, size: 10 }
let type: Typesetter
const operators = (text: string) =>
  type.operators(type.lines(text, regular, 1000)[0] ?? expect.fail('There is no line'), 56, 700.5)

beforeAll(async () => {
  type = await openTypesetter(aTypeKit(), everySample)
})

describe('the operators of a line', () => {
  test('show it where it is to stand, as one string of one font', () => {
    expect(operators('Amina was there')).toMatch(/^BT 56 700.5 Td\n\/F1 10 Tf\n\[<[0-9a-f]{56,60}>.*\]TJ\nET$/)
  })

  test('are as many as there are changes of face, not as there are words', () => {
    const text = operators('Amina and محمد علي and the others')
    expect(text.match(/ Tf$/gm)).toHaveLength(3)
    expect(text.match(/TJ$/gm)).toHaveLength(3)
  })

  test('use the same codes for the same letters', () => {
    expect(operators('Siân Siân').match(/([0-9a-f]{16})[0-9a-f]{4}\1/)).not.toBeNull()
  })

  test('move letters that are kerned', () => {
    expect(operators('AVAT')).toMatch(/<[0-9a-f]{4}>[1-9]\d*<[0-9a-f]{4}>/)
  })

  test('leave the state as it was: an empty line shows nothing', () => {
    expect(operators('')).toBe('BT 56 700.5 Td\nET')
    expect(operators('مُحَمَّدٌ')).not.toMatch(/ T[swcz]$/m)
  })

  test('set what stands for a character that no face has smaller than the rest', () => {
    expect(operators('a 😀 b').match(/\S+ Tf$/gm)).toEqual(['10 Tf', '7.5 Tf', '10 Tf'])
  })
})

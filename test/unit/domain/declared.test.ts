import { describe, expect, test } from 'vitest'
import { digitsOf, readDeclared } from '../../../src/domain/declared.ts'

const said = { name: 'Una Brook', role: 'Duty social worker', telephone: '01632 960303' }
const wrongWith = (difference: Partial<typeof said>) => {
  const read = readDeclared({ ...said, ...difference })
  return 'wrong' in read ? read.wrong.map(({ field }) => field) : []
}

describe('what a guest says of themself (R9.4)', () => {
  test('is taken as it is said, without the space around it', () => {
    expect(readDeclared({ ...said, name: '  Una   Brook ' })).toEqual({ said })
  })

  test('must be all there, and every fault is told at once', () => {
    expect(readDeclared({ name: '', role: ' ', telephone: '' })).toEqual({
      wrong: [
        { field: 'name', text: 'Give your name' },
        { field: 'role', text: 'Give your role' },
        { field: 'telephone', text: 'Give a telephone number on which you can be reached' },
      ],
    })
  })

  test.each([
    ['name', 'a'.repeat(201)],
    ['name', 'Una\nBrook'],
    ['name', 'Una\u0000'],
    ['name', '01632'],
    ['role', 'r'.repeat(101)],
    ['role', 'duty\tdesk'],
    ['role', '---'],
  ])('cannot stand as %s: %j', (field, value) => expect(wrongWith({ [field]: value })).toEqual([field]))

  test.each(['Siân', '李', 'O’Brien-Ó Murchú', 'Anne Marie'])('can be called %s', (name) =>
    expect(wrongWith({ name })).toEqual([]),
  )
})

describe('a telephone number', () => {
  test.each([
    '01632960303',
    '(01632) 960 303',
    '+44 1632 960303',
    '+44 (0)1632 960303',
    '0044 1632 960303',
    '020 7946 0001',
    '07700 900123 ext. 4',
    '01632 960303 x12',
  ])('%s is one', (telephone) => expect(wrongWith({ telephone })).toEqual([]))

  test.each(['999', '1632 960303', '+1 202 555 0123', '01632 9603', '012345678901', 'ask the desk', '01632 960303; 1'])(
    '%s is none',
    (telephone) => expect(wrongWith({ telephone })).toEqual(['telephone']),
  )

  test('is the same however it is written', () => {
    for (const one of ['01632 960303', '+44 1632 960303', '0044 (0)1632-960303', '01632 960303 ext 7'])
      expect(digitsOf(one)).toBe('01632960303')
  })
})

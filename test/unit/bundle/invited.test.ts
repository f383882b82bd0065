import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { addressed, guestsOf, mailto, parameter } from '../../../src/bundle/invited.ts'
import { keptOf } from '../../../src/bundle/kept-out.ts'

const family = Family.parse({
  children: [
    { id: 'c1', name: 'Isolde Fenwick-Ashgrove', PersonBirthDate: '2017-03-14' },
    { id: 'c2', name: 'Corin Fenwick-Ashgrove', PersonBirthDate: '2022-08-02' },
  ],
  people: [
    { id: 'p1', name: 'Rowena Fenwick-Ashgrove', relationship: 'Mother', parentalResponsibility: true },
    { id: 'p2', name: 'Lucan Thistlecombe', relationship: 'Former partner', parentalResponsibility: false },
  ],
})
const nothing = keptOf({ children: [], people: [] })

describe('an invited line (R7.1)', () => {
  test.each([
    ['p.hale@example.test', { address: 'p.hale@example.test' }],
    ['  mailto:p.hale@example.test; ', { address: 'p.hale@example.test' }],
    ['<p.hale@example.test>', { address: 'p.hale@example.test' }],
    ['Dr P. Hale, GP <p.hale@example.test>', { name: 'Dr P. Hale, GP', address: 'p.hale@example.test' }],
    ['"Hale, Dr P." <p.hale@example.test>;', { name: 'Hale, Dr P.', address: 'p.hale@example.test' }],
    ["Siân O'Dowd <sian.o'dowd+cin@ysgol.example>", { name: "Siân O'Dowd", address: "sian.o'dowd+cin@ysgol.example" }],
    ['p.hale@example.test <p.hale@example.test>', { address: 'p.hale@example.test' }],
    ['boss@council.example <other@example.test>', { address: 'other@example.test' }],
  ])('%j is addressed to whom it says', (line, to) => {
    expect(addressed(line)).toEqual(to)
  })

  test.each([
    'Health visitor, Elm Lane surgery',
    'Dr Hale p.hale@example.test',
    'p.hale@example.test, q.hale@example.test',
    'Dr Hale <p.hale@example.test> <q.hale@example.test>',
    'Dr Hale <p.hale@example.test>, Dr Moss <moss@example.test>',
    'Dr Hale\n<p.hale@example.test>',
    'Dr Hale <p.hale@example.test>\nATTENDEE:mailto:other@example.test',
    'p.hale@localhost',
    'p..hale@-example.test',
    'p.hale@example.test?cc=other@example.test',
    '<p hale@example.test>',
    'ŵ@example.test',
  ])('%j is addressed to nobody: it would have to be guessed', (line) => {
    expect(addressed(line)).toBeUndefined()
  })

  test('is asked once, whatever the case it is written in; a line of words alone is kept as it reads', () => {
    const lines = ['GP <a@x.test>', 'A@X.test', 'School\nnurse', 'b@x.test']
    expect(guestsOf(lines, nothing)).toEqual({
      asked: [{ name: 'GP', address: 'a@x.test' }, { address: 'b@x.test' }],
      others: ['School nurse'],
      leftOut: false,
    })
  })
})

describe('what may stand in a calendar file', () => {
  test.each([
    ['Dr "Pat" Hale', 'Dr ’Pat’ Hale'],
    ['a\\', 'a/'],
    ['one\n two\t three\u2028four', 'one two three four'],
    ['\u202eelah', 'elah'],
  ])('a parameter holds %j as %j', (words, held) => {
    expect(parameter(words)).toBe(held)
  })

  test.each([
    ['p.hale@example.test', 'mailto:p.hale@example.test'],
    ["o'dowd+cin@example.test", "mailto:o'dowd+cin@example.test"],
    ['100%?subject=x&y@example.test', 'mailto:100%25%3Fsubject%3Dx%26y@example.test'],
  ])('%j is a URI that writes to it alone', (address, uri) => {
    expect(mailto(address)).toBe(uri)
  })
})

describe('a guest who tells of the family (after R9.2)', () => {
  const kept = keptOf(family)

  test('is left out, by words or by address', () => {
    const { name } = family.people[0] ?? { name: '' }
    const lines = [name, `Mother <${name.toLowerCase().replaceAll(' ', '.')}@example.test>`, 'School nurse']
    expect(guestsOf(lines, kept)).toEqual({ asked: [], others: ['School nurse'], leftOut: true })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAddress, keptHouse, keptWhole, townOf } from '../../../src/bundle/kept-home.ts'
import { leaks } from '../../../src/domain/letter/leaks.ts'

/** Whether words tell the house of an address. */
const toldHouse = (lines: string, said: string, postcode?: string) => {
  const { alone, together } = keptHouse({ lines, postcode })
  return leaks(said, alone) || together.some((both) => both.every((kept) => leaks(said, kept)))
}

describe('the house of an address', () => {
  test.each([
    ['Rose Cottage, Mill Lane, Thornwick', 'Rose Cottage, Mill Lane'],
    ['Larch House, Thornwick', 'At home: Larch House'],
    ['The Larches, Thornwick', 'LARCHES'],
    ['Larch House', 'larch-house'],
    ['Rose Cottage Mill Lane Thornwick', 'rose cottage'],
    ['2 Heron Mews', 'Heron Mews, number 2'],
    ['2 Heron Mews', 'No. 2, Heron Mews'],
    ['2 Heron Mews', 'HeronMews2'],
    ['2 Heron Road', '2HERONROAD'],
    ['2 Heron Mews', 'Two Heron Mews'],
    ['2a Heron Mews', 'Heron Mews 2 A'],
    ['14\nElm Lane', '14 Elm Ln'],
    ['12-14 Elm Lane', '12 Elm Lane'],
    ['Flat 3, Rose Court, Mill Lane', 'Rose Court'],
    ['Upstairs flat, Larch Villa, Mill Lane', 'Larch Villa'],
    ['Flat 3\n14 Heron Street, Lower Thornwick', 'the flat at 14 Heron St'],
    ['B2, Rose Court', 'Rose Court, B2'],
    ['Tŷ Rhosyn, Heol y Felin', 'Ty Rhosyn'],
    ['1 Ox', 'Ox, 1'],
    ['Room 4, Haven Lodge, Elm Lane', 'Haven Lodge'],
    ['c/o Mrs Hale, Rose Cottage, Mill Lane', 'Rose Cottage'],
  ])('%j is told by %j', (lines, said) => expect(toldHouse(lines, said)).toBe(true))

  test.each([
    ['Rose Cottage, Mill Lane, Thornwick', 'Mill Lane surgery, Thornwick'],
    ['Larch House, Thornwick', 'Civic House, Thornwick'],
    ['14 Elm Lane, Thornwick', 'Elm Lane surgery'],
    ['14 Elm Lane, Thornwick', 'Thornwick Family Centre, room 14'],
    ['The House, Mill Lane', 'Civic House'],
  ])('%j is not told by %j', (lines, said) => expect(toldHouse(lines, said)).toBe(false))

  test('is told by its whole postcode, and not by the district', () => {
    expect(toldHouse('14 Elm Lane', 'at zz9 4qx', 'ZZ9 4QX')).toBe(true)
    expect(toldHouse('14 Elm Lane', 'The Hub, ZZ9 1AA', 'ZZ9 4QX')).toBe(false)
  })

  test('is told by its first part, whatever that is', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/)
    const house = fc.tuple(word, fc.option(word, { nil: '' })).map((words) => words.join(' ').trim())
    fc.assert(fc.property(house, word, (first, town) => toldHouse(`${first}, ${town}`, `In ${first.toUpperCase()}!`)))
  })
})

describe('a whole address', () => {
  const told = (lines: string, said: string) => leaks(said, keptWhole({ lines }, [townOf({ lines }) ?? '']))

  test.each([
    ['2 Heron Mews, Thornwick', 'the Heron'],
    ['2 Heron Mews, Thornwick', 'Heron Mews Clinic'],
    ['Rose Cottage, Mill Lane, Lower Ings, Thornwick', 'Lower Ings hall'],
    ['Larch House, High Street, Thornwick', 'the library, High Street'],
    ['Rose Cottage, Mill Lane', 'Mill Lane'],
    ['Larch House, Heol y Felin', 'Felin'],
  ])('%j is told by %j', (lines, said) => expect(told(lines, said)).toBe(true))

  test.each([
    ['2 Heron Mews, Thornwick', 'Thornwick Family Centre'],
    ['2 Thornwick Road, Thornwick', 'Thornwick Family Centre'],
    ['2 Heron Mews, Thornwick ZZ9 4QX', 'Thornwick Family Centre, ZZ9 1AA'],
    ['Larch House, School Lane, Thornwick, England', 'Thornwick School, Elm Lane'],
  ])('%j is not told by %j, which is only in the same town', (lines, said) => expect(told(lines, said)).toBe(false))
})

test.each([
  ['2 Heron Mews, Thornwick', true],
  ['Rose Cottage\nMill Lane', true],
  ['The new school, Heron Primary', false],
  ['Their new town, Thornwick', false],
  ['She works at the Mill Lane surgery, tell nobody', false],
  ['Heron Park Primary', false],
])('whether %j is an address: %j', (written, is) => expect(isAddress(written)).toBe(is))

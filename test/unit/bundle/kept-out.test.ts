import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { keptOf, placeTells, tells } from '../../../src/bundle/kept-out.ts'
import { aFamily } from '../../support/inputs.ts'

const family = Family.parse(aFamily())
const living = (lines: string, keepFrom: string[] = []) => Family.parse({ ...aFamily(), to: { lines, keepFrom } })
const nobody = { children: [], people: [] }
const confidential = (...words: string[]) => ({ anybody: { words, place: true } })
const marked = (...words: string[]) => ({ anybody: { words, place: false } })

describe('what no calendar may say of a family (after R9.2)', () => {
  const kept = keptOf(family)

  test('is any word of a name of theirs, however it is written', () => {
    for (const { name } of [...family.children, ...family.people])
      for (const said of [name, name.toUpperCase(), `${name.split(' ')[0]}’s school`, name.split(/[\s-]/).at(-1) ?? ''])
        expect(tells(`At ${said}, 2pm`, kept), said).toBe(true)
  })

  test('is their house and their whole postcode, and not their street, their town or its postal district', () => {
    const home = { lines: '14 Elm Lane\nThornwick', postcode: 'ZZ9 4QX', keepFrom: [] }
    const hidden = keptOf({ ...nobody, to: home })
    for (const said of ['14 Elm Ln', '14, elm lane', 'ZZ94QX', 'at zz9 4qx', 'Elm Lane, at number 14'])
      expect(placeTells(said, hidden), said).toBe(true)
    for (const said of ['Elm Lane surgery', 'Thornwick Family Centre', 'The Hub, ZZ9 1AA'])
      expect(placeTells(said, hidden), said).toBe(false)
  })
})

describe('a saint’s name', () => {
  const kept = keptOf({
    children: [{ id: 'c1', name: 'Thomas Larkspur', status: 'child-in-need', category: 'welfare' }],
    people: [
      { id: 'p1', name: 'Oliver St Corin', relationship: 'Father', parentalResponsibility: true, movesToo: false },
    ],
  })

  test.each(['St Thomas’ Hospital', 'Room 2, St. Thomas’s School', 'The chapel of Saint Thomas', '(ST THOMAS)'])(
    '%j is nobody’s of the family',
    (place) => expect(placeTells(place, kept)).toBe(false),
  )

  test.each([
    'Thomas’s school',
    '12 Elm St Thomas’s',
    'St Thomas, for Thomas',
    'St Larkspur, for T. Larkspur',
    'At St Corin’s',
  ])('%j tells of them still', (place) => expect(placeTells(place, kept)).toBe(true))
})

describe('where they live (R3.10)', () => {
  test.each([
    ['Rose Cottage, Mill Lane, Thornwick', 'Rose Cottage, Mill Lane'],
    ['Larch House, Thornwick', 'At home: Larch House'],
    ['Larch House, Thornwick', 'Larch House'],
    ['2 Heron Mews', 'Heron Mews, number 2'],
    ['2 Heron Mews', 'Two, Heron Mews'],
  ])('%j is kept from %j, whether anybody says so or not', (lines, place) => {
    expect(placeTells(place, keptOf(living(lines)))).toBe(true)
    expect(placeTells(place, keptOf(living(lines, ['p2'])))).toBe(true)
  })

  test('its street is kept too where it is kept from anybody; its town is not', () => {
    const home = 'Rose Cottage, Mill Lane, Thornwick'
    expect(placeTells('Mill Lane surgery', keptOf(living(home)))).toBe(false)
    expect(placeTells('Mill Lane surgery', keptOf(living(home, ['p2'])))).toBe(true)
    expect(placeTells('Thornwick Family Centre', keptOf(living(home, ['p2'])))).toBe(false)
  })

  test.each(['At home', 'The family HOME: 3 Elm Lane', 'Haven Refuge, 3 Elm Lane'])(
    '%j could be it, though it was never recorded',
    (place) => expect(placeTells(place, keptOf(nobody))).toBe(true),
  )

  test('a place with “home” in its name alone is not it', () => {
    expect(placeTells('Home-Start Thornwick', keptOf(nobody))).toBe(false)
    expect(placeTells('Holmehome Hall', keptOf(nobody))).toBe(false)
  })
})

describe('what papers’ marks keep (R3.10)', () => {
  const place = 'Thornwick Family Centre'

  test('a place that is kept and not recorded could be any place', () => {
    expect(placeTells(place, keptOf({ ...nobody }, confidential()))).toBe(true)
    expect(placeTells(place, keptOf({ ...nobody }, marked()))).toBe(false)
  })

  test('a place that is kept and recorded is kept with its street, as if its address said so', () => {
    const home = living('Rose Cottage, Mill Lane, Thornwick')
    expect(placeTells('Mill Lane surgery', keptOf(home, confidential()))).toBe(true)
    expect(placeTells(place, keptOf(home, confidential()))).toBe(false)
  })

  test('a confidential paper’s addresses are kept, and the town they are in is not', () => {
    const kept = keptOf(
      living('Larch House, Thornwick'),
      confidential('9 Old Wharf, Thornwick', 'Rose Cottage\nThornwick'),
    )
    for (const said of ['9 Old Wharf', 'Old Wharf, number 9', 'ROSE COTTAGE'])
      expect(placeTells(said, kept), said).toBe(true)
    expect(placeTells(place, kept)).toBe(false)
  })

  test('its e-mail addresses are not: they are of whoever gets its copy', () => {
    const kept = keptOf(family, confidential('p.hale@example.test'))
    expect(tells('Dr Hale <p.hale@example.test>', kept)).toBe(false)
  })

  test('a school, a number or a town that is to be kept is, also of a guest', () => {
    const kept = keptOf(family, marked('The new school, Heron Primary', 'The number 07700 900 123', 'Their town, Ings'))
    for (const said of ['Heron Primary, room 2', 'Head <head@heronprimary.example>', '07700900123', 'The hall, Ings'])
      expect(tells(said, kept), said).toBe(true)
    expect(tells('A school', kept)).toBe(false)
  })

  test('but not what the file tells anyway: who invites', () => {
    const told = ['Brackwater Borough Council', '01632 960202']
    expect(tells('Brackwater offices', keptOf(family, marked('Brackwater'), told))).toBe(false)
    expect(tells('Brackwater offices', keptOf(family, marked('Brackwater')))).toBe(true)
  })
})

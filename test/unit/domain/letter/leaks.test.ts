import { describe, expect, test } from 'vitest'
import { keptAddress, keptBut, keptCouncil, keptWords, leaks } from '../../../../src/domain/letter/leaks.ts'

describe('an address that is kept (R3.10)', () => {
  const home = keptAddress({ lines: 'Flat 3\n14 Heron Street, Lower Thornwick', postcode: 'TH1 2AB' })

  test.each([
    ['as it was written', 'They live at 14 Heron Street, Lower Thornwick.'],
    ['in capitals, its words far apart', 'HERON   STREET'],
    ['with another mark between', '14-Heron-Street'],
    ['written as one word', 'heronstreet14'],
    ['shortened', 'the house in Heron St.'],
    ['without its number', 'a flat in Heron Street'],
    ['with other accents', 'Hérön Street'],
    ['by the place', 'a new school in lower thornwick'],
    ['by its postcode', 'th12ab'],
    ['by its postcode, parted', 'TH1  2AB'],
    ['by the first half of its postcode', 'somewhere in TH1'],
  ])('is told %s', (_how, text) => expect(leaks(text, home)).toBe(true))

  test.each([
    'They are well.',
    'There are 14 of us, and 3 come.',
    'The heron is a bird of the street.',
    'Lower your voice.',
  ])('is not told by “%s”', (text) => expect(leaks(text, home)).toBe(false))

  test('of a short name is found as a word, and not within others', () => {
    const ash = keptAddress({ lines: '2, Ash' })
    expect(leaks('They moved to Ash.', ash)).toBe(true)
    expect(leaks('Wash your hands at 2.', ash)).toBe(false)
  })

  test('tells nothing by the country alone', () => {
    expect(leaks('a school in England', keptAddress({ lines: '1 Ash, England' }))).toBe(false)
  })
})

describe('a council that is kept', () => {
  const telling = (name: string, text: string) => leaks(text, keptCouncil({ name, telephone: '01632 960202' }))

  test.each([
    ['Brackwater Borough Council', 'Brackwater Borough Council'],
    ['Brackwater Borough Council', 'the people at brackwater'],
    ['Brackwater Borough Council', 'Brackwater’s social worker'],
    ['Royal Borough of Upper Ings and Lower Ings', 'Lower Ings'],
    ['City of Ely Council', 'in Ely'],
    ['London Borough of Thornwick', 'THORNWICK council'],
    ['Bishop’s Wharf, Christleigh and Mere Council', 'over in Christleigh'],
    ['Thornwick & Ings Council', 'Thornwick and Ings'],
    ['Brackwater Council', 'ring 01632 960202'],
    ['Brackwater Council', 'ring +44 (0)1632 960-202'],
    ['Brackwater Council', 'ring 960 202'],
  ])('%s is told by “%s”', (name, text) => expect(telling(name, text)).toBe(true))

  test.each([
    ['Brackwater Borough Council', 'the council of the borough'],
    ['Brackwater Borough Council', 'ring 01632 960101 on 20 February'],
    ['City of Ely Council', 'a lovely city'],
  ])('%s is not told by “%s”', (name, text) => expect(telling(name, text)).toBe(false))
})

describe('what a mark keeps', () => {
  test.each([
    ['Heron Primary School', 'heron primary school'],
    ['The new school, Heron Primary', 'She goes to Heron Primary.'],
    ['That they live in Thornwick Hythe now', 'near Thornwick Hythe'],
    ['New surname: Larkspur', 'Isolde Larkspur'],
    ['The number 07700 900 123', '07700900123'],
    ['9 Old Wharf, TH9 9ZZ', 'at th99zz'],
  ])('“%s” is told by “%s”', (what, text) => expect(leaks(text, keptWords(what))).toBe(true))

  test.each([
    ['The new school, Heron Primary', 'She goes to a new school.'],
    ['Her telephone number', 'Our telephone is on.'],
  ])('“%s” is not told by “%s”', (what, text) => expect(leaks(text, keptWords(what))).toBe(false))

  test('a mark that says whom it is about does not keep that child’s name', () => {
    const what = 'Isolde Ashgrove goes to Heron Primary'
    expect(leaks('Isolde Ashgrove is well.', keptWords(what))).toBe(true)
    expect(leaks('Isolde Ashgrove is well.', keptWords(what, ['Isolde Ashgrove']))).toBe(false)
    expect(leaks('Heron Primary', keptWords(what, ['Isolde Ashgrove']))).toBe(true)
  })
})

test('what the reader reads anyway, who writes to them, is not held to be kept', () => {
  const kept = keptBut([keptAddress({ lines: '9 Old Wharf, Aldermere' })], ['Aldermere Council'])
  expect(leaks('Aldermere Council', kept)).toBe(false)
  expect(leaks('Old Wharf', kept)).toBe(true)
})

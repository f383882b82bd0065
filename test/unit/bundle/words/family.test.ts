import { describe, expect, test } from 'vitest'
import { Family } from '../../../../schemas/family.ts'
import { addressBanners, bannersFor, familyBlocks } from '../../../../src/bundle/words/family.ts'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import { namesOfFamily } from '../../../../src/domain/names.ts'
import { aFamily } from '../../../support/inputs.ts'
import { linesOf, packageFacts, partLines, partOf } from '../../../support/printed.ts'
import { aSent } from '../../../support/transfers.ts'

const family = Family.parse({ ...aFamily(), from: { lines: '1 Old Row\nMarlbrook', postcode: 'ZZ9 1AA' } })
const names = namesOfFamily(family)
const kept = ['Keep from Lucan Thistlecombe: the address they move to']

describe('an address that must be kept from somebody (R3.10)', () => {
  test('is a sentence to stand on every page that carries it; the other asks for none', () => {
    expect(addressBanners(family, names)).toEqual(kept)
  })

  test.each(['We met at 2 Heron Mews.', 'at 2 HERON MEWS, THORNWICK'])('is found where a text tells it: %s', (text) => {
    expect(bannersFor(family, names, text)).toEqual(kept)
  })

  test('is found by its postcode, however that is written', () => {
    const to = { lines: 'Flat 2', postcode: 'ZZ9 9ZZ', keepFrom: ['p2'] }
    expect(bannersFor({ ...family, to }, names, 'Their postcode: zz99zz')).toEqual(kept)
  })

  test('is not found where nothing tells it', () => {
    expect(bannersFor(family, names, 'They live in Thornwick, near the heron.')).toEqual([])
  })
})

describe('the family', () => {
  const said = linesOf(familyBlocks(family, names))

  test('says of each adult what they are, and who has parental responsibility', () => {
    expect(said).toContain('Rowena Fenwick-Ashgrove\nMother, has parental responsibility')
  })

  test('says addresses, each with whom to keep it from', () => {
    expect(said).toContain('Address they move to\n2 Heron Mews, Thornwick\nKeep from Lucan Thistlecombe.')
    expect(said).toContain('Address they leave\n1 Old Row\nMarlbrook, ZZ9 1AA')
  })

  test('says a safe contact rule in full', () => {
    const people = family.people.map((person) => ({ ...person, safeContact: 'Ring only\nduring school.' }))
    expect(linesOf(familyBlocks({ ...family, people }, names))).toContain('Safe contact: Ring only\nduring school.')
  })

  test.each([
    ['letter', 'A letter to them is safe.'],
    ['in-person', 'Tell them in person only.'],
    ['not-to-be-told', 'Do not tell them who is responsible: it would put somebody at risk, or a court forbids it.'],
  ] as const)('says how they are told who is responsible: %s', (tellBy, words) => {
    const people = family.people.map((person) => ({ ...person, tellBy }))
    expect(linesOf(familyBlocks({ ...family, people }, names))).toContain(words)
  })

  test('says sex and status in words', () => {
    const children = family.children.map((child) => ({ ...child, Sex: 'F' as const }))
    const words = linesOf(familyBlocks({ ...family, children }, names))
    expect(words).toContain('Sex\nFemale')
    expect(words).toContain('Status\nChild in need')
  })

  test('says what a census code means', () => {
    const children = family.children.map((child) => ({ ...child, PrimaryNeedCode: 'N2' as const }))
    expect(linesOf(familyBlocks({ ...family, children }, names))).toContain('N2: Child’s disability')
  })
})

test('the move says what the worker recorded of it (R5.1)', () => {
  const move = {
    impact: 'A new school for both.',
    urgency: 'soon' as const,
    movesInTwelveMonths: 1,
    trafficking: 'No sign.',
  }
  const lines = partLines(partOf(packageBook(packageFacts(aSent(), { move })), 'Family and move'))
  expect(lines).toContain('Impact of the move on each child\nA new school for both.')
  expect(lines).toContain('Trafficking and modern slavery\nNo sign.')
})

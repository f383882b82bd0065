import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { withoutNames } from '../../../src/domain/without-names.ts'
import { aFamily } from '../../support/inputs.ts'

const family = Family.parse(aFamily())
const nameless = withoutNames(family)
const called = (children: string[], people: string[] = []) =>
  withoutNames({
    children: children.map((name, at) => ({ ...family.children[0], id: `c${at + 1}`, name })) as Family['children'],
    people: people.map((name, at) => ({ ...family.people[0], id: `p${at + 1}`, name })) as Family['people'],
  })

describe('a text without names', () => {
  test('says who it is about by id, whole name or first name, whatever stands around it', () => {
    expect(nameless('Isolde Fenwick-Ashgrove lives here, and Corin’s school (Rowena chose it) does too.')).toBe(
      '[child c1] lives here, and [child c2]’s school ([person p1] chose it) does too.',
    )
  })

  test('says of what several are called only that it is a name, and knows both halves of it', () => {
    expect(nameless('The Fenwick-Ashgrove children; the Ashgroves; Mrs Fenwick')).toBe(
      'The [name] children; the [name]; Mrs [name]',
    )
  })

  test('finds a name in small letters, in capitals, without its accent and over a line end', () => {
    expect(nameless('isolde and ROWENA')).toBe('[child c1] and [person p1]')
    expect(called(['Zoë Álvarez'])('zoe alvarez, zoë, ALVAREZ and Zoë\nÁlvarez')).toBe(
      '[child c1], [child c1], [child c1] and [child c1]',
    )
    expect(called(['Niamh O’Brien'])("Niamh O'Brien")).toBe('[child c1]')
  })

  test('leaves a short name that is a word where it is written as a word', () => {
    expect(called(['May Li'])('We may meet May, MAY or May Li.')).toBe(
      'We may meet [child c1], [child c1] or [child c1].',
    )
  })

  test('finds a name in brackets, and leaves its own labels alone', () => {
    const nobody = called(['Zoe Okafor', 'Child Name'])
    expect(nobody('[Zoe], [child Zoe] and [child c1], [person p12], [name]')).toBe(
      '[[child c1]], [child [child c1]] and [child c1], [person p12], [name]',
    )
  })

  test.each([
    ['a plural', ['Zoe Okafor', 'Mohammed Jones'], 'Okafors Zoe’s Mohammeds Joneses OKAFORS'],
    ['an accent that the record has not', ['Zoe', 'Adaeze'], 'Zoë Adaezé ADAEZÉ Zoe\u0308 Zoë'],
    ['letters with no accent to lose', ['Łukasz', 'Søren Weiß'], 'Lukasz ŁUKASZ Soren SÖREN Weiss WEISS WEIẞ'],
    ['the reverse', ['Lukasz', 'Soren Weiss', 'Thorir Aethel'], 'Łukasz Søren Weiß Þórir Æthel'],
    ['no or another apostrophe', ['Niamh O’Brien'], "OBrien obrien O'Brien Oʼbrien O`Brien O-Brien Niamh.O′Brien"],
    ['an apostrophe the record has not', ['Obrien', 'DeAndre'], 'O’Brien O-brien De’Andre'],
    ['no or another hyphen', ['A Kowalski-Reed', 'al-Hassan'], 'KowalskiReed Kowalski–Reed alHassan Alhassan ALHASSAN'],
    ['the record’s spaces gone', ['Omar al Hassan', 'Jan van der Berg'], 'alHassan al-Hassan VanDerBerg'],
    ['signs that take no room', ['Okafor', 'Zoe'], 'Oka\u00ADfor O\u200Bk\u200Dafor \u2068Zoe\u2069 ＺＯＥ Zo\uFEFFe'],
    ['another script', ['Δημήτρης', 'Андрій', 'محمد'], 'ΔΗΜΗΤΡΗΣ Δημητρης АНДРІЙ مُحَمَّد محـمد'],
  ])('finds a name with %s', (_what, names, text) => {
    expect(called(names)(text).replace(/\[(child c\d|name)\]/g, '')).toMatch(
      /^[\s.\u2068\u2069]*(’s)?[\s.\u2068\u2069]*$/,
    )
  })

  test('takes two words for one name where the record has one, and the other way about', () => {
    expect(called(['Niamh O’Brien'])('mrs o brien; Niamh OBrien; Niamh O.')).toBe(
      'mrs [child c1]; [child c1]; [child c1].',
    )
    expect(called(['Ewan MacDonald'])('Mac Donald')).toBe('[child c1]')
    expect(called(['Zoe'], ['Mary'])('Zoe\u200BMary')).toBe('[child c1]\u200B[person p1]')
  })

  test('leaves ordinary words that a name is part of, or would be in the plural', () => {
    const nobody = called(
      ['Zoe A May', 'Grace Will Young'],
      ['Nguyen Thi Ha', 'Tim (known as Al)', 'Shell', 'Baby Okafor'],
    )
    const text = 'this has many times; we may, as known, will young; she’ll see; the wills; a baby. This Times'
    expect(nobody(text)).toBe(text)
    expect(nobody('saw Zoe a week ago; Zoe may go; Grace will; May Will')).toBe(
      'saw [child c1] a week ago; [child c1] may go; [child c2] will; [child c1] [child c2]',
    )
  })

  test('leaves everything else as it was written', () => {
    const text = 'Corinthian columns; a [child] of (c1); C. and $& stay.\n\n  So does this.'
    expect(nameless(text)).toBe(text)
    expect(called(['N. N.'])('N. was said')).toBe('N. was said')
  })

  test('never breaks on a name made of signs', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (name, text) => {
        expect(typeof called([name], [`${name} x`])(text)).toBe('string')
      }),
    )
  })

  test('leaves none of their names in any text', () => {
    const parts = [
      'Isolde',
      'Corin',
      'Rowena',
      'Lucan',
      'Thistlecombe',
      'Fenwick-Ashgrove',
      'and',
      'the',
      'school',
      ',',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), (words) => {
        expect(nameless(words.join(' '))).not.toMatch(/Isolde|Corin|Rowena|Lucan|Thistlecombe|Fenwick|Ashgrove/)
      }),
    )
  })

  const letters = ['abekmotz', 'äłøßœæđþ', 'БГДжии', 'αβγδης', 'بتمحد', 'אבגד'].map((one) => [...one])
  const piece = fc
    .constantFrom(...letters)
    .chain((script) => fc.array(fc.constantFrom(...script), { minLength: 3, maxLength: 7 }))
    .map(([first = '', ...rest]) => first.toUpperCase() + rest.join(''))
  const aName = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', '-', '’'))
    .map(([pieces, between]) => pieces.join(between))
  const spelling = fc.constantFrom<(name: string) => string>(
    ...[(name: string) => name, (name: string) => name.toUpperCase(), (name: string) => name.toLowerCase()],
    ...[(name: string) => `${name}s`, (name: string) => `${name}’s`, (name: string) => `${name}es`],
    ...[(name: string) => name.normalize('NFKD'), (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '')],
    ...['', ' ', "'", '-', '‑', '\u200B'].map((sign) => (name: string) => name.replace(/[ ’-]/g, sign)),
    ...['\u200B', '\u00AD', '\u200D', '\u0301'].map((sign) => (name: string) => [...name].join(sign)),
    (name) => name.replace(/[a-z]/gi, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    (name) => name.replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/þ/g, 'th'),
  )
  const around = fc.constantFrom(' ', '\n', '[', ']', '(', '“', '.', '’', '-', '7', ' qux ', ' [child c1] ')

  test('has no spelling of any name left, and says the same when it is read again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(aName, spelling, around), { minLength: 1, maxLength: 4 }),
        around,
        (said, first) => {
          const nobody = called(said.map(([name]) => name))
          const text = first + said.map(([name, spelt, behind]) => spelt(name) + behind).join(' ')
          const once = nobody(text)
          const left = once.replace(/\[(?:child c\d|name)\]/g, '').replace(/’s(?!\p{L})/gu, '')

          expect(left.replace(/qux/g, '')).not.toMatch(/\p{L}/u)
          expect(nobody(once)).toBe(once)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('is as it was written where nobody is named', () => {
    const others = fc.array(fc.constantFrom(...'cfghijnpqrsuvwxy CFGÜÇ’-[].\u200B\u0301ﬃ\n'), { maxLength: 60 })
    fc.assert(
      fc.property(aName, others, (name, text) => {
        expect(called([name])(text.join(''))).toBe(text.join(''))
      }),
    )
  })

  test('says the same when it is read again, whatever the names and the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 3 }),
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat(2)), { maxLength: 6 }),
        (names, parts) => {
          const nobody = called(names)
          const once = nobody(parts.map((one) => (typeof one === 'number' ? (names[one] ?? '') : one)).join(' '))
          expect(nobody(once)).toBe(once)
        },
      ),
    )
  })
})

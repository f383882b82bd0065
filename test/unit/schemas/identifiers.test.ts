import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Child } from '../../../schemas/family.ts'
import {
  identifierWarnings,
  laChildIdFault,
  nhsNumberFault,
  nhsNumberNotIssued,
  upnFault,
} from '../../../schemas/identifiers.ts'
import { vectors } from '../../support/identifiers.ts'

const codeOf = (fault: { code: string } | undefined) => fault?.code

describe('an NHS number', () => {
  test.each(vectors.nhsNumber.valid)('$value is sound ($from)', ({ value }) => {
    expect(nhsNumberFault(value)).toBeUndefined()
  })

  test.each(vectors.nhsNumber.invalid)('$value is not ($from)', ({ value }) => {
    expect(codeOf(nhsNumberFault(value))).toBe('nhs-number-check-digit')
  })

  test.each(vectors.nhsNumber.bodiesThatCannotEnd)('%s ends in no digit at all', (body) => {
    for (let digit = 0; digit < 10; digit++)
      expect(codeOf(nhsNumberFault(`${body}${digit}`))).toBe('nhs-number-check-digit')
  })

  test.each(['', '999000001', '99900000188', '999 000 0018', '999000001X', '９９９００００１８', ' 9990000018'])(
    'is ten digits, and %j is not',
    (value) => {
      expect(codeOf(nhsNumberFault(value))).toBe('nhs-number-form')
    },
  )

  test('with one digit changed, or two neighbours exchanged, is found out', () => {
    const sound = fc.constantFrom(...vectors.nhsNumber.valid.map(({ value }) => value))
    fc.assert(
      fc.property(sound, fc.nat(9), fc.integer({ min: 1, max: 9 }), (value, at, by) => {
        const digits = [...value]
        digits[at] = String((Number(digits[at]) + by) % 10)
        expect(nhsNumberFault(digits.join(''))).toBeDefined()
      }),
    )
    fc.assert(
      fc.property(sound, fc.nat(8), (value, at) => {
        const [first, second] = [value[at], value[at + 1]]
        fc.pre(first !== second)
        expect(nhsNumberFault(`${value.slice(0, at)}${second}${first}${value.slice(at + 2)}`)).toBeDefined()
      }),
    )
  })

  test('of a range that is not issued is sound, but is said to be of that range', () => {
    const ranges = ['9990000018', '5466066893', '0000000000', '4000000632', '2983396363', '0607230002']
    expect(ranges.map((value) => codeOf(nhsNumberNotIssued(value)))).toEqual([
      ...['nhs-number-not-issued', 'nhs-number-not-issued', 'nhs-number-not-issued'],
      ...[undefined, undefined, undefined],
    ])
    expect(nhsNumberNotIssued('9990000019')).toBeUndefined()
  })
})

describe('a UPN', () => {
  test.each(vectors.upn.valid)('$value is sound ($from)', ({ value }) => {
    expect(upnFault(value)).toBeUndefined()
  })

  test.each(vectors.upn.invalid)('$value is not ($from)', ({ value }) => {
    expect(codeOf(upnFault(value))).toBe('upn-check-letter')
  })

  test.each(['', 'A95000017830', 'A9500001783011', 'a950000178301', 'I950000178301', 'A95000017830O', '1950000178301'])(
    'is a letter, eleven digits, then a digit or letter, and %j is not',
    (value) => {
      expect(codeOf(upnFault(value))).toBe('upn-form')
    },
  )

  test('has exactly one check letter for each twelve characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{11}[0-9A-HJ-NP-RT-Z]$/), (rest) => {
        const letters = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter((letter) => upnFault(letter + rest) === undefined)
        expect(letters).toHaveLength(1)
      }),
    )
  })
})

test('a child’s id in the census is one to twenty letters and digits', () => {
  for (const value of ['1', 'ALD201700917', 'a'.repeat(20)]) expect(laChildIdFault(value)).toBeUndefined()
  for (const value of ['', 'ALD-2017-00917', '17 4', 'É1', 'a'.repeat(21)])
    expect(codeOf(laChildIdFault(value))).toBe('la-child-id-form')
})

describe('a child who is entered', () => {
  const child = { id: 'c1', name: 'Isolde Fenwick-Ashgrove', PersonBirthDate: '2017-03-14' }
  const said = (more: object) =>
    Child.safeParse({ ...child, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

  test('may have any identifier that is sound, one of the test range included', () => {
    expect(said({ NHSNumber: '9990000018', UPN: 'W820001203001', LAchildID: 'ALD201700917' })).toBeUndefined()
  })

  test.each([
    ['NHSNumber', '9990000019', 'This NHS number has a wrong check digit'],
    ['NHSNumber', '999 000 0018', 'An NHS number is ten digits without spaces'],
    ['UPN', 'A820001203001', 'This UPN has a wrong check letter at its beginning'],
    ['UPN', 'W82000120300', 'A UPN is a capital letter, eleven digits, then a digit or a capital letter'],
    ['LAchildID', 'ALD-2017-00917', 'A child’s id in the census is at most 20 letters and digits'],
  ])('is refused once, with how to mend it and without the value, for the %s %s', (field, value, words) => {
    const faults = said({ [field]: value })
    expect(faults).toHaveLength(1)
    expect(faults?.[0]).toContain(`${field}: ${words}`)
    expect(faults?.[0]).toMatch(/leave (it )?out/)
    expect(faults?.[0]).not.toContain(value)
  })
})

describe('a child who was received', () => {
  test('without identifiers, or with sound ones, gives no warning', () => {
    expect(identifierWarnings({})).toEqual([])
    expect(identifierWarnings({ NHSNumber: '4000000632', UPN: 'W820001203001', LAchildID: 'ALD1' })).toEqual([])
  })

  test('with identifiers that were taken before they were checked gives one warning for each, and never the value', () => {
    const child = { NHSNumber: '9990000019', UPN: 'A820001203001', LAchildID: 'ALD-2017-00917' }
    const warnings = identifierWarnings(child)
    expect(warnings.map(({ field }) => field)).toEqual(['NHSNumber', 'UPN', 'LAchildID'])
    for (const { field, words } of warnings) {
      expect(words).toMatch(/: ask the sending council before you use it to find the child’s record$/)
      expect(words).not.toContain(child[field])
    }
  })

  test('with an NHS number that is not issued to patients is warned of it', () => {
    expect(identifierWarnings({ NHSNumber: '9990000018' })).toEqual([
      {
        field: 'NHSNumber',
        words:
          'This NHS number is of a range that is not issued to patients: ask the sending council before you use it to find the child’s record',
      },
    ])
  })
})

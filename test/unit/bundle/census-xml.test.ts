import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { type CensusSet, codesIn } from '../../../schemas/census/census.ts'
import { Family } from '../../../schemas/family.ts'
import { Filled, type Pack, packCensus } from '../../../schemas/pack.ts'
import { censusXml } from '../../../src/bundle/census-xml.ts'
import { closingPack, openingPack } from '../../../src/domain/pack.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { arbitraryOf } from '../../support/generated.ts'
import { aCompleted } from '../../support/transfers.ts'

const schema = readFileSync(`schemas/census/CIN_schema_${packCensus}.xsd`, 'utf8')
const seed = 20261123

/** What the department’s schema finds wrong with each of these documents, by its place in the list. */
async function faultsIn(documents: readonly string[]): Promise<Map<number, string>> {
  const xml = documents.map((contents, at) => ({ fileName: `${at}.xml`, contents }))
  const { errors } = await validateXML({ xml, schema })
  return new Map(
    errors.map(({ loc, message, rawMessage }) => [Number.parseInt(loc?.fileName ?? rawMessage, 10), message]),
  )
}

const completed = aCompleted()
const withFamily = (family: Transfer['family']): Transfer => {
  const standing = Object.values(completed.children)[0]
  if (standing === undefined) throw new Error('a transfer has a child')
  return { ...completed, family, children: Object.fromEntries(family.children.map(({ id }) => [id, standing])) }
}
function packOf(packed: ReturnType<typeof closingPack>): Pack {
  if ('refused' in packed) throw new Error(`refused: ${JSON.stringify(packed.refused)}`)
  return packed.pack
}
const on = '2026-12-14'
const closing = (t = completed) => packOf(closingPack(t, { side: 'sender', on }))
const opening = (t = completed) => packOf(openingPack(t, { side: 'receiver', on }))

const filled = (child: string, more: Partial<Filled> = {}): Filled => ({
  ...{ child, LAchildID: `AL4099${child}`, Sex: 'F', Ethnicity: 'WBRI', CINreferralDate: '2026-09-01' },
  ...{ ReferralSource: '2A', PrimaryNeedCode: 'N4', CINPlanStartDate: '2026-10-05', ...more },
})
const both = [filled('c1'), filled('c2')]
const opened = [
  { child: 'c1', LAchildID: 'BR1', Sex: 'F', PrimaryNeedCode: 'N4' },
  { child: 'c2', LAchildID: 'BR2', Sex: 'M', PrimaryNeedCode: 'N4' },
]

function xmlOf(pack: Pack, own: readonly Filled[]): string {
  const made = censusXml(pack, own)
  if ('refused' in made) throw new Error(`refused: ${JSON.stringify(made.refused)}`)
  return made.xml
}

describe(`a pack as a document of the census of ${packCensus} (R7.4)`, () => {
  test('is what one types, element by element in the schema’s order', () => {
    const [c1] = closing().children
    expect(
      xmlOf({ ...closing(), children: c1 ? [c1] : [] }, [filled('c1')]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>AL4099c1</LAchildID>
        <PersonBirthDate>2017-03-14</PersonBirthDate>
        <Sex>F</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2026-09-01</CINreferralDate>
        <ReferralSource>2A</ReferralSource>
        <PrimaryNeedCode>N4</PrimaryNeedCode>
        <CINclosureDate>2026-11-23</CINclosureDate>
        <ReasonForClosure>RC5</ReasonForClosure>
        <CINPlanDates>
          <CINPlanStartDate>2026-10-05</CINPlanStartDate>
          <CINPlanEndDate>2026-11-23</CINPlanEndDate>
        </CINPlanDates>
        <ReferralNFA>0</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
`)
  })

  test('is valid by the department’s schema, to close and to open', async () => {
    const documents = [xmlOf(closing(), both), xmlOf(opening(), opened)]
    expect([...(await faultsIn(documents))]).toEqual([])
    expect(documents[1]).toContain('<ReferralSource>5C</ReferralSource>')
    expect(documents[1]).not.toMatch(/CINclosureDate|RC5/)
  })

  test('changed in any of these ways it would not be', async () => {
    const sound = xmlOf(closing(), both)
    const changes: [string, string | RegExp, string][] = [
      ['an element gone', /<LAchildID>.*?<\/LAchildID>/s, ''],
      ['no ethnicity', /<Ethnicity>.*?<\/Ethnicity>/s, ''],
      ['no flag of no further action', /<ReferralNFA>0<\/ReferralNFA>/, ''],
      ['a strange element', '<Sex>', '<Gender>1</Gender><Sex>'],
      [
        'two in the wrong order',
        /(<CINclosureDate>.*?<\/CINclosureDate>)(\s*)(<ReasonForClosure>.*?<\/ReasonForClosure>)/s,
        '$3$2$1',
      ],
      ['sex of another year', '<Sex>F', '<Sex>2'],
      ['a strange closure', 'RC5', 'RC10'],
      ['a strange source', '<ReferralSource>2A', '<ReferralSource>5E'],
      ['a strange need', '<PrimaryNeedCode>N4', '<PrimaryNeedCode>N10'],
      ['a day that does not exist', '2026-11-23', '2026-11-31'],
      ['a plan without its beginning', /<CINPlanStartDate>.*?<\/CINPlanStartDate>/s, ''],
      ['no child', /<Child>.*<\/Child>/s, ''],
      ['cut short', '</Message>', ''],
    ]
    const changed = changes.map(([, what, by]) => sound.replace(what, by))
    const faults = await faultsIn(changed)
    expect(changes.filter((_, at) => !faults.has(at)).map(([how]) => how)).toEqual([])
  })

  test('takes what was filled in before what was proposed', () => {
    expect(
      xmlOf(
        opening(),
        opened.map((one) => ({ ...one, Ethnicity: 'MOTH' })),
      ),
    ).not.toContain('NOBT')
    const born = {
      ...completed.family,
      children: completed.family.children.map(({ PersonBirthDate: _not, ...child }) => ({
        ...child,
        ExpectedPersonBirthDate: '2026-12-01',
      })),
    }
    const unborn = xmlOf(closing(withFamily(born)), both)
    expect(unborn).toContain('<ExpectedPersonBirthDate>2026-12-01')
    const arrived = xmlOf(closing(withFamily(born)), [
      filled('c1', { PersonBirthDate: '2026-12-03' }),
      filled('c2', { PersonBirthDate: '2026-12-03' }),
    ])
    expect(arrived).not.toContain('Expected')
    expect(arrived).toContain('<PersonBirthDate>2026-12-03')
  })

  test('holds nobody’s name', () => {
    expect(xmlOf(closing(), both)).not.toMatch(/Isolde|Corin|Fenwick/)
  })
})

describe('what the census would refuse', () => {
  test('is refused here, item by item and child by child', () => {
    expect(censusXml(closing(), [filled('c1')])).toEqual({
      refused: {
        ...{ code: 'pack-lacks', rule: 'R7.4' },
        lacking: [
          'LAchildID',
          'Sex',
          'Ethnicity',
          'CINreferralDate',
          'ReferralSource',
          'PrimaryNeedCode',
          'CINPlanStartDate',
        ].map((item) => ({ child: 'c2', item })),
      },
    })
    expect(censusXml(opening(), [])).toMatchObject({
      refused: { lacking: expect.arrayContaining([{ child: 'c1', item: 'LAchildID' }]) },
    })
  })

  test.each([
    ['Sex', '9'],
    ['Ethnicity', 'XXXX'],
    ['ReferralSource', '5E'],
    ['PrimaryNeedCode', 'N10'],
    ['LAchildID', '<A&B>'],
    ['LAchildID', `A${'1'.repeat(20)}`],
  ])('%s as %s is lacking: it never gets into the document', (item, value) => {
    expect(censusXml(closing(), [filled('c1', { [item]: value }), filled('c2')])).toMatchObject({
      refused: { code: 'pack-lacks', lacking: [{ child: 'c1', item }] },
    })
  })

  test.each([
    ['a referral after the closure', { CINreferralDate: '2026-11-24' }, 'CINreferralDate', 'closed'],
    ['a referral after the plan', { CINreferralDate: '2026-10-06' }, 'CINreferralDate', 'plan began'],
    ['a referral still to come', { CINreferralDate: '2026-12-15' }, 'CINreferralDate', 'today'],
    ['a plan after its end', { CINPlanStartDate: '2026-11-24' }, 'CINPlanStartDate', 'plan ended'],
    ['a birth still to come', { PersonBirthDate: '2026-12-15' }, 'PersonBirthDate', 'today'],
  ])('%s is refused, with the field as it was sent', (_what, more, item, why) => {
    expect(censusXml(closing(), [filled('c1'), filled('c2', more)])).toMatchObject({
      refused: {
        code: 'date-impossible',
        rule: 'R7.4',
        field: `children/1/${item}`,
        why: expect.stringContaining(why),
      },
    })
  })

  test('a child who is not in the pack is none of its', () => {
    expect(censusXml(closing(), [...both, filled('c3')])).toEqual({
      refused: { code: 'no-such-child', rule: 'R2', children: ['c3'] },
    })
  })
})

describe('whatever family the schemas allow', () => {
  const families = fc.sample(arbitraryOf(Family), { numRuns: 100, seed }).map((family) => Family.parse(family))
  const answers = fc.sample(arbitraryOf(Filled), { numRuns: 100, seed })
  const answered = (pack: Pack, at: number): Filled[] =>
    pack.children.flatMap(({ child }, i) => {
      const one = answers[(at * 7 + i) % answers.length]
      return one ? [{ ...one, child }] : []
    })

  test('its packs come to a valid document or to what is refused, never to anything else', async () => {
    const made = families.flatMap((family, at) => {
      const t = withFamily(family)
      return [closing(t), opening(t)].flatMap((pack) => [
        censusXml(pack, []),
        censusXml(pack, answered(pack, at)),
        censusXml(
          pack,
          pack.children.map(({ child }, i) => filled(child, { LAchildID: `X${i}` })),
        ),
      ])
    })
    const documents = made.flatMap((one) => ('xml' in one ? [one.xml] : []))
    const codes = new Set(made.flatMap((one) => ('refused' in one ? [one.refused.code] : [])))
    expect([...(await faultsIn(documents))]).toEqual([])
    expect(documents.length).toBeGreaterThan(100)
    expect([...codes].sort()).toEqual(['date-impossible', 'pack-lacks'])
  }, 60_000)

  test('there are unborn children among them, children of no known birth, and identifiers of every kind', () => {
    const children = families.flatMap((family) => family.children)
    for (const kind of [
      (child: (typeof children)[number]) =>
        child.PersonBirthDate === undefined && child.ExpectedPersonBirthDate !== undefined,
      (child: (typeof children)[number]) =>
        child.birthDateNotKnown && !child.PersonBirthDate && !child.ExpectedPersonBirthDate,
      (child: (typeof children)[number]) => child.UPN === undefined,
      (child: (typeof children)[number]) => /[<&"\\]/.test(child.name),
    ])
      expect(children.filter(kind).length).toBeGreaterThan(0)
  })

  test('an identifier that was kept before it was checked is never written as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 14 }), (LAchildID, UPN) => {
        const family = {
          ...completed.family,
          children: completed.family.children.map((child) => ({ ...child, LAchildID, UPN })),
        }
        const { LAchildID: _one, ...others } = filled('c1')
        const made = censusXml(closing(withFamily(family)), [others, { ...others, child: 'c2' }])
        const sound = /^[A-Za-z0-9]{1,20}$/.test(LAchildID)
        return 'xml' in made ? sound && !made.xml.includes('<UPN>') : !sound
      }),
      { seed, numRuns: 200 },
    )
  })
})

test.each<[CensusSet, string]>([
  ['Sex', 'sextype'],
  ['Ethnicity', 'ethnicitytype'],
  ['ReferralSource', 'referralsourcetype'],
  ['PrimaryNeedCode', 'primaryneedcodetype'],
  ['ReasonForClosure', 'reasonforclosuretype'],
])('the codes of %s are those of the department’s schema, no more and no fewer', (set, type) => {
  const [, of = ''] = new RegExp(`<xs:simpleType name="${type}">(.*?)</xs:simpleType>`, 's').exec(schema) ?? []
  const codes = [...of.matchAll(/enumeration value="([^"]+)"/g)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(2)
  expect(codesIn(set, packCensus).sort()).toEqual(codes.sort())
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { type Filled, Pack, packCensus } from '../../../schemas/pack.ts'
import { packFor, packXmlFor } from '../../../src/exchange/pack.ts'
import { anExchange, receiver, sender, third } from '../../support/exchange.ts'
import { aFamily } from '../../support/inputs.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const schema = readFileSync(`schemas/census/CIN_schema_${packCensus}.xsd`, 'utf8')
const lead = receiver('practice-lead')

/** Papers that say in census terms what the sending authority recorded of its own. */
const papers = [
  {
    slot: 'assessment' as const,
    structured: anAssessment({
      ...{ CINreferralDate: '2026-08-03' },
      subjects: [
        { child: 'c1', Ethnicity: 'WBRI' },
        { child: 'c2', Ethnicity: 'MOTH' },
      ],
    }),
  },
  { slot: 'plan' as const, structured: aPlan({ CINPlanStartDate: '2026-10-05' }) },
  { slot: 'minutes' as const, structured: someMinutes() },
  {
    slot: 'summary' as const,
    structured: aSummary({
      episodes: [{ CINreferralDate: '2026-09-01', ReferralSource: '2A', PrimaryNeedCode: 'N4' }],
    }),
  },
]
const family = () => ({
  ...aFamily(),
  children: aFamily().children.map((child, at) => ({
    ...{ ...child, LAchildID: `AL4099${at}`, Sex: at === 0 ? ('F' as const) : ('I' as const) },
  })),
})

async function accepted() {
  const { id } = await x.sent({ papers, family: family() })
  await x.does(receiver(), 'acknowledge', id)
  await x.does(lead, 'accept', id, { children: ['c1', 'c2'] })
  return id
}
async function completed() {
  const id = await accepted()
  await x.does(receiver(), 'arrange-meeting', id)
  await x.does(receiver(), 'hold-meeting', id)
  await x.does(receiver(), 'tell-family', id)
  await x.does(receiver(), 'complete', id)
  return id
}
const readings = async (id: string) =>
  (await x.admin`select what, actor from read where transfer = ${id} and what like '%-pack'`).map(({ what, actor }) => [
    what,
    actor,
  ])

describe('the closing pack (R7.4)', () => {
  test('is there for the sending authority once it is complete, with what its own papers say', async () => {
    const id = await completed()
    const pack = Pack.parse(mustBeFound(await packFor(x.deps, sender(), id, 'closing')))
    expect(pack).toMatchObject({ kind: 'closing', asAt: '2026-11-23', census: 2026, toFill: [], leftOut: [] })
    expect(pack.children.map(({ items }) => items)).toEqual([
      {
        ...{ LAchildID: 'AL40990', PersonBirthDate: '2017-03-14', Sex: 'F', Ethnicity: 'WBRI' },
        ...{ CINreferralDate: '2026-09-01', ReferralSource: '2A', PrimaryNeedCode: 'N4', ReferralNFA: '0' },
        ...{ CINclosureDate: '2026-11-23', ReasonForClosure: 'RC5' },
        ...{ CINPlanStartDate: '2026-10-05', CINPlanEndDate: '2026-11-23' },
      },
      expect.objectContaining({ LAchildID: 'AL40991', Sex: 'U', Ethnicity: 'MOTH' }),
    ])
    expect(await readings(id)).toEqual([['closing-pack', sender().worker]])
  })

  test('comes as a document that the department’s schema takes, under nobody’s name', async () => {
    const id = await completed()
    const { name, xml } = mustBeFound(await packXmlFor(x.deps, sender(), id, 'closing', []))
    expect(await validateXML({ xml, schema })).toMatchObject({ valid: true })
    expect(name).toMatch(/^BTN-[0-9A-Z]{4}-[0-9A-Z]{4}-closing-pack\.xml$/)
    expect(await readings(id)).toHaveLength(1)
  })

  test('is refused before: not accepted, then not completed; what was tried is on record all the same', async () => {
    const { id } = await x.acknowledged()
    await expect(closing(id)).rejects.toThrow('not-accepted')
    await x.does(lead, 'accept', id)
    await expect(closing(id)).rejects.toThrow('not-completed')
    await x.does(sender('practice-lead'), 'dispute', id, { code: undefined })
    await expect(closing(id)).rejects.toThrow('in-dispute')
    expect(await readings(id)).toHaveLength(3)
  })
  const closing = async (id: string) => mustBeFound(await packFor(x.deps, sender(), id, 'closing'))
})

describe('the opening pack (R7.4)', () => {
  test('is there for the receiving authority once it has accepted, with nothing that is the other’s own', async () => {
    const id = await accepted()
    const pack = Pack.parse(mustBeFound(await packFor(x.deps, receiver(), id, 'opening')))
    expect(pack.children[0]).toMatchObject({
      items: {
        ...{ PersonBirthDate: '2017-03-14', Sex: 'F', Ethnicity: 'NOBT', PrimaryNeedCode: 'N4' },
        ...{ CINreferralDate: '2026-11-23', ReferralSource: '5C', ReferralNFA: '0' },
      },
      fromPapers: ['PrimaryNeedCode'],
    })
    expect(pack.toFill).toEqual(['c1', 'c2'].map((child) => ({ child, item: 'LAchildID', needed: true })))
    expect(JSON.stringify(pack)).not.toMatch(/AL4099|2026-09-01|WBRI|2026-10-05/)
    expect(await readings(id)).toEqual([['opening-pack', receiver().worker]])
  })

  test('begins each child’s plan at the first meeting where it went on, though another was held after', async () => {
    const id = await accepted()
    await x.does(receiver(), 'arrange-meeting', id)
    const outcome = (child: string) => ({ child, outcome: 'continues', reasons: 'It helps.' })
    await x.does(receiver(), 'hold-meeting', id, { outcomes: [outcome('c1')] })
    const first = mustBeFound(await packFor(x.deps, receiver(), id, 'opening'))
    expect(first.children.map(({ items }) => items.CINPlanStartDate)).toEqual(['2026-11-23', undefined])
    x.at('2026-11-30T10:00:00Z')
    await x.does(receiver(), 'arrange-meeting', id)
    await x.does(receiver(), 'hold-meeting', id, { on: '2026-11-30', outcomes: [outcome('c1'), outcome('c2')] })
    const pack = mustBeFound(await packFor(x.deps, receiver(), id, 'opening'))
    x.at('2026-11-23T10:00:00Z')
    expect(pack.children.map(({ items }) => items.CINPlanStartDate)).toEqual(['2026-11-23', '2026-11-30'])
  })

  test('lacks what only they can say, until they say it', async () => {
    const id = await accepted()
    const xml = (filled: Filled[]) => packXmlFor(x.deps, receiver(), id, 'opening', filled)
    expect(await xml([{ child: 'c1', LAchildID: 'BR1' }])).toEqual({
      refused: { code: 'pack-lacks', rule: 'R7.4', lacking: [{ child: 'c2', item: 'LAchildID' }] },
    })
    const made = mustBeFound(
      await xml([
        { child: 'c1', LAchildID: 'BR1' },
        { child: 'c2', LAchildID: 'BR2' },
      ]),
    )
    expect(await validateXML({ xml: made.xml, schema })).toMatchObject({ valid: true })
  })

  test('takes nothing from a paper that never left for them', async () => {
    const { id } = await x.drafted({
      ...{ papers, family: family(), permissions: [{ of: 'p1', state: 'given-in-part', papers: ['assessment'] }] },
    })
    await x.does(sender(), 'send', id)
    await x.does(receiver(), 'acknowledge', id)
    await x.does(lead, 'accept', id)
    const pack = mustBeFound(await packFor(x.deps, receiver(), id, 'opening'))
    expect(pack.children[0]?.items).not.toHaveProperty('PrimaryNeedCode')
  })
})

test('each is for its own side, neither for a third authority, nor for who keeps settings', async () => {
  const id = await completed()
  const code = async (...[by, which]: [ReturnType<typeof sender>, 'closing' | 'opening']) => {
    const read = await packFor(x.deps, by, id, which)
    return 'refused' in read ? read.refused.code : 'found'
  }
  expect(await code(receiver(), 'closing')).toBe('wrong-party')
  expect(await code(sender(), 'opening')).toBe('wrong-party')
  expect(await code(third(), 'closing')).toBe('no-such-transfer')
  expect(await code(sender('administrator'), 'closing')).toBe('not-open-to-you')
  expect(await code(receiver(), 'opening')).toBe('found')
})

test('asking for a pack changes nothing: no event, no version, nothing told to anybody', async () => {
  const id = await completed()
  const state = async () => {
    const [row] = await x.admin`
      select version, head, (select count(*)::int from event where transfer = ${id}) as events,
        (select count(*)::int from notice where transfer = ${id}) as told from transfer where id = ${id}`
    return row
  }
  const before = await state()
  await packXmlFor(x.deps, sender(), id, 'closing', [{ child: 'c1', LAchildID: 'AL9' }])
  await packFor(x.deps, receiver(), id, 'opening')
  expect(await state()).toEqual(before)
})

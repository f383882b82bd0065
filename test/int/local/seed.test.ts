import { beforeEach, describe, expect, test } from 'vitest'
import { SetRung } from '../../../schemas/ladder.ts'
import { resetRung, setRung } from '../../../src/exchange/ladder.ts'
import { councils } from '../../../src/local/councils.ts'
import { seed } from '../../../src/local/seed.ts'
import { anExchange, mustBeDone, parties, sender } from '../../support/exchange.ts'

const x = await anExchange()
const again = () =>
  seed({ url: x.url, councils, secrets: x.secrets, issuerFor: (slug) => `https://sign-in.example/${slug}` })
const rows = () => x.admin`select * from ladder_rung order by authority, rung`
const titles = async (authority: string) =>
  (await x.admin`select title from ladder_rung where authority = ${authority} order by rung`).map(({ title }) => title)
const seeded = ['Team Manager', 'Group Manager', 'Head of Safeguarding', 'Director of Children’s Services']

beforeEach(async () => {
  await x.admin`delete from ladder_rung`
  await again()
})

describe('the ladders that are seeded (R8.4)', () => {
  test('are those of the councils that have one', async () => {
    expect(await titles(parties.sender)).toEqual(seeded)
    expect(await titles(parties.receiver)).toHaveLength(4)
    expect(await titles(parties.third)).toEqual([])
    expect(await titles(parties.fourth)).toEqual(['Head of Service'])
  })

  test('stay as they are when the councils are seeded again', async () => {
    const before = await rows()
    await again()
    expect(await rows()).toEqual(before)
  })

  test('never take the place of what an administrator set since, or took away', async () => {
    const administrator = sender('administrator')
    mustBeDone(await setRung(x.deps, administrator, 2, SetRung.parse({ title: 'Assistant Director', vacant: true })))
    mustBeDone(await resetRung(x.deps, administrator, 0))
    await again()
    expect(await titles(parties.sender)).toEqual([seeded[1], 'Assistant Director', seeded[3]])
  })
})

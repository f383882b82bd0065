import { expect, test } from 'vitest'
import { SetRung } from '../../../schemas/ladder.ts'
import { heldAt, rungRoles } from '../../../src/domain/ladder.ts'
import { councils } from '../../../src/local/councils.ts'
import { ladderRungsOf } from '../../../src/local/ladders.ts'

const ofCouncil = (slug: string) => councils.filter((one) => one.slug === slug).flatMap(ladderRungsOf)

test('two councils call their rungs each by titles of its own, and whoever has the role holds them (R8.4)', () => {
  for (const slug of ['aldermere', 'brackwater']) {
    const ladder = ofCouncil(slug)
    expect(ladder.map(({ rung }) => rung)).toEqual([0, 1, 2, 3])
    const people = councils.find((one) => one.slug === slug)?.people ?? []
    for (const { rung, holder, deputy } of ladder) {
      expect(people.find(({ sub }) => sub === holder?.worker)?.roles).toContain(rungRoles[rung])
      expect(deputy).toEqual(ladder[rung - 1]?.holder)
    }
  }
  const [ours, theirs] = ['aldermere', 'brackwater'].map((slug) => ofCouncil(slug).map(({ title }) => title))
  expect(ours?.filter((title) => theirs?.includes(title))).toEqual([])
})

test('a third has nobody at one rung, and the next above holds it (R8.5)', () => {
  expect(ofCouncil('dunmarsh')).toEqual([{ rung: 2, title: 'Head of Service', vacant: true }])
  const ladder = rungRoles.map(
    (role, rung) => ofCouncil('dunmarsh').find((one) => one.rung === rung) ?? { title: role },
  )
  expect(heldAt(ladder, 2, '2026-11-23').rung).toBe(3)
  expect(ofCouncil('carrowdale')).toEqual([])
})

test('an administrator could have set every one of them', () => {
  for (const { rung, ...said } of councils.flatMap(ladderRungsOf))
    expect([rung, SetRung.safeParse(said).error]).toEqual([rung, undefined])
})

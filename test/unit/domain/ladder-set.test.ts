import { describe, expect, test } from 'vitest'
import { SetRung } from '../../../schemas/ladder.ts'
import { rungRefused } from '../../../src/domain/ladder-set.ts'

const by = { worker: 'i.copperfield' }
const refused = (rung: number, said: object) => rungRefused(rung, SetRung.parse({ title: 'Director', ...said }), by)
const [holder, deputy] = [{ name: 'Thomasina Brightwater', worker: 't.brightwater' }, { name: 'Cornelius Applegarth' }]
const away = { from: '2026-11-23' }

describe('above the last rung there is nobody (R8.5)', () => {
  test('so it is never vacant; any other may be', () => {
    expect(refused(3, { vacant: true })).toEqual({ code: 'last-rung-held', rule: 'R8.5', field: 'vacant' })
    for (const rung of [0, 1, 2]) expect(refused(rung, { vacant: true })).toBeUndefined()
  })

  test('and whoever is away from it has a deputy', () => {
    expect(refused(3, { holder, away })).toEqual({ code: 'last-rung-held', rule: 'R8.5', field: 'deputy' })
    expect(refused(3, { holder, deputy, away })).toBeUndefined()
    expect(refused(2, { holder, away })).toBeUndefined()
  })
})

test('nobody gives themself a rung, nor a deputy’s place (R1.4, R8.4)', () => {
  const own = { name: 'Ignatius Copperfield', ...by }
  expect(refused(1, { holder: own })).toEqual({ code: 'names-yourself', rule: 'R8.4', field: 'holder' })
  expect(refused(1, { holder, deputy: own })).toEqual({ code: 'names-yourself', rule: 'R8.4', field: 'deputy' })
  expect(refused(1, { holder, deputy })).toBeUndefined()
})

import { expect, test } from 'vitest'
import { Role } from '../../../schemas/authority.ts'
import { councils } from '../../../src/local/councils.ts'

const onExchange = councils.filter((council) => council.onExchange)

test('every role is held by somebody in each council on the exchange, so that all of it can be tried', () => {
  for (const { people } of onExchange) {
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(new Set(Role.options))
  }
})

test('a council that is not on the exchange has nobody to sign in', () => {
  expect(councils.filter((council) => !council.onExchange).flatMap(({ people }) => people)).toEqual([])
})

test('ids are UUIDs of version 7, and no council or person is there twice', () => {
  for (const { id } of councils)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  for (const key of ['id', 'name', 'slug', 'gssCode', 'dfeCode', 'dutyTelephone', 'outOfHoursTelephone'] as const) {
    expect(new Set(councils.map((council) => council[key])).size).toBe(councils.length)
  }
  const emails = councils.flatMap(({ people }) => people.map(({ email }) => email))
  expect(new Set(emails).size).toBe(emails.length)
})

test('nothing in them can be rung or written to: telephone numbers and addresses are set aside for fiction', () => {
  for (const council of councils) {
    for (const number of [council.dutyTelephone, council.outOfHoursTelephone])
      expect(number).toMatch(/^01632 960\d{3}$/)
    const addresses = [council.dutyEmail, council.outOfHoursEmail, ...council.people.map(({ email }) => email)]
    for (const address of addresses) expect(address).toMatch(/^[a-z.-]+@[a-z]+\.example$/)
  }
})

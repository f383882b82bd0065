import { beforeEach, describe, expect, test } from 'vitest'
import { forgetGuestCodes, type Try, tryCode } from '../../../src/auth/guest-enter.ts'
import { parties } from '../../support/exchange.ts'
import { anExchangeWithGuest, deskTestedAt, notThe } from '../../support/guest-desk.ts'

const { x, transfer, at, asks, newestCode } = await anExchangeWithGuest()
const desk = expect.objectContaining({ authority: parties.third, testedAt: deskTestedAt })
const tries = (code: string, more: Partial<Try> = {}) =>
  tryCode(x.deps, { transfer, secret: 'one browser', code, ...more })

beforeEach(async () => {
  at(0)
  x.lines.length = 0
  await x.admin`delete from guest_code`
  await asks()
})

describe('a code (R9.4)', () => {
  test('lets in once', async () => {
    expect(await tries(newestCode())).toEqual({ desk })
    expect(x.lines.at(-1)).toEqual({ code: 'GUEST_ENTERED', authority: parties.third, transfer })
    expect(await tries(newestCode())).toEqual({ refused: 'no-code' })
  })

  test('lets in one of two who try it at the same moment', async () => {
    const code = newestCode()
    const [one, other] = [x.another(), x.another()]
    const each = (deps: typeof one) => tryCode(deps, { transfer, secret: 'one browser', code })
    const both = await Promise.all([each(one), each(other)])
    expect(both).toHaveLength(2)
    expect(both).toContainEqual({ desk })
    expect(both).toContainEqual({ refused: 'no-code' })
  })

  test('serves for ten minutes', async () => {
    at(9.9)
    expect(await tries(notThe(newestCode()))).toEqual({ refused: 'wrong', left: 4 })
    at(10)
    expect(await tries(newestCode())).toEqual({ refused: 'expired' })
  })

  test('has five tries, and says how many are left', async () => {
    const wrong = notThe(newestCode())
    for (const left of [4, 3, 2, 1]) expect(await tries(wrong)).toEqual({ refused: 'wrong', left })
    expect(await tries(wrong)).toEqual({ refused: 'used-up' })
    expect(await tries(newestCode())).toEqual({ refused: 'used-up' })
  })

  test('has no more than five when many come at once', async () => {
    const wrong = notThe(newestCode())
    const tried = await Promise.all(Array.from({ length: 12 }, () => tries(wrong)))
    const counted = tried.filter((one) => 'left' in one)
    expect(counted).toHaveLength(4)
    expect(await tries(newestCode())).toEqual({ refused: 'used-up' })
  })

  test('is worth nothing in another browser, and wrong tries there burn nothing here', async () => {
    const code = newestCode()
    for (let i = 0; i < 6; i++) expect(await tries(code, { secret: 'another' })).toEqual({ refused: 'no-code' })
    await asks({ secret: 'another', address: '198.51.100.1' })
    for (let i = 0; i < 6; i++) await tries(notThe(newestCode()), { secret: 'another' })
    expect(await tries(code)).toEqual({ desk })
  })

  test('takes the place of the one before it', async () => {
    const first = newestCode()
    at(1)
    await asks()
    expect(await tries(first)).toEqual({ refused: 'wrong', left: 4 })
    expect(await tries(newestCode())).toEqual({ desk })
    expect(await tries(first)).toEqual({ refused: 'used-up' })
  })

  test('is worth nothing once its desk is, or for a transfer of somebody else', async () => {
    const { id } = await x.sent()
    expect(await tries(newestCode(), { transfer: id })).toEqual({ refused: 'no-code' })
    await x.admin`update authority set on_exchange = true where id = ${parties.third}`
    expect(await tries(newestCode())).toEqual({ refused: 'no-code' })
    await x.admin`update authority set on_exchange = false where id = ${parties.third}`
  })
})

test('codes are forgotten: unused ones after a day, those that let somebody in after 90', async () => {
  const left = async (days: number) => {
    at(days * 24 * 60)
    await forgetGuestCodes(x.deps)
    return (await x.admin`select 1 from guest_code`).length
  }
  await tries(newestCode())
  await asks()
  expect([await left(0.9), await left(1.1), await left(89), await left(91)]).toEqual([2, 1, 1, 0])
})

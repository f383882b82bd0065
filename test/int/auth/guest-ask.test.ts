import { beforeEach, describe, expect, test } from 'vitest'
import { tryCode } from '../../../src/auth/guest-enter.ts'
import { parties } from '../../support/exchange.ts'
import { anExchangeWithGuest, deskEmail } from '../../support/guest-desk.ts'

const { x, notify, transfer, at, asks, newestLetter, newestCode } = await anExchangeWithGuest()

beforeEach(async () => {
  at(0)
  x.lines.length = 0
  await x.admin`delete from guest_code`
})
const codes = async () => (await x.admin`select 1 from guest_code`).length
const enters = () => tryCode(x.deps, { transfer, secret: 'one browser', code: newestCode() })
const fails = (status: number) =>
  fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next: status }) })

describe('a code (R9.4)', () => {
  test('goes to the desk’s own inbox, without any link and without a word of the transfer', async () => {
    expect(await asks()).toBe('sent')
    expect(newestLetter()).toMatchObject({ to: deskEmail, subject: 'Your code for Baton' })
    expect(newestLetter()?.body).toMatch(/^[2-9B-Z]{4} [2-9B-Z]{4}\n/)
    expect(newestLetter()?.body).not.toMatch(/http|\/guest|\/transfers/)
    const [{ reference } = { reference: '' }] = await x.admin`select reference from transfer where id = ${transfer}`
    expect(newestLetter()?.body).not.toContain(reference)
    expect(x.lines).toEqual([{ code: 'GUEST_CODE_SENT', authority: parties.third, transfer }])
  })

  test('is kept only as a digest, and so are the browser and the caller', async () => {
    await asks()
    const [row] = await x.admin`select browser, caller, code from guest_code`
    for (const kept of Object.values(row ?? {})) expect(kept).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(newestCode())
  })

  test('is sent to nobody for a transfer that no desk was told of, and none is made', async () => {
    const before = notify.letters().length
    const { id } = await x.sent()
    expect(await asks({ transfer: id })).toBe('nothing')
    expect(await asks({ transfer: '019a0c3e-0000-7000-8000-000000000000' })).toBe('nothing')
    expect([await codes(), notify.letters().length - before]).toEqual([0, 0])
    expect(x.lines.at(-1)).toEqual({ code: 'GUEST_CODE_WITHHELD', why: 'no-desk' })
  })

  test('that could not be sent is said, counts for nothing, and leaves the one before it as it was', async () => {
    await asks()
    const before = newestCode()
    at(1)
    await fails(503)
    expect(await asks()).toBe('not-sent')
    expect(await codes()).toBe(1)
    expect(x.lines.at(-1)).toEqual({ code: 'GUEST_CODE_WITHHELD', why: 'notify-503' })
    expect(await tryCode(x.deps, { transfer, secret: 'one browser', code: before })).toHaveProperty('desk')
  })
})

describe('however often somebody asks', () => {
  test('one caller gets five codes in a quarter of an hour, from whichever browsers', async () => {
    for (let i = 0; i < 5; i++) expect(await asks({ secret: `browser ${i}` })).toBe('sent')
    at(14)
    expect(await asks({ secret: 'another browser' })).toBe('withheld')
    expect(await asks({ address: '203.0.113.8' })).toBe('sent')
    at(16)
    expect(await asks()).toBe('sent')
    expect(x.lines).toContainEqual({ code: 'GUEST_CODE_WITHHELD', why: 'caller' })
  })

  test('of ten wishes at once no more than five go out', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => asks()))
    expect(asked.filter((one) => one === 'sent')).toHaveLength(5)
    expect(await codes()).toBe(5)
  })

  test('strangers get twelve in an hour for one link, and cannot lock out an office that has entered before', async () => {
    await asks()
    expect(await enters()).toHaveProperty('desk')
    at(60 * 24 * 30)
    for (let i = 0; i < 12; i++) expect(await asks({ address: `198.51.100.${i}` })).toBe('sent')
    expect(await asks({ address: '198.51.100.99' })).toBe('withheld')
    expect(x.lines.at(-1)).toEqual({ code: 'GUEST_CODE_WITHHELD', why: 'strangers' })
    expect(await asks({ secret: 'a colleague’s browser' })).toBe('sent')
    // What the office asks for takes nothing from the strangers’ share, nor they from its.
    at(60 * 24 * 30 + 61)
    expect(await asks({ address: '198.51.100.99' })).toBe('sent')
  })

  test('after 90 days an office is a stranger again', async () => {
    await asks()
    await enters()
    at(60 * 24 * 91)
    for (let i = 0; i < 30; i++) await asks({ address: `198.51.100.${i}` })
    expect(await asks()).toBe('withheld')
  })

  test('an address whose neighbours share it, and calls without one, are one caller', async () => {
    for (let i = 0; i < 5; i++) await asks({ address: `2001:db8:1:2::${i}` })
    expect(await asks({ address: '2001:db8:1:2:9::' })).toBe('withheld')
    for (let i = 0; i < 5; i++) await asks({ address: undefined })
    expect(await asks({ address: undefined })).toBe('withheld')
  })
})

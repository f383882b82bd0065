import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayCall, standInsOf } from '../../../src/notify/address.ts'
import { refusedUrls } from '../../support/refused-addresses.ts'

describe('a webhook is called', () => {
  test.each([
    ['https://cases.brackwater.example/baton', 'cases.brackwater.example'],
    ['https://cases.brackwater.example:443/baton?of=us', 'cases.brackwater.example'],
    ['https://CASES.Brackwater.example', 'cases.brackwater.example'],
    ['https://bröckwater.example/', 'xn--brckwater-17a.example'],
    ['https://127.0.0.1.example.org/', '127.0.0.1.example.org'],
    ['https://local.example/', 'local.example'],
  ])('by https, on its own port, by a public name: %s', (url, host) => {
    expect(mayCall(url, [])).toEqual({ host, standIn: false })
  })

  test.each(refusedUrls.map(([url, why]) => ({ url, why, shown: url.slice(0, 70) })))(
    'never at $shown: $why',
    ({ url, why }) => {
      expect(mayCall(url, [])).toEqual({ refused: why })
    },
  )

  test('at an address of 2,048 characters, and of none more', () => {
    const longest = 'https://cases.brackwater.example/'.padEnd(2048, 'a')
    expect(mayCall(longest, [])).toEqual({ host: 'cases.brackwater.example', standIn: false })
    expect(mayCall(`${longest}a`, [])).toEqual({ refused: 'address-too-long' })
  })

  test('never at any number, however it is written', () => {
    const notations = fc.tuple(fc.nat(0xffffffff), fc.constantFrom(10, 8, 16)).map(([number, base]) => {
      const written = number.toString(base)
      return base === 8 ? `0${written}` : base === 16 ? `0x${written}` : written
    })
    fc.assert(fc.property(notations, (host) => 'refused' in mayCall(`https://${host}/`, [])))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4Extended(),
          fc.ipV6().map((ip) => `[${ip}]`),
        ),
        (host) => {
          expect(mayCall(`https://${host}/`, [])).toEqual({ refused: 'address-number' })
        },
      ),
    )
  })
})

describe('an origin that stands in for a case system', () => {
  const standIns = ['http://127.0.0.1:4711', 'http://localhost:4712']

  test.each(['http://127.0.0.1:4711/baton', 'http://localhost:4712/', 'http://2130706433:4711/'])(
    'is called: %s',
    (url) => {
      expect(mayCall(url, standIns)).toMatchObject({ standIn: true })
    },
  )

  test.each([
    'http://127.0.0.1:4712/baton',
    'https://127.0.0.1:4711/',
    'http://localhost:4711/',
    'http://127.0.0.1:47110/',
    'http://user@127.0.0.1:4711/',
    'http://127.0.0.1:4711@localhost/',
    'http://[::1]:4711/',
  ])('is that one alone: %s is not', (url) => {
    expect(mayCall(url, standIns)).toHaveProperty('refused')
  })

  test('is there only where everything is on one machine', () => {
    const STAND_INS = standIns.join(',')
    expect(standInsOf({ STAND_INS, ALLOW_LOOPBACK: 'yes' })).toEqual(standIns)
    expect(standInsOf({ STAND_INS, ALLOW_LOOPBACK: undefined })).toEqual([])
    expect(standInsOf({ STAND_INS: '', ALLOW_LOOPBACK: 'yes' })).toEqual([])
  })
})

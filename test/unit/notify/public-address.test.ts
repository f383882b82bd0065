import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../src/notify/public-address.ts'
import { publicAddresses, refusedAddresses } from '../../support/refused-addresses.ts'

describe('an address that a webhook’s name resolves to', () => {
  test.each(publicAddresses.map((one) => [one]))('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each(refusedAddresses)('is not public: %s (%s)', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test('that holds an IPv4 address within is never public', () => {
    const wrapped = fc.tuple(fc.nat(0xffff), fc.nat(0xffff)).chain(([high, low]) => {
      const [a, b] = [high.toString(16), low.toString(16)]
      return fc.constantFrom(
        `::ffff:${a}:${b}`,
        `::${a}:${b}`,
        `64:ff9b::${a}:${b}`,
        `2002:${a}:${b}::1`,
        `2001:0:${a}:${b}::1`,
      )
    })
    fc.assert(fc.property(wrapped, (address) => !isPublicAddress(address)))
  })

  test('of a private network is not public, whichever it is', () => {
    const byte = fc.nat(255)
    const within = fc.oneof(
      fc.tuple(fc.constantFrom('10', '127', '0'), byte, byte, byte),
      fc.tuple(fc.constantFrom('192.168', '169.254', '198.18', '198.19'), byte, byte),
      fc.tuple(
        fc.integer({ min: 16, max: 31 }).map((n) => `172.${n}`),
        byte,
        byte,
      ),
      fc.tuple(
        fc.integer({ min: 64, max: 127 }).map((n) => `100.${n}`),
        byte,
        byte,
      ),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    )
    fc.assert(fc.property(within, (parts) => !isPublicAddress(parts.join('.'))))
  })
})

import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  canonicalBytes,
  SignatureBroken,
  signManifest,
  signRendition,
  verifyManifest,
  verifyRendition,
} from '../../../src/bundle/manifest-signature.ts'

const manifest = { transfer: 'BTN-8T5C-Y4TB', parts: [{ name: 'plan.pdf', bytes: 1200, sha256: 'ab'.repeat(32) }] }
const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value))
const withKid = (jwk: JWK, kid: string) => ({ ...jwk, kid })
let ours: JWK & { kid: string }
let published: { keys: JWK[] }

beforeAll(async () => {
  const [one, two] = [await aPair('2026-a'), await aPair('2026-b')]
  ours = two.private
  published = { keys: [one.public, two.public] }
})

describe('a signed manifest', () => {
  test('is verified with the published keys, and tells which key signed it', async () => {
    const jws = await signManifest(manifest, ours)
    expect(await verifyManifest(jws, published)).toEqual({ manifest, kid: '2026-b' })
  })

  test('is a compact JWS over the canonical bytes, ES256, with its type and key id', async () => {
    const [header = '', payload = ''] = (await signManifest(manifest, ours)).split('.')
    const decoded = JSON.parse(Buffer.from(header, 'base64url').toString())
    expect(decoded).toEqual({ alg: 'ES256', kid: '2026-b', typ: 'baton-manifest+jws' })
    expect(Buffer.from(payload, 'base64url').equals(canonicalBytes(manifest))).toBe(true)
  })

  test('is refused with any character changed', async () => {
    const jws = await signManifest(manifest, ours)
    // The last character of a signature carries two bits and four of padding, so it is left alone.
    for (let at = 0; at < jws.length - 1; at++) {
      const changed = jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1)
      await expect(verifyManifest(changed, published), `character ${at}`).rejects.toThrow(SignatureBroken)
    }
  })

  test('is refused when the key is not published, or another stands under its id', async () => {
    const jws = await signManifest(manifest, ours)
    const stranger = await aPair('2026-b')
    await expect(verifyManifest(jws, { keys: published.keys.slice(0, 1) })).rejects.toThrow(SignatureBroken)
    await expect(verifyManifest(jws, { keys: [stranger.public] })).rejects.toThrow(SignatureBroken)
    await expect(verifyManifest('not a signature', published)).rejects.toThrow(SignatureBroken)
  })

  test('is refused when our key signed it as something else, without its id, or not canonically', async () => {
    const key = await importJWK(ours, 'ES256')
    const signed = (header: { kid?: string; typ?: string }, payload: Uint8Array) =>
      new CompactSign(payload).setProtectedHeader({ alg: 'ES256', ...header }).sign(key)
    const right = { kid: '2026-b', typ: 'baton-manifest+jws' }
    const plain = new TextEncoder().encode(JSON.stringify(manifest))
    const only = { keys: published.keys.slice(1) }
    expect(await verifyManifest(await signed(right, canonicalBytes(manifest)), only)).toMatchObject({ manifest })
    for (const wrong of [
      await signed({ kid: '2026-b', typ: 'JWT' }, canonicalBytes(manifest)),
      await signed({ kid: '2026-b' }, canonicalBytes(manifest)),
      await signed({ typ: 'baton-manifest+jws' }, canonicalBytes(manifest)),
      await signed(right, plain),
      await signed(right, new TextEncoder().encode('no manifest')),
    ])
      await expect(verifyManifest(wrong, only)).rejects.toThrow(SignatureBroken)
  })

  test('is not made with a public key, nor another kind of key', async () => {
    const [, second] = published.keys
    await expect(signManifest(manifest, withKid(second ?? {}, 'public'))).rejects.toThrow()
    await expect(signManifest(manifest, { kty: 'oct', k: 'c2VjcmV0', kid: 'secret' })).rejects.toThrow()
  })
})

test('a print’s line is signed as one, and does not pass for a manifest, nor a manifest for it', async () => {
  const line = { format: 'baton-rendition-1', version: 1, sha256: 'cd'.repeat(32) }
  const [jws, other] = [await signRendition(line, ours), await signManifest(line, ours)]
  expect(await verifyRendition(jws, published)).toEqual({ rendition: line, kid: '2026-b' })
  await expect(verifyManifest(jws, published)).rejects.toThrow(SignatureBroken)
  await expect(verifyRendition(other, published)).rejects.toThrow(SignatureBroken)
})

describe('canonical JSON', () => {
  test('is as RFC 8785 section 3.2 has it', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(text(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts names by UTF-16 unit, as RFC 8785 section 3.2.3 has it', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect([...text(names).matchAll(/:(\d)/g)].map(([, digit]) => digit).join('')).toBe('2467153')
  })

  test('does not depend on the order in which a value was written', () => {
    expect(text({ b: 1, a: { d: 2, c: 3 } })).toBe(text({ a: { c: 3, d: 2 }, b: 1 }))
  })

  test.each([
    ['nothing', undefined],
    ['a number without end', { n: Number.POSITIVE_INFINITY }],
    ['half a character', { name: 'half \ud83d' }],
    ['half a character in a name', { '\udc00': 1 }],
    ['half a character after a backslash', '\\\ud800'],
  ])('%s has none', (_, value) => expect(() => canonicalBytes(value)).toThrow(TypeError))

  test('a circle has none', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect(() => canonicalBytes(circle)).toThrow(TypeError)
  })

  test('text that only looks like half a character has', () => {
    expect(text('\\ud800')).toBe('"\\\\ud800"')
    expect(text('whole 😀')).toBe('"whole 😀"')
  })
})

async function aPair(kid: string) {
  const pair = await generateKeyPair('ES256', { extractable: true })
  return {
    private: withKid(await exportJWK(pair.privateKey), kid),
    public: withKid(await exportJWK(pair.publicKey), kid),
  }
}

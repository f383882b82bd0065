import type { JWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { type FileVerdict, isNamed, type Verdict } from '../../../../src/bundle/verify/verdict.ts'
import { verifyPackage } from '../../../../src/bundle/verify/verify-package.ts'
import { signingKey } from '../../../../src/local/keys.ts'
import { aPackage, bytesOf, type Parts, publicPart, references, zipped } from '../../../support/package-zip.ts'

const [ours, retired, attackers] = [await signingKey(), await signingKey(), await signingKey()]
const trusted = [ours.kid]
const named = ({ files }: Verdict) =>
  Object.fromEntries(files.filter(isNamed).map(({ name, outcome }: FileVerdict) => [name, outcome]))
const check = async (parts: Parts | (readonly [string, Uint8Array])[], keys: readonly string[] = trusted) =>
  verifyPackage(await zipped(parts), keys)
/** The files of a package after this was done to them. */
const but = (parts: Parts, change: (changed: Parts) => unknown): Parts => {
  const changed = new Map(parts)
  change(changed)
  return changed
}
const at = (parts: Parts, name: string) => parts.get(name) ?? bytesOf('')

const whole = await aPackage({ keys: [ours], addenda: 1, printed: 2 })
const other = await aPackage({ keys: [ours], addenda: 1, printed: 2, reference: references.other })

describe('a package as the exchange made it', () => {
  test('is valid, and its verdict says whose it is and what carries no promise', async () => {
    const verdict = await check(whole)
    expect(verdict).toMatchObject({
      ...{ verdict: 'valid', reference: references.one, sender: 'a-1', receiver: 'a-2', versions: 2 },
      ...{ signedBy: [ours.kid], otherKeys: [] },
    })
    const promised = verdict.files.filter(({ outcome }) => outcome === 'as-signed').map(({ name }) => name)
    expect(promised).toEqual([...whole.keys()].filter((name) => !/HOW-TO|exchange-keys/.test(name)))
    expect(verdict.files.map(({ name }) => name)).toEqual([...whole.keys()])
    expect(verdict.sentences.join(' ')).toContain('20 November 2026 at 3:00pm')
  })

  test('is valid before its PDF was made, and with a PDF of an earlier version, and says so', async () => {
    const [without, earlier] = [
      await aPackage({ keys: [ours], printed: 0 }),
      await aPackage({ keys: [ours], addenda: 2 }),
    ]
    expect(await check(without)).toMatchObject({ verdict: 'valid', versions: 1 })
    expect((await check(without)).sentences.join(' ')).toContain('It has no PDF')
    expect(await check(earlier)).toMatchObject({ verdict: 'valid', versions: 3 })
    expect((await check(earlier)).sentences.join(' ')).toContain('version 1 of 3')
  })

  test('is valid read as a file, slice by slice', async () => {
    expect((await verifyPackage(new Blob([await zipped(whole)]), trusted)).verdict).toBe('valid')
  })

  test('stays valid after the keys were changed, for whoever trusts the retired one too', async () => {
    const before = await aPackage({ keys: [retired] })
    const across = await aPackage({
      keys: [retired, ours],
      addenda: 1,
      published: [publicPart(ours), publicPart(retired)],
    })
    const both = [ours.kid, retired.kid]
    expect(await check(before, both)).toMatchObject({ verdict: 'valid', signedBy: [retired.kid] })
    expect(await check(across, both)).toMatchObject({ verdict: 'valid', signedBy: [retired.kid, ours.kid] })
    expect(await check(across)).toMatchObject({ verdict: 'not-signed-by-this-exchange', otherKeys: [retired.kid] })
  })
})

describe('a package of which something was changed names just that, its checksums made anew', () => {
  const broken = (name: string) => (changed: Parts) => changed.set(name, bytesOf(`${at(changed, name)}!`))
  test.each([
    ['a paper', 'papers/plan-p1.json'],
    ['an upload', 'files/u1-letter.txt'],
    ['what an addendum added', 'papers/other-p3.json'],
    ['the PDF', 'package.pdf'],
  ])('%s', async (_, name) => {
    const verdict = await check(but(whole, broken(name)))
    expect(verdict).toMatchObject({ verdict: 'changed', reference: references.one })
    expect(named(verdict)).toEqual({ [name]: 'changed' })
    expect(verdict.sentences.join(' ')).toContain(`${name} has been changed`)
  })

  test.each([
    ['the first manifest', 'signed/manifest-1.jws', 3],
    ['the last manifest', 'signed/manifest-2.jws', 300],
    ['the PDF’s line', 'signed/rendition.jws', 600],
  ])('%s', async (_, name, character) => {
    const jws = at(whole, name).slice()
    jws.set([jws[character] === 65 ? 66 : 65], character)
    const verdict = await check(but(whole, (changed) => changed.set(name, jws)))
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { [name]: 'changed' }])
  })

  test('a signature spelt in another way', async () => {
    const name = 'signed/manifest-1.jws'
    const jws = Buffer.from(at(whole, name)).toString()
    // The last character of a signature has four bits that no decoder reads.
    const respelt = jws.slice(0, -1) + String.fromCharCode(jws.charCodeAt(jws.length - 1) + 1)
    for (const spelt of [`${jws}\n`, `${jws}=`, respelt])
      expect(named(await check(but(whole, (changed) => changed.set(name, bytesOf(spelt)))))).toEqual({
        [name]: 'changed',
      })
  })

  test('two papers that were exchanged for one another', async () => {
    const [one, two] = ['papers/plan-p1.json', 'papers/other-p2.json']
    const swapped = but(whole, (changed) => changed.set(one, at(whole, two)).set(two, at(whole, one)))
    expect(named(await check(swapped))).toEqual({ [one]: 'changed', [two]: 'changed' })
  })

  test.each([...whole.keys()])('%s, taken out', async (name) => {
    const verdict = await check(but(whole, (changed) => changed.delete(name)))
    expect(verdict.verdict).toBe('changed')
    // A PDF of which nothing is signed might be anybody's.
    const unclaimed = name === 'signed/rendition.jws' ? { 'package.pdf': 'not-listed' } : {}
    expect(named(verdict)).toEqual({ [name]: 'missing', ...unclaimed })
  })

  test.each([
    'papers/extra.json',
    'extra.pdf',
    '../../etc/passwd',
    'signed/notes.txt',
    'HOW-TO-CHECK.TXT',
    'papers/plan-p1.json ',
  ])('%j, put in', async (name) => {
    const verdict = await check(but(whole, (changed) => changed.set(name, bytesOf('More.'))))
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { [name]: 'not-listed' }])
  })

  test('a second file under the name of the first', async () => {
    const verdict = await check([...whole, ['package.pdf', bytesOf('%PDF another')]])
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { 'package.pdf': 'not-listed' }])
  })

  test('the keys, made unreadable', async () => {
    const verdict = await check(but(whole, (changed) => changed.set('signed/exchange-keys.json', bytesOf('{}'))))
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { 'signed/exchange-keys.json': 'changed' }])
  })
})

describe('a package into which parts of another were put', () => {
  test.each(['signed/manifest-1.jws', 'signed/manifest-2.jws', 'signed/rendition.jws'])('names %s', async (name) => {
    const verdict = await check(but(whole, (changed) => changed.set(name, at(other, name))))
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { [name]: 'changed' }])
    expect(verdict.reference).toBe(references.one)
  })

  test('names the line of the PDF where both are another’s', async () => {
    const swapped = but(whole, (changed) => {
      for (const name of ['package.pdf', 'signed/rendition.jws']) changed.set(name, at(other, name))
    })
    const verdict = await check(swapped)
    expect([verdict.verdict, named(verdict)]).toEqual(['changed', { 'signed/rendition.jws': 'changed' }])
    expect(verdict.files.find(({ name }) => name === 'package.pdf')?.outcome).toBe('not-signed')
  })

  test('names a manifest that stands under another version’s name', async () => {
    const [one, two] = ['signed/manifest-1.jws', 'signed/manifest-2.jws']
    const swapped = but(whole, (changed) => changed.set(one, at(whole, two)).set(two, at(whole, one)))
    expect(named(await check(swapped))).toMatchObject({ [one]: 'changed', [two]: 'changed' })
  })

  test('names a manifest that lists less than the one before it', async () => {
    const longer = await aPackage({ keys: [ours], addenda: 2, printed: 0 })
    const shorter = await aPackage({ keys: [ours], addenda: 1, printed: 0 })
    const mixed = but(longer, (changed) => changed.set('signed/manifest-3.jws', at(shorter, 'signed/manifest-1.jws')))
    expect(named(await check(mixed))).toMatchObject({ 'signed/manifest-3.jws': 'changed' })
  })
})

describe('a package that somebody else signed', () => {
  const forged = (published: JWK[], key = attackers) => aPackage({ keys: [key], published })

  test('is not signed by this exchange, whichever keys lie in it and whatever they call themselves', async () => {
    const asOurs = { ...attackers, kid: ours.kid }
    for (const parts of [
      await forged([publicPart(attackers)]),
      await forged([publicPart(ours), publicPart(attackers)]),
      await forged([publicPart(asOurs)], asOurs),
      await forged([publicPart(ours), publicPart(asOurs)], asOurs),
      await forged([publicPart({ ...ours, kid: 'old' })]),
    ]) {
      const verdict = await check(parts)
      expect(verdict).toMatchObject({ verdict: 'not-signed-by-this-exchange', signedBy: [], versions: 0 })
      expect(verdict.files.filter(({ outcome }) => outcome === 'as-signed')).toEqual([])
      expect(verdict.reference).toBeUndefined()
    }
  })

  test('is not taken for ours by a key’s name alone', async () => {
    const asOurs = { ...attackers, kid: ours.kid }
    const verdict = await check(await forged([publicPart(ours)], asOurs))
    expect([verdict.verdict, verdict.signedBy]).toEqual(['changed', []])
    expect(named(verdict)).toMatchObject({ 'signed/manifest-1.jws': 'changed' })
  })

  test('names the key that signed it, so that the exchange can be asked', async () => {
    const verdict = await check(await forged([publicPart(attackers)]))
    expect(verdict.otherKeys).toEqual([attackers.kid])
    expect(verdict.sentences.join(' ')).toContain(attackers.kid)
  })

  test('in one manifest alone is not signed by this exchange, and that manifest is told', async () => {
    const theirs = await aPackage({ keys: [attackers], addenda: 1, printed: 2 })
    const name = 'signed/manifest-2.jws'
    const published = bytesOf(JSON.stringify({ keys: [publicPart(ours), publicPart(attackers)] }))
    const mixed = but(whole, (changed) =>
      changed.set(name, at(theirs, name)).set('signed/exchange-keys.json', published),
    )
    const verdict = await check(mixed)
    expect(verdict).toMatchObject({ verdict: 'not-signed-by-this-exchange', otherKeys: [attackers.kid] })
    const said = verdict.sentences.join(' ')
    expect(said).toContain(`${name} is signed with a key that is not trusted here`)
    expect(said).toContain('Part of it is signed with a key that is not trusted here.')
    expect(said).toContain(`That part is signed with the key whose thumbprint is ${attackers.kid}.`)
    expect(said).not.toContain('none of the keys')
  })

  test('is what every package is to whoever trusts no key', async () => {
    expect((await check(whole, [])).verdict).toBe('not-signed-by-this-exchange')
  })
})

describe('what is no package', () => {
  test('is called so: another file, another ZIP', async () => {
    for (const bytes of [bytesOf(''), bytesOf('%PDF-1.7'), await zipped(new Map([['letter.txt', bytesOf('Dear')]]))])
      expect(await verifyPackage(bytes, trusted)).toMatchObject({ verdict: 'not-a-package', files: [], signedBy: [] })
  })

  test('is told from a package that did not arrive whole', async () => {
    const zip = await zipped(whole)
    for (const share of [0.3, 0.6, 0.99]) {
      const { verdict, sentences } = await verifyPackage(zip.slice(0, Math.floor(zip.length * share)), trusted)
      expect([verdict, sentences.join(' ')]).toEqual(['changed', expect.stringContaining('ends too soon')])
    }
  })
})

test('a name that would turn the text about it, or the screen, is written out', async () => {
  const name = 'papers/\u202efdp.exe\u001b[2J'
  const { files, sentences } = await check(but(whole, (changed) => changed.set(name, bytesOf(''))))
  expect(files.map((file) => file.name)).toContain(name)
  expect(sentences.join(' ')).toContain('papers/\\u{202e}fdp.exe\\u{1b}[2J does not belong')
})

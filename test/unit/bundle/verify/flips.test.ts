import { expect, test } from 'vitest'
import { isNamed } from '../../../../src/bundle/verify/verdict.ts'
import { verifyPackage } from '../../../../src/bundle/verify/verify-package.ts'
import { readTable, sourceOf } from '../../../../src/bundle/verify/zip-table.ts'
import { signingKey } from '../../../../src/local/keys.ts'
import { aPackage, zipped } from '../../../support/package-zip.ts'

const key = await signingKey()
const zip = await zipped(await aPackage({ keys: [key] }))
const { files = [] } = (await readTable(sourceOf(zip))) ?? {}
const ownerOf = (byte: number) => files.find(({ start, bytes }) => byte >= start && byte < start + bytes)?.name

/** The verdict on the ZIP with one bit turned over, and the files that it names. */
async function flipped(bit: number) {
  const changed = zip.slice()
  const byte = Math.floor(bit / 8)
  changed.set([(zip[byte] ?? 0) ^ (1 << (bit % 8))], byte)
  const { verdict, files: found, sentences } = await verifyPackage(changed, [key.kid])
  return { verdict, named: found.filter(isNamed).map(({ name }) => name), sentences }
}

/** Every bit outside the contents; of every third byte of a content one, another each time. */
const bits = [...zip.keys()].flatMap((byte) => {
  if (ownerOf(byte) === undefined) return [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => byte * 8 + bit)
  return byte % 3 === 0 ? [byte * 8 + (byte % 8)] : []
})

test('whichever bit is turned over, the package is not valid, and the file is named to which it belongs', async () => {
  expect((await verifyPackage(zip, [key.kid])).verdict).toBe('valid')
  expect(bits.length).toBeGreaterThan(9_000)
  const wrong: string[] = []
  const one = async (bit: number) => {
    const { verdict, named, sentences } = await flipped(bit)
    const owner = ownerOf(Math.floor(bit / 8))
    const told = owner
      ? named.length === 1 && named[0] === owner
      : named.length > 0 || /table/.test(sentences.join(' '))
    if (verdict !== 'changed' || !told)
      wrong.push(`bit ${bit} (${owner ?? 'structure'}): ${verdict}, ${named.join(', ')}`)
  }
  // Side by side, so that the hashing of one does not wait for that of another.
  for (let at = 0; at < bits.length; at += 64) await Promise.all(bits.slice(at, at + 64).map(one))
  expect(wrong).toEqual([])
}, 180_000)

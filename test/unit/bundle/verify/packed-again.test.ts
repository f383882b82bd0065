import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { packedAgain } from '../../../../src/bundle/verify/packed-again.ts'
import { verifyPackage } from '../../../../src/bundle/verify/verify-package.ts'
import { sourceOf } from '../../../../src/bundle/verify/zip-table.ts'
import { signingKey } from '../../../../src/local/keys.ts'
import { aPackage, bytesOf, type Parts, zipped } from '../../../support/package-zip.ts'

const key = await signingKey()
const whole = await aPackage({ keys: [key] })
const check = (zip: Uint8Array | Blob) => verifyPackage(zip, [key.kid])

/** The same files as another program packs them. */
function packed(parts: Parts, level: 0 | 6, more: { extra?: Record<number, Uint8Array>; comment?: string } = {}) {
  return zipSync(Object.fromEntries(parts), { level, mtime: '2026-11-23', ...more })
}
/** The same with this done to the bytes of both its headers, as far as they are found. */
const everyHeader = (zip: Uint8Array, change: (at: number, view: DataView, line: boolean) => void) => {
  const changed = zip.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at < changed.length - 4; at++) {
    const sign = view.getUint32(at, true)
    if (sign === 0x04034b50 || sign === 0x02014b50) change(at, view, sign === 0x02014b50)
  }
  return changed
}

describe('a package that some program packed again', () => {
  test.each([
    ['deflated', packed(whole, 6)],
    ['stored', packed(whole, 0)],
    ['with times in extra fields', packed(whole, 6, { extra: { 21589: Uint8Array.of(1, 0, 0, 0, 0) } })],
    ['with a comment on each file', packed(whole, 0, { comment: 'Kept by the records office' })],
    ['in a folder', packed(new Map([...whole].map(([name, content]) => [`BTN/${name}`, content])), 6)],
  ])('is called so and not changed: %s', async (_, zip) => {
    for (const source of [zip, new Blob([zip])])
      expect(await check(source)).toMatchObject({ verdict: 'packed-again', files: [], signedBy: [], versions: 0 })
    expect((await check(zip)).sentences).toEqual([
      'Some program has packed this ZIP again, so it cannot be checked here. That does not mean that a paper was changed.',
      'Download it again, or check by hand as HOW-TO-CHECK.txt says.',
    ])
  })

  test('though it kept our flags, and is told by the extra fields of each file alone', async () => {
    const extra = { 21589: Uint8Array.of(1, 0, 0, 0, 0) }
    const zip = everyHeader(packed(whole, 0, { extra }), (at, view, line) => {
      const how = at + (line ? 6 : 4)
      view.setUint16(how, 45, true)
      view.setUint16(how + 2, 0x0808, true)
    })
    expect((await check(zip)).verdict).toBe('packed-again')
  })

  test('is never valid, nor is one in which a paper was changed', async () => {
    const changed = new Map(whole).set('papers/plan-p1.json', bytesOf('{}'))
    for (const level of [0, 6] as const) expect((await check(packed(changed, level))).verdict).toBe('packed-again')
  })
})

describe('what is no packing', () => {
  test('the exchange’s own ZIP', async () => {
    expect(await packedAgain(sourceOf(await zipped(whole)))).toBeUndefined()
    expect((await check(await zipped(whole))).verdict).toBe('valid')
  })

  test('another ZIP, which is no package', async () => {
    expect((await check(packed(new Map([['letter.txt', bytesOf('Dear')]]), 6))).verdict).toBe('not-a-package')
  })

  test('one header of a file that says another thing than its other', async () => {
    const zip = packed(whole, 6)
    const line = new DataView(zip.buffer).getUint32(zip.length - 6, true)
    for (const at of [8, line + 10]) {
      const flipped = zip.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect((await check(flipped)).verdict, `${at}`).not.toMatch(/packed-again|^valid/)
    }
  })

  test('a ZIP of ours into which one file was packed: that is told for what it is', async () => {
    const zip = await zipped(whole)
    let first = true
    const oneDeflated = everyHeader(zip, (at, view, line) => {
      if (line ? view.getUint32(at + 42, true) === 0 : first) view.setUint16(at + (line ? 10 : 8), 8, true)
      if (!line) first = false
    })
    const { verdict, files } = await check(oneDeflated)
    expect([verdict, files.find(({ name }) => name === 'HOW-TO-CHECK.txt')?.outcome]).toEqual(['changed', 'unreadable'])
  })

  test('a ZIP whose table was cut, or says another number of files', async () => {
    const zip = packed(whole, 6)
    const fewer = zip.slice()
    fewer[zip.length - 12] = (fewer[zip.length - 12] ?? 0) - 1
    for (const one of [fewer, zip.slice(0, -40), zip.slice(40), new Uint8Array(100)])
      expect(await packedAgain(sourceOf(one))).toBeUndefined()
  })
})

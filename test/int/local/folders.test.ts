import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dataFolder, isRoot, ownFolder } from '../../../src/local/folders.ts'

let base: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'baton-folders-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(base, { recursive: true, force: true })
})

test('BATON_DATA says where the data lies, and is made when it is missing', () => {
  vi.stubEnv('BATON_DATA', join(base, 'a/b'))
  expect(dataFolder('/checkout')).toBe(join(base, 'a/b'))
  expect(statSync(join(base, 'a/b')).isDirectory()).toBe(true)
})

test('a place that cannot be a folder is told in one sentence', () => {
  writeFileSync(join(base, 'file'), '')
  vi.stubEnv('BATON_DATA', join(base, 'file/data'))
  expect(() => dataFolder('/checkout')).toThrow(
    /^The folder .* cannot be made \(.*\): set BATON_DATA to one that can\.$/,
  )
})

test('a folder of ours that others could write is closed to them', () => {
  const own = join(base, 'own')
  mkdirSync(own)
  chmodSync(own, 0o777)
  expect(statSync(ownFolder(own, 0o700)).mode & 0o777).toBe(0o700)
})

test.runIf(isRoot())('a folder of somebody else that others may write is refused', () => {
  const theirs = join(base, 'theirs')
  mkdirSync(theirs)
  chownSync(theirs, 65534, 65534)
  expect(() => ownFolder(theirs, 0o755)).toThrow(`${theirs} belongs to somebody else`)
  chmodSync(theirs, 0o777)
  vi.stubEnv('BATON_DATA', theirs)
  expect(() => dataFolder('/checkout')).toThrow(/belongs to somebody else and can be written by others\.$/)
})

test.runIf(!isRoot())('without BATON_DATA the data lies in the checkout', () => {
  vi.stubEnv('BATON_DATA', '')
  expect(dataFolder(base)).toBe(join(base, '.baton'))
})

test.runIf(isRoot())(
  'for root the data lies outside the checkout, in a place of its own that others may pass through',
  () => {
    vi.stubEnv('BATON_DATA', '')
    const folder = dataFolder(base)
    expect(folder).toMatch(/^\/var\/(lib|tmp)\/baton\/[0-9a-f]{12}$/)
    expect(dataFolder(base)).toBe(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o711)
    rmSync(folder, { recursive: true })
  },
)

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { localSecrets, signingKey } from '../../../src/local/keys.ts'
import { aPackage, bytesOf, type Parts, references, zipped } from '../../support/package-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'baton-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [key, stranger] = [await signingKey(), await signingKey()]
const whole = await aPackage({ keys: [key], addenda: 1 })

async function saved(name: string, parts: Parts): Promise<string> {
  writeFileSync(join(folder, name), await zipped(parts))
  return join(folder, name)
}
const valid = await saved('valid.zip', whole)

/** Runs the command as its user would, on a machine with no exchange unless one is given. */
function verified(args: string[], data = 'empty'): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/local/verify.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', BATON_DATA: join(folder, data) },
  })
  const ran = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    ran.out += data
  })
  child.stderr.on('data', (data) => {
    ran.err += data
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })))
}

describe('npm run verify', () => {
  test('says that a package is valid, by which list its key is trusted, and what became of each file', async () => {
    const { code, out, err } = await verified([valid, '--key', key.kid])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^VALID: ${references.one}\n`))
    expect(out).toContain(`Signed with the key given with --key: ${key.kid}`)
    expect(out).toMatch(/^ {2}As signed +papers\/plan-p1\.json \(\d+ bytes\)$/m)
    expect(out).toMatch(/^ {2}Not signed +HOW-TO-CHECK\.txt/m)
  })

  test('names what was changed, and ends with 1', async () => {
    const changed = await saved('changed.zip', new Map(whole).set('papers/plan-p1.json', bytesOf('{"aim":"other"}')))
    const { code, out } = await verified([changed, '--key', key.kid])
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`^CHANGED: ${references.one}\n`))
    expect(out).toContain('papers/plan-p1.json has been changed')
    expect(out).toMatch(/^ {2}Changed +papers\/plan-p1\.json/m)
  })

  test('says of a package that some program packed again just that, and ends with 1', async () => {
    const repacked = join(folder, 'repacked.zip')
    writeFileSync(repacked, zipSync(Object.fromEntries(whole), { level: 6 }))
    const { code, out } = await verified([repacked, '--key', key.kid])
    expect(code).toBe(1)
    expect(out).toMatch(/^PACKED AGAIN\n/)
    expect(out).toContain('That does not mean that a paper was changed.')
    expect(out).not.toContain('has been changed')
  })

  test('does not take the key in the package for the exchange’s, and says how to get one', async () => {
    const { code, out } = await verified([valid])
    expect(code).toBe(1)
    expect(out).toMatch(/^NOT SIGNED BY THIS EXCHANGE\n/)
    expect(out).toContain('give the thumbprint of the exchange’s key with --key')
    expect((await verified([valid, '--key', stranger.kid])).code).toBe(1)
  })

  test('trusts the exchange on this machine, and leaves its keys as they are', async () => {
    const secrets = await localSecrets(join(folder, 'exchange'))
    const [own] = JSON.parse(secrets.worker.SIGNING_KEYS).keys
    const there = readdirSync(join(folder, 'exchange'))
    const { code, out } = await verified([await saved('own.zip', await aPackage({ keys: [own] }))], 'exchange')
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`Signed with the key of the exchange on this machine: ${own.kid}`),
    ])
    expect(readdirSync(join(folder, 'exchange'))).toEqual(there)
  })

  test('unpacks nothing, and shows no name that would move the cursor', async () => {
    const tricky = await saved('tricky.zip', new Map(whole).set('../escaped\u001b[2J.txt', bytesOf('More.')))
    const { code, out } = await verified([tricky, '--key', key.kid])
    expect([code, out.includes('\u001b')]).toEqual([1, false])
    expect(out).toContain('../escaped\\u{1b}[2J.txt')
    expect(
      [...readdirSync(folder), ...readdirSync(join(folder, '..'))].filter((name) => name.startsWith('escaped')),
    ).toEqual([])
  })

  test('gives the findings as JSON', async () => {
    const { code, out } = await verified([valid, '--json', '--key', key.kid])
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { verdict: 'valid', versions: 2, signedBy: [key.kid], trusted: [{ thumbprint: key.kid }] },
    ])
  })

  test('takes a thumbprint that begins with a dash', async () => {
    const { code } = await verified([valid, '--key', `-${'A'.repeat(42)}`, '--key', key.kid])
    expect(code).toBe(0)
  })

  test('says in words what could not be checked, and ends with 2', async () => {
    writeFileSync(join(folder, 'letter.pdf'), '%PDF-1.7')
    const [nothing, nowhere, mistyped, letter] = await Promise.all([
      verified([]),
      verified([join(folder, 'nowhere.zip')]),
      verified([valid, '--key', 'AB:CD']),
      verified([join(folder, 'letter.pdf')]),
    ])
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('npm run verify -- PACKAGE.zip') })
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('The file cannot be read') })
    expect(mistyped).toMatchObject({ code: 2, err: expect.stringContaining('A thumbprint has 43') })
    expect(letter).toMatchObject({ code: 2, out: expect.stringContaining('NOT A PACKAGE') })
  })
})

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint, createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localSecrets } from '../../../src/local/keys.ts'
import { readApiKey } from '../../../src/local/notify-rules.ts'

const aldermere = { slug: 'aldermere' }
const brackwater = { slug: 'brackwater' }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-keys-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('secrets are made once, kept for their owner alone and read again', async () => {
  const made = await localSecrets(folder, [aldermere])
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(await localSecrets(folder, [aldermere])).toEqual(made)
})

test('a council that joins later gets its own, and the others keep theirs', async () => {
  const before = await localSecrets(folder, [aldermere])
  const after = await localSecrets(folder, [aldermere, brackwater])
  expect(after.worker).toEqual(before.worker)
  expect(after.councils.aldermere).toEqual(before.councils.aldermere)
  expect(after.councils.brackwater?.privateJwk.kid).not.toBe(before.councils.aldermere?.privateJwk.kid)
})

test('the exchange’s keys have the forms that the Worker reads', async () => {
  const { worker } = await localSecrets(folder, [aldermere])
  expect(Buffer.from(JSON.parse(worker.WRAPPING_KEYS)['1'], 'base64')).toHaveLength(32)
  expect(Buffer.from(worker.SESSION_KEY, 'base64')).toHaveLength(32)
  expect(() => readApiKey(worker.NOTIFY_API_KEY)).not.toThrow()
  const [key] = JSON.parse(worker.SIGNING_KEYS).keys
  expect(key).toMatchObject({ alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(key) })
})

test('what a case system signs is verified by its public keys, which hold no private part', async () => {
  const { councils } = await localSecrets(folder, [aldermere])
  const own = councils.aldermere
  if (!own) throw new Error('Aldermere has no keys')
  const signed = await new SignJWT({ iss: 'case-system' })
    .setProtectedHeader({ alg: 'ES256', kid: own.privateJwk.kid })
    .sign(await importJWK(own.privateJwk))
  expect((await jwtVerify(signed, createLocalJWKSet(own.publicJwks))).payload.iss).toBe('case-system')
  expect(JSON.stringify(own.publicJwks)).not.toContain('"d"')
  expect(() => new Webhook(own.webhookSecret)).not.toThrow()
})

test('a broken file is told in one sentence', async () => {
  writeFileSync(join(folder, 'secrets.json'), '{"worker":{}}')
  await expect(localSecrets(folder, [aldermere])).rejects.toThrow(
    /^The keys in .* cannot be read: put the file back, or/,
  )
})

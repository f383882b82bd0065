import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import { templateNames } from '../notify/templates.ts'
import { CannotStart } from './cannot-start.ts'
import { councils as allCouncils, type LocalCouncil } from './councils.ts'

const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})

const CouncilSecrets = z.object({
  privateJwk: PrivateKey,
  publicJwks: z.object({ keys: z.array(PrivateKey.omit({ d: true }).strict()) }),
  webhookSecret: z.string().startsWith('whsec_'),
})

const LocalSecrets = z.object({
  worker: z.object({
    WRAPPING_KEYS: z.string(),
    SIGNING_KEYS: z.string(),
    SESSION_KEY: z.string(),
    NOTIFY_API_KEY: z.string(),
    NOTIFY_TEMPLATES: z.string(),
    NOTIFY_CALLBACK_TOKEN: z.string(),
  }),
  councils: z.record(z.string(), CouncilSecrets),
})

/** A private ES256 key as a JWK; its kid is the thumbprint of RFC 7638. */
export type PrivateJwk = z.infer<typeof PrivateKey>

/** What a council's case system signs with, what the exchange knows of it, and the secret of its webhook. */
export type CouncilSecrets = z.infer<typeof CouncilSecrets>

/** The secrets of the exchange on this machine: `worker` as bindings of text, `councils` by slug. */
export type LocalSecrets = z.infer<typeof LocalSecrets>

/**
 * The secrets of the exchange on this machine, made once and kept in `secrets.json`, which only its owner may read.
 * A council that joined since then gets its own.
 * @throws CannotStart when the file is broken
 */
export async function localSecrets(
  folder: string,
  councils: readonly Pick<LocalCouncil, 'slug'>[] = allCouncils.filter(({ onExchange }) => onExchange),
): Promise<LocalSecrets> {
  const file = join(folder, 'secrets.json')
  const kept = existsSync(file) ? read(file) : { worker: await workerSecrets(), councils: {} }
  const missing = councils.filter(({ slug }) => !(slug in kept.councils))
  if (missing.length === 0) return kept
  const made = await Promise.all(missing.map(async ({ slug }) => [slug, await councilSecrets()] as const))
  const secrets = { ...kept, councils: { ...kept.councils, ...Object.fromEntries(made) } }
  mkdirSync(folder, { recursive: true })
  // Written beside and renamed: a start that is cut short must not leave half a key.
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

/** A fresh ES256 key pair. */
export async function signingKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk: JWK = await exportJWK(privateKey)
  return PrivateKey.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' })
}

function read(file: string): LocalSecrets {
  try {
    return LocalSecrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(
      `The keys in ${file} cannot be read: put the file back, or delete its folder to start afresh, since nothing that was sealed with them can be opened without them.`,
    )
  }
}

async function workerSecrets(): Promise<LocalSecrets['worker']> {
  return {
    WRAPPING_KEYS: JSON.stringify({ 1: randomBytes(32).toString('base64') }),
    SIGNING_KEYS: JSON.stringify({ keys: [await signingKey()] }),
    SESSION_KEY: randomBytes(32).toString('base64'),
    NOTIFY_API_KEY: `local-${randomUUID()}-${randomUUID()}`,
    NOTIFY_TEMPLATES: JSON.stringify(Object.fromEntries(templateNames.map((name) => [name, randomUUID()]))),
    NOTIFY_CALLBACK_TOKEN: randomBytes(32).toString('base64url'),
  }
}

async function councilSecrets(): Promise<CouncilSecrets> {
  const privateJwk = await signingKey()
  const { d: _, ...publicJwk } = privateJwk
  return { privateJwk, publicJwks: { keys: [publicJwk] }, webhookSecret: `whsec_${randomBytes(32).toString('base64')}` }
}

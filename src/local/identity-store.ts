import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AdapterFactory, AdapterPayload } from 'oidc-provider'
import { CannotStart } from './cannot-start.ts'
import { type PrivateJwk, signingKey } from './keys.ts'

/** What one council's sign-in signs its tokens and its cookies with. */
export type SignInKeys = { jwk: PrivateJwk; cookie: string }

/**
 * The keys of a council's sign-in; kept in the folder, where one is given, so that a restart changes nothing.
 * @throws CannotStart when the file is broken
 */
export async function signInKeys(folder: string | undefined, slug: string): Promise<SignInKeys> {
  const file = folder === undefined ? undefined : join(folder, `sign-in-${slug}.json`)
  if (folder !== undefined && file !== undefined && existsSync(file)) {
    try {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as SignInKeys
      if (kept.jwk.d && kept.cookie) return kept
    } catch {
      // Said below, as for a file that holds something else.
    }
    throw new CannotStart(`The sign-in keys in ${file} cannot be read: delete that file to have new ones made.`)
  }
  const keys = { jwk: await signingKey(), cookie: randomBytes(32).toString('base64url') }
  if (folder !== undefined && file !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  }
  return keys
}

/** What a provider remembers (sessions, codes, tokens), in memory, for as long as it says. */
export function memory(): AdapterFactory {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>()
  const live = (key: string) => {
    const found = kept.get(key)
    if (found && found.until > Date.now()) return found.payload
    kept.delete(key)
    return undefined
  }
  const first = (holds: (payload: AdapterPayload, key: string) => boolean) => {
    for (const key of kept.keys()) {
      const payload = live(key)
      if (payload && holds(payload, key)) return payload
    }
    return undefined
  }
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`
    const ours = (key: string) => key.startsWith(`${model}:`)
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY
        kept.set(keyOf(id), { payload, until })
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) => first((payload, key) => ours(key) && payload.uid === uid),
      findByUserCode: async (code) => first((payload, key) => ours(key) && payload.userCode === code),
      consume: async (id) => {
        const payload = live(keyOf(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => {
        kept.delete(keyOf(id))
      },
      revokeByGrantId: async (grant) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key)
      },
    }
  }
}

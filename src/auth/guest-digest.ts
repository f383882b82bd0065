import { toHex } from '../db/hex.ts'
import { type Keyring, macKey } from '../db/keyring.ts'
import type { Deps } from '../deps.ts'
import { digitsOf, type Said } from '../domain/declared.ts'

type Keyed = Pick<Deps, 'keyring'>
type Purpose = 'code' | 'browser' | 'caller' | 'worker'

/** What is kept of a code: it matches for one code id, one browser and one authority, and is never read (R9.4). */
export const codeDigest = (
  { keyring }: Keyed,
  { id, browser, authority }: { id: string; browser: string; authority: string },
  code: string,
): Promise<string> => digest(keyring, keyring.current, 'code', [id, browser, authority, code])

/** What is kept of the secret in a browser’s cookie. */
export const browserDigest = ({ keyring }: Keyed, secret: string): Promise<string> =>
  digest(keyring, keyring.current, 'browser', [secret])

/** What is kept of where somebody calls from, under every version of the ring, the current one first: it outlives a change of keys. */
export async function callerDigests({ keyring }: Keyed, caller: string): Promise<[string, ...string[]]> {
  const older = [...keyring.masters.keys()].filter((version) => version !== keyring.current)
  const of = (version: number) => digest(keyring, version, 'caller', [caller])
  return [await of(keyring.current), ...(await Promise.all(older.map(of)))]
}

/** Who a guest is on record: the same name, number and authority are the same person, whenever they come (R1.1, R9.4). */
export async function guestWorker({ keyring }: Keyed, authority: string, said: Said): Promise<string> {
  const name = said.name.normalize('NFC').toLocaleLowerCase('en-GB')
  // The oldest key stays as long as anything that it wrapped; the current one would make another person of them.
  const oldest = Math.min(...keyring.masters.keys())
  const whole = await digest(keyring, oldest, 'worker', [authority, name, digitsOf(said.telephone)])
  return `guest:${whole.slice(0, 16)}`
}

/** HMAC-SHA-256 of the parts in hexadecimal; JSON keeps where one ends and the next begins. */
async function digest(keyring: Keyring, version: number, purpose: Purpose, parts: string[]): Promise<string> {
  const key = await macKey(keyring, version, `baton guest ${purpose}`)
  const data = new TextEncoder().encode(JSON.stringify(parts))
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, data)))
}

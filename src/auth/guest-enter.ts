import { timingSafeEqual } from 'hono/utils/buffer'
import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { mostTries } from './guest-ask.ts'
import { browserDigest, codeDigest } from './guest-digest.ts'
import { type Desk, deskWithin } from './guest-door.ts'

/** Minutes for which a code serves. */
const codeMinutes = 10

/** A code as somebody typed it, for the transfer of their link, in the browser that this secret is of. */
export type Try = { transfer: string; secret: string; code: string }

/**
 * What became of it: in at that desk, or why not. `no-code`: none waits for this browser (it was used, or another browser
 * asked); `left` says how many tries this code still has.
 */
export type Tried = { desk: Desk } | { refused: 'no-code' | 'expired' | 'used-up' } | { refused: 'wrong'; left: number }

type Waiting = { id: string; code: string; tries: number }

/**
 * Tries a code (R9.4). It serves once, for ten minutes, in the browser that asked for it; a wrong try counts before anything
 * is compared, so that many at once are no more tries, and of two right ones at once the first is in.
 */
export async function tryCode(deps: Deps, { transfer, secret, code }: Try): Promise<Tried> {
  const browser = await browserDigest(deps, secret)
  const now = deps.now()
  return asClock(deps.sql, async (tx) => {
    const desk = await deskWithin(tx, transfer)
    if (desk === undefined) return { refused: 'no-code' }
    const { authority } = desk
    const since = new Date(now.getTime() - codeMinutes * 60_000).toISOString()
    const [waiting] = await tx<Waiting[]>`
      update guest_code set tries = tries + 1
      where id = (${newestOf(tx, browser, authority)}) and used_at is null and tries < ${mostTries} and made_at > ${since}
      returning id, code, tries`
    if (waiting === undefined) return whyNone(tx, browser, authority)
    const right = await codeDigest(deps, { id: waiting.id, browser, authority }, code)
    if (!(await timingSafeEqual(right, waiting.code))) return wrong(waiting)
    await tx`update guest_code set used_at = ${now.toISOString()} where id = ${waiting.id}`
    deps.log({ code: 'GUEST_ENTERED', authority, transfer })
    return { desk }
  })
}

const wrong = ({ tries }: Waiting): Tried =>
  tries < mostTries ? { refused: 'wrong', left: mostTries - tries } : { refused: 'used-up' }

/** The newest code that this browser asked for and did not use: those before it serve no more. */
const newestOf = (tx: Tx, browser: string, authority: string) => tx`
  select id from guest_code where browser = ${browser} and authority = ${authority} and used_at is null
  order by made_at desc, tries limit 1`

async function whyNone(tx: Tx, browser: string, authority: string): Promise<Tried> {
  const [found] = await tx<{ tries: number }[]>`
    select tries from guest_code where id = (${newestOf(tx, browser, authority)})`
  if (found === undefined) return { refused: 'no-code' }
  return { refused: found.tries < mostTries ? 'expired' : 'used-up' }
}

/** Forgets what aged out: codes that nobody used after a day; those that let somebody in after 90 days, for till then they open a lane. */
export async function forgetGuestCodes(deps: Pick<Deps, 'sql' | 'now'>): Promise<void> {
  const ago = (days: number) => new Date(deps.now().getTime() - days * 86_400_000).toISOString()
  await asClock(
    deps.sql,
    (tx) => tx`delete from guest_code where used_at < ${ago(90)} or (used_at is null and made_at < ${ago(1)})`,
  )
}

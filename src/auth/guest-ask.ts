import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { sendMail } from '../notify/email.ts'
import { codeInWords, makeCode } from './guest-code.ts'
import { browserDigest, callerDigests, codeDigest } from './guest-digest.ts'
import { type Desk, deskWithin } from './guest-door.ts'
import { callerKey } from './rate-limit.ts'

/** Wrong tries after which a code is used up. */
export const mostTries = 5
/** Codes that one caller gets for one desk in `callerMinutes`. */
const mostOfCaller = 5
const callerMinutes = 15
/** Codes that all callers together who never entered get for one desk in an hour: nobody floods its inbox. */
const mostOfStrangers = 30
/** Of these for one link: whoever holds one shuts that one alone. */
const mostOfLink = 12
/** Days for which a caller that entered has a lane of its own: strangers cannot lock it out. */
const knownDays = 90

/** Who asks: the transfer of the link, the browser’s secret, and the address that the call comes from, where it is known. */
export type Asking = { transfer: string; secret: string; address: string | undefined }

/** What became of a wish for a code; of `nothing` and `sent` the asker is told the same. */
export type Asked = 'sent' | 'nothing' | 'withheld' | 'not-sent'

type Made = { desk: Desk; id: string; code: string; browser: string }

/**
 * Sends a one-time code to the desk that the transfer’s link was sent to (R9.4): never more than the limits allow, so that
 * neither one caller nor many flood the inbox, and nobody who has entered before is locked out by others.
 */
export async function askCode(deps: Deps, asking: Asking): Promise<Asked> {
  const made = await makeIfAllowed(deps, asking)
  if ('withheld' in made) {
    deps.log({ code: 'GUEST_CODE_WITHHELD', why: made.withheld })
    return made.withheld === 'no-desk' ? 'nothing' : 'withheld'
  }
  const { desk, id, code, browser } = made
  const values = { code: codeInWords(code) }
  const sent = await sendMail(deps, { to: desk.email, template: 'code', reference: id, values })
  if ('fault' in sent) {
    // A code that went nowhere counts against nobody, and the one before it still serves.
    await asClock(deps.sql, (tx) => tx`delete from guest_code where id = ${id}`)
    deps.log({ code: 'GUEST_CODE_WITHHELD', why: sent.fault })
    return 'not-sent'
  }
  await asClock(
    deps.sql,
    (tx) => tx`
      update guest_code set tries = ${mostTries}
      where browser = ${browser} and authority = ${desk.authority} and id <> ${id} and used_at is null
        and made_at <= (select made_at from guest_code where id = ${id})`,
  )
  deps.log({ code: 'GUEST_CODE_SENT', authority: desk.authority, transfer: asking.transfer })
  return 'sent'
}

async function makeIfAllowed(deps: Deps, asking: Asking): Promise<Made | { withheld: string }> {
  const { transfer } = asking
  const callers = await callerDigests(deps, callerKey(asking.address))
  const browser = await browserDigest(deps, asking.secret)
  return asClock(deps.sql, async (tx) => {
    const desk = await deskWithin(tx, transfer)
    if (desk === undefined) return { withheld: 'no-desk' }
    const { authority } = desk
    // One after another: of two at once each would count without the other.
    await tx`select 1 from guest_desk where authority = ${authority} for update`
    const over = await overLimit(tx, desk.authority, transfer, callers, deps.now())
    if (over !== undefined) return { withheld: over }
    const [id, code] = [crypto.randomUUID(), makeCode()]
    const row = {
      ...{ id, authority, transfer, browser, caller: callers[0], made_at: deps.now().toISOString() },
      code: await codeDigest(deps, { id, browser, authority }, code),
    }
    await tx`insert into guest_code ${tx(row)}`
    return { desk, id, code, browser }
  })
}

/** Which limit is reached, if one is. */
async function overLimit(
  tx: Tx,
  authority: string,
  transfer: string,
  callers: string[],
  now: Date,
): Promise<string | undefined> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
  const entered = tx`select caller from guest_code
    where authority = ${authority} and used_at > ${ago(knownDays * 24 * 60)}`
  const [counted] = await tx<{ own: number; strangers: number; here: number; known: boolean }[]>`
    select
      (count(*) filter (where caller in ${tx(callers)} and made_at > ${ago(callerMinutes)}))::int as own,
      (count(*) filter (where made_at > ${ago(60)} and caller not in (${entered})))::int as strangers,
      (count(*) filter (where made_at > ${ago(60)} and transfer = ${transfer} and caller not in (${entered})))::int as here,
      coalesce(bool_or(caller in ${tx(callers)} and caller in (${entered})), false) as known
    from guest_code where authority = ${authority}`
  if (counted === undefined) return undefined
  if (counted.own >= mostOfCaller) return 'caller'
  const { known, strangers, here } = counted
  return !known && (strangers >= mostOfStrangers || here >= mostOfLink) ? 'strangers' : undefined
}

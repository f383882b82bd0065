import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { claim, type Lane } from './claim.ts'
import { type Handed, sendMail } from './email.ts'
import { letterFor } from './letter.ts'
import type { Attempt, Outgoing } from './outgoing.ts'
import { secretsOf } from './secrets.ts'
import { settle } from './settle.ts'
import { sendWebhook } from './webhook.ts'

export { waitSeconds } from './schedule.ts'

/**
 * How many are under way at once in each lane. The edge allows six connections to a firing, two of them for the store: rarely
 * is more than one lane full, and a connection that is one too many waits for another’s answer.
 */
const lanes: Readonly<Record<Lane, number>> = { urgent: 1, mail: 2, hooks: 2, 'failing-hooks': 1 }
/** Of the notices of one transfer, right after what they tell of. */
const mostOfThese = 3
/** In one go; the clock goes again. */
const mostInAll = 200

type Count = { tried: number; went: number }

/**
 * Delivers notices at least once (R9.3): claims one, commits, sends outside any transaction, records, and so on until nothing
 * is due. Given ids, only those. Gives how many it tried, and how many went.
 */
export async function drain(deps: Deps, only?: readonly string[]): Promise<Count> {
  const count: Count = { tried: 0, went: 0 }
  const left = only && new Set(only)
  let turn: Promise<unknown> = Promise.resolve()
  // One after the other: two that choose at once would choose from the same place.
  const next = async (lane: Lane): Promise<Outgoing | undefined> => {
    const mine = turn.then(async () => {
      if (left?.size === 0 || count.tried >= mostInAll) return undefined
      const notice = await claim(deps, lane, left && [...left])
      if (notice) count.tried++
      left?.delete(notice?.id ?? '')
      return notice
    })
    turn = mine.catch(() => undefined)
    return mine
  }
  const workOff = async (lane: Lane) => {
    for (let notice = await next(lane); notice; notice = await next(lane)) if (await deliver(deps, notice)) count.went++
  }
  const places = only ? Array.from({ length: Math.min(only.length, mostOfThese) }, () => 'urgent' as const) : everyPlace
  await Promise.all(places.map(workOff))
  return count
}

const everyPlace = (Object.keys(lanes) as Lane[]).flatMap((lane) => Array.from({ length: lanes[lane] }, () => lane))

/** Whether it went. What could not even be recorded goes again after its lease. */
async function deliver(deps: Deps, notice: Outgoing): Promise<boolean> {
  // A fault of our own making, such as a key that opens nothing.
  const result = await attempt(deps, notice).catch(() => ({ fault: 'not-tried' }))
  try {
    await settle(deps, notice, result)
    return !('fault' in result)
  } catch {
    const { id, channel, tries } = notice
    deps.log({ code: 'NOTICE_FAULT', notice: id, channel, tries, fault: 'not-recorded' })
    return false
  }
}

async function attempt(deps: Deps, notice: Outgoing): Promise<Attempt | Handed> {
  if (notice.channel === 'webhook') return tellSystem(deps, notice)
  const mail = letterFor(deps, notice)
  return 'fault' in mail ? mail : sendMail(deps, mail)
}

/** The body names ids and what kind of thing happened; what it was is read behind the link (R9.2). */
async function tellSystem(deps: Deps, notice: Outgoing): Promise<Attempt> {
  const { id, authority, transfer, reference, seq, head, kind, madeAt, webhookUrl: url } = notice
  if (url === null) return { fault: 'webhook-off', final: true }
  const secrets = await asClock(deps.sql, (tx) => secretsOf(deps, tx, authority, deps.now()))
  const link = `${deps.settings.PUBLIC_URL}/transfers/${transfer}`
  const data = { id, transfer, reference, seq, head, link }
  return sendWebhook(deps, { authority, url, secrets }, { id, type: kind, timestamp: madeAt, data })
}

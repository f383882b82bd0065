import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { nextTry } from './schedule.ts'
import { markDead } from './settle.ts'

/** What GOV.UK Notify reports of a letter, as far as it is read here: to whom it went is not. */
export type Receipt = {
  /** Notify’s id of the letter. */
  id: string
  /** What it was handed in with: the id of a notice, or something else of ours. */
  reference: string | null
  status: 'delivered' | 'permanent-failure' | 'temporary-failure' | 'technical-failure'
  /** RFC 3339. */
  completedAt: string | null
}

/** `too-early`: what it is about is being written down at this moment, so it must come again. */
export type Received = 'taken' | 'ignored' | 'too-early'

type Written = {
  id: string
  transfer: string
  authority: string
  seq: number
  channel: 'out-of-hours' | 'email'
  mailbox: string
  toSecond: boolean
  /** When its three days began. */
  since: string
  tries: number
  open: boolean
}

/** What went wrong inside Notify is not mended sooner. */
const waitAtLeastSeconds = 300
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Takes in what became of a letter. Delivered is written down; a bounce opens the notice again for its second address, or ends
 * it where there is none (R9.3); a failure of Notify’s own is tried again. The same receipt twice changes nothing, and one for a
 * letter that has been replaced since is ignored.
 */
export const takeReceipt = (deps: Deps, receipt: Receipt): Promise<Received> =>
  asClock(deps.sql, async (tx) => {
    const notice = await noticeOf(tx, receipt.id)
    if (notice === undefined) return unmatched(deps, tx, receipt)
    if (!notice.open) return 'ignored'
    const now = deps.now()
    if (receipt.status === 'delivered') {
      await tx`update notice set delivered_at = ${timeOf(receipt, now)}, leased_until = null where id = ${notice.id}`
      return 'taken'
    }
    deps.log({ code: 'NOTICE_BOUNCED', notice: notice.id, status: receipt.status })
    if (receipt.status === 'technical-failure') await again(deps, tx, notice, now)
    else await bounced(deps, tx, notice, now)
    return 'taken'
  })

async function noticeOf(tx: Tx, mail: string): Promise<Written | undefined> {
  const [notice] = await tx<Written[]>`
    select id, transfer, authority, seq, channel, mailbox, to_second as "toSecond", tries,
      coalesce(resent_at, made_at) as since, delivered_at is null and dead_at is null as open
    from notice where mail_id = ${mail} for update`
  return notice
}

/** A receipt may overtake the drain, which writes Notify’s id down only after Notify’s answer. */
async function unmatched(deps: Deps, tx: Tx, { reference }: Receipt): Promise<Received> {
  const known = reference !== null && uuid.test(reference)
  const [underWay] = known
    ? await tx`select 1 from notice where id = ${reference} and channel <> 'webhook' and handed_at is null
        and delivered_at is null and dead_at is null and leased_until > ${deps.now().toISOString()}`
    : []
  if (underWay) return 'too-early'
  deps.log({ code: 'RECEIPT_UNKNOWN' })
  return 'ignored'
}

/** When it arrived, by Notify’s clock; never later than now by ours. */
const timeOf = ({ completedAt }: Receipt, now: Date): string =>
  new Date(Math.min(completedAt === null ? now.getTime() : Date.parse(completedAt), now.getTime())).toISOString()

async function again(deps: Deps, tx: Tx, notice: Written, now: Date): Promise<void> {
  const due = nextTry(notice, now, waitAtLeastSeconds)
  if (due === undefined) return markDead(deps, tx, notice, 'technical-failure', now)
  await tx`update notice set due_at = ${due.toISOString()}, handed_at = null, mail_id = null, leased_until = null,
    last_fault = 'technical-failure' where id = ${notice.id}`
}

/** The address does not take it: the deputy’s may. Three days of trying by Notify are as good as a no. */
async function bounced(deps: Deps, tx: Tx, notice: Written, now: Date): Promise<void> {
  if (notice.channel === 'email' && !notice.toSecond && (await hasSecond(tx, notice))) {
    await tx`update notice set to_second = true, due_at = ${now.toISOString()}, handed_at = null, mail_id = null,
      leased_until = null, tries = 0, last_fault = 'bounced' where id = ${notice.id}`
    return
  }
  await markDead(deps, tx, notice, 'bounced', now)
}

/** Of its mailbox, else of the duty desk (R9.1); a guest has the one address that was tested (R9.4). */
async function hasSecond(tx: Tx, { authority, mailbox }: Written): Promise<boolean> {
  const found = await tx`
    select 1 from mailbox m join authority a on a.id = m.authority
    where m.authority = ${authority} and m.role in (${mailbox}, 'duty') and m.deputy_email is not null
      and not (a.has_guest_desk and not a.on_exchange) limit 1`
  return found.length > 0
}

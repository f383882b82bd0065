import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { sendMail } from './email.ts'
import type { OffWhy } from './webhook-state.ts'

type Off = { authority: string; why: OffWhy | null; to: string | null }

const mostAtOnce = 10
const inWords: Record<OffWhy, string> = {
  gone: 'Your case system said that its address is gone. Baton does not call it any more.',
  failing: 'For three days nothing that Baton sent to your case system arrived. Baton does not call it any more.',
}

/**
 * Writes to the administrators of each authority whose case system is told no more, once (R9.3). What Notify does not take is
 * tried again by the next firing. Gives how many were written to.
 */
export async function reportOff(deps: Deps): Promise<number> {
  const off = await asClock(
    deps.sql,
    (tx) => tx<Off[]>`
      select w.authority, w.off_why as why, coalesce(m.email, duty.email, a.duty_email) as to
      from webhook w join authority a on a.id = w.authority
        left join mailbox m on m.authority = w.authority and m.role = 'administrator'
        left join mailbox duty on duty.authority = w.authority and duty.role = 'duty'
      where w.off_at is not null and w.reported_at is null order by w.off_at limit ${mostAtOnce}`,
  )
  const reported = await Promise.all(off.map((one) => report(deps, one)))
  return reported.filter(Boolean).length
}

async function report(deps: Deps, { authority, why, to }: Off): Promise<boolean> {
  // Nobody is there to write to: the operator’s page shows it.
  if (to === null) return false
  const values = { what_happened: inWords[why ?? 'failing'], link: `${deps.settings.PUBLIC_URL}/telling` }
  const result = await sendMail(deps, { to, template: 'webhook-off', reference: authority, values })
  if ('fault' in result) {
    deps.log({ code: 'NOTICE_FAULT', notice: authority, channel: 'email', tries: 1, fault: result.fault })
    return false
  }
  const now = deps.now().toISOString()
  await asClock(
    deps.sql,
    (tx) => tx`update webhook set reported_at = ${now} where authority = ${authority} and off_at is not null`,
  )
  return true
}

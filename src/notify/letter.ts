import type { Deps } from '../deps.ts'
import { urgentKinds } from '../domain/told-as.ts'
import type { Mail } from './email.ts'
import type { Outgoing } from './outgoing.ts'
import type { TemplateName } from './templates.ts'
import { happenedInWords } from './words.ts'

/** What a letter is written from: ids, the kind of news and addresses of desks. Nothing in it tells of a child (R9.2). */
export type ToWrite = Pick<Outgoing, 'id' | 'transfer' | 'reference' | 'kind' | 'channel' | 'toSecond'> &
  Pick<Outgoing, 'firstEmail' | 'secondEmail' | 'outOfHoursEmail' | 'guestEmail'>

/**
 * The letter for a notice: to whom, by which template, in which words. Its reference with Notify is the notice’s id, so that
 * nobody can be found by it (R9.2). A fault where there is no address to write to; final of an out-of-hours team.
 */
export function letterFor(
  { settings }: { settings: Pick<Deps['settings'], 'PUBLIC_URL'> },
  notice: ToWrite,
): Mail | { fault: string; final?: true } {
  const to = addressOf(notice)
  // A desk whose address is being set anew is written to once it has answered (R9.4).
  if (to === undefined)
    return notice.channel === 'out-of-hours' ? { fault: 'no-out-of-hours', final: true } : { fault: 'no-address' }
  const guest = notice.guestEmail !== null
  return {
    ...{ to, template: templateOf(notice), reference: notice.id },
    values: {
      reference: notice.reference,
      what_happened: happenedInWords(notice.kind),
      link: `${settings.PUBLIC_URL}/${guest ? 'guest' : 'transfers'}/${notice.transfer}`,
    },
  }
}

function addressOf(notice: ToWrite): string | undefined {
  const { channel, toSecond, firstEmail, secondEmail, outOfHoursEmail, guestEmail } = notice
  if (guestEmail !== null) return guestEmail
  if (channel === 'out-of-hours') return outOfHoursEmail ?? undefined
  return (toSecond ? secondEmail : null) ?? firstEmail ?? undefined
}

/** What is owed by a day, by now or since: it is not read as mere news (R6.6). */
const owed =
  /(Due|Late|Overdue)$|^Meeting(In[A-Z].*|Today|Tomorrow)$|^(TelephoneThem|NobodyTold|StayOver|SharedOver)$|^Dispute(Raised|Escalated|Climbed)$/

/** What is urgent says so whoever reads it; a guest is led to the guests’ door; only a real second address reads that it is one. */
function templateOf({ kind, toSecond, secondEmail, guestEmail }: ToWrite): TemplateName {
  if (urgentKinds.some((urgent) => urgent === kind)) return 'urgent'
  if (guestEmail !== null) return 'guest'
  if (toSecond && secondEmail !== null) return 'not-seen'
  return owed.test(kind) ? 'due' : 'news'
}

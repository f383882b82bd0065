import type { TransferView } from '../../../schemas/transfer.ts'
import type { Role } from '../../domain/actor.ts'
import { guestsMay } from '../../domain/guests.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { type VerbName, verbs } from '../../domain/verbs.ts'
import { Link } from '../components/link.tsx'
import { PlainPage } from './fault.tsx'
import { LeadLine } from './lead.tsx'
import type { Opened } from './opened.ts'
import { saidPlainly } from './refusal-words.ts'
import { reportsIn } from './residence-words.ts'
import type { Ctx } from './shell.tsx'
import { rolesFor } from './steps.tsx'

type View = Pick<TransferView, 'side' | 'disputeRung' | 'shutOut'> &
  Partial<Pick<TransferView, 'allowed' | 'content' | 'dispute'>>

/** An alert is blocked by nothing (R2.8), and anybody may say that they know the family (R1.4). */
const blockedByNothing: readonly VerbName[] = ['raise-alert', 'declare-knowing']

/** Why this reader may never do this while the transfer stands as it does, whatever they fill in (R1.2–R1.4). */
export function notYours(verb: VerbName, view: View, roles: readonly Role[]): Refusal | undefined {
  const { party } = verbs[verb]
  if (view.shutOut && !blockedByNothing.includes(verb)) return { code: 'knows-the-family', rule: 'R1.4' }
  if (party !== 'either' && party !== view.side) return { code: 'wrong-party', rule: 'R1.2', party }
  const who = rolesFor(verb, view)
  // Who holds a rung by name, or as a deputy, may act at it whatever their role (R8.5).
  const holds = view.dispute !== undefined && view.allowed?.includes(verb)
  if (!holds && !roles.some((role) => who.includes(role))) return { code: 'wrong-role', rule: 'R1.3', who }
  return verb === 'agree-residence' ? notToAgree(view) : undefined
}

/** The same for a guest, who acts by a duty inbox and holds no rung (R9.4). */
export function notForGuests(verb: VerbName, view: View): Refusal | undefined {
  const { party } = verbs[verb]
  if (view.shutOut && !blockedByNothing.includes(verb)) return { code: 'knows-the-family', rule: 'R1.4' }
  if (party !== 'either' && party !== view.side) return { code: 'wrong-party', rule: 'R1.2', party }
  return guestsMay.includes(verb) ? undefined : { code: 'not-for-guests', rule: 'R9.4', may: [...guestsMay] }
}

/** Nobody agrees what their own side proposed, and a later date only a practice lead (R6.3). */
function notToAgree({ side, content, allowed }: View): Refusal | undefined {
  if (content === undefined) return undefined
  const { proposed, counter } = reportsIn(content.residence)
  if (![proposed, counter].some((report) => report !== undefined && report.by !== side))
    return { code: 'nothing-proposed', rule: 'R6.3' }
  return allowed?.includes('agree-residence') === false
    ? { code: 'wrong-role', rule: 'R1.3', who: ['practice-lead'] }
    : undefined
}

/** In place of a form that the reader’s authority or role may not send: who may, before anybody fills it in; else nothing. */
export function notYoursPage(c: Ctx, verb: VerbName, opened: Opened) {
  const { view } = opened
  const { kind, roles } = c.get('actor')
  const refusal = kind === 'guest' ? notForGuests(verb, view) : notYours(verb, view, roles)
  if (refusal === undefined) return undefined
  return c.html(<WhyNot title={verbs[verb].title} why={refusal} opened={opened} />, 403)
}

/** In place of what there is not, or not for this reader: why, what mends it, and the way back. */
export function WhyNot({ title, why, opened }: WhyNotProps) {
  const { view, viewer, names } = opened
  const { title: what, mend } = saidPlainly(why, names)
  return (
    <PlainPage title={title} viewer={viewer} before={<LeadLine {...opened} />}>
      <p class="govuk-body">
        {what}. {mend}
      </p>
      <p class="govuk-body">
        <Link href={`/transfers/${view.id}`}>Go back to transfer {view.reference}</Link>
      </p>
    </PlainPage>
  )
}

type WhyNotProps = { title: string; why: Refusal; opened: Pick<Opened, 'view' | 'viewer' | 'names' | 'councils'> }

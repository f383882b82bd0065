import type { Letter } from '../../../schemas/letter.ts'
import { type Side, theOther } from '../actor.ts'
import type { Facts } from '../decision.ts'
import { leading, leadSpans } from '../leads.ts'
import { plainDate } from '../plain-dates.ts'
import type { Change, ChildStanding, Transfer } from '../transfer.ts'
import {
  about,
  after,
  afterMeeting,
  closing,
  headings,
  news,
  newsOf,
  opening,
  responsible,
  whomToCall,
} from './words.ts'

/** What a letter says between its greeting and its signature. */
export type Body = Pick<Letter, 'heading' | 'about' | 'paragraphs' | 'closing'>
/** What a letter calls these children. */
export type Whom = (ids: readonly string[]) => string
type BodyFacts = Pick<Facts, 'side' | 'on' | 'councils'>

/** Who is responsible now, who next and from when, what happens next, whom to call (R5.5). */
export function tellingBody(t: Transfer, change: Change, whom: Whom, { side, on, councils }: BodyFacts): Body {
  const [us, other] = [councils[side], councils[theOther(side)]]
  const changed = changedNow(t, change)
  const several = changed.length < change.children.length
  const leads = leadsOf(t, change, changed, { side, on })
  const who = leads.map((lead, at) => numbered(whoLeads(lead, side), at))
  const whoms = leads.map(({ children, next, until }, at) => ({
    [`whom${at}`]: leads.length > 1 || several ? whom(children) : 'them',
    [`date${at}`]: next ? plainDate(next.from) : '',
    [`until${at}`]: until ? plainDate(until) : '',
  }))
  const theirs = leads.some(({ now }) => now !== side)
  const first = [opening, ...(several ? [newsOf] : []), news[change.what][side]].join(' ')
  const paragraphs = [first, who.join(' '), whatNext(t, change, changed, side)]
  const callWhom = leads.some(({ now }) => now !== leads[0]?.now)
    ? leads.map((lead, at) => numbered(lead.now === side ? closing.each.we : closing.each.they, at)).join(' ')
    : theirs
      ? closing.they
      : closing.we
  const said = naming([...paragraphs, ...ending(callWhom)], other.name).map((text) =>
    filled(text, {
      news: whom(changed),
      ...{ telephone: us.telephone, theirTelephone: other.telephone },
      ...Object.assign({}, ...whoms),
    }),
  )
  return {
    ...{ heading: headings.change, about: aboutThem(whom(change.children)) },
    paragraphs: said.slice(0, paragraphs.length),
    closing: said.slice(paragraphs.length),
  }
}

/** Only whom to call: to somebody from whom it is kept where the family was or is, the same at every change (R3.10). */
export const callingBody = ({ children }: Change, whom: Whom, { side, councils }: BodyFacts): Body => ({
  ...{ heading: headings.call, about: aboutThem(whom(children)), paragraphs: [whomToCall] },
  closing: ending(closing.only).map((text) => filled(text, { telephone: councils[side].telephone })),
})

const aboutThem = (whom: string): string => filled(about, { whom })

const ending = (call: string): string[] => [call, closing.danger, closing.otherForms]

const numbered = (text: string, at: number): string => text.replaceAll(/\{(whom|date|until)\}/g, `{$1${at}}`)

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** The other council by its name the first time, and after that as what a reader knows which it is. */
function naming(texts: readonly string[], name: string): string[] {
  let named = false
  return texts.map((text) =>
    text.replaceAll('{other}', (_token, at: number) => {
      const later = /(^|[.] )$/.test(text.slice(0, at)) ? 'That council' : 'that council'
      const said = named ? later : name
      named = true
      return said
    }),
  )
}

/**
 * The children who changed last. With them go those of earlier changes of which the family was not told yet; a child’s own
 * standing says which are which.
 */
function changedNow(t: Transfer, { what, children }: Change): readonly string[] {
  const changed = children.filter((id) => lastOf(t.children[id], what) === what)
  return changed.length > 0 ? changed : children
}

/** What changed last for one child. */
function lastOf(child: ChildStanding | undefined, what: Change['what']): Change['what'] {
  if (child?.ending && child.ending.how !== 'completed') return child.ending.how
  if (what === 'interim' && child?.interims) return 'interim'
  if (child?.accepted) return 'accepted'
  return what === 'shared' ? 'shared' : 'sent'
}

/** What happens next; of a meeting nothing once it was held (R7.1). */
function whatNext(t: Transfer, { what }: Change, changed: readonly string[], side: Side): string {
  const met = t.meeting?.heldOn !== undefined || changed.every((id) => t.children[id]?.outcome !== undefined)
  return what === 'accepted' && met ? afterMeeting[side] : after[what][side]
}

/** Children of whom the same is said: what changed last, who leads today and who from a day to come. */
type Lead = {
  children: readonly string[]
  what: Change['what']
  now: Side
  next?: { side: Side; from: string }
  until?: string
}

function leadsOf(
  t: Transfer,
  { what, children }: Change,
  changed: readonly string[],
  { side, on }: Pick<BodyFacts, 'side' | 'on'>,
): Lead[] {
  const leads = new Map<string, Lead>()
  for (const id of children) {
    const child = t.children[id]
    const lead: Omit<Lead, 'children'> = {
      ...(child ? leadOf(child, on) : { now: 'sender' as const }),
      what: changed.includes(id) ? what : lastOf(child, what),
      ...(what === 'shared' && child?.shared ? { until: child.shared.until } : {}),
    }
    const key = `${whoLeads(lead, side)} ${lead.next?.from} ${lead.until}`
    leads.set(key, { ...lead, children: [...(leads.get(key)?.children ?? []), id] })
  }
  return [...leads.values()]
}

function leadOf(child: ChildStanding, on: string): Pick<Lead, 'now' | 'next'> {
  const now = leading(child, on)
  const next = leadSpans(child).find(({ side, from }) => from > on && side !== now)
  return next ? { now, next: { side: next.side, from: next.from } } : { now }
}

function whoLeads({ what, now, next, until }: Omit<Lead, 'children'>, side: Side): string {
  const ours = now === side
  if (what === 'shared')
    return `${until ? responsible.bothUntil : responsible.both} ${ours ? responsible.weLead : responsible.theyLead}`
  return [ours ? responsible.we : responsible.they, ...whoNext(what, side, next)].join(' ')
}

function whoNext(what: Change['what'], side: Side, next: Lead['next']): string[] {
  if (next) return [next.side === side ? responsible.weFrom : responsible.theyFrom]
  if (what === 'sent') return [side === 'receiver' ? responsible.weIf : responsible.theyIf]
  return what === 'moved-on' ? [responsible.newPlace] : []
}

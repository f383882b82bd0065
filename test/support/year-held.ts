import type { EventOf, TransferEvent } from '../../src/domain/events.ts'
import type { Life, Published, Said, Year } from './year.ts'
import { clockRuns, dateIn, dueBy, type Known, type List, learn, nothingKnown } from './year-known.ts'
import { climbs, type Owed, owedBy } from './year-owed.ts'

/** What came of holding a year against the rules: what is wrong, and how much there was of what. */
export type Held = {
  wrong: string[]
  sent: Record<string, number>
  recounted: number
  found: number
  confirmed: number
  later: Set<string>
}

type Passing = { at: string; looked: boolean; now: Said | undefined }
type Standing = { owed: Owed[]; earliest: string; anew: string | undefined; byBefore: ReadonlyMap<string, string> }

const listOf = ({ list }: Published): List => ({
  version: list.version,
  holidays: new Set(list.divisions['england-and-wales'].map(([date = '']) => date)),
})

/**
 * Goes through each transfer’s history beside the sweeps that came by it, and holds what was sent against what was owed: with
 * every sweep that reached it each reminder that was owed and not yet sent, to the right rung, and nothing else.
 */
export function heldAgainstTheRules(year: Year): Held {
  const held: Held = { wrong: [], sent: {}, recounted: 0, found: 0, confirmed: 0, later: new Set() }
  const lists = new Map(year.published.map((one) => [one.list.version, listOf(one)]))
  for (const [at, life] of year.lives.entries()) hold(held, `transfer ${at}`, life, year, lists)
  return held
}

function hold(held: Held, name: string, life: Life, year: Year, lists: ReadonlyMap<string, List>): void {
  const known = nothingKnown()
  const sent = new Set<string>()
  let list = listIn(lists, year.published[0]?.list.version)
  // By which list the transfer was last looked at: until somebody looks anew, its column follows from that one.
  let before = list
  let standing: Standing | undefined
  for (const step of inOrder(life, year)) {
    if ('list' in step) list = listIn(lists, step.list.version)
    else if ('events' in step) {
      takeIn(held, known, step, lists)
      before = listIn(lists, step.version)
    } else {
      standing ??= standingOf(known, list, before, sent)
      if (step.now === undefined && step.at < standing.earliest && standing.anew === undefined) continue
      const complain = (what: string) => held.wrong.push(`${name}, ${step.at}: ${what}`)
      passBy(held, { ...{ known, list, sent, complain }, ...standing, ...step })
      if (step.looked) before = list
    }
    standing = undefined
  }
}

const listIn = (lists: ReadonlyMap<string, List>, version = ''): List => {
  const list = lists.get(version)
  if (list === undefined) throw new Error(`no list ${version}`)
  return list
}

/** What happened to a transfer, the lists that were published, and the sweeps that came by it, in the order in which they came. */
function* inOrder(life: Life, { published, sweeps }: Year): Generator<Said | Published | Passing> {
  const said = new Map(life.said.map((one) => [one.order, one]))
  const others = [...life.said, ...published].sort((a, b) => a.order - b.order)
  const passings = sweeps.filter(({ whole, looked }) => whole || looked.has(life))
  const from = life.said[0]?.order ?? 0
  let at = 0
  for (const sweep of passings) {
    const look = sweep.looked.get(life)
    const order = look ?? sweep.order
    for (let one = others[at]; one !== undefined && one.order < order; one = others[++at]) yield one
    if (order < from) continue
    const now = said.get(order)
    if (now !== undefined) at += 1
    yield { at: sweep.at, looked: look !== undefined, now }
  }
}

/** What is owed and not yet sent, and from when anything is. */
function standingOf(known: Known, list: List, before: List, sent: ReadonlySet<string>): Standing {
  const unsent = (by: List) => owedBy(known, by.holidays).filter((one) => !sent.has(one.name))
  const owed = unsent(list)
  const earliest = owed.reduce((a, { from }) => (from < a ? from : a), '9')
  const byBefore = list === before ? owed : unsent(before)
  return {
    owed,
    earliest,
    anew: countsAnew(known, list),
    byBefore: new Map(byBefore.map((one) => [one.name, one.from])),
  }
}

function takeIn(held: Held, known: Known, { events, at, seq, version, by }: Said, lists: ReadonlyMap<string, List>) {
  const list = listIn(lists, version)
  for (const [offset, event] of events.entries()) {
    learn(known, event, { seq: seq + offset, at, by }, list)
    if (event.type === 'DueDateConfirmed') held.confirmed += 1
  }
}

/** The due date that the list of today gives, where it is not the one that was told, nor one that waits already. */
function countsAnew(known: Known, { version, holidays }: List): string | undefined {
  const due = dueBy(known.residence, holidays)
  const standing = known.earlier ?? known.due
  if (due === undefined || known.due === undefined || standing === undefined || !clockRuns(known)) return undefined
  return standing.version === version || due === standing.on ? undefined : due
}

type Hand = Standing & Passing & { known: Known; list: List; sent: Set<string>; complain: (what: string) => void }

/** One sweep comes by: a date that is to be counted anew is, and then the reminders wait for the next; else all that are owed go. */
function passBy(held: Held, { known, list, sent, owed, byBefore, anew, looked, now, at, complain }: Hand): void {
  const counted = now?.events.find(
    (event): event is EventOf<'DueDateRecounted' | 'EarlierDueFound'> =>
      event.type === 'DueDateRecounted' || event.type === 'EarlierDueFound',
  )
  if (counted) {
    if (now?.events.length !== 1) complain('a date was counted anew, and something else happened too')
    recounted(held, known, list, counted, complain)
    return
  }
  if (anew !== undefined) complain(`${known.due?.on} was not counted anew: it is ${anew}`)
  const due = owed.filter(({ from }) => from <= at)
  // One that comes a day sooner by the new list is not missed while the column still follows from the list before.
  const later = looked ? [] : due.filter(({ name }) => (byBefore.get(name) ?? '9') > at)
  for (const { name } of later) held.later.add(name)
  const line = (name: string, to: string, rung = '') => `${name} to ${to} ${rung}`
  const expected = due.filter((one) => !later.includes(one)).map(({ name, to, rung }) => line(name, to, rung))
  const came = (now?.events ?? []).map((event) => cameOf(event, known))
  const [owes, does] = [expected, came.map(({ name, to, rung }) => line(name, to, rung))].map((l) =>
    l.sort().join('; '),
  )
  if (owes !== does) complain(`owed [${owes}], sent [${does}]`)
  for (const { name } of came) {
    if (sent.has(name)) complain(`${name} was sent again`)
    sent.add(name)
    const kind = name.split(':')[0] ?? ''
    held.sent[kind] = (held.sent[kind] ?? 0) + 1
  }
  for (const [offset, event] of (now?.events ?? []).entries())
    learn(known, event, { seq: (now?.seq ?? 0) + offset, at: now?.at ?? at }, list)
}

/** What a sweep brought about, as it is owed. */
function cameOf(event: TransferEvent, { dispute }: Known): Pick<Owed, 'name'> & { to: string; rung?: string } {
  if (event.type === 'ReminderSent')
    return { name: event.reminder, to: event.to, ...(event.rung ? { rung: event.rung } : {}) }
  const rung = ['practice-lead', 'service-manager', 'head-of-service', 'director']
  if (event.type === 'DisputeClimbed')
    return { name: climbs(dispute?.seq ?? 0), to: 'both', rung: rung[event.to] ?? '' }
  return { name: event.type, to: 'nobody' }
}

/** R6.7 and R6.9: a date is counted anew once for a list; what was told is never made earlier by it. */
function recounted(
  held: Held,
  known: Known,
  { version, holidays }: List,
  event: EventOf<'DueDateRecounted' | 'EarlierDueFound'>,
  complain: (what: string) => void,
): void {
  const due = dueBy(known.residence, holidays)
  const standing = known.earlier ?? known.due
  if (due === undefined || known.due === undefined || !clockRuns(known)) {
    complain('no date was to be counted')
    return
  }
  if (standing?.version === version) complain('a date was counted again by the same list')
  if (event.due.on !== due || event.due.calendar !== version)
    complain(`counted to ${event.due.on} by ${event.due.calendar}, and not to ${due}`)
  const earlier = due < known.due.on && known.told !== undefined
  if (earlier !== (event.type === 'EarlierDueFound')) complain(`${known.due.on} became ${due} by ${event.type}`)
  if (earlier) {
    known.earlier = { on: due, version }
    held.found += 1
    return
  }
  delete known.earlier
  known.due = { on: due, version }
  held.recounted += 1
}

/** The London dates between which a year’s sweeps came. */
export const spanOf = ({ sweeps }: Year): [string, string] => [
  dateIn(sweeps[0]?.at ?? ''),
  dateIn(sweeps.at(-1)?.at ?? ''),
]

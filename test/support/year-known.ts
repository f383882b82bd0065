import type { TransferEvent } from '../../src/domain/events.ts'

// What a transfer's history says that its reminders turn on, told by its events alone: no fold of the exchange is asked.

export type Holidays = ReadonlySet<string>
export type List = { version: string; holidays: Holidays }
type Side = 'sender' | 'receiver'
/** Somebody was to lead from a day on, or from one day to another: of all that say so of a day, the last holds. */
type Led = { by: Side; from: string; until?: string }
type Child = { ended?: true; accepted?: true; disputed?: true; met?: true; shared?: string; led?: readonly Led[] }

/** Whom an event asks something of (R9.1): a side, whoever did not do it, or both. */
const asked: Record<string, Side | 'other' | 'both'> = {
  ...{
    TransferRequested: 'sender',
    InformationAsked: 'sender',
    RisksStated: 'sender',
    ResponsibilityAccepted: 'sender',
  },
  ...{ MoveNotified: 'receiver', TransferSent: 'receiver', AddendumSent: 'receiver', VisitAsked: 'receiver' },
  ...{ ResidenceProposed: 'other', DisputeRaised: 'other', DisputeDecided: 'other' },
  ...{ MeetingCancelled: 'sender', ChildrenEnded: 'both' },
  ...{ DisputeEscalated: 'both', DisputeClimbed: 'both', DisputeResolved: 'both' },
}

export type Known = {
  children: Map<string, Child>
  told?: string
  sent?: string
  acknowledged?: true
  residence?: { kind: string; on: string; until?: string }
  /** The due date that was told, and by which list it was counted. */
  due?: { on: string; version: string }
  /** An earlier one, which waits for a person. */
  earlier?: { on: string; version: string }
  visits: { by: string; answered?: true }[]
  alerts: { seq: number; at: string; taken?: true }[]
  /** What each side was told and nobody there has acted on since; when they were last telephoned about it. */
  unseen: Partial<Record<Side, { seq: number; at: string; called?: string }>>
  change?: { seq: number; on: string; from: string; children: string[]; told: boolean }
  /** The rung that an open dispute stands at, since when and by which event, and how often its time has passed at the last. */
  dispute?: { rung: number; since: string; seq: number; passed: number }
  /** How often it was said that a time of sharing is over, by its last day. */
  over: Map<string, number>
}

export const nothingKnown = (): Known => ({ over: new Map(), children: new Map(), visits: [], alerts: [], unseen: {} })

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
/** The London date of an instant. */
export const dateIn = (instant: string): string => london.format(new Date(instant))

/** The date some days later, or earlier. */
export const dateFrom = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const worked = (date: string, holidays: Holidays): boolean =>
  new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0 && !holidays.has(date)

/** The n-th working day after a date, walked day by day; before it where `step` is -1. */
export function workingDay(date: string, n: number, holidays: Holidays, step = 1): string {
  let day = date
  for (let left = n; left > 0; ) {
    day = dateFrom(day, step)
    if (worked(day, holidays)) left -= 1
  }
  return day
}

/** The due date of the meeting: the twentieth working day after the day of residence; none for a stay. */
export const dueBy = (residence: Known['residence'], holidays: Holidays): string | undefined =>
  residence && residence.kind !== 'temporary' ? workingDay(residence.on, 20, holidays) : undefined

/** Who leads for a child on a day: the transferring authority until something else was said of that day (R8.1). */
export const ledOn = (child: Child | undefined, day: string): Side =>
  child?.led?.findLast(({ from, until = '9' }) => from <= day && day <= until)?.by ?? 'sender'

export const stillOpen = (k: Known): Child[] => [...k.children.values()].filter(({ ended }) => !ended)
/** Only a meeting held, or an end, stops the clock (R6.8). */
export const clockRuns = (k: Known): boolean => stillOpen(k).some(({ met }) => !met)

/** Whoever is told before they know of the transfer is told nothing; whoever acts has seen all that they were told. */
function seen(k: Known, event: TransferEvent, { seq, at, by }: Done): void {
  for (const side of ['sender', 'receiver'] as const) {
    const whom = asked[event.type]
    const theirs = whom === side || whom === 'both' || (whom === 'other' && side !== by)
    if (theirs && (side === 'sender' || k.told !== undefined)) k.unseen[side] ??= { seq, at }
    const waits = k.unseen[side]
    // That it was sent is seen once it is acknowledged, whatever else they do.
    const unacknowledged = side === 'receiver' && k.sent !== undefined && !k.acknowledged && stillOpen(k).length > 0
    if (side === by && !unacknowledged) delete k.unseen[side]
    else if (side !== by && event.type === 'Telephoned' && waits) waits.called = at
  }
}

type Done = { seq: number; at: string; by?: Side | undefined }

/** What else is known after one more event, at an instant, by the list that whoever did it counted by. */
function learnt(k: Known, event: TransferEvent, { seq, at }: Done, list: List): void {
  const on = dateIn(at)
  const each = (ids: readonly string[], change: Child) => {
    for (const id of ids) k.children.set(id, { ...k.children.get(id), ...change })
  }
  const lead = (ids: readonly string[], led: Led) => {
    for (const id of ids) {
      // An arrangement gives way to the next one, whosever it is.
      const before = (k.children.get(id)?.led ?? []).map((one) =>
        led.until !== undefined && one.until !== undefined && one.until >= led.from
          ? { ...one, until: dateFrom(led.from, -1) }
          : one,
      )
      each([id], { led: [...before, led] })
    }
  }
  const accepted = (all: readonly string[], from: string) => {
    for (const id of all) delete k.children.get(id)?.shared
    // Whoever has taken a child on already leads as was said then.
    const ids = all.filter((id) => !k.children.get(id)?.accepted)
    if (ids.length === 0) return
    // Who leads for a time already leads on until it is theirs.
    const until = dateFrom(from, -1)
    if (until > on)
      for (const id of ids)
        if (ledOn(k.children.get(id), on) === 'receiver') lead([id], { by: 'receiver', from: on, until })
    each(ids, { accepted: true })
    lead(ids, { by: 'receiver', from })
    changes(ids, from)
  }
  const leaveDispute = (ids: readonly string[]) => {
    for (const id of ids) delete k.children.get(id)?.disputed
    if (![...k.children.values()].some(({ disputed }) => disputed)) delete k.dispute
  }
  /** Another leads, or the move has ended: the family is to be told, and of what it was not told yet too. */
  const changes = (ids: readonly string[], from = on) => {
    const before = k.change?.told === false ? k.change.children : []
    k.change = { ...{ seq, on, from: from > on ? from : on, told: false }, children: [...before, ...ids] }
  }
  switch (event.type) {
    case 'TransferDrafted':
    case 'TransferRequested':
      for (const { id } of event.family.children) each([id], {})
      if (event.type === 'TransferRequested') k.told = at
      break
    case 'MoveNotified':
      k.told ??= at
      break
    case 'AlertRaised':
      k.told ??= at
      k.alerts.push({ seq, at })
      break
    case 'AlertAcknowledged':
      for (const alert of k.alerts) alert.taken = true
      break
    case 'TransferSent':
      k.told ??= at
      k.sent = at
      changes([...k.children.keys()].filter((id) => !k.children.get(id)?.ended))
      break
    case 'TransferAcknowledged':
      k.acknowledged = true
      break
    case 'ResponsibilityAccepted':
      accepted(event.children, event.leadsFrom)
      break
    case 'DisputeRaised':
      each(event.children, { disputed: true })
      k.dispute = { rung: 0, since: on, seq, passed: 0 }
      break
    case 'DisputeEscalated':
    case 'DisputeClimbed':
      if (k.dispute && event.to <= k.dispute.rung) break
      k.dispute = { rung: event.to, since: on, seq, passed: 0 }
      break
    case 'ReminderSent':
      if (k.dispute && event.reminder.startsWith('last-rung:')) k.dispute.passed += 1
      if (event.reminder.startsWith('shared-over:')) {
        const [, until = ''] = event.reminder.split(':')
        k.over.set(until, (k.over.get(until) ?? 0) + 1)
      }
      break
    case 'DisputeDecided': {
      const { by, weLeadUntil: until, children = [] } = event
      if (until === undefined) break
      const days = Array.from({ length: 200 }, (_, n) => dateFrom(on, n))
      const whoLeads = (id: string) => days.map((day) => ledOn(k.children.get(id), day)).join()
      const before = new Map(children.map((id) => [id, whoLeads(id)]))
      lead(children, { by, from: on, until })
      const others = children.filter((id) => whoLeads(id) !== before.get(id))
      if (others.length > 0) changes(others)
      break
    }
    case 'DisputeResolved':
      leaveDispute(event.children)
      if (event.outcome === 'receiver-responsible') accepted(event.children, event.from)
      if (event.outcome === 'shared' && event.until !== undefined && event.leads !== undefined) {
        each(event.children, { shared: event.until })
        for (const id of event.children) delete k.children.get(id)?.accepted
        lead(event.children, { by: event.leads, from: on })
        changes(event.children)
      }
      break
    case 'ChildrenEnded':
      each(event.children, { ended: true })
      leaveDispute(event.children)
      if (event.how === 'returned' || event.how === 'withdrawn') lead(event.children, { by: 'sender', from: on })
      if (event.how !== 'completed' && k.sent !== undefined) changes(event.children)
      break
    case 'MeetingHeld':
      for (const { child } of event.outcomes) each([child], { met: true })
      break
    case 'FamilyTold':
      // Of two grown-ups it is their mother alone who is to be told.
      if (k.change && event.on >= k.change.on && event.people.includes('p1')) k.change.told = true
      break
    case 'ResidenceReported':
    case 'ResidenceAgreed': {
      const { kind, on: day, until } = event.report
      k.residence = { kind, on: day, ...(until ? { until } : {}) }
      const due = dueBy(k.residence, list.holidays)
      delete k.due
      delete k.earlier
      if (due !== undefined) k.due = { on: due, version: list.version }
      break
    }
    case 'DueDateConfirmed':
      if (k.earlier) k.due = k.earlier
      delete k.earlier
      break
    case 'VisitAsked':
      k.visits.push({ by: event.by })
      break
    case 'VisitAnswered':
      for (const visit of k.visits) visit.answered = true
      break
  }
}

/** What is known after one more event, at an instant, by the list that whoever did it counted by. */
export function learn(k: Known, event: TransferEvent, done: Done, list: List): void {
  learnt(k, event, done, list)
  seen(k, event, done)
}

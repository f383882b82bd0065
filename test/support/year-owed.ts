import { clockRuns, dateFrom, dateIn, type Holidays, type Known, ledOn, stillOpen, workingDay } from './year-known.ts'

// The rules as they are written (R2.6, R2.8, R2.9, R5.5, R6.2, R6.5, R6.6, R6.8, R8.3, R8.5, R8.6, R9.1), with a count of their own: nothing here
// shares code with what it proves.

/** A reminder that is owed from an instant on, for as long as nothing more is known. */
export type Owed = { name: string; from: string; to: 'sender' | 'receiver' | 'both'; rung?: string }

/** Eight in the morning in London; of 2026 and the winters beside it. */
const eight = (date: string): string =>
  `${date}T${date >= '2026-03-29' && date < '2026-10-25' ? '07' : '08'}:00:00.000Z`

/** Every reminder that is owed at some instant by what is known now, and from when (R6.6). */
export function owedBy(k: Known, holidays: Holidays): Owed[] {
  const owed: Owed[] = []
  const on = (date: string, name: string, to: Owed['to'], rung?: string) =>
    owed.push({ name, from: eight(date), to, ...(rung ? { rung } : {}) })
  const wd = (date: string, n: number) => workingDay(date, n, holidays)
  // An alert is chased by the hour, whatever becomes of the transfer (R2.8).
  for (const { seq, at, taken } of k.alerts)
    for (const hours of taken ? [] : [1, 2, 4, 8, 24, 48])
      owed.push({
        ...{ name: `alert:${seq}:${hours}`, to: 'both' },
        from: new Date(Date.parse(at) + hours * 3_600_000).toISOString(),
      })
  // The family is told within five working days of a change, by whoever leads then (R5.5).
  if (k.change && !k.change.told) {
    const { seq, on: day, from, children } = k.change
    on(wd(day, 6), `told:${seq}`, ledOn(k.children.get(children[0] ?? ''), from))
  }
  if (k.told === undefined) return owed
  const told = dateIn(k.told)
  // After a working day to the second address, unless that it is to be acknowledged is said there; after two the other telephones (R9.1).
  for (const side of ['sender', 'receiver'] as const) {
    const waits = k.unseen[side]
    if (waits === undefined) continue
    const since = dateIn(waits.called ?? waits.at)
    const acknowledging = side === 'receiver' && k.sent !== undefined && !k.acknowledged && stillOpen(k).length > 0
    if (!acknowledging) on(wd(dateIn(waits.at), 2), `second:${side}:${waits.seq}`, side)
    const telephone = `telephone:${side}:${waits.seq}:${since}`
    on(wd(since, waits.called ? 2 : 3), telephone, side === 'sender' ? 'receiver' : 'sender')
  }
  ofDisputes(k, on, wd)
  if (stillOpen(k).length === 0) return owed
  if (k.sent === undefined) on(wd(told, 2), `send:${told}`, 'sender')
  else {
    const sent = dateIn(k.sent)
    if (!k.acknowledged) on(wd(sent, 2), `acknowledge:${sent}`, 'receiver')
    if (stillOpen(k).some(({ accepted, disputed, shared }) => !accepted && !disputed && !shared))
      on(wd(sent, 6), `answer:${sent}`, 'both')
  }
  for (const until of new Set(stillOpen(k).flatMap(({ shared }) => shared ?? []))) {
    on(workingDay(until, 5, holidays, -1), `shared-ends:${until}`, 'both', 'practice-lead')
    const times = k.over.get(until) ?? 0
    const again = times === 0 ? dateFrom(until, 1) : wd(until, 5 * times + 1)
    on(again, `shared-over:${until}:${times + 1}`, 'both', 'service-manager')
  }
  const { residence, due } = k
  if (residence?.kind === 'expected') on(dateFrom(residence.on, 1), `expected:${residence.on}`, 'sender')
  if (residence?.kind === 'temporary' && residence.until !== undefined) {
    on(dateFrom(residence.until, 1), `stay:${residence.until}`, 'sender')
    on(wd(residence.until, 5), `stay-late:${residence.until}`, 'sender', 'practice-lead')
  }
  for (const by of new Set(k.visits.filter(({ answered }) => !answered).map((visit) => visit.by)))
    on(by, `visit:${by}`, 'both')
  if (due === undefined || !clockRuns(k)) return owed
  for (const days of [10, 5, 1, 0]) {
    const day = days === 0 ? due.on : workingDay(due.on, days, holidays, -1)
    // What had passed before the receiver was told reminds nobody (R6.5).
    if (day >= told) on(day, `meeting-${days}:${due.on}`, 'receiver')
  }
  on(wd(due.on, 1), `late:${due.on}`, 'both', 'practice-lead')
  on(wd(due.on, 5), `very-late:${due.on}`, 'both', 'service-manager')
  return owed
}

const rungs = ['practice-lead', 'service-manager', 'head-of-service', 'director'] as const
/** Working days at each rung; at the last its time passes again and again (R8.5). */
const daysAt = [1, 2, 5, 5] as const

/** That an open dispute climbs is owed as a reminder is, under this name; above the last rung there is nothing but to say so. */
export const climbs = (seq: number): string => `climb:${seq}`

/** Where a dispute stands too long; and the day on which whoever led for a time gives the lead back (R8.3, R8.5). */
function ofDisputes(
  k: Known,
  on: (date: string, name: string, to: Owed['to'], rung?: string) => void,
  wd: (date: string, n: number) => string,
): void {
  if (k.dispute) {
    const { rung, since, seq, passed } = k.dispute
    const days = daysAt[rung] ?? 5
    if (rung < 3) on(wd(since, days + 1), climbs(seq), 'both', rungs[rung + 1])
    else on(wd(since, days * (passed + 1) + 1), `last-rung:${seq}:${passed + 1}`, 'both', 'director')
  }
  const back = [...k.children.values()].flatMap((child) =>
    (child.led ?? []).flatMap(({ until }, at) => {
      if (until === undefined) return []
      const day = dateFrom(until, 1)
      // Where something later was said of that day, it is that which changes who leads, and no going back.
      const overtaken = child.led?.some((one, i) => i > at && one.from <= day && day <= (one.until ?? '9'))
      return overtaken || ledOn(child, until) === ledOn(child, day) ? [] : [day]
    }),
  )
  for (const day of new Set(back)) on(day, `interim-over:${day}`, 'both', 'practice-lead')
}

import type { Side } from './actor.ts'
import { daysAfter } from './days-after.ts'

/** Why somebody leads from a date on: as it was accepted or decided, as it went back, or while it is shared. */
type LeadWhy = 'accepted' | 'outcome' | 'returned' | 'shared'

/** Who leads for a child from a date on; the first stands from the day on which the transfer began. */
export type Lead = { side: Side; from: string; why?: LeadWhy }

/** By an interim arrangement somebody leads from one date to another, whatever is settled (R8.3). */
export type Interim = { side: Side; from: string; until: string }

/** Who leads for a child: what is settled, in order of days, and what is arranged for a time; of two arrangements the later counts. */
export type Ledger = { leads: readonly Lead[]; interims?: readonly Interim[] }

/** Whose duty one side holds it to be, from the day on which it said so (R8.1). */
export type DutySaid = { duty: Side | 'both'; from: string }

/** Who leads for a child on a date: exactly one authority at every moment (R8.1). */
export const leading = (ledger: Ledger, on: string): Side =>
  interimOn(ledger, on)?.side ?? settledOn(ledger, on)?.side ?? 'sender'

const settledOn = ({ leads }: Ledger, on: string): Lead | undefined => leads.findLast((lead) => lead.from <= on)
const interimOn = ({ interims = [] }: Ledger, on: string): Interim | undefined =>
  interims.findLast(({ from, until }) => from <= on && on <= until)

/**
 * The ledger with somebody leading from a date on, and no end. What was to be from that date or later gives way; what was before
 * it stays: nothing is rewritten (R8.1).
 */
export function leadFrom(ledger: Ledger, side: Side, from: string, why: LeadWhy): Ledger {
  const { leads, interims = [] } = ledger
  const before = inOrder(leads).filter((lead) => lead.from < from)
  const last = before.at(-1)
  // Who led while it was shared, or for a time, and now leads for good, does so for another reason.
  const already = last?.side === side && last.why !== 'shared' && leading(ledger, from) === side
  return withInterims(already ? before : [...before, { side, from, why }], cut(interims, from))
}

/** The ledger with somebody leading between two dates; from the day after, it is as is settled. An earlier arrangement gives way (R8.3). */
export const leadWithin = ({ leads, interims = [] }: Ledger, side: Side, from: string, until: string): Ledger =>
  withInterims(inOrder(leads), [...cut(interims, from), { side, from, until }])

/** Arrangements as they were before a date; one that had not begun by then is gone. */
const cut = (interims: readonly Interim[], from: string): Interim[] =>
  interims
    .map((one) => (one.until >= from ? { ...one, until: daysAfter(from, -1) } : one))
    .filter((one) => one.from <= one.until)

const withInterims = (leads: readonly Lead[], interims: readonly Interim[]): Ledger =>
  interims.length > 0 ? { leads, interims } : { leads }

/** In order of days, as ledgers are kept; one from before stood in the order in which things were said, the last of which counts. */
const inOrder = (leads: readonly Lead[]): Lead[] =>
  leads.filter((lead, at) => leads.slice(at + 1).every((later) => later.from > lead.from))

/** One line of the ledger: who leads from a date up to the day before the next line, or on and on; and why. */
export type LeadSpan = { side: Side; from: string; why?: LeadWhy | 'interim' | 'interim-over'; to?: string }

/** The ledger as it is read: spans that follow one another with no gap and no overlap (R8.1). */
export function leadSpans(child: Ledger): LeadSpan[] {
  const ledger = { ...child, leads: inOrder(child.leads) }
  const lines: LeadSpan[] = []
  for (const from of turnsOf(ledger)) {
    const line = lineOn(ledger, from)
    const last = lines.at(-1)
    // Who leads on for another reason that was settled has a line of its own.
    const settled = line.why !== undefined && line.why !== 'interim' && line.why !== 'interim-over'
    if (last?.side !== line.side || settled) lines.push(line)
  }
  return lines.map((line, at) => {
    const next = lines[at + 1]
    return next ? { ...line, to: next.from } : line
  })
}

/** Every day on which it could change who leads, in order. */
const turnsOf = ({ leads, interims = [] }: Ledger): string[] =>
  [
    ...new Set([...leads.map(({ from }) => from), ...interims.flatMap((one) => [one.from, daysAfter(one.until, 1)])]),
  ].sort()

function lineOn(ledger: Ledger, from: string): LeadSpan {
  const interim = interimOn(ledger, from)
  if (interim) return { side: interim.side, from, why: 'interim' }
  const settled = settledOn(ledger, from)
  const why = settled?.from === from ? settled.why : 'interim-over'
  return { side: settled?.side ?? 'sender', from, ...(why ? { why } : {}) }
}

/** Whether two ledgers have the same authority leading on every day, for whatever reason. */
export const sameLeads = (one: Ledger, other: Ledger): boolean =>
  [...turnsOf(one), ...turnsOf(other)].every((on) => leading(one, on) === leading(other, on))

/** Adds to what one side has said of its duty; what it said earlier the same day gives way. */
export const dutySaid = (said: readonly DutySaid[] | undefined, duty: DutySaid['duty'], from: string): DutySaid[] => {
  const before = (said ?? []).filter((one) => one.from < from).slice(1 - mostSaid)
  return before.at(-1)?.duty === duty ? before : [...before, { duty, from }]
}

/** Most statements that the snapshot keeps of a side; the record keeps them all. */
const mostSaid = 10

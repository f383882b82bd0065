import type { z } from 'zod'
import type { AnswerVisit, AskVisit, EndStay, ReportResidence } from '../../schemas/verbs/residence.ts'
import { dueDate, dueOf } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { withdrawn } from './ending.ts'
import type { EventOf } from './events.ts'
import { proposalTo, whoAgrees } from './proposal.ts'
import { type Due, openChildren, type Report, type Transfer } from './transfer.ts'
import { lead } from './verbs/row.ts'
import type { Calendar } from './working-days.ts'

const mostVisits = 10

/** A residence longer ago than this is a slip of the year: it would be hopelessly late at once. */
const mostYears = 2
const yearsBefore = (on: string, years: number) => `${Number(on.slice(0, 4)) - years}${on.slice(4)}`

/** The working days of these years are known, with room for the latest reminder of the last. */
const countable = (on: string): boolean => on >= '2012-01-01' && on < '2050-01-01'

const impossible = (field: string, why: string, rule = 'R6.2'): Decision =>
  refuse({ code: 'date-impossible', rule, field, why })

/** Where no date was told nothing is made earlier: a clock that starts counts as no correction (R6.9). */
const isEarlier = (after: Due | undefined, before: Due | undefined): boolean =>
  after !== undefined && before !== undefined && after.on < before.on

/** A report as an event, with the due date that it gives. */
const dated = (
  type: 'ResidenceReported' | 'ResidenceProposed' | 'ResidenceAgreed',
  report: Report,
  calendar: Calendar,
): EventOf<typeof type> => {
  const due = dueDate({ running: report }, calendar)
  return { type, report, ...(due ? { due } : {}) }
}

/**
 * Either side reports residence (R6.3). The first report runs at once, and so does any while the receiver knows nothing or
 * no clock runs. After that a date that makes the due date later waits for the other side's practice lead; one that makes it
 * earlier waits for the receiver's worker, unless the receiver itself reports it (R6.9).
 */
export function reportResidence(t: Transfer, input: z.infer<typeof ReportResidence>, f: Facts): Decision {
  if (!countable(input.on)) return impossible('on', 'it is not a date of 2012 to 2049')
  if (input.until !== undefined && !countable(input.until))
    return impossible('until', 'it is not a date of 2012 to 2049')
  if (input.kind !== 'expected' && input.on > f.on) return impossible('on', 'a future date can only be expected')
  if (input.kind === 'expected' && input.on < f.on)
    return impossible('on', 'that day has passed; say since when they are resident, or give the day now expected')
  if (input.on < yearsBefore(f.on, mostYears))
    return impossible('on', `it is more than ${mostYears} years ago; check the year`)
  const report: Report = { ...input, by: f.side, at: f.now }
  const before = dueOf(t, f.calendar)
  const after = dueDate({ running: report }, f.calendar)
  const nobodyTold = t.receiverTold === undefined && f.side === 'sender'
  const sameDay = before?.on === after?.on
  const starts = before === undefined && after !== undefined && startsAnew(t, report, after)
  const earlierByReceiver = isEarlier(after, before) && f.side === 'receiver'
  const runs = t.residence.running === undefined || nobodyTold || sameDay || starts || earlierByReceiver
  return happened(dated(runs ? 'ResidenceReported' : 'ResidenceProposed', report, f.calendar))
}

/**
 * Where no clock runs it starts at either side’s word: but neither before the stay that stopped it, nor with an earlier date
 * than was told before that (R6.9).
 */
function startsAnew({ residence, clock }: Transfer, report: Report, due: Due): boolean {
  const told = clock?.before.filter(({ untold }) => !untold).at(-1)?.due.on
  return report.on >= (residence.running?.on ?? '') && (told === undefined || due.on >= told)
}

/** The other side agrees the proposed correction: its practice lead to a later date, the receiver's worker to an earlier (R6.3). */
export function agreeResidence(t: Transfer, _input: object, f: Facts): Decision {
  const report = proposalTo(t.residence, f.side)
  if (report === undefined) return refuse({ code: 'nothing-proposed', rule: 'R6.3' })
  const who = whoAgrees(t.residence, report)
  if (!f.by.roles.some((role) => who.includes(role))) return refuse({ code: 'wrong-role', rule: 'R1.3', who })
  return happened(dated('ResidenceAgreed', report, f.calendar))
}

/** The sender says what became of a temporary stay: resident, returned, moved on, or longer (R2.6). */
export function endStay(t: Transfer, input: z.infer<typeof EndStay>, f: Facts): Decision {
  const stay = t.residence.running
  if (stay?.kind !== 'temporary') return refuse({ code: 'no-stay', rule: 'R2.6' })
  if (input.on > f.on) return impossible('on', 'say it once it has come about', 'R2.6')
  if (input.on < stay.on) return impossible('on', 'the stay had not begun', 'R2.6')
  const told = { known: input.known, by: f.side, at: f.now }
  if (input.now === 'resident') {
    const report: Report = { kind: 'resident', on: input.on, ...told }
    const due = dueDate({ running: report }, f.calendar)
    const runs = due === undefined || startsAnew(t, report, due)
    return happened(dated(runs ? 'ResidenceReported' : 'ResidenceProposed', report, f.calendar))
  }
  if (input.now === 'stays-longer') {
    if (input.until === undefined || input.until < f.on) return impossible('until', 'it has passed already', 'R2.6')
    if (input.until <= (stay.until ?? ''))
      return impossible('until', 'it is no later than the end that was given before', 'R2.6')
    if (!countable(input.until)) return impossible('until', 'it is not a date of 2012 to 2049', 'R2.6')
    const longer: Report = { kind: 'temporary', on: stay.on, until: input.until, ...told }
    return happened(dated('ResidenceReported', longer, f.calendar))
  }
  // It ends the transfer: that is for whoever may withdraw it (R1.3).
  if (!f.by.roles.some((role) => lead.includes(role))) return refuse({ code: 'wrong-role', rule: 'R1.3', who: lead })
  const why = input.now === 'returned' ? 'did-not-move' : 'moved-elsewhere'
  // A child that the receiving authority has taken on is not taken back (R8.1).
  const ours = openChildren(t).filter((id) => t.children[id]?.accepted === undefined)
  return withdrawn(t, { why, reasons: input.known, ...(ours.length > 0 ? { children: ours } : {}) }, f)
}

/** The sender asks the receiving authority to visit while the family stays there for a time (R2.6). */
export function askVisit(t: Transfer, input: z.infer<typeof AskVisit>, f: Facts): Decision {
  if (t.residence.running?.kind !== 'temporary') return refuse({ code: 'no-stay', rule: 'R2.6' })
  if (input.by < f.on) return impossible('by', 'the visit cannot be due in the past', 'R2.6')
  if ((t.visits ?? []).length >= mostVisits)
    return refuse({ code: 'too-much', rule: 'R2', what: 'visits', most: mostVisits })
  return happened({ type: 'VisitAsked', ...input })
}

/** The receiving authority answers every visit that waits: what was seen, or why there was none (R2.6). */
export function answerVisit(t: Transfer, input: z.infer<typeof AnswerVisit>, f: Facts): Decision {
  if (!t.visits?.some(({ visited }) => visited === undefined)) return refuse({ code: 'no-visit-asked', rule: 'R2.6' })
  if (input.on !== undefined && input.on > f.on)
    return impossible('on', 'it cannot have been made in the future', 'R2.6')
  const stay = t.residence.running
  if (input.on !== undefined && stay?.kind === 'temporary' && input.on < stay.on)
    return impossible('on', 'the stay had not begun', 'R2.6')
  return happened({ type: 'VisitAnswered', ...input })
}

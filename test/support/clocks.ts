import published from '../../src/domain/bank-holidays.json'
import type { Transfer } from '../../src/domain/transfer.ts'
import { type Calendar, calendarOf, type Division, type Holidays } from '../../src/domain/working-days.ts'
import { acted, england } from './acting.ts'
import { aWorkerOf, theExchange } from './actors.ts'
import { inputs } from './inputs.ts'
import { aDraft, anAccepted, doing } from './transfers.ts'

/** The published list with another day in it, or without one, under a name of its own. */
export function listWith(
  version: string,
  more: { added?: readonly string[]; removed?: readonly string[]; division?: Division },
): Holidays {
  const { added = [], removed = [], division = 'england-and-wales' } = more
  const kept = published.divisions[division].filter(([date = '']) => !removed.includes(date))
  const days = [...kept, ...added.map((date) => [date, 'A day of thanksgiving'])]
  return { ...published, version, divisions: { ...published.divisions, [division]: days.sort() } }
}

/** England's working days with another bank holiday. */
export const withHoliday = (...added: string[]): Calendar =>
  calendarOf('england-and-wales', listWith('2026-12-01', { added }))

const swept = '2026-11-24T04:00:00.000Z'

/** What the exchange does of itself when its sweep comes by, at an instant, by a calendar. */
export const sweptAt = (t: Transfer, at: string, calendar: Calendar = england): Transfer =>
  acted(t, 'remind', {}, theExchange('sender'), at, { calendar })

/** Acknowledged by a list with a bank holiday on 30 November, which is then taken back: an earlier date would follow (R6.9). */
export function anEarlierDueFound(): Transfer {
  const sender = aWorkerOf('sender', 'social-worker')
  const calendar = withHoliday('2026-11-30')
  const sent = '2026-11-20T15:00:00.000Z'
  const resident = acted(aDraft(), 'report-residence', inputs['report-residence'], sender, sent, { calendar })
  return sweptAt(doing(resident, sender, 'send', {}, sent), swept)
}

/** Sent while the family stays with the receiving authority for a time (R2.6). */
export function aStay(until = '2026-12-11'): Transfer {
  const sender = aWorkerOf('sender', 'social-worker')
  const stay = { kind: 'temporary', on: '2026-11-20', until }
  const sent = '2026-11-20T15:00:00.000Z'
  return doing(doing(aDraft(), sender, 'report-residence', stay, sent), sender, 'send', {}, sent)
}

export const withVisitAsked = (): Transfer => doing(aStay(), aWorkerOf('sender', 'social-worker'), 'ask-visit')

/** The meeting found the first child to be no longer in need. */
export function noLongerInNeed(): Transfer {
  const ours = aWorkerOf('receiver', 'social-worker')
  const [first, second] = (inputs['hold-meeting'] as { outcomes: [object, object] }).outcomes
  const outcomes = [{ ...first, outcome: 'no-longer-in-need' }, second]
  return doing(doing(anAccepted(), ours, 'arrange-meeting'), ours, 'hold-meeting', { outcomes })
}

/** The meeting was held about the first child; the second has no outcome yet. */
export function metForOne(): Transfer {
  const ours = aWorkerOf('receiver', 'social-worker')
  const [first] = (inputs['hold-meeting'] as { outcomes: [object, object] }).outcomes
  return doing(doing(anAccepted(), ours, 'arrange-meeting'), ours, 'hold-meeting', { outcomes: [first] })
}

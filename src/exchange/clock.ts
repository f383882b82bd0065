import type { ClockAnswer } from '../../schemas/clock.ts'
import type { Follows } from '../../schemas/practice.ts'
import { asParty, type Tx } from '../db/client.ts'
import { holidaysNamed } from '../db/holidays.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import { mayRead } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { dueOf, londonDate } from '../domain/clock.ts'
import { clockAnswer, datesAlone } from '../domain/clock-answer.ts'
import { followsFor } from '../domain/follows.ts'
import type { Transfer } from '../domain/transfer.ts'
import { type Calendar, calendarOf } from '../domain/working-days.ts'
import { practiceOn } from './practice.ts'
import type { Read } from './reading.ts'

/**
 * The clock of a transfer, with its working shown (R6.2, R6.4). When the meeting is due both parties may always see; how that
 * came about opens with the papers (R2.7).
 */
export async function clockFor(deps: Deps, by: Actor, id: string): Promise<Read<ClockAnswer>> {
  const read = await asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return undefined
    const { transfer, parties } = loaded
    const calendar = deps.calendar(parties.receiver.nation)
    const open = mayRead(transfer, by) === 'all'
    return { transfer, calendar, open, after: open ? await followsAfter(tx, transfer, calendar) : { follows: [] } }
  })
  if (read === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
  const { transfer, calendar, open, after } = read
  const countedBy = await calendarOfDue(deps, transfer, calendar)
  const answer = clockAnswer(transfer, { calendar, countedBy }, londonDate(deps.now()), after)
  return { found: open ? answer : datesAlone(answer) }
}

/** The working days by which the due date was counted, which may be older than those of today, or counted otherwise (R6.7). */
async function calendarOfDue(deps: Deps, t: Transfer, calendar: Calendar): Promise<Calendar> {
  const due = dueOf(t, calendar)
  if (due === undefined) return calendar
  const older = due.calendar === calendar.version ? undefined : await holidaysNamed(deps.sql, due.calendar)
  const days = older ? calendarOf(calendar.division, older) : calendar
  return { ...days, counting: due.counting ?? 'day-after' }
}

/** What follows, by the practice that the receiving authority had in force on the day of its last meeting (R7.5). */
async function followsAfter(tx: Tx, t: Transfer, calendar: Calendar): Promise<Follows> {
  const metOn = Object.values(t.children)
    .flatMap((child) => child.metOn ?? [])
    .sort()
    .at(-1)
  const found = metOn === undefined ? undefined : await practiceOn(tx, t.receiver, metOn)
  const { version, from, profile } = found ?? {}
  return {
    ...(version !== undefined && from !== undefined && profile
      ? { practice: { version, from, name: profile.name } }
      : {}),
    follows: followsFor(t, profile, calendar),
  }
}

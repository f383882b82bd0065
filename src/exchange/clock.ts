import type { ClockAnswer } from '../../schemas/clock.ts'
import { asParty } from '../db/client.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { daysToMeet, dueDate, londonDate } from '../domain/clock.ts'
import { counted, workingDaysBetween } from '../domain/working-days.ts'
import type { Read } from './reading.ts'

/** The clock of a transfer, with its working shown (R6.2, R6.4). Dates only: both parties may always see it (R2.7). */
export const clockFor = (deps: Deps, by: Actor, id: string): Promise<Read<ClockAnswer>> =>
  asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const calendar = deps.calendar(loaded.parties.receiver.nation)
    const due = dueDate(loaded.transfer.residence, calendar)
    if (due === undefined) return { found: { days: [] } }
    const today = londonDate(deps.now())
    const workingDaysLeft = workingDaysBetween(calendar, today, due.on)
    return { found: { due, workingDaysLeft, days: counted(calendar, due.dayZero, daysToMeet) } }
  })

import type { ClockAnswer } from '../../schemas/clock.ts'
import type { Follows } from '../../schemas/practice.ts'
import { asParty, type Tx } from '../db/client.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import { mayRead } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { clockAnswer } from '../domain/clock-answer.ts'
import { followsFor } from '../domain/follows.ts'
import type { Transfer } from '../domain/transfer.ts'
import type { Calendar } from '../domain/working-days.ts'
import { practiceOn } from './practice.ts'
import type { Read } from './reading.ts'

/** The clock of a transfer, with its working shown (R6.2, R6.4). Dates only: both parties may always see it (R2.7). */
export const clockFor = (deps: Deps, by: Actor, id: string): Promise<Read<ClockAnswer>> =>
  asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const calendar = deps.calendar(loaded.parties.receiver.nation)
    // Every so many months tells which category a child is of: it opens with the papers (R2.7).
    const after =
      mayRead(loaded.transfer, by) === 'all' ? await followsAfter(tx, loaded.transfer, calendar) : { follows: [] }
    return { found: clockAnswer(loaded.transfer, calendar, londonDate(deps.now()), after) }
  })

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

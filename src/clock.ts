import { forgetGuestCodes } from './auth/guest-enter.ts'
import type { Deps } from './deps.ts'
import { refreshCalendar, withNewestCalendar } from './exchange/calendar.ts'
import { relayContacts } from './exchange/contact.ts'
import { publishFigures } from './exchange/figures.ts'
import { watchOutbox } from './exchange/health.ts'
import { noteUntold } from './exchange/nobody-told.ts'
import { sweep, tidy } from './exchange/sweep.ts'
import { drain } from './notify/drain.ts'
import { reportOff } from './notify/outbox-report.ts'

const mostRounds = 20

/**
 * One firing of the cron: read the bank holidays when it is time, remind what is due, carry wishes for contact, take in
 * what nobody was told, deliver what waits, forget what has aged out.
 * @param at the instant for which it was set; what goes out and what has aged is told by the clock as it stands
 */
export async function runClock(deps: Deps, at: Date): Promise<void> {
  const counting = await withCalendar(deps)
  const reminded = counting ? await sweep({ ...counting, now: () => at }) : 0
  await relayContacts(deps)
  await noteUntold(deps)
  let delivered = 0
  for (let round = 0; round < mostRounds; round++) {
    const { tried, went } = await drain(deps)
    delivered += went
    if (tried === 0) break
  }
  await reportOff(deps)
  await tidy(deps)
  await forgetGuestCodes(deps)
  await watchOutbox(deps)
  await publishFigures(deps).catch((fault: unknown) => {
    deps.log({ code: 'FIGURES_FAULT', fault: fault instanceof Error ? fault.name : 'unknown' })
  })
  if (reminded + delivered > 0) deps.log({ code: 'SWEPT', reminded, delivered })
}

/**
 * Whatever becomes of GOV.UK’s feed, reminders go out by the newest version (R6.6). Where that cannot be read nothing is swept:
 * by a list that was kept, due dates would be counted back to what they were (R6.9).
 */
async function withCalendar(deps: Deps): Promise<Deps | undefined> {
  const faulty = (fault: unknown): undefined => {
    deps.log({ code: 'CALENDAR_FAULT', fault: fault instanceof Error ? fault.name : 'unknown' })
  }
  await refreshCalendar(deps).catch(faulty)
  return withNewestCalendar(deps).catch(faulty)
}

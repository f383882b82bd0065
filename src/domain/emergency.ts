import type { z } from 'zod'
import type { SendInEmergency } from '../../schemas/verbs/permission.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { EventOf } from './events.ts'
import { missingParts, sentBy } from './package.ts'
import { nobodyThere } from './reach.ts'
import { needsCountersigning } from './sharing.ts'
import { newlyFound, traffickingOwed } from './trafficking.ts'
import type { Transfer } from './transfer.ts'
import { mayShare } from './verdict.ts'
import { after, withVerdict } from './verdict-after.ts'
import { addWorkingDays } from './working-days.ts'

/** What the practice lead’s word amounts to: it holds until the end of the next working day (R4.9). */
export const declared = (input: z.infer<typeof SendInEmergency>, f: Facts): EventOf<'EmergencyDeclared'> => ({
  ...{ type: 'EmergencyDeclared', ...input },
  due: addWorkingDays(f.calendar, f.on, 1).date,
})

/** The transfer as its manifest shows it: with the word that lets it go (R4.9). */
export const onTheWord = (t: Transfer, input: z.infer<typeof SendInEmergency>, f: Facts): Transfer =>
  after(t, declared(input, f), f)

/**
 * The package goes first, on the word of a practice lead who did not prepare it: whatever papers there are, before the
 * reasons, the impact of the move and the residence date are recorded (R1.4, R4.9).
 */
export function sendInEmergency(t: Transfer, input: z.infer<typeof SendInEmergency>, f: Facts): Decision {
  if (t.preparedBy.includes(f.by.worker)) return refuse({ code: 'prepared-by-you', rule: 'R1.4' })
  if (t.papers.length === 0) return refuse({ code: 'nothing-to-send', rule: 'R4.9' })
  const nobody = nobodyThere(f)
  if (nobody) return nobody
  const verdict = mayShare(onTheWord(t, input, f))
  return happened(withVerdict(t, declared(input, f), f), ...newlyFound(t, f), sentBy(t, verdict, f))
}

/** What is still owed after an emergency: all that an ordinary package has before it goes (R4.9, R5.2). */
export type Owed = 'reasons' | 'countersignature' | 'basis' | 'move' | 'residence' | 'papers'

/** What is owed of a package that went in an emergency; nothing of one that did not (R4.9). */
export function owed(t: Transfer): Owed[] {
  const { emergency, decision } = t.permission
  if (emergency === undefined) return []
  const decided = (decision?.seq ?? 0) > emergency.seq
  return [
    ...(decided ? [] : (['reasons'] as const)),
    ...(decided && needsCountersigning(t) ? (['countersignature'] as const) : []),
    ...(t.permission.lawfulBasis ? [] : (['basis'] as const)),
    ...(t.moveConsidered && !traffickingOwed(t) ? [] : (['move'] as const)),
    ...(t.residence.running ? [] : (['residence'] as const)),
    ...(missingParts(t).length > 0 ? (['papers'] as const) : []),
  ]
}

/** The reminders of what is owed: on the day, and once it has passed (R4.9). */
export function emergencyReminders(t: Transfer, nextDay: (date: string) => string) {
  const due = t.permission.emergency?.due
  if (due === undefined || owed(t).length === 0) return []
  return [
    { name: `emergency-reasons:${due}`, on: due, to: 'sender' as const },
    { name: `emergency-reasons-late:${due}`, on: nextDay(due), to: 'sender' as const },
  ]
}

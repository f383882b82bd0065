import type { Facts } from './decision.ts'
import type { EventOf } from './events.ts'
import { evolve } from './evolve.ts'
import type { Transfer } from './transfer.ts'
import { mayShare } from './verdict.ts'

type Said = EventOf<
  'PermissionRecorded' | 'AdviceAnswered' | 'SharingDecided' | 'SharingCountersigned' | 'EmergencyDeclared'
>

/** The transfer as it stands once this has happened: to be judged in the same breath. */
export const after = (t: Transfer, event: Said, f: Pick<Facts, 'by' | 'role' | 'now'>): Transfer =>
  evolve(t, event, { id: t.id, seq: t.version + 1, at: f.now, by: { ...f.by, role: f.role } })

/** What was said together with the verdict that follows from it: it is on record whether or not sharing goes ahead (R4.7). */
export const withVerdict = <E extends Said>(t: Transfer, event: E, f: Facts): E => ({
  ...event,
  verdict: mayShare(after(t, event, f)),
})

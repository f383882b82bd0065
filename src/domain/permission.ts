import type { z } from 'zod'
import type { RecordLawfulBasis } from '../../schemas/verbs/lawful-basis.ts'
import * as bases from '../../schemas/verbs/lawful-basis.ts'
import type * as schema from '../../schemas/verbs/permission.ts'
import type { Side } from './actor.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Refusal, RefusalOf } from './refusal.ts'
import { overAndOwesNothing } from './sharing.ts'
import type { Transfer } from './transfer.ts'
import { withVerdict } from './verdict-after.ts'

/** Records one person’s answer, and the verdict that follows from it (R4.1, R4.7). */
export function recordPermission(t: Transfer, input: z.infer<typeof schema.RecordPermission>, f: Facts): Decision {
  const known = t.children[input.of] !== undefined || t.family.people.some((person) => person.id === input.of)
  if (!known) return refuse({ code: 'no-such-person', rule: 'R4.1', person: input.of })
  // A child who said no does not lose their say by being recorded as too young for it (R4.1).
  const before = t.permission.given[input.of]
  if (before?.understanding === 'has' && input.understanding === 'has-not' && before.state !== 'given')
    return refuse({ code: 'permission-on-record', rule: 'R4.3', person: input.of })
  if (input.askedOn !== undefined && input.askedOn > f.on)
    return refuse({
      ...{ code: 'date-impossible', rule: 'R4.1', field: 'askedOn' },
      why: 'they cannot have been asked in the future',
    })
  return happened(withVerdict(t, { type: 'PermissionRecorded', ...input }, f))
}

type Lists = Record<'article6' | 'article9' | 'duty', Record<string, bases.LawfulBasis>>
const lists: Lists = { article6: bases.article6, article9: bases.article9, duty: bases.duties }

/**
 * The lawful basis stands beside permission and is never confused with it; one that is not in force on the day may not be
 * relied on (R4.5).
 * @param known the lists of bases, by the days on which each may be relied on
 */
export function recordLawfulBasis(
  t: Transfer,
  input: z.infer<typeof RecordLawfulBasis>,
  f: Pick<Facts, 'on'>,
  known: Lists = lists,
): Decision {
  const over = overAndOwesNothing(t)
  if (over) return over
  const wrong = notInForce(input, f.on, known)
  return wrong ? refuse(wrong) : happened({ type: 'LawfulBasisRecorded', ...input })
}

/** The part of a lawful basis that may not be relied on that day. */
function notInForce(
  input: z.infer<typeof RecordLawfulBasis>,
  on: string,
  known: Lists,
): RefusalOf<'basis-not-in-force'> | undefined {
  for (const part of ['article6', 'article9', 'duty'] as const) {
    const basis = input[part]
    const row = basis === undefined ? undefined : known[part][basis]
    if (basis === undefined || row === undefined) continue
    const { from, until } = row
    if (from === 'not-appointed' || from > on || (until !== undefined && until < on))
      return {
        ...{ code: 'basis-not-in-force' as const, rule: 'R4.5' as const, basis, field: part },
        ...(from === 'not-appointed' ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      }
  }
  return undefined
}

/** What lacks in the lawful basis on the day that something goes: it is recorded, and still in force (R4.5). */
export const basisOwed = ({ permission: { lawfulBasis } }: Transfer, on: string, known = lists): Refusal | undefined =>
  lawfulBasis === undefined ? { code: 'basis-not-recorded', rule: 'R4.5' } : notInForce(lawfulBasis, on, known)

/** Either authority records consent to the service, which is not permission to share (R4.10). */
export const recordConsent = (t: Transfer, input: z.infer<typeof schema.RecordConsent>): Decision =>
  t.family.people.some((person) => person.id === input.of)
    ? happened({ type: 'ConsentRecorded', ...input })
    : refuse({ code: 'no-such-person', rule: 'R4.1', person: input.of })

/** Whether the family declined the service, as this side has recorded it (R4.10). */
export const serviceDeclined = (t: Transfer, side: Side): boolean =>
  Object.values(t.consents[side] ?? {}).some((consent) => consent === 'declined' || consent === 'withdrawn')

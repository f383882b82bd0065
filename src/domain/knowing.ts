import type { z } from 'zod'
import type { ClearNamesake } from '../../schemas/verbs/permission.ts'
import type { Actor, Side } from './actor.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { sideOf, stateOf, type Transfer } from './transfer.ts'

const most = 50

/** A name as two writings of it are compared: without regard to case, accents, title, hyphens or the order of its parts. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/’/g, "'")
    .split(/[^\p{L}\p{N}']+/u)
    .filter((part) => part !== '' && !titles.has(part))
    .sort()
    .join(' ')

const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr'])

/** Who is shut out of a transfer: those who know the family, and whoever is called as one of them and was not cleared (R1.4). */
export type ShutOut = { knowing: readonly string[]; namesakes: readonly string[]; names: readonly string[] }

export const shutOut = (t: Transfer): ShutOut => ({
  ...{ knowing: t.knowing ?? [], namesakes: t.namesakes ?? [] },
  names: namesOf(t),
})

/** Whether somebody acting on one side is shut out (R1.4). */
export function isShutOut({ knowing, namesakes, names }: ShutOut, side: Side | undefined, by: Actor): boolean {
  if (by.kind === 'exchange') return false
  const name = plainName(by.name)
  return (
    knowing.some((worker) => worker.toLowerCase() === by.worker.toLowerCase()) ||
    (names.includes(name) && !namesakes.includes(`${side} ${name}`))
  )
}

/** Whether somebody said that they know this family, or is called as one of them and was not cleared (R1.4). */
export const knowsTheFamily = (t: Transfer, by: Actor): boolean => isShutOut(shutOut(t), sideOf(t, by.authority), by)

// It is asked for each verb that a page may show, of one and the same family.
const plainNames = new WeakMap<Transfer['family'], readonly string[]>()

function namesOf({ family }: Pick<Transfer, 'family'>): readonly string[] {
  const known = plainNames.get(family)
  if (known) return known
  const names = [...family.children, ...family.people].map((one) => plainName(one.name))
  plainNames.set(family, names)
  return names
}

/** A worker says that they know the family, and does not see its papers from then on (R1.4). */
export const declareKnowing = (t: Transfer): Decision =>
  (t.knowing?.length ?? 0) >= most
    ? refuse({ code: 'too-much', rule: 'R2', what: 'workers who know the family', most })
    : happened({ type: 'KnowingDeclared' })

/** A practice lead records that a worker only shares a name with somebody of the family (R1.4). */
export function clearNamesake(t: Transfer, input: z.infer<typeof ClearNamesake>, f: Facts): Decision {
  // Whoever may not yet know who the family is does not learn it by asking (R2.7).
  if (f.side === 'receiver' && t.acknowledgedAt === undefined)
    return refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: [] })
  if ((t.namesakes?.length ?? 0) >= most) return refuse({ code: 'too-much', rule: 'R2', what: 'cleared names', most })
  const name = plainName(input.name)
  if (!namesOf(t).includes(name)) return refuse({ code: 'no-such-namesake', rule: 'R1.4' })
  if (name === plainName(f.by.name)) return refuse({ code: 'knows-the-family', rule: 'R1.4' })
  return happened({ type: 'NamesakeCleared', ...input })
}

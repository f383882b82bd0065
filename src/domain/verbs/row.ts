import type { z } from 'zod'
import type { Role, Side } from '../actor.ts'
import type { Decision, Facts } from '../decision.ts'
import { rungRoles } from '../ladder.ts'
import { type State, states, type Transfer } from '../transfer.ts'

export const capabilities = ['package', 'permission', 'move', 'clock', 'notice', 'dispute'] as const
export type Capability = (typeof capabilities)[number]

/** Facts beyond the ordinary that a rule asks for: they are loaded before it decides. */
export type Need = 'paper' | 'manifest' | 'rendition' | 'next' | 'earlier-moves' | 'contact' | 'kept'

/** A row of the table: what the verb is called, whose it is, from which states, what it takes, and the rule that decides. */
export type Verb = {
  title: string
  capability: Capability
  party: Side | 'either' | 'exchange'
  who: readonly Role[]
  from: readonly State[]
  input: z.ZodObject
  rule: string
  needs: readonly Need[]
  decide: (t: Transfer, input: never, f: Facts) => Decision
}

export type Row = Omit<Verb, 'capability'>

/** One row; the rule's input is tied to the schema's, then forgotten, so that rows of all kinds stand in one table. */
export const row = <S extends z.ZodObject>(
  title: string,
  party: Verb['party'],
  who: readonly Role[],
  from: readonly State[],
  rule: string,
  input: S,
  decide: (t: Transfer, input: z.infer<S>, f: Facts) => Decision,
  ...needs: Need[]
): Row => ({ title, party, who, from, rule, input, decide, needs }) as Row

export const of = <K extends string>(capability: Capability, rows: Record<K, Row>) =>
  Object.fromEntries(Object.entries<Row>(rows).map(([name, one]) => [name, { ...one, capability }])) as Record<K, Verb>

export const worker: readonly Role[] = ['social-worker', 'practice-lead', 'service-manager']
export const lead: readonly Role[] = ['practice-lead', 'service-manager']
export const rungs: readonly Role[] = rungRoles
/** Whoever may take an alert, or take a case up. */
export const takers: readonly Role[] = [...worker, 'head-of-service', 'director', 'duty']
/** An alert is for any worker (R2.8); an auditor reads, an administrator keeps settings. */
export const anyone: readonly Role[] = [...takers, 'caldicott-guardian', 'legal-adviser']

export const draft: readonly State[] = ['draft']
export const before: readonly State[] = ['requested', 'draft']
export const arrived: readonly State[] = ['sent', 'acknowledged', 'accepted']
export const prepared: readonly State[] = [...draft, ...arrived]
/** What an emergency owes may be recorded after the end too (R4.9); the rule says whether it is owed. */
export const over: readonly State[] = [...prepared, 'completed', 'ended']
export const sentOnce: readonly State[] = [...arrived, 'completed', 'ended']
export const taken: readonly State[] = ['acknowledged', 'accepted']
export const open: readonly State[] = states.filter((state) => state !== 'completed' && state !== 'ended')
export const ever: readonly State[] = states

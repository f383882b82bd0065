import type { Role } from './actor.ts'
import { type Act, type ActRow, actRows } from './sharing-table/acts.ts'
import { answered } from './sharing-table/answered.ts'
import { cannotBe } from './sharing-table/cannot-be.ts'
import { decided } from './sharing-table/decided.ts'
import { type CannotBe, type Cell, speaksOf, type VerdictRow } from './sharing-table/dimensions.ts'

// The decision table of R4, as practitioners state it. The verdict is computed elsewhere (verdict.ts): that the two agree in
// every situation is what the test of this table proves.

/** Part 1, in the order in which it is read: what answers, advice and words come to. */
export const verdictGroups = [...answered, ...decided]

export const verdictRows: readonly VerdictRow[] = verdictGroups.flatMap(({ rows }) => rows)

/** Why a situation cannot come about, where it cannot. */
export const whyNever = (cell: Cell): CannotBe | undefined => cannotBe.find(({ when }) => speaksOf(when, cell))

/** Every row that speaks of a situation: exactly one, and none of one that cannot come about. */
export const verdictsFor = (cell: Cell): readonly VerdictRow[] =>
  whyNever(cell) ? [] : verdictRows.filter(({ when }) => speaksOf(when, cell))

/** Part 2: every row that speaks of this act by this role: exactly one. */
export const actsFor = (act: Act, role: Role): readonly ActRow[] =>
  actRows.filter((row) => row.act === act && row.roles.includes(role))

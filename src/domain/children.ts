import type { Family } from '../../schemas/family.ts'
import type { Procedure, Refusal } from './refusal.ts'
import { openChildren, type Transfer } from './transfer.ts'

/** The children that a verb covers: those it names, or every child still open (section 2). */
export function coveredChildren(
  t: Transfer,
  named: readonly string[] | undefined,
): { children: string[] } | { refused: Refusal } {
  const open = openChildren(t)
  if (named === undefined) return { children: open }
  const children = [...new Set(named)]
  const unknown = children.filter((id) => t.children[id] === undefined)
  if (unknown.length > 0) return { refused: { code: 'no-such-child', rule: 'R2', children: unknown } }
  const ended = children.filter((id) => !open.includes(id))
  if (ended.length > 0) return { refused: { code: 'child-has-ended', rule: 'R2', children: ended } }
  return { children }
}

const procedureFor: Record<string, Procedure | undefined> = {
  'child-protection-plan': 'transfer-in-conference',
  'looked-after': 'looked-after-placement',
  'court-order': 'court-order',
}

/** R2.10: a family for whom this is the wrong procedure is refused by name, with the right one. */
export function wrongProcedure(family: Family): Refusal | undefined {
  if (family.whereabouts === 'unknown') return { code: 'wrong-procedure', rule: 'R2.10', procedure: 'missing-family' }
  for (const child of family.children) {
    const procedure = procedureFor[child.status]
    if (procedure) return { code: 'wrong-procedure', rule: 'R2.10', procedure, child: child.id }
  }
  return undefined
}

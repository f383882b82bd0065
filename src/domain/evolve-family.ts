import type { Family } from '../../schemas/family.ts'
import { plainName } from './knowing.ts'
import type { PermissionFacts, Transfer } from './transfer.ts'

/**
 * What the family’s correction does to answers. Somebody who newly has parental responsibility was not asked before, and
 * what they said counts from now on: a decision made before does not cover them (R4.6). A yes is not another person’s: under
 * another name, or once they were taken out, it is asked for anew.
 */
export function answersAnew(t: Transfer, family: Family, seq: number): PermissionFacts['given'] {
  const before = new Map(t.family.people.map((person) => [person.id, person]))
  const changed = family.people.flatMap(({ id, name, parentalResponsibility }) => {
    const known = before.get(id)
    const said = t.permission.given[id]
    const another = known === undefined || plainName(known.name) !== plainName(name)
    if (another && (said?.state === 'given' || said?.state === 'given-in-part'))
      return [[id, { state: 'not-yet-sought' as const, seq }] as const]
    if (!parentalResponsibility || known?.parentalResponsibility) return []
    return [[id, { ...(said ?? { state: 'not-yet-sought' as const }), seq }] as const]
  })
  return Object.fromEntries(changed)
}

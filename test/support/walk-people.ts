import type { Actor, Side } from '../../src/domain/actor.ts'
import { type VerbName, verbNames, verbs } from '../../src/domain/verbs.ts'
import { aWorkerOf, councils, everyRole, theExchange } from './actors.ts'

const sides: readonly Side[] = ['sender', 'receiver']

/** Somebody called as the children’s mother is, who works for one side (R1.4). */
const namesakeAt = (side: Side): Actor => ({
  ...aWorkerOf(side, 'practice-lead', 'social-worker'),
  ...{ worker: `${side}-namesake`, name: 'ROWENA  Fenwick-Ashgrove' },
})

/** Who walks: each role of both sides, people of several roles, a case system, namesakes, the exchange, and a stranger. */
export const people: readonly Actor[] = [
  ...sides.flatMap((side) => everyRole.map((role) => aWorkerOf(side, role))),
  // Who prepares may also be the practice lead, who decides the one who countersigns, who asks the one who advises.
  aWorkerOf('sender', 'social-worker', 'practice-lead'),
  aWorkerOf('sender', 'practice-lead', 'service-manager'),
  aWorkerOf('sender', 'practice-lead', 'caldicott-guardian'),
  aWorkerOf('receiver', 'practice-lead', 'service-manager', 'director'),
  { ...aWorkerOf('sender', 'social-worker'), client: 'marlbrook-case-system' },
  ...sides.flatMap((side) => [namesakeAt(side), theExchange(side)]),
  aWorkerOf('third', 'practice-lead'),
]

/** Any worker of the sender’s (R2.8): all but those who only read or only keep settings, whether or not they are cleared. */
export const workersOfTheSender = people.filter(
  ({ authority, roles }) =>
    authority === councils.sender && roles.some((role) => role !== 'auditor' && role !== 'administrator'),
)

const fits = (by: Actor, name: VerbName): boolean => {
  const { party, who } = verbs[name]
  if (party === 'exchange') return by.kind === 'exchange'
  const side = sides.find((one) => councils[one] === by.authority)
  return side !== undefined && (party === 'either' || party === side) && by.roles.some((role) => who.includes(role))
}

const fitting = new Map(verbNames.map((name) => [name, people.filter((by) => fits(by, name))]))

/** Who may try a verb by their party and role; whether they may on this transfer is for the rules to say. */
export const mayTry = (name: VerbName): readonly Actor[] => fitting.get(name) ?? []

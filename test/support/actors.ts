import type { Actor, Role, Side } from '../../src/domain/actor.ts'

/** Two councils that exist nowhere, and a third that has no part in the transfer. */
export const councils = {
  sender: '01998000-0000-7000-8000-00000000000a',
  receiver: '01998000-0000-7000-8000-00000000000b',
  third: '01998000-0000-7000-8000-00000000000c',
} as const

const names: Record<Role, string> = {
  'social-worker': 'Perpetua Quillfeather',
  'practice-lead': 'Ambrose Tidewell',
  'service-manager': 'Honoria Larkspur',
  'head-of-service': 'Cornelius Applegarth',
  director: 'Thomasina Brightwater',
  'caldicott-guardian': 'Leopold Fennimore',
  'legal-adviser': 'Drusilla Penhallow',
  duty: 'Marlbrook duty desk',
  auditor: 'Octavia Merriweather',
  administrator: 'Ignatius Copperfield',
}

export const everyRole = Object.keys(names) as Role[]

/** A worker of one council in these roles: the same roles are the same person. */
export const aWorkerOf = (party: keyof typeof councils, ...roles: [Role, ...Role[]]): Actor => ({
  kind: 'worker',
  authority: councils[party],
  worker: `${party}-${roles.join('-and-')}`,
  name: names[roles[0]],
  roles,
})

/** The exchange’s own clock, which acts in the name of one party. */
export const theExchange = (party: Side = 'sender'): Actor => ({
  kind: 'exchange',
  authority: councils[party],
  worker: 'exchange',
  name: 'The exchange',
  roles: [],
})

/** Somebody at the duty inbox of the receiving council, where that is not on the exchange (R9.4). */
export const aGuest = (party: Side = 'receiver'): Actor => ({
  ...{ kind: 'guest', authority: councils[party], worker: 'guest:0123456789abcdef', name: 'Edie Fallow' },
  ...{ roles: ['duty'], declared: { role: 'Team manager', telephone: '01632 960303' } },
})

import type { Side } from './actor.ts'
import type { EventOf, Stamp } from './events.ts'
import type { Agency, MoveFacts } from './move-facts.ts'

/** What is folded into what is on record of the move itself (R2.8, R5). */
export type MoveEvent = EventOf<
  | 'EarlierMoveFound'
  | 'ContactAsked'
  | 'ContactWanted'
  | 'ContactAnswered'
  | 'ContactDisclosed'
  | 'AlertAcknowledged'
  | 'ParentsTold'
  | 'AgencyNamed'
  | 'AgencyTicked'
  | 'ServiceNamed'
  | 'ServiceAnswered'
  | 'JointVisitRecorded'
  | 'HandoverRecorded'
  | 'RisksStated'
  | 'RisksConfirmed'
>

const tickOf = { told: 'told', 'records-asked': 'recordsAsked', 'counterpart-known': 'counterpartKnown' } as const

/** Folds one event of the move: gives what it changes. */
export function moveAfter(t: MoveFacts, event: MoveEvent, stamp: Stamp, on: string, side: Side): Partial<MoveFacts> {
  const contacts = t.contacts ?? []
  switch (event.type) {
    case 'EarlierMoveFound':
      // What was written before it was known of another move is to be written again (R5.2).
      return t.movesDeclared
        ? { earlierMoves: event.matches }
        : { earlierMoves: event.matches, traffickingConsidered: false }
    case 'ContactAsked':
      return { contacts: [...contacts, { id: event.contact, side: 'asking', party: side, match: event.match }] }
    case 'ContactWanted':
      return { contacts: [...contacts, { id: event.contact, side: 'asked', party: side, authority: event.authority }] }
    case 'ContactAnswered':
    case 'ContactDisclosed': {
      const authority = event.type === 'ContactDisclosed' && event.authority ? { authority: event.authority } : {}
      return {
        contacts: contacts.map((one) =>
          one.id === event.contact ? { ...one, agree: event.agree, ...authority } : one,
        ),
      }
    }
    case 'AlertAcknowledged':
      return { alerts: (t.alerts ?? []).map((one) => ({ ...one, acknowledgedAt: one.acknowledgedAt ?? stamp.at })) }
    case 'ParentsTold':
      return {
        parentsTold: { on: event.on, people: [...new Set([...(t.parentsTold?.people ?? []), ...event.people])] },
      }
    case 'AgencyNamed':
      return { agencies: [...(t.agencies ?? []), { kind: event.kind, name: event.name }] }
    case 'AgencyTicked':
      return {
        agencies: changed(t.agencies, event.agency, (agency): Agency => {
          const counterpart = event.counterpart ? { counterpart: event.counterpart } : {}
          return { ...agency, [tickOf[event.done]]: event.on, ...counterpart }
        }),
      }
    case 'ServiceNamed':
      return { services: [...(t.services ?? []), { name: event.name }] }
    case 'ServiceAnswered':
      return { services: changed(t.services, event.service, (service) => ({ ...service, can: event.can })) }
    case 'JointVisitRecorded':
      return { jointVisit: { state: event.state, by: side, ...(event.on ? { on: event.on } : {}) } }
    case 'HandoverRecorded':
      return { handovers: [...(t.handovers ?? []), { between: event.between, on: event.on }] }
    case 'RisksStated':
      return { risksBack: { on } }
    case 'RisksConfirmed':
      return { risksBack: { on: t.risksBack?.on ?? on, understood: event.understood } }
  }
}

/** The list with one of its members, named as a1 or s1, changed. */
const changed = <T>(list: readonly T[] = [], name: string, change: (one: T) => T): T[] =>
  list.map((one, at) => (at === Number(name.slice(1)) - 1 ? change(one) : one))

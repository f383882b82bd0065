import type { Transfer } from '../../src/domain/transfer.ts'
import { acted, match, now } from './acting.ts'
import { aWorkerOf, theExchange } from './actors.ts'
import { inputs } from './inputs.ts'
import { aDraft, anAcknowledged, aSent, type Difference, doing } from './transfers.ts'

// What else may be on record while a family moves: each is a verb that its rule allowed.
const theirWorker = aWorkerOf('sender', 'social-worker')
const theirLead = aWorkerOf('sender', 'practice-lead')
const ourWorker = aWorkerOf('receiver', 'social-worker')

/** A draft of which the receiving authority knows by an alert alone, which nobody has taken (R2.8). */
export const anAlerted = (): Transfer => doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')

/** Sent on a practice lead’s word, while permission was refused (R4.9). */
export const anEmergency = (difference: Difference = {}): Transfer =>
  doing(aDraft({ permission: 'refused', ...difference }), theirLead, 'send-in-emergency')

/** The exchange found that a child moved five months ago (R5.2). */
export const withEarlierMove = (difference: Difference = {}): Transfer =>
  acted(aDraft({ without: 'move', ...difference }), 'record-move', inputs['record-move'], theirWorker, now, {
    earlierMoves: [{ match, months: 5 }],
  })

/** The practice lead asked to be in contact about it. */
export const contactAsked = (): Transfer => doing(withEarlierMove(), theirLead, 'ask-contact')

/** Another authority, to which the family has moved since, asks the sender for contact. */
export const contactWanted = (from: Transfer = aSent()): Transfer => doing(from, theExchange(), 'note-contact')

/** Acknowledged, with an agency (a1) and a service (s1) of the plan named (R5.3, R5.4). */
export const withPlanNamed = (): Transfer =>
  doing(doing(anAcknowledged(), theirWorker, 'name-agency'), theirWorker, 'name-service')

/** The receiving authority stated the risks back, and waits to hear whether it understood (R5.7). */
export const risksStated = (): Transfer => doing(anAcknowledged(), ourWorker, 'state-risks')

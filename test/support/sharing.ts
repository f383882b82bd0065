import type { PermissionState } from '../../schemas/verbs/permission.ts'
import type { Actor } from '../../src/domain/actor.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { aWorkerOf } from './actors.ts'
import { aFamily } from './inputs.ts'
import { doing } from './transfers.ts'

// Who takes part in a sharing decision of the transferring authority; the worker prepared the package.
export const worker = aWorkerOf('sender', 'social-worker')
export const lead = aWorkerOf('sender', 'practice-lead')
export const guardian = aWorkerOf('sender', 'caldicott-guardian')
export const lawyer = aWorkerOf('sender', 'legal-adviser')
export const manager = aWorkerOf('sender', 'service-manager')

const responsible = (parentalResponsibility: boolean) => ({
  people: aFamily().people.map((person) => ({ ...person, parentalResponsibility })),
})
/** p1 and p2 both have parental responsibility, or neither. */
export const bothResponsible = responsible(true)
export const nobodyResponsible = responsible(false)

/** Somebody’s answer, as the worker records it. */
export const says = (t: Transfer, of: string, state: PermissionState, more: object = {}): Transfer =>
  doing(t, worker, 'record-permission', { of, state, note: 'Said at the door.', ...more })

/** The practice lead’s decision: to share, for risk of harm, unless it says otherwise. */
export const decided = (t: Transfer, difference: object = {}): Transfer => doing(t, lead, 'decide-sharing', difference)

/** Advice asked and answered; conditions are given with whatever advice takes them. */
export const advised = (t: Transfer, advice: string, by: Actor = guardian, more: object = {}): Transfer =>
  doing(doing(t, lead, 'ask-advice', { of: by.roles[0] }), by, 'answer-advice', {
    advice,
    ...(advice === 'share-with-conditions' ? { conditions: ['Not to the school.'] } : {}),
    ...(advice === 'share-in-part' ? { papers: ['plan'] } : {}),
    ...more,
  })

export const countersigned = (t: Transfer): Transfer => doing(t, manager, 'countersign-sharing')

import { expect } from 'vitest'
import type { Actor, Side } from '../../src/domain/actor.ts'
import type { EventType, TransferEvent } from '../../src/domain/events.ts'
import type { RefusalCode, RefusalOf } from '../../src/domain/refusal.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { type VerbName, verbs } from '../../src/domain/verbs.ts'
import { act, type Knowing, now, type Outcome } from './acting.ts'
import { aWorkerOf, theExchange } from './actors.ts'
import { inputs } from './inputs.ts'

/** Whoever may do a verb: the first role its row names, of its party; of the sender where either may. */
export function whoMay(verb: VerbName, side?: Side): Actor {
  const { party, who } = verbs[verb]
  const [role] = who
  if (party === 'exchange' || role === undefined) return theExchange(side)
  return aWorkerOf(party === 'either' ? (side ?? 'sender') : party, role)
}

/** A transfer as it stands, then who does what to it, when, and what comes of it. */
export const given = (t: Transfer) => situation(t, {})

type Circumstances = { actor?: Actor; at?: string; knowing?: Knowing }

const situation = (t: Transfer, c: Circumstances) => ({
  by: (actor: Actor) => situation(t, { ...c, actor }),
  at: (at: string) => situation(t, { ...c, at }),
  knowing: (knowing: Knowing) => situation(t, { ...c, knowing }),
  /** Tries a verb with its example input, as far as it differs from it; undefined takes a part of the example out. */
  when: (verb: VerbName, difference: object = {}) => {
    const merged = Object.entries({ ...inputs[verb], ...difference }).filter(([, value]) => value !== undefined)
    return outcome(act(t, verb, Object.fromEntries(merged), c.actor ?? whoMay(verb), c.at ?? now, c.knowing))
  },
})

const outcome = (came: Outcome) => ({
  /** It was refused, with this code and whatever else is said of it. */
  thenRefused: <C extends RefusalCode>(expected: { code: C } & Partial<RefusalOf<C>>): void => {
    expect(came).toMatchObject({ refused: expected })
  },
  /** These things happened, in this order, and nothing else; gives them and the transfer as it then stands. */
  thenHappened: (...types: EventType[]): { events: readonly TransferEvent[]; after: Transfer } => {
    if ('refused' in came) throw new Error(`it was refused: ${JSON.stringify(came.refused)}`)
    expect(came.events.map((event) => event.type)).toEqual(types)
    return came
  },
})

import fc from 'fast-check'
import type { Actor } from '../../src/domain/actor.ts'
import { type State, stateOf, states, type Transfer } from '../../src/domain/transfer.ts'
import { type VerbName, verbNames, verbs } from '../../src/domain/verbs.ts'
import { act, type Knowing, type Outcome } from './acting.ts'
import { aWorkerOf } from './actors.ts'
import { anEarlierDueFound, aStay, noLongerInNeed, withVisitAsked } from './clocks.ts'
import { anAlerted, anEmergency, contactAsked, contactWanted, risksStated, withPlanNamed } from './moving.ts'
import {
  aDraft,
  aMeetingArranged,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aRequested,
  aSent,
  doing,
  inDispute,
} from './transfers.ts'
import { varied, variedFacts } from './walk-inputs.ts'
import { mayTry, people } from './walk-people.ts'

const lead = aWorkerOf('sender', 'practice-lead')
const guardian = aWorkerOf('sender', 'caldicott-guardian')

/** Somebody said yes who has no say; and was taken out of the family again. */
const besidesMother = () => doing(aDraft(), lead, 'record-permission', { of: 'p2', state: 'given' })
const withoutFormerPartner = () => {
  const { to: _kept, people, ...family } = besidesMother().family
  return doing(besidesMother(), lead, 'record-family', { family: { ...family, people: people.slice(0, 1) } })
}
/** Permission refused, advice asked, and what the Caldicott guardian said, if anything yet. */
const advised = (advice?: object) => {
  const asked = doing(aDraft({ notified: true, permission: 'refused' }), lead, 'ask-advice')
  return advice ? doing(asked, guardian, 'answer-advice', advice) : asked
}
const advices = [
  ...[{ advice: 'share-with-conditions', conditions: ['Not to be shown to p2.'] }, { advice: 'do-not-share' }],
  { advice: 'share-in-part', papers: ['plan', 'summary'] },
]
const decidedAgainstAdvice = () => doing(advised({ advice: 'do-not-share' }), lead, 'decide-sharing')
const serviceDeclined = () =>
  doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'record-consent', { consent: 'declined' })

/** Where walks begin; built once, as nothing changes a transfer. */
const starts: readonly Transfer[] = [
  ...[besidesMother(), withoutFormerPartner()],
  ...[
    aRequested(),
    aDraft(),
    aDraft({ permission: 'refused' }),
    aDraft({ without: ['permission', 'move', 'minutes'] }),
  ],
  ...[advised(), ...advices.map(advised), decidedAgainstAdvice()],
  ...[anAlerted(), contactAsked(), anEmergency({ without: 'move' })],
  ...[aSent(), contactWanted(), anAcknowledged(), withPlanNamed(), risksStated(), serviceDeclined()],
  ...[aStay(), withVisitAsked(), anEarlierDueFound(), noLongerInNeed(), aMeetingArranged()],
  ...[anAccepted(), anAccepted(['c1']), aReadyToComplete(), inDispute(0), inDispute(3, { children: ['c2'] })],
]

/** One step: which verb of those that its state allows, by whom of those it is for (or any of either, where wild), varied. */
const aNumber = fc.noBias(fc.nat())
export const aStep = fc.record({
  who: aNumber,
  what: aNumber,
  wild: aNumber.map((n) => n % 16 === 0),
  vary: aNumber,
  facts: aNumber,
  hours: fc.constantFrom(0, 0, 0, 10, 24, 120),
})
export const aWalk = fc.record({
  start: aNumber,
  steps: fc.array(aStep, { minLength: 1, maxLength: 60, size: 'max' }),
})
type Walk = typeof aWalk extends fc.Arbitrary<infer W> ? W : never
export type OneStep = Walk['steps'][number]

/** What ends a walk early: done once in a while, so that walks go on long enough to meet the rest. */
const ends: ReadonlySet<VerbName> = new Set(['step-up', 'withdraw', 'move-on', 'declare-knowing'])
/** What turns on whether papers may go: tried more often than the rest. */
const often: readonly VerbName[] = [
  ...(['send', 'send-addendum', 'record-permission', 'answer-advice', 'decide-sharing'] as const),
  ...(['send', 'answer-advice', 'decide-sharing', 'countersign-sharing', 'countersign-sharing'] as const),
]
/** What is seldom to be answered. */
const seldom: readonly VerbName[] = ['confirm-due', 'confirm-due', 'answer-visit', 'disclose-contact', 'begin']
const verbsOf = (leftOut: ReadonlySet<VerbName>) =>
  new Map(
    states.map((state) => [
      state,
      [...verbNames, ...often, ...seldom].filter((name) => verbs[name].from.includes(state) && !leftOut.has(name)),
    ]),
  )
const inTurn = verbsOf(new Set())
const goingOn = verbsOf(ends)

const one = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** Which verb a step tries of a transfer in this state, and who tries it. */
export function chosen(step: OneStep, state: State): { verb: VerbName; by: Actor } {
  const open = (step.vary % 4 === 0 ? inTurn : goingOn).get(state) ?? []
  const verb = one(step.wild ? verbNames : open, step.what)
  return { verb, by: one(step.wild ? people : mayTry(verb), step.who) }
}

/** What came of one step, for whoever watches. */
export type Step = { verb: VerbName; by: Actor; at: string; before: Transfer; facts: Knowing; outcome: Outcome }

/** Walks from a start, one step after another; what is refused changes nothing. Gives the transfer as it ends. */
export function walk({ start, steps }: Walk, watch: (step: Step) => void): Transfer {
  let t = one(starts, start)
  let now = new Date('2026-11-23T10:00:00.000Z')
  for (const step of steps) {
    now = new Date(now.getTime() + step.hours * 3_600_000)
    const at = now.toISOString()
    const { verb, by } = chosen(step, stateOf(t))
    const facts = variedFacts(step.facts)
    const outcome = act(t, verb, varied(verb, now, step.vary), by, at, facts)
    watch({ verb, by, at, before: t, facts, outcome })
    if ('after' in outcome) t = outcome.after
  }
  return t
}

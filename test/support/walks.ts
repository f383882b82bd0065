import fc from 'fast-check'
import { allowedVerbs } from '../../src/domain/access.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { londonDate } from '../../src/domain/clock.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { type VerbName, verbNames } from '../../src/domain/verbs.ts'
import { act, type Outcome } from './acting.ts'
import { aWorkerOf, everyRole, theExchange } from './actors.ts'
import { inputs } from './inputs.ts'
import {
  aDraft,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aRequested,
  aSent,
  doing,
  inDispute,
} from './transfers.ts'

const lead = aWorkerOf('sender', 'practice-lead')
const guardian = aWorkerOf('sender', 'caldicott-guardian')

const decidedAgainstAdvice = () => {
  const asked = doing(aDraft({ notified: true, permission: 'refused' }), lead, 'ask-advice')
  return doing(doing(asked, guardian, 'answer-advice', { advice: 'do-not-share' }), lead, 'decide-sharing')
}
const serviceDeclined = () =>
  doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'record-consent', { consent: 'declined' })

/** Where walks begin; built once, as nothing changes a transfer. */
const starts: readonly Transfer[] = [
  ...[aRequested(), aDraft(), decidedAgainstAdvice(), aSent(), anAcknowledged(), anAccepted(), anAccepted(['c1'])],
  ...[aReadyToComplete(), serviceDeclined(), inDispute(0), inDispute(3, { children: ['c2'] })],
]

const actors: readonly Actor[] = [
  theExchange('sender'),
  ...(['sender', 'receiver'] as const).flatMap((side) => everyRole.map((role) => aWorkerOf(side, role))),
  aWorkerOf('third', 'practice-lead'),
]

/** One step: which verb of those open to anybody, by whom of those who may (or any, where wild), varied, days later. */
const aNumber = fc.noBias(fc.nat({ max: 99_999 }))
const aStep = fc.record({
  who: aNumber,
  what: aNumber,
  wild: aNumber.map((n) => n % 10 === 0),
  vary: aNumber,
  days: fc.constantFrom(0, 0, 0, 1, 5),
})
export const aWalk = fc.record({
  start: aNumber,
  steps: fc.array(aStep, { minLength: 1, maxLength: 60, size: 'max' }),
})
type Walk = typeof aWalk extends fc.Arbitrary<infer W> ? W : never

/** What ends a walk early: done once in a while, so that walks go on long enough to meet the rest. */
const ends: ReadonlySet<VerbName> = new Set(['step-up', 'withdraw', 'move-on', 'decline-service'])

const one = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
const day = 86_400_000
const dateAfter = (at: Date, days: number) => londonDate(new Date(at.getTime() + days * day))

/** The verb's example input, varied: other children, other dates, other answers. */
function varied(verb: VerbName, at: Date, n: number): object {
  const base = inputs[verb]
  const on = (from: number, to: number) => dateAfter(at, from + (n % (to - from + 1)))
  const children = one([{}, {}, { children: ['c1'] }, { children: ['c2'] }], n >> 3)
  switch (verb) {
    case 'withdraw':
    case 'step-up':
    case 'decline-service':
    case 'move-on':
    case 'complete':
    case 'explain-unavailable':
      return { ...base, ...children }
    case 'dispute':
      return { ...base, ...children, ground: one(['case-responsibility', 'delay', 'threshold'], n) }
    case 'accept':
      return { ...base, ...children, leadsFrom: on(0, 9) }
    case 'ask':
      return { ...base, by: on(-1, 5) }
    case 'arrange-meeting':
      return { ...base, on: on(0, 9) }
    case 'hold-meeting':
    case 'tell-family':
      return { ...base, on: on(-1, 0) }
    case 'report-residence':
      return { ...base, kind: one(['resident', 'expected', 'temporary'], n >> 4), on: on(-9, 0), until: '2028-01-01' }
    case 'record-permission':
      return { ...base, state: one(['given', 'refused', 'withdrawn', 'given-in-part'], n), papers: ['plan'] }
    case 'record-consent':
      return { ...base, consent: one(['given', 'declined'], n) }
    case 'answer-advice':
      return { ...base, advice: one(['share', 'share-in-part', 'do-not-share'], n) }
    case 'decide-sharing':
      return { ...base, outcome: one(['share', 'share-in-part', 'do-not-share'], n), papers: ['plan'] }
    case 'decide': {
      const decision = one(['maintain', 'interim', 'agree', 'outcome'], n)
      const outcome = one(['receiver-responsible', 'sender-responsible', 'shared'], n >> 2)
      const from = outcome === 'sender-responsible' ? {} : { from: on(0, 2) }
      return decision === 'outcome' ? { ...base, decision, outcome, ...from } : { ...base, decision }
    }
    default:
      return base
  }
}

/** What came of one step, for whoever watches. */
export type Step = { verb: VerbName; by: Actor; at: string; before: Transfer; outcome: Outcome }

/** Walks from a start, one step after another; what is refused changes nothing. Gives the transfer as it ends. */
export function walk({ start, steps }: Walk, watch: (step: Step) => void): Transfer {
  let t = one(starts, start)
  let at = new Date('2026-11-23T10:00:00.000Z')
  for (const step of steps) {
    at = new Date(at.getTime() + step.days * day)
    const open = actors.flatMap((by) => allowedVerbs(t, by).map((verb) => ({ by, verb })))
    const verbs = [...new Set(open.map(({ verb }) => verb))].filter((verb) => step.vary % 4 === 0 || !ends.has(verb))
    const wild = step.wild || verbs.length === 0
    const verb = one(wild ? verbNames : verbs, step.what)
    const by = one(wild ? actors : open.filter((may) => may.verb === verb).map((may) => may.by), step.who)
    const outcome = act(t, verb, varied(verb, at, step.vary), by, at.toISOString())
    watch({ verb, by, at: at.toISOString(), before: t, outcome })
    if ('after' in outcome) t = outcome.after
  }
  return t
}

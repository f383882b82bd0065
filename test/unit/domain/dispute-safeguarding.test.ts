import { describe, expect, test } from 'vitest'
import { allowedVerbs } from '../../../src/domain/access.ts'
import type { Side } from '../../../src/domain/actor.ts'
import { climbsAt } from '../../../src/domain/dispute-clock.ts'
import { lastRung, roleAt } from '../../../src/domain/ladder.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { type VerbName, verbNames } from '../../../src/domain/verbs.ts'
import { act, england, now, paperId } from '../../support/acting.ts'
import { aGuest, aWorkerOf, everyRole } from '../../support/actors.ts'
import { aStay, sweptAt, withVisitAsked } from '../../support/clocks.ts'
import { inputs } from '../../support/inputs.ts'
import { contactWanted, risksStated, withPlanNamed } from '../../support/moving.ts'
import { aMeetingArranged, anAcknowledged, aReadyToComplete, aSent, doing, inDispute } from '../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const theirs = aWorkerOf('sender', 'social-worker')

/** What a child must not be left without because two councils disagree: all that is done, but the dispute and its ends. */
const ofTheDispute: readonly VerbName[] = [
  ...(['dispute', 'state-position', 'state-duty', 'escalate', 'decide', 'record-legal-advice'] as const),
]
/** Held up for a child in dispute, by its rule (R7.4, R8.6); what the exchange does of itself; and what turns on news of the dispute. */
const byRule: readonly VerbName[] = ['accept', 'complete', 'remind', 'note-untold', 'confirm-seen', 'record-call']
const goesOn = verbNames.filter((name) => ![...ofTheDispute, ...byRule].includes(name))
const safeguarding: readonly VerbName[] = [
  ...([
    'raise-alert',
    'acknowledge-alert',
    'step-up',
    'ask',
    'answer',
    'ask-visit',
    'answer-visit',
    'end-stay',
  ] as const),
  ...([
    'report-residence',
    'agree-residence',
    'arrange-meeting',
    'hold-meeting',
    'send-addendum',
    'tell-family',
  ] as const),
  ...(['state-risks', 'confirm-risks', 'record-handover', 'record-joint-visit', 'record-consent', 'withdraw'] as const),
]

const alerted = (t: Transfer) => doing(t, theirs, 'raise-alert')
const asked = () => doing(anAcknowledged(), ours, 'ask')
const starts: Record<string, () => Transfer> = {
  'sent, and not yet acknowledged': aSent,
  'with an alert that nobody has acknowledged': () => alerted(anAcknowledged()),
  'with a question that nobody has answered': asked,
  'in a temporary stay': () => doing(aStay(), ours, 'acknowledge'),
  'in a stay, a visit asked for': withVisitAsked,
  'with risks stated back': risksStated,
  'with agencies and services of the plan': withPlanNamed,
  'with an earlier move whose council asks for contact': () => contactWanted(anAcknowledged()),
  'with a residence to be agreed': () => doing(anAcknowledged(), ours, 'report-residence', { on: '2026-11-23' }),
  'with a meeting arranged': aMeetingArranged,
  'ready to be completed': aReadyToComplete,
}

const sides: readonly Side[] = ['sender', 'receiver']
/** The same dispute at a rung: brought there by hand, or by time; with what was said at each. */
function disputes(from: Transfer, by: Side): [string, Transfer][] {
  const byHand = [0, 1, 2, 3].map((rung): [string, Transfer] => [
    `at rung ${rung}, by the ${by}`,
    inDispute(rung, { by, from }),
  ])
  let t = inDispute(0, { by, from })
  const byTime = [1, 2, 3].map((rung): [string, Transfer] => {
    while (t.dispute && t.dispute.rung < rung) t = sweptAt(t, climbsAt(t, england) ?? '')
    return [`climbed to rung ${rung}, raised by the ${by}`, t]
  })
  const director = aWorkerOf('receiver', roleAt(lastRung))
  // Whoever has not opened the papers cannot lead: of theirs there is an arrangement without it.
  const lead = from.acknowledgedAt ? { weLeadUntil: '2026-12-30' } : {}
  const interim = doing(inDispute(3, { by, from }), director, 'decide', { decision: 'interim', ...lead })
  return [...byHand, ...byTime, [`with an interim arrangement, by the ${by}`, interim]]
}

const people = [...sides.flatMap((side) => everyRole.map((role) => aWorkerOf(side, role))), aGuest()]
/** An addendum is filed under the number that comes next: of two histories, one number serves both. */
const knowing = { paper: { id: paperId(900), files: [] } }

const came = (t: Transfer, verb: VerbName, by: (typeof people)[number]) => {
  const outcome = act(t, verb, inputs[verb], by, now, knowing)
  return 'refused' in outcome ? outcome.refused.code : outcome.events.map(({ type }) => type).join(' ')
}

describe('safeguarding goes on (R8.7)', () => {
  test.each(Object.entries(starts))(
    'a transfer %s: whoever could do it can, and whoever could not cannot, at every rung and by whomever it is disputed',
    (_what, start) => {
      const without = start()
      const calm = goesOn.map((verb) => people.map((by) => `${by.worker}: ${came(without, verb, by)}`))
      for (const by of sides)
        for (const [what, disputed] of disputes(without, by))
          for (const [at, verb] of goesOn.entries())
            expect([what, verb, people.map((one) => `${one.worker}: ${came(disputed, verb, one)}`)]).toEqual([
              ...[what, verb, calm[at]],
            ])
    },
  )

  test('each of it was done in one of these, and refused in another', () => {
    const outcomes = new Map<VerbName, Set<string>>()
    for (const t of Object.values(starts).map((start) => start()))
      for (const verb of safeguarding)
        for (const by of people) {
          const known = outcomes.get(verb) ?? new Set<string>()
          outcomes.set(verb, known.add(/^[A-Z]/.test(came(t, verb, by)) ? 'done' : 'refused'))
        }
    for (const verb of safeguarding)
      expect([verb, [...(outcomes.get(verb) ?? [])].sort()]).toEqual([verb, ['done', 'refused']])
  })

  test('a page offers it all the same', () => {
    for (const start of Object.values(starts)) {
      const without = start()
      for (const [what, disputed] of disputes(without, 'receiver'))
        for (const by of people) {
          const offered = allowedVerbs(without, by).filter((verb) => goesOn.includes(verb))
          expect([what, allowedVerbs(disputed, by).filter((verb) => goesOn.includes(verb))]).toEqual([what, offered])
        }
    }
  })
})

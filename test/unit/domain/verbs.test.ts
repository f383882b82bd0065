import { describe, expect, test } from 'vitest'
import { allowedVerbs, permits } from '../../../src/domain/access.ts'
import type { Side } from '../../../src/domain/actor.ts'
import type { EventType } from '../../../src/domain/events.ts'
import { stateOf, states } from '../../../src/domain/transfer.ts'
import { capabilities } from '../../../src/domain/verbs/row.ts'
import { type VerbName, verbNamed, verbNames, verbs } from '../../../src/domain/verbs.ts'
import { aWorkerOf, everyRole, theExchange } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, noLongerInNeed, withVisitAsked } from '../../support/clocks.ts'
import { given, whoMay } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import {
  anAlerted,
  contactAsked,
  contactWanted,
  risksStated,
  withEarlierMove,
  withPlanNamed,
} from '../../support/moving.ts'
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
  inState,
} from '../../support/transfers.ts'

const theirLead = aWorkerOf('sender', 'practice-lead')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const ourWorker = aWorkerOf('receiver', 'social-worker')

/** The sides that may do a verb as workers. */
const sidesOf = (name: VerbName): Side[] => {
  const { party } = verbs[name]
  if (party === 'either') return ['sender', 'receiver']
  return party === 'exchange' ? [] : [party]
}

/** What the exchange alone does, in the name of either party. */
const itsOwn = ['keep-rendition', 'note-untold', 'note-contact', 'disclose-contact', 'remind'] as const

/** A permission refused, advice against sharing, and a decision to share all the same. */
function sharedAgainstAdvice() {
  const asked = doing(aDraft({ permission: 'refused' }), theirLead, 'ask-advice')
  const advised = doing(asked, aWorkerOf('sender', 'caldicott-guardian'), 'answer-advice', { advice: 'do-not-share' })
  return doing(advised, theirLead, 'decide-sharing')
}

const movedLater = () => doing(aSent(), ourWorker, 'report-residence', { on: '2026-11-23' })
const declined = () => doing(anAcknowledged(), ourWorker, 'record-consent', { consent: 'declined' })

/** For each verb a situation in which its example input does something, and all of what. */
const happens: Record<VerbName, () => [ReturnType<typeof given>, ...EventType[]]> = {
  begin: () => [given(aRequested()), 'DraftBegun'],
  'record-family': () => [given(aDraft()), 'FamilyRecorded'],
  'add-paper': () => [given(aDraft({ without: 'plan' })), 'PaperAdded'],
  'remove-paper': () => [given(aDraft()), 'PaperRemoved'],
  'explain-unavailable': () => [given(aDraft({ without: 'minutes' })), 'PaperUnavailable'],
  'record-move': () => [given(aDraft({ without: 'move' })), 'MoveConsidered'],
  send: () => [given(aDraft()), 'TransferSent'],
  'send-in-emergency': () => [given(aDraft()), 'EmergencyDeclared', 'TransferSent'],
  'send-addendum': () => [given(aSent()), 'AddendumSent'],
  'keep-rendition': () => [given(aSent()), 'PackageRendered'],
  withdraw: () => [given(aSent()), 'ChildrenEnded'],
  'move-on': () => [given(anAcknowledged()), 'ChildrenEnded'],
  'record-permission': () => [given(aDraft()), 'PermissionRecorded'],
  'record-lawful-basis': () => [given(aDraft()), 'LawfulBasisRecorded'],
  'ask-advice': () => [given(aDraft()), 'AdviceAsked'],
  'answer-advice': () => [given(doing(aDraft(), theirLead, 'ask-advice')), 'AdviceAnswered'],
  'decide-sharing': () => [given(aDraft()), 'SharingDecided'],
  'countersign-sharing': () => [given(sharedAgainstAdvice()), 'SharingCountersigned'],
  'record-consent': () => [given(anAcknowledged()), 'ConsentRecorded'],
  'decline-service': () => [given(declined()), 'ChildrenEnded'],
  'declare-knowing': () => [given(aDraft()), 'KnowingDeclared'],
  'clear-namesake': () => [given(aDraft()), 'NamesakeCleared'],
  'report-residence': () => [given(aDraft({ without: 'residence' })), 'ResidenceReported'],
  'agree-residence': () => [given(movedLater()).by(theirLead), 'ResidenceAgreed'],
  'end-stay': () => [given(aStay()), 'ResidenceReported'],
  'ask-visit': () => [given(aStay()), 'VisitAsked'],
  'answer-visit': () => [given(withVisitAsked()), 'VisitAnswered'],
  'confirm-due': () => [given(anEarlierDueFound()), 'DueDateConfirmed'],
  'arrange-meeting': () => [given(anAccepted()), 'MeetingArranged'],
  'cancel-meeting': () => [given(aMeetingArranged()), 'MeetingCancelled'],
  'write-closing-summary': () => [given(noLongerInNeed()), 'ClosingSummaryWritten'],
  'hold-meeting': () => [given(aMeetingArranged()), 'MeetingHeld'],
  complete: () => [given(aReadyToComplete()), 'ChildrenEnded'],
  'step-up': () => [given(aDraft()), 'ChildrenEnded'],
  remind: () => [given(aSent()).at('2026-11-24T08:00:00.000Z'), 'ReminderSent'],
  'notify-move': () => [given(aDraft()), 'MoveNotified'],
  'ask-contact': () => [given(withEarlierMove()), 'ContactAsked'],
  'note-contact': () => [given(aSent()), 'ContactWanted'],
  'confirm-seen': () => [given(aDraft({ notified: true })).by(ourWorker), 'NoticeSeen'],
  'record-call': () => [given(aSent()), 'Telephoned'],
  'note-untold': () => [given(aSent()), 'NobodyTold'],
  'answer-contact': () => [given(contactWanted()), 'ContactAnswered'],
  'disclose-contact': () => [given(contactAsked()), 'ContactDisclosed'],
  'tell-parents': () => [given(aDraft()), 'ParentsTold'],
  'name-agency': () => [given(aDraft()), 'AgencyNamed'],
  'tick-agency': () => [given(withPlanNamed()), 'AgencyTicked'],
  'name-service': () => [given(aDraft()), 'ServiceNamed'],
  'answer-service': () => [given(withPlanNamed()), 'ServiceAnswered'],
  'record-joint-visit': () => [given(aSent()), 'JointVisitRecorded'],
  'record-handover': () => [given(aSent()), 'HandoverRecorded'],
  'state-risks': () => [given(anAcknowledged()), 'RisksStated'],
  'confirm-risks': () => [given(risksStated()), 'RisksConfirmed'],
  'write-letter': () => [given(aSent()), 'LetterWritten'],
  'raise-alert': () => [given(aDraft()), 'AlertRaised'],
  'acknowledge-alert': () => [given(anAlerted()), 'AlertAcknowledged'],
  acknowledge: () => [given(aSent()), 'TransferAcknowledged'],
  ask: () => [given(anAcknowledged()), 'InformationAsked'],
  answer: () => [given(doing(anAcknowledged(), ourWorker, 'ask')), 'InformationAnswered'],
  'tell-family': () => [given(aDraft()), 'FamilyTold'],
  accept: () => [given(anAcknowledged()), 'ResponsibilityAccepted'],
  dispute: () => [given(anAcknowledged()).by(ourLead), 'DisputeRaised'],
  'state-position': () => [given(inDispute()), 'PositionStated'],
  'state-duty': () => [given(anAcknowledged()), 'DutyStated'],
  'record-legal-advice': () => [given(inDispute()), 'LegalAdviceTaken', 'LegalAdviceKept'],
  escalate: () => [given(inDispute()), 'DisputeEscalated'],
  decide: () => [given(inDispute()), 'DisputeDecided'],
}

describe('the table', () => {
  test('has a row for each verb, with a title of its own and the rule it comes from', () => {
    expect(verbNames).toHaveLength(66)
    expect(new Set(verbNames.map((name) => verbs[name].title)).size).toBe(66)
    for (const name of verbNames) expect(verbs[name].rule).toMatch(/^R\d+(\.\d+)?$/)
    expect(new Set(verbNames.map((name) => verbs[name].capability))).toEqual(new Set(capabilities))
  })

  test('is looked up by name, and knows no other name', () => {
    expect(verbNamed('send')).toBe(verbs.send)
    for (const name of ['destroy', '', 'toString', '__proto__']) expect(verbNamed(name)).toBeUndefined()
  })

  test.each(verbNames)('%s does something with its example input', (name) => {
    const [situation, ...types] = happens[name]()
    situation.when(name).thenHappened(...types)
  })
})

describe('each verb in each state (R2.1)', () => {
  let pairs = 0
  let asked = 0

  test.each(states)('%s', (state) => {
    const t = inState[state]()
    expect(stateOf(t)).toBe(state)
    for (const name of verbNames) {
      pairs++
      for (const side of sidesOf(name)) {
        for (const role of verbs[name].who) {
          asked++
          const by = aWorkerOf(side, role)
          const expected = verbs[name].from.includes(state)
            ? { side, role }
            : { refused: { code: 'out-of-turn', rule: 'R2.1', state, allowed: allowedVerbs(t, by) } }
          expect(permits(name, t, by), `${name} of a ${state} transfer by ${side} ${role}`).toEqual(expected)
        }
      }
    }
  })

  test.each(states)('the exchange’s own clock, %s', (state) => {
    const t = inState[state]()
    for (const side of ['sender', 'receiver'] as const)
      for (const name of itsOwn) {
        const by = theExchange(side)
        const answer = permits(name, t, by)
        if (verbs[name].from.includes(state)) expect(answer).toEqual({ side, role: 'exchange' })
        else
          expect(answer).toEqual({
            refused: { code: 'out-of-turn', rule: 'R2.1', state, allowed: allowedVerbs(t, by) },
          })
      }
  })

  test('were all walked', () => {
    const workersOf = (name: VerbName) => sidesOf(name).length * verbs[name].who.length
    expect(pairs).toBe(7 * verbNames.length)
    expect(asked).toBe(7 * verbNames.reduce((sum, name) => sum + workersOf(name), 0))
    expect(asked).toBeGreaterThan(1200)
  })
})

describe('each verb for each role and party (R1.2, R1.3)', () => {
  let wrongRoles = 0
  let wrongParties = 0
  let strangers = 0

  test.each(verbNames)('%s', (name) => {
    const { party, who } = verbs[name]
    const sides: Side[] = ['sender', 'receiver']
    for (const t of [inState.draft(), inState.acknowledged()]) {
      for (const role of everyRole) {
        for (const side of sides) {
          if (sidesOf(name).includes(side)) {
            if (who.includes(role)) continue
            wrongRoles++
            given(t).by(aWorkerOf(side, role)).when(name).thenRefused({ code: 'wrong-role', rule: 'R1.3', who })
          } else {
            wrongParties++
            const expected = party === 'either' ? 'sender' : party
            given(t)
              .by(aWorkerOf(side, role))
              .when(name)
              .thenRefused({ code: 'wrong-party', rule: 'R1.2', party: expected })
          }
        }
        strangers++
        given(t).by(aWorkerOf('third', role)).when(name).thenRefused({ code: 'no-such-transfer', rule: 'R1.2' })
      }
      if (party !== 'exchange') given(t).by(theExchange()).when(name).thenRefused({ code: 'wrong-party' })
    }
  })

  test('were all walked', () => {
    const workers = verbNames.filter((name) => verbs[name].party !== 'exchange')
    const roleless = workers.reduce(
      (sum, name) => sum + sidesOf(name).length * (everyRole.length - verbs[name].who.length),
      0,
    )
    const others = verbNames.reduce((sum, name) => sum + (2 - sidesOf(name).length) * everyRole.length, 0)
    expect({ wrongRoles, wrongParties, strangers }).toEqual({
      wrongRoles: 2 * roleless,
      wrongParties: 2 * others,
      strangers: 2 * verbNames.length * everyRole.length,
    })
    expect(roleless).toBeGreaterThan(400)
  })
})

test('every example input is one that its verb takes, and none takes a word more', () => {
  for (const name of verbNames) {
    expect(verbs[name].input.safeParse(inputs[name]).success, name).toBe(true)
    expect(verbs[name].input.safeParse({ ...inputs[name], besides: 1 }).success, name).toBe(false)
  }
})

test('whoever may do a verb is a worker of its party, or the exchange', () => {
  expect(verbNames.filter((name) => whoMay(name).kind === 'exchange').sort()).toEqual([...itsOwn].sort())
})

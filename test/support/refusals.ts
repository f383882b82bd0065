import type { Actor, Role, Side } from '../../src/domain/actor.ts'
import type { Decision } from '../../src/domain/decision.ts'
import { draft } from '../../src/domain/draft.ts'
import type { Refusal, RefusalCode } from '../../src/domain/refusal.ts'
import { slots, type Transfer } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { act, type Knowing, now, paperId } from './acting.ts'
import { aGuest, aWorkerOf, councils } from './actors.ts'
import { aStay, metForOne, noLongerInNeed } from './clocks.ts'
import { whoMay } from './given.ts'
import { aFamily, inputs } from './inputs.ts'
import { contactAsked, contactWanted, risksStated, withEarlierMove } from './moving.ts'
import {
  aDraft,
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aSent,
  doing,
  inDispute,
  openingBy,
} from './transfers.ts'

const lead = (side: Side) => aWorkerOf(side, 'practice-lead')
const worker = (side: Side) => aWorkerOf(side, 'social-worker')

const refusedBy = (came: object): Refusal | undefined => ('refused' in came ? (came.refused as Refusal) : undefined)
const trying = (t: Transfer, verb: VerbName, more: object = {}, by: Actor = whoMay(verb), knowing: Knowing = {}) =>
  refusedBy(act(t, verb, { ...inputs[verb], ...more }, by, now, knowing))
const opening = (more: { receiver?: string; unknown?: true }): Decision => {
  const { family } = aDraft()
  return draft(
    { receiver: more.receiver ?? councils.receiver, family },
    { ...openingBy(worker('sender')), ...(more.unknown ? { other: undefined } : {}) },
  )
}
const with40Papers = () => {
  let t = aDraft()
  while (t.papers.length < 40) t = doing(t, worker('sender'), 'add-paper')
  return t
}
const another = { about: { title: 'Genogram', datedOn: '2026-10-01', children: ['c1'], marks: [] } }
const author = { authoredBy: { name: 'Perpetua Quillfeather', role: 'Social worker' } }
const genogram = { slot: 'other', about: { ...another.about, ...author }, structured: undefined, files: [paperId(50)] }
const stepped = () => doing(anAcknowledged(), lead('receiver'), 'step-up', { children: ['c1'] })
const role = (side: Side | 'third', one: Role) => aWorkerOf(side, one)

/** Refusals that no verb's rule gives: they belong to reading and uploading. */
export const notOfRules: Record<
  | 'not-open-to-you'
  | 'not-sent-yet'
  | 'no-such-letter'
  | 'not-a-document'
  | 'upload-unfit'
  | 'upload-broke-off'
  | 'not-completed'
  | 'pack-lacks'
  | 'no-such-invitation'
  | 'no-such-profile'
  | 'no-other-way'
  | 'no-webhook'
  | 'webhook-address'
  | 'no-such-notice'
  | 'not-dead'
  | 'last-rung-held'
  | 'names-yourself',
  Refusal
> = {
  'not-open-to-you': { code: 'not-open-to-you', rule: 'R2.7' },
  'not-sent-yet': { code: 'not-sent-yet', rule: 'R3.9' },
  'no-such-letter': { code: 'no-such-letter', rule: 'R5.5' },
  'not-a-document': { code: 'not-a-document', rule: 'R3.2' },
  'upload-unfit': { code: 'upload-unfit', rule: 'R3.2', why: 'encrypted' },
  'upload-broke-off': { code: 'upload-broke-off', rule: 'R3.2' },
  'not-completed': { code: 'not-completed', rule: 'R7.4', children: ['c1'] },
  'pack-lacks': { code: 'pack-lacks', rule: 'R7.4', lacking: [{ child: 'c1', item: 'LAchildID' }] },
  'no-such-invitation': { code: 'no-such-invitation', rule: 'R7.1' },
  'no-such-profile': { code: 'no-such-profile', rule: 'R7.5' },
  'no-other-way': { code: 'no-other-way', rule: 'R9.3' },
  'no-webhook': { code: 'no-webhook', rule: 'R9.1' },
  'webhook-address': {
    code: 'webhook-address',
    rule: 'R9.1',
    field: 'url',
    why: 'Give an address that begins with https.',
  },
  'no-such-notice': { code: 'no-such-notice', rule: 'R9.3' },
  'not-dead': { code: 'not-dead', rule: 'R9.3' },
  'names-yourself': { code: 'names-yourself', rule: 'R8.4', field: 'holder' },
  'last-rung-held': { code: 'last-rung-held', rule: 'R8.5', field: 'vacant' },
}

/** One situation for every code that a rule can give. A new code without one does not compile. */
export const refusals: Record<Exclude<RefusalCode, keyof typeof notOfRules>, () => Refusal | undefined> = {
  'no-such-transfer': () => trying(aSent(), 'acknowledge', {}, role('third', 'duty')),
  'wrong-party': () => trying(aDraft({ notified: true }), 'send', {}, worker('receiver')),
  'wrong-role': () => trying(aDraft(), 'send', {}, role('sender', 'auditor')),
  'out-of-turn': () => trying(aSent(), 'send'),
  'wrong-procedure': () =>
    trying(aDraft(), 'record-family', { family: { ...aDraft().family, whereabouts: 'unknown' } }),
  'same-authority': () => refusedBy(opening({ receiver: councils.sender })),
  'unknown-authority': () => refusedBy(opening({ unknown: true })),
  'receiver-not-on-exchange': () =>
    trying(aDraft(), 'send', {}, worker('sender'), { receiver: { onExchange: false, telephone: '01632 960 999' } }),
  'package-incomplete': () => trying(aDraft({ without: 'plan' }), 'send'),
  'reason-for-more': () => trying(aDraft(), 'add-paper', genogram),
  'paper-is-for-another-slot': () => trying(aDraft(), 'add-paper', { slot: 'summary' }),
  'not-lawful-to-share': () => trying(aDraft({ permission: 'refused' }), 'send'),
  'prepared-by-you': () =>
    trying(
      aDraft({ permission: 'refused' }),
      'decide-sharing',
      {},
      { ...lead('sender'), worker: worker('sender').worker },
    ),
  'advice-not-considered': () =>
    trying(aDraft({ permission: 'refused' }), 'decide-sharing', { adviceNotNeeded: undefined }),
  'no-advice-asked': () => trying(aDraft(), 'answer-advice'),
  'asked-by-you': () => {
    const both = aWorkerOf('sender', 'practice-lead', 'caldicott-guardian')
    return trying(doing(aDraft(), both, 'ask-advice'), 'answer-advice', {}, both)
  },
  'advised-by-you': () => {
    const both = aWorkerOf('sender', 'practice-lead', 'caldicott-guardian')
    const asked = doing(aDraft({ permission: 'refused' }), lead('sender'), 'ask-advice')
    return trying(doing(asked, both, 'answer-advice'), 'decide-sharing', {}, both)
  },
  'knows-the-family': () => trying(doing(aDraft(), lead('sender'), 'declare-knowing'), 'withdraw', {}, lead('sender')),
  'no-such-namesake': () => trying(aDraft(), 'clear-namesake', { name: 'Octavia Merriweather' }),
  'basis-not-in-force': () => trying(aDraft(), 'record-lawful-basis', { duty: 'CA2004-s16LA' }),
  'basis-not-recorded': () => trying(aDraft({ without: 'basis' }), 'send'),
  'already-notified': () => trying(aDraft({ notified: true }), 'notify-move'),
  'nothing-to-send': () => trying(aDraft({ without: slots }), 'send-in-emergency', {}, lead('sender')),
  'permission-on-record': () => {
    const t = aDraft({ permission: 'refused' })
    const people = t.family.people.map((person) => ({ ...person, parentalResponsibility: false }))
    return trying(t, 'record-family', { family: { ...t.family, people } })
  },
  'decided-by-you': () => {
    const both = aWorkerOf('sender', 'practice-lead', 'service-manager')
    const asked = doing(aDraft({ permission: 'refused' }), both, 'ask-advice', { of: 'legal-adviser' })
    const advised = doing(asked, role('sender', 'legal-adviser'), 'answer-advice', { advice: 'do-not-share' })
    return trying(doing(advised, both, 'decide-sharing'), 'countersign-sharing', {}, both)
  },
  'nothing-to-countersign': () => trying(aDraft(), 'countersign-sharing'),
  'consent-not-declined': () => trying(anAcknowledged(), 'decline-service'),
  'move-not-considered': () => trying(aDraft({ without: 'move' }), 'send'),
  'trafficking-not-considered': () => trying(withEarlierMove(), 'send'),
  'no-such-match': () => trying(aDraft(), 'ask-contact'),
  'already-asked': () => trying(contactAsked(), 'ask-contact'),
  'no-such-contact': () => trying(aDraft(), 'answer-contact'),
  'already-answered': () => trying(doing(contactWanted(), lead('sender'), 'answer-contact'), 'answer-contact'),
  'no-such-agency': () => trying(aDraft(), 'tick-agency'),
  'no-such-service': () => trying(anAcknowledged(), 'answer-service'),
  // Kept from before changes in who is responsible were folded: whatever was sent since has one.
  'nothing-to-tell': () => {
    const { change: _none, ...t } = aSent()
    return trying(t, 'write-letter')
  },
  'not-to-be-told': () => {
    const people = aFamily().people.map((person) => ({ ...person, tellBy: 'not-to-be-told' as const }))
    return trying(aSent({ family: { people } }), 'write-letter')
  },
  'tell-in-person': () => trying(aSent(), 'write-letter', { person: 'p2' }),
  'kept-from-them': () => {
    const people = aFamily().people.map((person) => ({ ...person, tellBy: 'letter' as const }))
    return trying(aSent({ family: { people } }), 'write-letter', { person: 'p2', ownWords: 'They are in Heron Mews.' })
  },
  'no-risks-stated': () => trying(doing(risksStated(), worker('sender'), 'confirm-risks'), 'confirm-risks'),
  'no-alert': () => trying(aSent(), 'acknowledge-alert'),
  'residence-unknown': () => trying(aDraft({ without: 'residence' }), 'send'),
  'nothing-proposed': () => trying(aSent(), 'agree-residence'),
  'nothing-due': () => trying(aSent(), 'remind'),
  'date-impossible': () => trying(anAcknowledged(), 'accept', { leadsFrom: '2026-11-22' }),
  'no-such-child': () => trying(anAcknowledged(), 'accept', { children: ['c3'] }),
  'child-has-ended': () => trying(stepped(), 'accept', { children: ['c1'] }),
  'no-such-person': () => trying(aDraft(), 'record-permission', { of: 'p3' }),
  'no-such-question': () => trying(anAcknowledged(), 'answer'),
  'no-such-paper': () => trying(aDraft(), 'remove-paper', { paper: paperId(50) }),
  'no-such-version': () => trying(aSent(), 'keep-rendition', { version: 2 }),
  'already-rendered': () => trying(doing(aSent(), whoMay('keep-rendition'), 'keep-rendition'), 'keep-rendition'),
  'no-such-file': () => trying(aDraft(), 'add-paper', genogram, worker('sender'), { paper: 'missing' }),
  'already-accepted': () => trying(anAccepted(['c1']), 'accept', { children: ['c1'] }),
  'not-accepted': () => trying(doing(anAccepted(['c1']), worker('receiver'), 'tell-family'), 'complete'),
  'not-leading-yet': () => {
    const later = doing(anAcknowledged(), lead('receiver'), 'accept', { leadsFrom: '2026-12-01' })
    return trying(later, 'complete')
  },
  'meeting-not-arranged': () => trying(anAccepted(), 'hold-meeting'),
  'meeting-not-held': () => trying(aMeetingArranged(), 'complete'),
  'late-meeting-needs-a-reason': () => trying(anAccepted(), 'arrange-meeting', { on: '2026-12-19' }),
  'nothing-to-confirm': () => trying(anAcknowledged(), 'confirm-due'),
  'no-stay': () => trying(aSent(), 'end-stay'),
  'no-visit-asked': () => trying(aStay(), 'answer-visit'),
  'outcome-on-record': () => trying(metForOne(), 'hold-meeting'),
  'still-in-need': () => trying(aMeetingHeld(), 'write-closing-summary'),
  'closing-summary-missing': () => trying(noLongerInNeed(), 'complete', { children: ['c1'] }),
  'family-not-told': () => trying(aMeetingHeld(), 'complete'),
  'in-dispute': () => trying(inDispute(0, { from: aReadyToComplete() }), 'complete'),
  'dispute-already-open': () => trying(inDispute(), 'dispute'),
  'no-dispute': () => trying(anAcknowledged(), 'decide'),
  'ground-needs-a-reason': () => trying(aSent(), 'dispute', { code: undefined }, lead('receiver')),
  'position-already-stated': () => trying(inDispute(), 'state-position', {}, lead('receiver')),
  'not-your-rung': () => trying(inDispute(1), 'decide', {}, lead('receiver')),
  'last-rung': () => trying(inDispute(3), 'escalate', {}, role('sender', 'director')),
  'not-the-last-rung': () => trying(inDispute(), 'decide', { decision: 'outcome', outcome: 'sender-responsible' }),
  'position-not-stated': () =>
    trying(inDispute(0, { by: 'sender', from: anAccepted() }), 'decide', { decision: 'agree' }, lead('sender')),
  'reasons-needed': () => trying(inDispute(1), 'escalate', { reasons: undefined }, role('sender', 'service-manager')),
  'not-for-this-ground': () =>
    trying(inDispute(3), 'decide', { decision: 'outcome', outcome: 'goes-on' }, role('sender', 'director')),
  'not-in-dispute': () => trying(inDispute(0, { children: ['c1'] }), 'decide', { children: ['c2'] }),
  'no-linked-transfer': () => trying(anAccepted(), 'move-on', {}, worker('receiver'), { next: undefined }),
  'nothing-unseen': () => trying(aDraft(), 'confirm-seen'),
  'nobody-to-telephone': () => trying(aDraft(), 'record-call'),
  'not-for-guests': () => trying(anAccepted(), 'hold-meeting', {}, aGuest()),
  'too-much': () => trying(with40Papers(), 'add-paper'),
}

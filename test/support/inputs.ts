import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import type { Slot } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { contactId, match, nextTransferId, paperId } from './acting.ts'
import { councils } from './actors.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from './papers.ts'

/** The family of every test: two siblings, their mother (p1), and a man from whom their new address is kept (p2). */
export const aFamily = (): z.input<typeof Family> => ({
  children: [
    { id: 'c1', name: 'Isolde Fenwick-Ashgrove', PersonBirthDate: '2017-03-14' },
    { id: 'c2', name: 'Corin Fenwick-Ashgrove', PersonBirthDate: '2022-08-02' },
  ],
  people: [
    { id: 'p1', name: 'Rowena Fenwick-Ashgrove', relationship: 'Mother', parentalResponsibility: true },
    { id: 'p2', name: 'Lucan Thistlecombe', relationship: 'Former partner', parentalResponsibility: false },
  ],
  to: { lines: '2 Heron Mews, Thornwick', keepFrom: ['p2'] },
})

/** What stands in each of the four slots. */
export const paperFor: Record<Slot, object> = {
  assessment: { slot: 'assessment', structured: anAssessment() },
  plan: { slot: 'plan', structured: aPlan() },
  minutes: { slot: 'minutes', structured: someMinutes() },
  summary: { slot: 'summary', structured: aSummary() },
}

const reasons = 'Said in the worker’s own words.'

/** A valid input of every verb. A verb without one does not compile. */
export const inputs: Record<VerbName, object> = {
  begin: {},
  'record-family': { family: aFamily() },
  'add-paper': paperFor.plan,
  'remove-paper': { paper: paperId(1) },
  'explain-unavailable': { slot: 'minutes', reason: 'no-review-yet' },
  'record-move': { impact: 'A new school and a new therapist for both.', urgency: 'soon' },
  send: {},
  'send-addendum': paperFor.plan,
  'keep-rendition': {
    ...{ version: 1, file: paperId(60), bytes: 4096, pages: 3, sha256: 'ef'.repeat(32) },
    ...{ manifest: 'cd'.repeat(32), jws: 'header..signature' },
  },
  withdraw: { why: 'did-not-move', reasons },
  'move-on': { next: nextTransferId },
  'record-permission': { of: 'p1', state: 'given' },
  'record-lawful-basis': { article6: '6(1)(e)', article9: '9(2)(g)' },
  'ask-advice': { of: 'caldicott-guardian', question: 'May we share the plan?' },
  'answer-advice': { advice: 'share', reasons },
  'decide-sharing': { outcome: 'share', ground: 'risk-of-harm', reasons, adviceNotNeeded: 'The risk is plain.' },
  'countersign-sharing': { reasons },
  'record-consent': { of: 'p1', consent: 'given' },
  'decline-service': { needsMetBy: 'universal-or-targeted', reasons },
  'report-residence': { kind: 'resident', on: '2026-11-20', known: 'Their mother telephoned.' },
  'agree-residence': {},
  'end-stay': { now: 'resident', on: '2026-11-23', known: 'They have taken the tenancy.' },
  'ask-visit': { by: '2026-11-30', about: 'Please see that they are safe where they stay.' },
  'answer-visit': { visited: true, on: '2026-11-23', seenAlone: true, reasons },
  'confirm-due': {},
  'arrange-meeting': {
    on: '2026-12-09',
    time: '14:00',
    place: 'Thornwick Family Centre',
    chair: 'Honoria Larkspur',
    transferringWorkerInvited: true,
  },
  'hold-meeting': {
    on: '2026-11-23',
    outcomes: [
      { child: 'c1', outcome: 'continues', reasons },
      { child: 'c2', outcome: 'continues', reasons },
    ],
  },
  'cancel-meeting': { reasons },
  'write-closing-summary': {
    ...{ child: 'c1', reasons, viewsOfChild: 'She is glad.', viewsOfParents: 'They agree.' },
    ...{ viewsOfProfessionals: 'The school agrees.', nextSteps: 'Early help, by the school.' },
    ...{ leadProfessional: 'Ottilie Marchbanks, school', practiceLead: 'Honoria Larkspur' },
    serviceManager: 'Leopold Ravenscroft',
  },
  complete: {},
  'step-up': { to: 's47', reasons },
  remind: {},
  'notify-move': { outcome: 'notify', reasons },
  'send-in-emergency': { ground: 'risk-of-harm', word: 'He has found the old address, and they left tonight.' },
  'declare-knowing': { sure: true },
  'clear-namesake': { name: 'Rowena Fenwick-Ashgrove', reasons },
  'ask-contact': { match, reasons },
  'confirm-seen': {},
  'record-call': { spokeWith: 'Lucy Penhaligon, duty worker', outcome: 'They look at it today.' },
  'note-untold': { of: 1, side: 'receiver' },
  'note-contact': { contact: contactId, authority: councils.third },
  'answer-contact': { contact: contactId, agree: true, reasons },
  'disclose-contact': { contact: contactId, agree: true, authority: councils.third },
  'tell-parents': { people: ['p1'], on: '2026-11-20', by: 'Perpetua Quillfeather' },
  'name-agency': { kind: 'school', name: 'Brackenfold Primary School' },
  'tick-agency': { agency: 'a1', done: 'told', on: '2026-11-20' },
  'name-service': { name: 'Speech and language therapy', need: 'Corin says few words.' },
  'answer-service': { service: 's1', can: 'same' },
  'record-joint-visit': { state: 'held', on: '2026-11-20' },
  'record-handover': {
    ...{ between: 'workers', on: '2026-11-20', people: 'Perpetua Quillfeather and Seraphina Wexcombe' },
    said: 'The man who hurt them lives near the new school.',
  },
  'state-risks': { risks: 'He may look for them at the school gate.' },
  'confirm-risks': { understood: true },
  'write-letter': { person: 'p1' },
  'acknowledge-alert': {},
  'raise-alert': {
    risk: 'A man who has hurt them lives in the next street.',
    address: '2 Heron Mews, Thornwick',
    contact: 'Ambrose Tidewell, 01632 960 100',
    telephoned: true,
  },
  acknowledge: {},
  ask: { items: ['The school’s last report'], by: '2026-11-30' },
  answer: { question: 1, answer: 'It is in the minutes, on page 2.' },
  'tell-family': { people: ['p1'], on: '2026-11-23', how: 'in-person', what: 'Thornwick is responsible from today.' },
  accept: { leadsFrom: '2026-11-23', worker: 'Seraphina Wexcombe' },
  dispute: { ground: 'case-responsibility', code: 'not-resident-here', position: 'They live over the border.' },
  'state-position': { position: 'They have a tenancy in Thornwick.' },
  'state-duty': { duty: 'receiver', reasons },
  escalate: { reasons },
  decide: { decision: 'maintain', reasons },
  'record-legal-advice': { on: '2026-11-23', advice: 'Counsel thinks that section 17 follows the child.' },
}

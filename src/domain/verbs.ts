import type { z } from 'zod'
import * as answering from '../../schemas/verbs/answer.ts'
import * as disputing from '../../schemas/verbs/dispute.ts'
import { Nothing, RecordFamily } from '../../schemas/verbs/draft.ts'
import * as meetings from '../../schemas/verbs/meeting.ts'
import * as moving from '../../schemas/verbs/move.ts'
import { AddPaper, KeepRendition, RemovePaper, SendAddendum, UnavailablePaper } from '../../schemas/verbs/package.ts'
import * as sharing from '../../schemas/verbs/permission.ts'
import * as living from '../../schemas/verbs/residence.ts'
import type { Role, Side } from './actor.ts'
import { agreeResidence, remind, reportResidence } from './clock.ts'
import type { Decision, Facts } from './decision.ts'
import * as dispute from './dispute.ts'
import { begin, recordFamily } from './draft.ts'
import { declineService, moveOn, stepUp, withdraw } from './ending.ts'
import { arrangeMeeting, complete, holdMeeting } from './meeting.ts'
import { notifyMove, raiseAlert, recordMove, tellFamily } from './move.ts'
import { addPaper, explainUnavailable, removePaper, send, sendAddendum } from './package.ts'
import * as permission from './permission.ts'
import { keepRendition } from './rendition.ts'
import { accept, acknowledge, answer, ask } from './responsibility.ts'
import { type State, states, type Transfer } from './transfer.ts'

export const capabilities = ['package', 'permission', 'clock', 'notice', 'dispute'] as const

/** A row of the table: what the verb is called, whose it is, from which states, what it takes, and the rule that decides. */
export type Verb = {
  title: string
  capability: (typeof capabilities)[number]
  party: Side | 'either' | 'exchange'
  who: readonly Role[]
  from: readonly State[]
  input: z.ZodObject
  rule: string
  /** Facts beyond the ordinary that must be loaded before it decides. */
  needs?: 'paper' | 'manifest' | 'paper-and-manifest' | 'rendition' | 'next'
  decide: (t: Transfer, input: never, f: Facts) => Decision
}

const worker: readonly Role[] = ['social-worker', 'practice-lead', 'service-manager']
const lead: readonly Role[] = ['practice-lead', 'service-manager']
const rungs: readonly Role[] = dispute.ladder
const anyone: readonly Role[] = [...worker, 'head-of-service', 'director', 'duty']

const draft: readonly State[] = ['draft']
const before: readonly State[] = ['requested', 'draft']
const arrived: readonly State[] = ['sent', 'acknowledged', 'accepted']
const sentOnce: readonly State[] = [...arrived, 'completed', 'ended']
const taken: readonly State[] = ['acknowledged', 'accepted']
const open: readonly State[] = states.filter((state) => state !== 'completed' && state !== 'ended')

/** One row; the rule's input is tied to the schema's, then forgotten, so that rows of all kinds stand in one table. */
const row = <S extends z.ZodObject>(
  title: string,
  party: Verb['party'],
  who: readonly Role[],
  from: readonly State[],
  rule: string,
  input: S,
  decide: (t: Transfer, input: z.infer<S>, f: Facts) => Decision,
  needs?: Verb['needs'],
): Row => ({ title, party, who, from, rule, input, decide, ...(needs ? { needs } : {}) }) as Row

type Row = Omit<Verb, 'capability'>
const of = <K extends string>(capability: Verb['capability'], rows: Record<K, Row>) =>
  Object.fromEntries(Object.entries<Row>(rows).map(([name, one]) => [name, { ...one, capability }])) as Record<K, Verb>

/** THE TABLE (R1.2, R1.3, R2.1). Routes, OpenAPI, buttons, forms and the access tests are read from it. */
export const verbs = {
  ...of('package', {
    begin: row('Take up the request', 'sender', worker, ['requested'], 'R2.9', Nothing, begin),
    'record-family': row('Correct the family', 'sender', worker, draft, 'R2', RecordFamily, recordFamily),
    'add-paper': row('Add a paper', 'sender', worker, draft, 'R3.1', AddPaper, addPaper, 'paper'),
    'remove-paper': row('Take out a paper', 'sender', worker, draft, 'R3.1', RemovePaper, removePaper),
    'explain-unavailable': row(
      'Say why a paper is not available',
      'sender',
      worker,
      draft,
      'R3.1',
      UnavailablePaper,
      explainUnavailable,
    ),
    'record-move': row('Record what the move means', 'sender', worker, draft, 'R5.1', moving.RecordMove, recordMove),
    send: row('Send the package', 'sender', worker, draft, 'R3.1', Nothing, send, 'manifest'),
    'send-addendum': row(
      'Send a later paper',
      'sender',
      worker,
      arrived,
      'R2.2',
      SendAddendum,
      sendAddendum,
      'paper-and-manifest',
    ),
    'keep-rendition': row(
      'Keep the print of the package',
      'exchange',
      [],
      sentOnce,
      'R3.9',
      KeepRendition,
      keepRendition,
      'rendition',
    ),
    withdraw: row('Withdraw', 'sender', lead, [...before, 'sent', 'acknowledged'], 'R2', meetings.Withdraw, withdraw),
    'move-on': row('End: the family moved on', 'receiver', worker, taken, 'R2.11', meetings.MoveOn, moveOn, 'next'),
  }),
  ...of('permission', {
    'record-permission': row(
      'Record permission to share',
      'sender',
      worker,
      open,
      'R4.1',
      sharing.RecordPermission,
      permission.recordPermission,
    ),
    'record-lawful-basis': row(
      'Record the lawful basis',
      'sender',
      worker,
      draft,
      'R4.5',
      sharing.RecordLawfulBasis,
      permission.recordLawfulBasis,
    ),
    'ask-advice': row(
      'Ask for advice on sharing',
      'sender',
      ['practice-lead'],
      open,
      'R4.4',
      sharing.AskAdvice,
      permission.askAdvice,
    ),
    'answer-advice': row(
      'Give your advice',
      'sender',
      ['caldicott-guardian', 'legal-adviser'],
      open,
      'R4.4',
      sharing.AnswerAdvice,
      permission.answerAdvice,
    ),
    'decide-sharing': row(
      'Decide whether to share',
      'sender',
      ['practice-lead'],
      open,
      'R4.3',
      sharing.DecideSharing,
      permission.decideSharing,
    ),
    'countersign-sharing': row(
      'Countersign sharing against advice',
      'sender',
      ['service-manager'],
      open,
      'R4.4',
      sharing.Countersign,
      permission.countersign,
    ),
    'record-consent': row(
      'Record consent to the service',
      'either',
      worker,
      open,
      'R4.10',
      sharing.RecordConsent,
      permission.recordConsent,
    ),
    'decline-service': row(
      'End: the service was declined',
      'receiver',
      ['practice-lead'],
      taken,
      'R4.10',
      meetings.DeclineService,
      declineService,
    ),
  }),
  ...of('clock', {
    'report-residence': row(
      'Report residence',
      'either',
      worker,
      open,
      'R6.2',
      living.ReportResidence,
      reportResidence,
    ),
    'agree-residence': row(
      'Agree the corrected date',
      'either',
      worker,
      open,
      'R6.3',
      living.AgreeResidence,
      agreeResidence,
    ),
    'arrange-meeting': row(
      'Arrange the meeting',
      'receiver',
      worker,
      taken,
      'R7.1',
      meetings.ArrangeMeeting,
      arrangeMeeting,
    ),
    'hold-meeting': row('Record the meeting', 'receiver', worker, taken, 'R7.3', meetings.HoldMeeting, holdMeeting),
    complete: row('Complete the transfer', 'receiver', worker, taken, 'R7.4', meetings.Complete, complete),
    'step-up': row('Step up to child protection', 'either', lead, open, 'R2.10', meetings.StepUp, stepUp),
    remind: row('Send the reminders that are due', 'exchange', [], open, 'R6.6', living.Remind, remind),
  }),
  ...of('notice', {
    'notify-move': row(
      'Notify the move without the papers',
      'sender',
      ['practice-lead'],
      draft,
      'R4.11',
      moving.NotifyMove,
      notifyMove,
    ),
    'raise-alert': row(
      'Raise a risk-of-significant-harm alert',
      'sender',
      anyone,
      open,
      'R2.8',
      moving.RaiseAlert,
      raiseAlert,
    ),
    acknowledge: row(
      'Acknowledge and open the papers',
      'receiver',
      [...worker, 'duty'],
      ['sent'],
      'R2.7',
      answering.Acknowledge,
      acknowledge,
    ),
    ask: row('Ask for information', 'receiver', worker, taken, 'R2.4', answering.Ask, ask),
    answer: row('Answer a question', 'sender', worker, taken, 'R2.4', answering.Answer, answer),
    'tell-family': row(
      'Record that the family was told',
      'either',
      worker,
      open,
      'R5.5',
      moving.TellFamily,
      tellFamily,
    ),
  }),
  ...of('dispute', {
    accept: row('Accept responsibility', 'receiver', lead, ['acknowledged'], 'R8.1', answering.Accept, accept),
    dispute: row('Dispute', 'either', ['practice-lead'], arrived, 'R8.2', disputing.RaiseDispute, dispute.raiseDispute),
    'state-position': row(
      'State our position',
      'either',
      rungs,
      arrived,
      'R8.2',
      disputing.StatePosition,
      dispute.statePosition,
    ),
    escalate: row('Bring to the next rung', 'either', rungs, arrived, 'R8.4', disputing.Escalate, dispute.escalate),
    decide: row('Decide on the dispute', 'either', rungs, arrived, 'R8.3', disputing.Decide, dispute.decide),
  }),
}

export type VerbName = keyof typeof verbs
export const verbNames = Object.keys(verbs) as VerbName[]
export const verbNamed = (name: string): Verb | undefined =>
  Object.hasOwn(verbs, name) ? verbs[name as VerbName] : undefined

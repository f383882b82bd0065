import * as answering from '../../../schemas/verbs/answer.ts'
import { AcknowledgeAlert, RaiseAlert } from '../../../schemas/verbs/move.ts'
import { ConfirmSeen, NoteUntold, RecordCall } from '../../../schemas/verbs/seen.ts'
import { acknowledgeAlert, raiseAlert } from '../alert.ts'
import { acknowledge, answer, ask } from '../responsibility.ts'
import { confirmSeen, noteUntold, recordCall } from '../seen.ts'
import { anyone, ever, of, row, taken, takers, worker } from './row.ts'

/** Alert, acknowledgement, question and answer (R2.4, R2.7, R2.8). */
export const noticeVerbs = of('notice', {
  'raise-alert': row('Raise a risk-of-significant-harm alert', 'sender', anyone, ever, 'R2.8', RaiseAlert, raiseAlert),
  'acknowledge-alert': row(
    'Acknowledge the alert',
    'receiver',
    takers,
    ever,
    'R2.8',
    AcknowledgeAlert,
    acknowledgeAlert,
  ),
  'confirm-seen': row('Say that you have seen it', 'either', anyone, ever, 'R9.1', ConfirmSeen, confirmSeen),
  'record-call': row('Record a telephone call', 'either', anyone, ever, 'R9.3', RecordCall, recordCall),
  'note-untold': row('Note that nobody was told', 'exchange', [], ever, 'R9.3', NoteUntold, noteUntold),
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
})

import * as meetings from '../../../schemas/verbs/meeting.ts'
import * as living from '../../../schemas/verbs/residence.ts'
import { stepUp } from '../ending.ts'
import { arrangeMeeting, cancelMeeting, complete, holdMeeting, writeClosingSummary } from '../meeting.ts'
import { confirmDue } from '../recount.ts'
import { remind } from '../reminders.ts'
import { agreeResidence, answerVisit, askVisit, endStay, reportResidence } from '../residence.ts'
import { arrived, ever, lead, of, open, row, taken, worker } from './row.ts'

/** Residence, the meeting within 20 working days of it, and what follows (R6, R7). */
export const clockVerbs = of('clock', {
  'report-residence': row('Report residence', 'either', worker, open, 'R6.2', living.ReportResidence, reportResidence),
  'agree-residence': row(
    'Agree the corrected date',
    'either',
    worker,
    open,
    'R6.3',
    living.AgreeResidence,
    agreeResidence,
  ),
  'end-stay': row('Say what became of the stay', 'sender', worker, open, 'R2.6', living.EndStay, endStay),
  'ask-visit': row('Ask for a visit', 'sender', worker, arrived, 'R2.6', living.AskVisit, askVisit),
  'answer-visit': row('Answer the asked visit', 'receiver', worker, arrived, 'R2.6', living.AnswerVisit, answerVisit),
  'confirm-due': row('Confirm the earlier due date', 'receiver', worker, open, 'R6.9', living.ConfirmDue, confirmDue),
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
  'cancel-meeting': row('Cancel the meeting', 'receiver', worker, taken, 'R7.1', meetings.CancelMeeting, cancelMeeting),
  'write-closing-summary': row(
    'Write a closing summary',
    'receiver',
    worker,
    taken,
    'R7.3',
    meetings.WriteClosingSummary,
    writeClosingSummary,
  ),
  complete: row('Complete the transfer', 'receiver', worker, taken, 'R7.4', meetings.Complete, complete),
  'step-up': row('Step up to child protection', 'either', lead, open, 'R2.10', meetings.StepUp, stepUp),
  remind: row('Send the reminders that are due', 'exchange', [], ever, 'R6.6', living.Remind, remind),
})

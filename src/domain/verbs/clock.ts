import * as meetings from '../../../schemas/verbs/meeting.ts'
import * as living from '../../../schemas/verbs/residence.ts'
import { agreeResidence, reportResidence } from '../clock.ts'
import { stepUp } from '../ending.ts'
import { arrangeMeeting, complete, holdMeeting } from '../meeting.ts'
import { remind } from '../reminders.ts'
import { ever, lead, of, open, row, taken, worker } from './row.ts'

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
  remind: row('Send the reminders that are due', 'exchange', [], ever, 'R6.6', living.Remind, remind),
})

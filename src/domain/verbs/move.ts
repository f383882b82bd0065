import * as agency from '../../../schemas/verbs/agency.ts'
import * as contact from '../../../schemas/verbs/contact.ts'
import * as handover from '../../../schemas/verbs/handover.ts'
import { WriteLetter } from '../../../schemas/verbs/letter.ts'
import * as moving from '../../../schemas/verbs/move.ts'
import { answerService, nameAgency, nameService, tickAgency } from '../agency.ts'
import { answerContact, askContact, discloseContact, noteContact } from '../earlier-move.ts'
import { confirmRisks, recordHandover, recordJointVisit, stateRisks } from '../handover.ts'
import { writeLetter } from '../letter.ts'
import { notifyMove, recordMove, tellFamily, tellParents } from '../move.ts'
import { arrived, draft, ever, of, over, prepared, row, sentOnce, taken, worker } from './row.ts'

/** What the move means: impact, earlier moves, those who must know, services, handover, and the family (R4.11, R5). */
export const moveVerbs = of('move', {
  'record-move': row(
    'Record what the move means',
    'sender',
    worker,
    over,
    'R5.1',
    moving.RecordMove,
    recordMove,
    'earlier-moves',
  ),
  'notify-move': row(
    'Decide whether to tell them of the move',
    'sender',
    ['practice-lead'],
    draft,
    'R4.11',
    moving.NotifyMove,
    notifyMove,
  ),

  'ask-contact': row(
    'Ask about an earlier move',
    'sender',
    ['practice-lead'],
    prepared,
    'R5.2',
    contact.AskContact,
    askContact,
    'earlier-moves',
    'contact',
  ),
  'note-contact': row(
    'Note that another authority asks',
    'exchange',
    [],
    ever,
    'R5.2',
    contact.NoteContact,
    noteContact,
  ),
  'answer-contact': row(
    'Answer whether you agree to contact',
    'either',
    ['practice-lead'],
    ever,
    'R5.2',
    contact.AnswerContact,
    answerContact,
    'contact',
  ),
  'disclose-contact': row(
    'Note the answer about contact',
    'exchange',
    [],
    ever,
    'R5.2',
    contact.DiscloseContact,
    discloseContact,
  ),
  'tell-parents': row(
    'Record that the parents know their responsibility',
    'sender',
    worker,
    prepared,
    'R5.3',
    moving.TellParents,
    tellParents,
  ),
  'name-agency': row('Name an agency in the plan', 'sender', worker, prepared, 'R5.3', agency.NameAgency, nameAgency),
  'tick-agency': row(
    'Record what an agency was told',
    'sender',
    worker,
    prepared,
    'R5.3',
    agency.TickAgency,
    tickAgency,
  ),
  'name-service': row(
    'Name a service that the plan needs',
    'sender',
    worker,
    prepared,
    'R5.4',
    agency.NameService,
    nameService,
  ),
  'answer-service': row(
    'Say whether you can provide a service',
    'receiver',
    worker,
    taken,
    'R5.4',
    agency.AnswerService,
    answerService,
  ),
  'record-joint-visit': row(
    'Record a joint visit',
    'either',
    worker,
    arrived,
    'R5.6',
    handover.RecordJointVisit,
    recordJointVisit,
  ),
  'record-handover': row(
    'Record a handover conversation',
    'either',
    worker,
    arrived,
    'R5.7',
    handover.RecordHandover,
    recordHandover,
  ),
  'state-risks': row('State the risks back', 'receiver', worker, taken, 'R5.7', handover.StateRisks, stateRisks),
  'confirm-risks': row(
    'Answer whether the risks are understood',
    'sender',
    worker,
    taken,
    'R5.7',
    handover.ConfirmRisks,
    confirmRisks,
  ),
  'write-letter': row(
    'Write a letter to the family',
    'either',
    worker,
    sentOnce,
    'R5.5',
    WriteLetter,
    writeLetter,
    'kept',
  ),
  'tell-family': row('Record that the family was told', 'either', worker, ever, 'R5.5', moving.TellFamily, tellFamily),
})

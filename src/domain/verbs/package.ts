import { Nothing, RecordFamily } from '../../../schemas/verbs/draft.ts'
import { MoveOn, Withdraw } from '../../../schemas/verbs/meeting.ts'
import { AddPaper, KeepRendition, RemovePaper, SendAddendum, UnavailablePaper } from '../../../schemas/verbs/package.ts'
import { SendInEmergency } from '../../../schemas/verbs/permission.ts'
import { begin, recordFamily } from '../draft.ts'
import { sendInEmergency } from '../emergency.ts'
import { moveOn, withdraw } from '../ending.ts'
import { addPaper, explainUnavailable, removePaper, send, sendAddendum } from '../package.ts'
import { keepRendition } from '../rendition.ts'
import { arrived, before, draft, lead, of, prepared, row, sentOnce, taken, worker } from './row.ts'

/** Building the package, sending it, and ending what it began (R2, R3). */
export const packageVerbs = of('package', {
  begin: row('Take up the request', 'sender', worker, ['requested'], 'R2.9', Nothing, begin),
  'record-family': row(
    'Correct the family',
    'sender',
    worker,
    draft,
    'R2',
    RecordFamily,
    recordFamily,
    'earlier-moves',
  ),
  'add-paper': row('Add a paper', 'sender', worker, draft, 'R3.1', AddPaper, addPaper, 'paper'),
  'remove-paper': row('Take out a paper', 'sender', worker, draft, 'R3.1', RemovePaper, removePaper),
  'explain-unavailable': row(
    'Say why a paper is not available',
    'sender',
    worker,
    prepared,
    'R3.1',
    UnavailablePaper,
    explainUnavailable,
  ),
  'send-in-emergency': row(
    'Send in an emergency',
    'sender',
    ['practice-lead'],
    draft,
    'R4.9',
    SendInEmergency,
    sendInEmergency,
    'manifest',
    'earlier-moves',
  ),
  send: row('Send the package', 'sender', worker, draft, 'R3.1', Nothing, send, 'manifest', 'earlier-moves'),
  'send-addendum': row(
    'Send a later paper',
    'sender',
    worker,
    arrived,
    'R2.2',
    SendAddendum,
    sendAddendum,
    'paper',
    'manifest',
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
  withdraw: row('Withdraw', 'sender', lead, [...before, 'sent', 'acknowledged'], 'R2', Withdraw, withdraw),
  'move-on': row('End: the family moved on', 'receiver', worker, taken, 'R2.11', MoveOn, moveOn, 'next'),
})

import { RecordLawfulBasis } from '../../../schemas/verbs/lawful-basis.ts'
import { DeclineService } from '../../../schemas/verbs/meeting.ts'
import * as sharing from '../../../schemas/verbs/permission.ts'
import type { Role } from '../actor.ts'
import { declineService } from '../ending.ts'
import { clearNamesake, declareKnowing } from '../knowing.ts'
import { recordConsent, recordLawfulBasis, recordPermission } from '../permission.ts'
import { answerAdvice, askAdvice, countersign, decideSharing } from '../sharing.ts'
import { anyone, ever, lead, of, open, over, row, taken, worker } from './row.ts'

/** Whoever could open the content (R1.1). */
const readers: readonly Role[] = [...anyone, 'auditor']

/** May we share, and who may see: permission, advice, decision, consent (R1.4, R4). */
export const permissionVerbs = of('permission', {
  'record-permission': row(
    'Record permission to share',
    'sender',
    worker,
    open,
    'R4.1',
    sharing.RecordPermission,
    recordPermission,
  ),
  'record-lawful-basis': row(
    'Record the lawful basis',
    'sender',
    worker,
    over,
    'R4.5',
    RecordLawfulBasis,
    recordLawfulBasis,
  ),
  'ask-advice': row(
    'Ask for advice on sharing',
    'sender',
    ['practice-lead'],
    open,
    'R4.4',
    sharing.AskAdvice,
    askAdvice,
  ),
  'answer-advice': row(
    'Give your advice',
    'sender',
    ['caldicott-guardian', 'legal-adviser'],
    ever,
    'R4.4',
    sharing.AnswerAdvice,
    answerAdvice,
  ),
  'decide-sharing': row(
    'Decide whether to share',
    'sender',
    ['practice-lead'],
    ever,
    'R4.3',
    sharing.DecideSharing,
    decideSharing,
  ),
  'countersign-sharing': row(
    'Countersign sharing against advice',
    'sender',
    ['service-manager'],
    ever,
    'R4.4',
    sharing.Countersign,
    countersign,
  ),
  'record-consent': row(
    'Record consent to the service',
    'either',
    worker,
    open,
    'R4.10',
    sharing.RecordConsent,
    recordConsent,
  ),
  'decline-service': row(
    'End: the service was declined',
    'receiver',
    ['practice-lead'],
    taken,
    'R4.10',
    DeclineService,
    declineService,
  ),
  'declare-knowing': row(
    'Say that you know this family',
    'either',
    readers,
    ever,
    'R1.4',
    sharing.DeclareKnowing,
    declareKnowing,
  ),
  'clear-namesake': row(
    'Clear a worker who only shares a name',
    'either',
    lead,
    open,
    'R1.4',
    sharing.ClearNamesake,
    clearNamesake,
  ),
})

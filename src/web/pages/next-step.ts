import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { considered, disputeIn } from './from-record.ts'
import { reportsIn } from './residence-words.ts'

type Step = VerbName | false | undefined

/** What this side would likely do next, the likeliest first, whoever of it may do it. It only orders; the rules decide. */
export function likelySteps(view: TransferView, record: readonly RecordEntry[]): VerbName[] {
  const steps = view.side === 'sender' ? sendersSteps(view, record) : receiversSteps(view, record)
  return [...new Set(steps.filter((step) => typeof step === 'string'))]
}

function sendersSteps(view: TransferView, record: readonly RecordEntry[]): Step[] {
  const { state, content } = view
  if (state === 'requested') return ['begin']
  if (content === undefined) return []
  if (state === 'draft') {
    const lacks = content.missing.length > 0
    const unlawful = content.verdict.share === 'none'
    const ready = !lacks && !unlawful && considered(record) && reportsIn(content.residence).running !== undefined
    return [
      ready && 'send',
      adviceOpen(record) && 'answer-advice',
      lacks && 'add-paper',
      lacks && 'explain-unavailable',
      !considered(record) && 'record-move',
      reportsIn(content.residence).running === undefined && 'report-residence',
      unlawful && 'record-permission',
      unlawful && 'decide-sharing',
    ]
  }
  return [
    adviceOpen(record) && 'answer-advice',
    content.questions.some(({ answered }) => !answered) && 'answer',
    ...shared(view, record),
    content.familyTold.sender === undefined && 'tell-family',
    'send-addendum',
  ]
}

function receiversSteps(view: TransferView, record: readonly RecordEntry[]): Step[] {
  const { state, content } = view
  if (state === 'sent') return ['acknowledge']
  if (content === undefined) return []
  const inDispute = view.disputeRung !== undefined
  if (state === 'acknowledged')
    return [...shared(view, record), !inDispute && 'accept', 'arrange-meeting', !inDispute && 'dispute', 'ask']
  if (state !== 'accepted') return []
  const { meeting, familyTold } = content
  return [
    ...shared(view, record),
    meeting === undefined && 'arrange-meeting',
    meeting !== undefined && meeting.heldOn === undefined && 'hold-meeting',
    familyTold.receiver === undefined && 'tell-family',
    meeting?.heldOn !== undefined && 'complete',
    'ask',
  ]
}

/** What either side may have to answer. */
function shared(view: TransferView, record: readonly RecordEntry[]): Step[] {
  const dispute = view.disputeRung === undefined ? undefined : disputeIn(record)
  const proposed = view.content && reportsIn(view.content.residence).proposed
  return [
    dispute !== undefined && dispute.positions[view.side] === undefined && 'state-position',
    dispute !== undefined && 'decide',
    dispute !== undefined && 'escalate',
    proposed !== undefined && proposed.by !== view.side && 'agree-residence',
  ]
}

function adviceOpen(record: readonly RecordEntry[]): boolean {
  const count = (type: string) => record.filter((entry) => entry.type === type).length
  return count('AdviceAsked') > count('AdviceAnswered')
}

import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { VerbName } from '../../domain/verbs.ts'

type Content = NonNullable<TransferView['content']>
type Step = VerbName | false | undefined

/** What a package that went first still owes, by the end of the next working day (R4.9). */
export const emergencySteps = ({ sharing: { emergency } }: Content): Step[] => [
  emergency?.owed.includes('reasons') && 'decide-sharing',
  emergency?.owed.includes('countersignature') && 'countersign-sharing',
  emergency?.owed.includes('basis') && 'record-lawful-basis',
  emergency?.owed.includes('move') && 'record-move',
  emergency?.owed.includes('residence') && 'report-residence',
  emergency?.owed.includes('papers') && 'send-addendum',
]

const awaited: ReadonlySet<string> = new Set(['not-yet-sought', 'awaiting-answer'])
const noes: ReadonlySet<string> = new Set(['refused', 'withdrawn'])

/**
 * What stands between a package and a lawful yes: the asking, advice, decision, countersignature; after a no, whether they
 * are told at all (R4.1–R4.4, R4.6, R4.11).
 */
export function sharingSteps({ content }: TransferView, record: readonly RecordEntry[]): Step[] {
  if (content === undefined) return []
  const { verdict, sharing } = content
  const because = new Set(verdict.because)
  const advice = sharing.advice ?? []
  const asked = advice.some(({ answer }) => answer === undefined)
  const undecided = verdict.share === 'none' && (because.has('must-decide') || because.has('must-decide-again'))
  const refused = sharing.permission.some(({ state }) => noes.has(state))
  const waiting = sharing.permission.some(({ state }) => awaited.has(state)) || sharing.permission.length === 0
  return [
    asked && 'answer-advice',
    because.has('waits-for-countersignature') && 'countersign-sharing',
    sharing.notification === 'due' && 'notify-move',
    undecided && waiting && !refused && 'record-permission',
    undecided && refused && !askedSinceTheNo(record) && 'ask-advice',
    undecided && 'decide-sharing',
    undecided && 'record-permission',
  ]
}

/** Whether advice was asked after somebody last said no (R4.4). */
function askedSinceTheNo(record: readonly RecordEntry[]): boolean {
  const no = record.filter(({ type, said }) => type === 'PermissionRecorded' && noes.has(String(said.state))).at(-1)
  return record.some(({ type, seq }) => type === 'AdviceAsked' && seq > (no?.seq ?? 0))
}

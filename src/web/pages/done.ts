import type { RecordEntry } from '../../../schemas/record.ts'
import { theOther } from '../../domain/actor.ts'
import { eventTitle } from '../../domain/event-words.ts'
import type { EventType } from '../../domain/events.ts'
import { type Names, namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { verbNamed } from '../../domain/verbs.ts'
import { inDispute } from './dispute-form.ts'
import { recordedWords, whatFollows } from './dispute-words.ts'
import { all, type DecisionKnown } from './from-record.ts'
import type { CouncilNames } from './names.ts'
import type { Opened } from './opened.ts'

type Around = Pick<Opened, 'view' | 'names' | 'councils'>

/** What a page that begins a transfer did, beside what else its one call put on record. */
const begun: Readonly<Record<string, { type: EventType; words: string }>> = {
  draft: { type: 'TransferDrafted', words: 'Draft begun' },
  request: { type: 'TransferRequested', words: 'Transfer asked for' },
  'raise-alert': { type: 'AlertRaised', words: 'Alert raised' },
}

/**
 * What may be done by whom the papers are not open to, and the record does not show them: what it is called once done. An
 * alert that was acknowledged is shown to all, so that no address can feign it (R2.8).
 */
const whileClosed: Readonly<Record<string, EventType>> = {
  'confirm-seen': 'NoticeSeen',
  'record-call': 'Telephoned',
  'declare-knowing': 'KnowingDeclared',
  dispute: 'DisputeRaised',
  'raise-alert': 'AlertRaised',
  'record-consent': 'ConsentRecorded',
  'record-handover': 'HandoverRecorded',
  'record-joint-visit': 'JointVisitRecorded',
  'report-residence': 'ResidenceReported',
  'step-up': 'ChildrenEnded',
  'tell-family': 'FamilyTold',
  'write-letter': 'LetterWritten',
}

/** What a decision is called once it was made. */
const decided: Record<DecisionKnown['decision'], string> = {
  agree: 'Decided: agree.',
  maintain: 'Decided: maintain our position.',
  interim: 'Decided: an interim arrangement.',
  'legal-advice': 'Decided: take legal advice.',
  outcome: 'Outcome recorded.',
}

/** What was decided, what followed for whom, and for whom the dispute goes on (R8.3, R8.6). */
function whatWasDecided(entries: readonly RecordEntry[], { view, names, councils }: Around): string | undefined {
  const said = all(entries, 'DisputeDecided').at(-1)?.said
  if (said === undefined) return undefined
  const settled = all(entries, 'DisputeResolved').map((one) => settledWords(one.said, names, councils))
  const still = inDispute(view)
  if (settled.length > 0) {
    const goesOn = still.length > 0 ? [`The dispute goes on for ${namesIn(still, names)}.`] : []
    return [decided[said.decision], ...settled, ...goesOn].join(' ')
  }
  const other = councils[theOther(said.by)]
  const outcome = said.decision === 'outcome'
  const follows = whatFollows(said.by, said, councils)
  const what = outcome
    ? [recordedWords(said.by, said, councils)]
    : [decided[said.decision], ...(follows ? [follows] : [])]
  const goesOn = outcome ? `The dispute goes on until ${other} records the same.` : 'The dispute goes on.'
  return [...what, ...(still.length > 0 ? [goesOn] : [])].join(' ')
}

type Settled = ReturnType<typeof all<'DisputeResolved'>>[number]['said']

function settledWords(
  { outcome, children, from, until, leads }: Settled,
  names: Names,
  councils: CouncilNames,
): string {
  const whom = namesIn(children, names)
  const goes = children.length === 1 ? 'goes' : 'go'
  if (outcome === 'receiver-responsible')
    return `${whom} ${goes} to ${councils.receiver}, which leads from ${plainDate(from)}.`
  if (outcome === 'sender-responsible') return `${whom} ${goes} back to ${councils.sender}.`
  if (outcome === 'goes-on') return `The transfer goes on for ${whom}.`
  const meanwhile = leads ? `; ${councils[leads]} leads meanwhile` : ''
  return `Responsibility for ${whom} is shared${until ? ` until ${plainDate(until)}` : ''}${meanwhile}.`
}

/**
 * What was just done, in words, or nothing where the record does not bear it out.
 * @param done the verb or the page that the address names
 * @param entries what the record says its reader did a moment ago
 * @param around the transfer as it now is: where its papers are closed the record cannot bear out everything
 */
export function doneSaid(done: string, entries: readonly RecordEntry[], around: Around): string | undefined {
  const open = around.view.content !== undefined
  const beginning = Object.hasOwn(begun, done) ? begun[done] : undefined
  if (beginning && entries.some(({ type }) => type === beginning.type)) return `${beginning.words}.`
  if (verbNamed(done) === undefined) return undefined
  const decision = done === 'decide' && open ? whatWasDecided(entries, around) : undefined
  if (decision) return decision
  const unseen = open || !Object.hasOwn(whileClosed, done) ? undefined : whileClosed[done]
  if (unseen) return `${eventTitle(unseen)}.`
  return entries.length === 0 ? undefined : `${[...new Set(entries.map(({ type }) => eventTitle(type)))].join('. ')}.`
}

import type { RecordEntry } from '../../../schemas/record.ts'
import { eventTitle } from '../../domain/event-words.ts'
import type { EventType } from '../../domain/events.ts'
import { verbNamed } from '../../domain/verbs.ts'

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

/**
 * What was just done, in words, or nothing where the record does not bear it out.
 * @param done the verb or the page that the address names
 * @param entries what the record says its reader did a moment ago
 * @param open whether the whole record is open to them: else it cannot bear out everything
 */
export function doneSaid(done: string, entries: readonly RecordEntry[], open: boolean): string | undefined {
  const beginning = Object.hasOwn(begun, done) ? begun[done] : undefined
  if (beginning && entries.some(({ type }) => type === beginning.type)) return `${beginning.words}.`
  if (verbNamed(done) === undefined) return undefined
  const unseen = open || !Object.hasOwn(whileClosed, done) ? undefined : whileClosed[done]
  if (unseen) return `${eventTitle(unseen)}.`
  return entries.length === 0 ? undefined : `${[...new Set(entries.map(({ type }) => eventTitle(type)))].join('. ')}.`
}

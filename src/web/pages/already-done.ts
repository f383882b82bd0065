import type { RecordEntry } from '../../../schemas/record.ts'
import type { EventType } from '../../domain/events.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import type { VerbName } from '../../domain/verbs.ts'

type Done = { type: EventType; how?: string; words: string }

/** The verbs that end their own turn, with what they put on record. */
const once: Partial<Record<VerbName, Done>> = {
  begin: { type: 'DraftBegun', words: 'You took up this request' },
  send: { type: 'TransferSent', words: 'You sent this package' },
  'send-in-emergency': { type: 'TransferSent', words: 'You sent this package' },
  acknowledge: { type: 'TransferAcknowledged', words: 'You acknowledged this transfer' },
  accept: { type: 'ResponsibilityAccepted', words: 'You accepted responsibility' },
  complete: { type: 'ChildrenEnded', how: 'completed', words: 'You completed this transfer' },
  withdraw: { type: 'ChildrenEnded', how: 'withdrawn', words: 'You withdrew this transfer' },
  'move-on': { type: 'ChildrenEnded', how: 'moved-on', words: 'You recorded that the family moved on' },
  'decline-service': {
    type: 'ChildrenEnded',
    how: 'service-declined',
    words: 'You recorded that they declined the service',
  },
  'step-up': { type: 'ChildrenEnded', how: 'stepped-up', words: 'You recorded the step up to child protection' },
}

/** That this very worker has done already what they try again, by what the record says; nothing where they have not. */
export function alreadyDone(verb: VerbName, record: readonly RecordEntry[], worker: string): string | undefined {
  const done = once[verb]
  if (done === undefined) return undefined
  const last = record
    .filter(({ type, actor, said }) => type === done.type && actor === worker && (!done.how || said.how === done.how))
    .at(-1)
  return last && `${done.words} on ${plainTime(last.at)}.`
}

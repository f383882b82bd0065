import type { Names } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Sentence } from '../../domain/told-sentences.ts'
import { named } from './names.ts'

const plainDates = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, plainDate)

/** A refusal as a page says it: names in place of ids, dates as people write them; what may be done now stands on the transfer. */
export function saidPlainly(refusal: Refusal, names: Names): Sentence {
  const { title, mend } = sentence(refusal)
  const plain = (text: string) => plainDates(named(text, names))
  if (refusal.code !== 'out-of-turn') return { title: plain(title), mend: plain(mend) }
  return {
    title: plain(title),
    mend: 'Look at the transfer: it shows where it stands and what you may do now.',
  }
}

import type { Names } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { listed, type Sentence, sentence } from '../../domain/sentence.ts'
import { verbNamed } from '../../domain/verbs.ts'
import { named } from './names.ts'

const plainDates = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, plainDate)

/** A refusal as a page says it: names in place of ids, the titles of what may be done, dates as people write them. */
export function saidPlainly(refusal: Refusal, names: Names): Sentence {
  const { title, mend } = sentence(refusal)
  const plain = (text: string) => plainDates(named(text, names))
  if (refusal.code !== 'out-of-turn' || refusal.allowed.length === 0) return { title: plain(title), mend: plain(mend) }
  const titles = refusal.allowed.flatMap((name) => verbNamed(name)?.title ?? [])
  return { title: plain(title), mend: `What you may do now: ${listed(titles.map((one) => `“${one}”`))}.` }
}

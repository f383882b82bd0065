import type { RecordEntry } from '../../../schemas/record.ts'
import { saidIn } from '../../domain/event-said.ts'
import type { Names } from '../../domain/names.ts'
import { Parts } from '../components/readable.tsx'

/** What an entry of the record says beyond its title: facts and reasons, in words. */
export function EventSaid({ entry, names }: { entry: RecordEntry; names: Names }) {
  const parts = saidIn(entry)
  return parts.length === 0 ? null : <Parts parts={parts} names={names} />
}

import type { RecordEntry } from '../../../schemas/record.ts'
import { saidIn } from '../../domain/event-said.ts'
import { calledByName } from '../../domain/named-along.ts'
import type { Names } from '../../domain/names.ts'
import { sentIn } from '../../domain/sent-papers.ts'
import { Details } from '../components/details.tsx'
import { Parts } from '../components/readable.tsx'

/** What an entry of the record says beyond its title: facts and reasons, in words; of a sending every hash too (R10.4). */
export function EventSaid({ entry, names }: { entry: RecordEntry; names: Names }) {
  const parts = saidIn({ ...entry, said: calledByName(entry.said, names) })
  const sent = sentIn(entry)
  return (
    <>
      {parts.length === 0 ? null : <Parts parts={parts} names={names} />}
      {sent ? (
        <Details summary="SHA-256 of what was sent">
          <dl class="baton-parts">
            {sent.hashes.map(({ of, sha256 }) => (
              <div class="baton-parts__part">
                <dt>{of}</dt>
                <dd>{sha256}</dd>
              </div>
            ))}
          </dl>
        </Details>
      ) : null}
    </>
  )
}

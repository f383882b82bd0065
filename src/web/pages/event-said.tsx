import type { RecordEntry } from '../../../schemas/record.ts'
import { saidIn } from '../../domain/event-said.ts'
import type { Names } from '../../domain/names.ts'
import { sentIn } from '../../domain/sent-papers.ts'
import { Details } from '../components/details.tsx'
import { Parts } from '../components/readable.tsx'
import { all } from './from-record.ts'

/** What an entry of the record says beyond its title: facts and reasons, in words; of a sending every hash too (R10.4). */
export function EventSaid({ entry, names }: { entry: RecordEntry; names: Names }) {
  const parts = saidIn({ ...entry, said: called(entry.said, names) })
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

/** An agency or a service by its name, in place of the id that the form chose it by (R5.3, R5.4). */
function called(said: RecordEntry['said'], names: Names): RecordEntry['said'] {
  const found = (['agency', 'service'] as const).flatMap((key) => {
    const name = names.get(String(said[key]))
    return name === undefined ? [] : [[key, name] as const]
  })
  return { ...said, ...Object.fromEntries(found) }
}

/** The names of what was named as it went, by its place in the record: a1, a2 … and s1, s2 … (R5.3, R5.4). */
export function namesAlong(record: readonly RecordEntry[], names: Names): Names {
  const along = (
    [
      ['a', 'AgencyNamed'],
      ['s', 'ServiceNamed'],
    ] as const
  ).flatMap(([letter, type]) =>
    all(record, type).map(({ said }, at): [string, string] => [`${letter}${at + 1}`, said.name]),
  )
  return new Map([...names, ...along])
}

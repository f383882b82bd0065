import type { RecordEntry } from '../../schemas/record.ts'
import type { Names } from './names.ts'

const lists = { AgencyNamed: 'a', ServiceNamed: 's' } as const

/** The names with those of what was named as it went, by its place in the record: a1, a2 … and s1, s2 … (R5.3, R5.4). */
export function namesAlong(record: readonly Pick<RecordEntry, 'type' | 'said'>[], names: Names): Names {
  const along = Object.entries(lists).flatMap(([type, letter]) =>
    record
      .filter((entry) => entry.type === type)
      .map(({ said }, at): [string, string] => [`${letter}${at + 1}`, String(said.name)]),
  )
  return new Map([...names, ...along])
}

/** What was said, with an agency or a service by its name in place of the id that the form chose it by. */
export function calledByName(said: RecordEntry['said'], names: Names): RecordEntry['said'] {
  const found = (['agency', 'service'] as const).flatMap((key) => {
    const name = names.get(String(said[key]))
    return name === undefined ? [] : [[key, name] as const]
  })
  return { ...said, ...Object.fromEntries(found) }
}

import type { Family } from '../../schemas/family.ts'
import { listed } from './sentence.ts'

/** What the children and people of a transfer are called, by their ids. */
export type Names = ReadonlyMap<string, string>

/** The names of a family’s children and people, by their ids. */
export const namesOfFamily = (family: Pick<Family, 'children' | 'people'>): Names =>
  new Map([...family.children, ...family.people].map(({ id, name }) => [id, name]))

/** Names these ids as a sentence does: "Isolde and Corin". */
export const namesIn = (ids: readonly string[], names: Names): string =>
  listed(
    ids.map((id) => names.get(id) ?? id),
    'and',
  )

import type { PermissionState } from '../../schemas/verbs/permission.ts'
import type { PaperKind } from '../../src/domain/transfer.ts'
import type { Recorded } from './acting.ts'

/** What somebody said last of sharing, and the number of the event since when it is so. */
export type Said = {
  state: PermissionState
  papers: readonly PaperKind[]
  understanding?: 'has' | 'has-not' | undefined
  seq: number
}

const answers: readonly PermissionState[] = ['given', 'given-in-part', 'refused', 'withdrawn']
const isYes = ({ state }: Said) => state === 'given' || state === 'given-in-part'

/** Whether it tells anything new: not the same again, and not that somebody who had said no yes was asked once more (R4.6). */
function isNew(before: Said | undefined, now: Said): boolean {
  if (before === undefined) return answers.includes(now.state)
  if (before.understanding !== now.understanding) return true
  if (before.state !== now.state) return answers.includes(now.state) || isYes(before)
  return now.state === 'given-in-part' && [...now.papers].sort().join() !== [...before.papers].sort().join()
}

/** What each person and child of the family has said, from the record alone (R4.1). */
export function saidBy(record: readonly Recorded[]): Map<string, Said> {
  const said = new Map<string, Said>()
  let responsible = new Set<string>()
  let names = new Map<string, string>()
  for (const { event, stamp } of record) {
    if (event.type === 'PermissionRecorded') {
      const { of, state, papers = [], understanding } = event
      const before = said.get(of)
      const now = { state, papers, understanding, seq: stamp.seq }
      said.set(of, isNew(before, now) ? now : { ...now, seq: before?.seq ?? 0 })
    }
    if (event.type !== 'TransferDrafted' && event.type !== 'TransferRequested' && event.type !== 'FamilyRecorded')
      continue
    const { people } = event.family
    for (const { id, name, parentalResponsibility } of people) {
      const before = said.get(id)
      // Another person’s yes is not theirs; and whoever newly has a say has it from now on (R4.6).
      const another = names.get(id) !== name && before !== undefined && isYes(before)
      const newly = parentalResponsibility && !responsible.has(id) && event.type === 'FamilyRecorded'
      if (another) said.set(id, { state: 'not-yet-sought', papers: [], seq: stamp.seq })
      else if (newly) said.set(id, { state: 'not-yet-sought', papers: [], ...before, seq: stamp.seq })
    }
    responsible = new Set(people.filter((one) => one.parentalResponsibility).map(({ id }) => id))
    names = new Map(people.map(({ id, name }) => [id, name]))
  }
  return said
}

import type { Authority } from '../../../schemas/authority.ts'
import type { ClockAnswer } from '../../../schemas/clock.ts'
import { uuid } from '../../../schemas/id.ts'
import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { londonDate } from '../../domain/clock.ts'
import type { Names } from '../../domain/names.ts'
import { outOfHours } from '../../domain/office-hours.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { clockFor } from '../../exchange/clock.ts'
import { authoritiesFor } from '../../exchange/directory.ts'
import { recordFor } from '../../exchange/record.ts'
import { transferFor } from '../../exchange/transfer.ts'
import { type CouncilNames, councilNames, namesOf } from './names.ts'
import { type Ctx, type Viewer, viewerOf } from './shell.tsx'

/** A transfer as a page needs it: the view, its record and clock, and what everybody in it is called. */
export type Opened = {
  view: TransferView
  record: readonly RecordEntry[]
  clock: ClockAnswer
  authorities: readonly Authority[]
  names: Names
  councils: CouncilNames
  viewer: Viewer
  /** The London date. */
  today: string
  now: string
  /** Whether nobody sits at the receiving authority’s duty desk now (R2.8). */
  outOfHours: boolean
}

/** An id in an address. */
export const Id = uuid('Give an id')

/** Opens the transfer that the address names, for whoever is signed in; an id that is no id names none. */
export async function openTransfer(c: Ctx): Promise<Opened | { refused: Refusal }> {
  const [deps, actor] = [c.get('deps'), c.get('actor')]
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
  const read = await transferFor(deps, actor, id.data)
  if ('refused' in read) return read
  const view = read.found
  const [clock, authorities, record] = await Promise.all([
    clockFor(deps, actor, id.data),
    authoritiesFor(deps, actor),
    recordFor(deps, actor, id.data),
  ])
  if ('refused' in clock) return clock
  const now = deps.now().toISOString()
  const nation = authorities.find((one) => one.id === view.receiver)?.nation ?? 'england'
  return {
    ...{ view, authorities, names: namesOf(view), councils: councilNames(view, authorities) },
    record: 'found' in record ? record.found : [],
    clock: clock.found,
    viewer: viewerOf(c.get('session')) ?? { name: actor.name, council: '', csrf: '' },
    ...{ today: londonDate(now), now, outOfHours: outOfHours(now, deps.calendar(nation)) },
  }
}

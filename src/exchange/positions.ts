import type { BoardLine, PositionPaper, Positions } from '../../schemas/board.ts'
import { asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { mayRead } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { childIn } from '../domain/board.ts'
import { positionsIn } from '../domain/positions.ts'
import { withoutNames } from '../domain/without-names.ts'
import { type OpenDispute, openDisputes } from './board.ts'
import { type Read, recordRead } from './reading.ts'
import { entriesOf } from './record.ts'

/** Most disputes whose records are opened at once: no meeting takes more. */
const most = 50

/** Which: with this other authority, or of one transfer; and whether the children are named. */
export type PositionsAsked = { with?: string | undefined; id?: string | undefined; names?: boolean | undefined }

/**
 * Both sides’ positions in the open disputes of the reader’s own authority, as a meeting needs them. Each reading is on record,
 * and committed, before any is served; what is not open to the reader is named by its reference alone (R2.7, R10.3). What legal
 * advice says is never here (R8.3).
 */
export function positionsFor(
  deps: Deps,
  actor: Actor,
  { with: other, id, names = false }: PositionsAsked = {},
): Promise<Read<Positions>> {
  return asParty(deps.sql, actor.authority, async (tx): Promise<Read<Positions>> => {
    const read = await openDisputes(deps, tx, actor, { other, id, limit: most })
    if ('refused' in read) return read
    const { by, disputes, councils: _others, ...board } = read.found
    if (id !== undefined && disputes.length === 0) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const isOpen = ({ transfer }: OpenDispute) => mayRead(transfer, by) === 'all'
    const papers = disputes.filter(isOpen).map(async (one) => {
      const [paper] = await Promise.all([paperOf(tx, one, board.on), recordRead(deps, tx, by, one, 'dispute')])
      return names ? paper : unnamed(paper, withoutNames(one.transfer.family))
    })
    const closed = disputes
      .filter((one) => !isOpen(one))
      .map(({ line: { id: transfer, reference } }) => ({ id: transfer, reference }))
    return { found: { ...board, names, disputes: await Promise.all(papers), closed } }
  })
}

async function paperOf(tx: Tx, { transfer, key, line }: OpenDispute, on: string): Promise<PositionPaper> {
  const said = positionsIn(transfer, await entriesOf(tx, key, transfer.id))
  const settled = said.responsibility.children
    .map(({ id }) => id)
    .filter((id) => !line.children.some((child) => child.id === id))
  return { ...line, settled: settled.map((id) => childIn(transfer, id, on, true)), ...said }
}

/** The same for a meeting outside the case team: nobody of the family is named, nor in what was written, as far as is known. */
const unnamed = (paper: PositionPaper, nameless: (text: string) => string): PositionPaper => ({
  ...paper,
  ...{ children: paper.children.map(withoutName), settled: paper.settled.map(withoutName) },
  positions: paper.positions.map((one) => ({ ...one, position: nameless(one.position) })),
  duty: paper.duty.map((one) => (one.reasons === undefined ? one : { ...one, reasons: nameless(one.reasons) })),
  decisions: paper.decisions.map((one) => ({ ...one, reasons: nameless(one.reasons) })),
})

const withoutName = ({ name: _name, ...child }: BoardLine['children'][number]) => child

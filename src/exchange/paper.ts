import type { Paper } from '../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import { associated } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { type Read, readContent } from './reading.ts'

/** A structured paper, or what an uploaded one says of itself, exactly as it was sent; the reading is on record (R3.9, R10.3). */
export const paperFor = (deps: Deps, by: Actor, id: string, paper: string): Promise<Read<StructuredPaper | Paper>> =>
  readContent(deps, by, id, 'paper', async (tx, { key }) => {
    const [row] = await tx<{ sealed: Uint8Array }[]>`select sealed from paper where id = ${paper} and transfer = ${id}`
    if (row === undefined) return { refused: { code: 'no-such-paper', rule: 'R3.1' } }
    return { found: await open<StructuredPaper | Paper>(key, associated.paper(id, paper), row.sealed) }
  })

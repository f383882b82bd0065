import { associated } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { SealedFile } from './facts.ts'
import { type Read, readContent } from './reading.ts'
import { storedFile } from './stored-file.ts'

export type OpenedFile = SealedFile & { bytes: number; body: ReadableStream<Uint8Array> }

/** An uploaded file, byte for byte as it arrived; the reading is on record (R3.9, R10.3). */
export const fileFor = (deps: Deps, by: Actor, id: string, file: string): Promise<Read<OpenedFile>> =>
  readContent(deps, by, id, 'file', async (tx, { key }) => {
    const [row] = await tx<{ bytes: number; sealed: Uint8Array | null }[]>`
      select bytes, sealed from file where id = ${file} and transfer = ${id}`
    if (row?.sealed == null) return { refused: { code: 'no-such-file', rule: 'R3.2' } }
    const about = await open<SealedFile>(key, associated.file(id, file), row.sealed)
    return { found: { ...about, bytes: row.bytes, body: await storedFile(deps, { transfer: id, file, key }) } }
  })

import { printLetter } from '../bundle/book/print.ts'
import { letterPage } from '../bundle/words/letter-book.ts'
import { associated } from '../db/load.ts'
import type { SealedEvent } from '../db/record.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { streamOf } from './keep-stream.ts'
import { type Read, readContent } from './reading.ts'

export type LetterPdf = { name: string; body: ReadableStream<Uint8Array> }

/**
 * A letter to somebody of the family as a PDF of one page, for the authority that wrote it alone (R5.5). It is printed each
 * time from what its event holds: the same event gives the same bytes. The reading is on record.
 * @param seq the number of the event by which it was written
 */
export async function letterPdfFor(deps: Deps, by: Actor, id: string, seq: number): Promise<Read<LetterPdf>> {
  const read = await readContent(deps, by, id, 'letter', async (tx, { key, transfer: { reference } }) => {
    const [row] = await tx<{ at: string; sealed: Uint8Array }[]>`
      select at, sealed from event
      where transfer = ${id} and seq = ${seq} and type = 'LetterWritten' and authority = ${by.authority}`
    if (row === undefined) return { refused: { code: 'no-such-letter', rule: 'R5.5' } }
    const { event } = await open<SealedEvent>(key, associated.event(id, seq), row.sealed)
    if (event.type !== 'LetterWritten') throw new Error('an event is not what its row says')
    return { found: { reference, page: letterPage(event.letter, { reference, at: row.at }) } }
  })
  if ('refused' in read) return read
  const { reference, page } = read.found
  const { bytes } = await printLetter(await deps.letters(), page)
  // Of nobody’s name: it lies in a folder of downloads.
  return { found: { name: `${reference}-letter-${seq}.pdf`, body: streamOf(bytes) } }
}

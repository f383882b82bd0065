import { printBook } from '../bundle/book/print.ts'
import { recordBook } from '../bundle/words/record-book.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { sideOf } from '../domain/transfer.ts'
import { streamOf } from './keep-stream.ts'
import type { Read } from './reading.ts'
import { readRecord } from './record.ts'

/**
 * The record as a PDF for an authority’s own case file, as its reader may read it (R10.4). It is printed each time, as at the
 * last entry: for one reader the same record gives the same bytes.
 */
export async function recordPdfFor(
  deps: Deps,
  by: Actor,
  id: string,
): Promise<Read<{ name: string; body: ReadableStream<Uint8Array> }>> {
  const read = await readRecord(deps, by, id)
  if ('refused' in read) return read
  const { transfer, parties, entries, open } = read.found
  const { reference, family } = transfer
  const mine = sideOf(transfer, by.authority) ?? 'sender'
  const book = recordBook({
    ...{ reference, entries, sender: parties.sender, receiver: parties.receiver },
    at: entries.at(-1)?.recordedAt ?? deps.now().toISOString(),
    askedBy: { name: by.name, role: by.roles[0] ?? 'exchange', authority: parties[mine].name },
    ...(open ? { family } : {}),
  })
  const { bytes } = await printBook(await deps.letters(), book, () =>
    Promise.reject(new Error('a record has no uploads')),
  )
  return { found: { name: `${reference}-record.pdf`, body: streamOf(bytes) } }
}

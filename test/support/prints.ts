import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { asParty } from '../../src/db/client.ts'
import { associated, type Loaded, loadTransfer } from '../../src/db/load.ts'
import { seal } from '../../src/db/seal.ts'
import { sealStream } from '../../src/db/sealed-stream.ts'
import type { Deps } from '../../src/deps.ts'
import type { Actor } from '../../src/domain/actor.ts'
import type { Read } from '../../src/exchange/reading.ts'
import { packagePdfFor } from '../../src/exchange/rendition.ts'
import { aChairsLetter } from '../../src/local/demo/letter.ts'
import { type Exchange, parties, receiver, sender } from './exchange.ts'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What was read, or an Error with the code of its refusal. */
export function mustBeFound<T>(read: Read<T>): T {
  if ('found' in read) return read.found
  throw new Error(read.refused.code)
}

type Opening = { by?: Actor; version?: number; deps?: Deps }

/** The package’s PDF as a door serves it: to the receiving authority’s worker, of the newest version, unless it is said. */
export async function opened(x: Exchange, id: string, { by = receiver(), version, deps = x.deps }: Opening = {}) {
  const { body, ...about } = mustBeFound(await packagePdfFor(deps, by, id, version))
  return { ...about, pdf: Buffer.from(await new Response(await body()).arrayBuffer()) }
}

/** What lies in a transfer, as its sender’s party. */
export const asSender = <T>(
  x: Exchange,
  id: string,
  work: (tx: Parameters<typeof loadTransfer>[0], loaded: Loaded) => Promise<T>,
) =>
  asParty(x.deps.sql, parties.sender, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, parties.sender, id)
    if (loaded === undefined) throw new Error('it is the sender’s own')
    return work(tx, loaded)
  })

/** An acknowledged package with an uploaded letter of one page in it, and where the letter lies in the store. */
export async function withALetter(x: Exchange) {
  const { id } = await x.drafted()
  const [file, bytes] = [uuidv7(), await aChairsLetter()]
  const key = await asSender(x, id, async (tx, loaded) => {
    const about = { name: 'letter.pdf', mediaType: 'application/pdf', sha256: sha256(bytes), pages: 1 }
    const sealed = await seal(loaded.key, associated.file(id, file), about)
    const row = { id: file, transfer: id, authority: parties.sender, state: 'stored', bytes: bytes.length, sealed }
    await tx`insert into file ${tx({ ...row, added_at: x.deps.now().toISOString() })}`
    return loaded.key
  })
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(sealStream(key, file))
  const place = `${id}/${file}`
  x.objects.set(place, new Uint8Array(await new Response(stream).arrayBuffer()))
  const authoredBy = { name: 'Honoria Larkspur', role: 'Service manager' }
  const about = { title: 'Letter from the chair', datedOn: '2026-11-05', children: ['c1'], marks: [], authoredBy }
  const letter = { slot: 'other', structured: undefined, reason: 'The chair asks for it.', files: [file], about }
  await x.does(sender(), 'add-paper', id, letter)
  await x.does(sender(), 'send', id)
  await x.does(receiver(), 'acknowledge', id)
  return { id, place }
}

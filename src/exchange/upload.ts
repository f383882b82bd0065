import { uuidv7 } from 'uuidv7'
import { inspectUpload } from '../bundle/upload/inspect.ts'
import { asParty } from '../db/client.ts'
import { toHex } from '../db/hex.ts'
import { associated, loadTransfer } from '../db/load.ts'
import { type DataKey, seal } from '../db/seal.ts'
import { sealedLength, sealStream } from '../db/sealed-stream.ts'
import type { Deps } from '../deps.ts'
import { permits } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import { stateOf } from '../domain/transfer.ts'
import { bytesThatTell, mediaTypeOf, namedOtherwise, otherKindOf } from '../domain/upload.ts'
import type { SealedFile } from './facts.ts'
import { objectKey, type Place, wholeFile } from './stored-file.ts'
import { inTurn } from './turn.ts'

export const mostFileBytes = 20 * 1024 * 1024
export const mostTransferBytes = 60 * 1024 * 1024

export type Upload = { name: string; length: number; body: ReadableStream<Uint8Array> }
export type Stored = { id: string; mediaType: string; bytes: number; sha256: string; pages: number }

const brokeOff: Refusal = { code: 'upload-broke-off', rule: 'R3.2' }

/**
 * Takes an upload in: sealed frame by frame as it streams, so that however many arrive at once, none is held whole. Then it
 * is looked through, one at a time, and what is not fit to keep is gone again. Its row stands before the first byte and is
 * marked stored when all of that is done; what is never named by a paper is swept. The type is told by content (R3.2).
 */
export async function receiveFile(
  deps: Deps,
  by: Actor,
  transfer: string,
  upload: Upload,
): Promise<{ done: Stored } | { refused: Refusal }> {
  if (upload.length > mostFileBytes)
    return { refused: { code: 'too-much', rule: 'R2', what: 'MB in a file', most: mostFileBytes / 1024 / 1024 } }
  const begun = await peek(upload.body).catch(() => undefined)
  if (begun === undefined) return { refused: brokeOff }
  const [first, body] = begun
  const mediaType = mediaTypeOf(first)
  if (mediaType === undefined) {
    const why = otherKindOf(first)
    return { refused: { code: 'not-a-document', rule: 'R3.2', ...(why ? { why } : {}) } }
  }
  const otherwise = namedOtherwise(upload.name, mediaType)
  if (otherwise) return { refused: { code: 'upload-unfit', rule: 'R3.2', why: otherwise } }
  const file = uuidv7()
  const admitted = await asParty<{ key: DataKey } | { refused: Refusal }>(deps.sql, by.authority, async (tx) => {
    // Locked, so that uploads at the same time cannot pass the cap together.
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, transfer, true)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const verb = stateOf(loaded.transfer) === 'draft' ? 'add-paper' : 'send-addendum'
    const access = permits(verb, loaded.transfer, by)
    if ('refused' in access) return access
    // What papers name, and what has come for papers to name: the file of a paper taken out again no longer counts.
    const named = new Map(
      loaded.transfer.papers.flatMap(({ files }) => files.flatMap(({ file, bytes }) => (file ? [[file, bytes]] : []))),
    )
    const [fresh] = await tx<{ total: number }[]>`
      select coalesce(sum(bytes), 0)::int as total from file where transfer = ${transfer} and state <> 'named'`
    const total = [...named.values()].reduce((sum, bytes) => sum + bytes, fresh?.total ?? 0)
    if (total + upload.length > mostTransferBytes)
      return { refused: { code: 'too-much', rule: 'R2', what: 'MB of uploads', most: mostTransferBytes / 1024 / 1024 } }
    const row = { id: file, transfer, authority: by.authority, state: 'uploading', bytes: upload.length }
    await tx`insert into file ${tx({ ...row, added_at: deps.now().toISOString() })}`
    return { key: loaded.key }
  })
  if ('refused' in admitted) return admitted

  const digest = new crypto.DigestStream('SHA-256')
  const sealed = new FixedLengthStream(sealedLength(upload.length))
  const arrived = await Promise.all([
    deps.files.put(objectKey(transfer, file), sealed.readable),
    body.pipeThrough(hashedBy(digest)).pipeThrough(sealStream(admitted.key, file)).pipeTo(sealed.writable),
  ]).catch(() => undefined)
  const place = { transfer, file, key: admitted.key }
  if (arrived === undefined) return discard(deps, by, place, brokeOff)
  const looked = await inTurn(async () => inspectUpload(await wholeFile(deps, place, upload.length), mediaType))
  if ('unfit' in looked) return discard(deps, by, place, { code: 'upload-unfit', rule: 'R3.2', why: looked.unfit })
  const sha256 = toHex(new Uint8Array(await digest.digest))
  const about: SealedFile = { name: upload.name, mediaType, sha256, pages: looked.pages }
  const sealedAbout = await seal(admitted.key, associated.file(transfer, file), about)
  await asParty(
    deps.sql,
    by.authority,
    (tx) => tx`update file set state = 'stored', sealed = ${sealedAbout} where id = ${file}`,
  )
  return { done: { id: file, mediaType, bytes: upload.length, sha256, pages: looked.pages } }
}

/** Passes on what it hashes, at the pace of what follows: two branches of a stream would keep what the slower one has not read. */
function hashedBy(digest: WritableStream<Uint8Array>): TransformStream<Uint8Array, Uint8Array> {
  const writer = digest.getWriter()
  return new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, out) {
      await writer.write(chunk)
      out.enqueue(chunk)
    },
    flush: () => writer.close(),
  })
}

/** Takes it out again, and out of what counts towards the cap; the sweep takes the row. */
async function discard(deps: Deps, by: Actor, { transfer, file }: Place, refused: Refusal) {
  await deps.files.delete(objectKey(transfer, file))
  await asParty(deps.sql, by.authority, (tx) => tx`update file set bytes = 0 where id = ${file}`)
  return { refused }
}

/** The first bytes, as many as tell the type however they were cut on the way, and a stream that still begins with them. */
async function peek(stream: ReadableStream<Uint8Array>): Promise<[Uint8Array, ReadableStream<Uint8Array>]> {
  const reader = stream.getReader()
  let first = new Uint8Array()
  while (first.length < bytesThatTell) {
    const { done, value } = await reader.read()
    if (done) break
    const longer = new Uint8Array(first.length + value.length)
    longer.set(first)
    longer.set(value, first.length)
    first = longer
  }
  const whole = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(first),
    pull: async (to) => {
      const { done, value } = await reader.read()
      if (done) to.close()
      else to.enqueue(value)
    },
    cancel: (why) => reader.cancel(why),
  })
  return [first, whole]
}

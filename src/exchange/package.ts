import { canonicalBytes } from '../bundle/manifest-signature.ts'
import { type Entry, zipOf } from '../bundle/zip.ts'
import type { Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import { open } from '../db/seal.ts'
import { openStream } from '../db/sealed-stream.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { type Read, readContent } from './reading.ts'
import { entriesOf } from './record.ts'
import { objectKey } from './upload.ts'

export type SignedManifest = { version: number; at: string; sha256: string; jws: string }

/** The signed manifests of what was sent: the package first, then each addendum (R2.2, R3.9). */
export const manifestsFor = (deps: Deps, by: Actor, id: string): Promise<Read<SignedManifest[]>> =>
  readContent(deps, by, id, 'manifest', async (tx, { key }) => ({ found: await manifestsOf(tx, key, id) }))

async function manifestsOf(tx: Tx, key: Loaded['key'], id: string): Promise<SignedManifest[]> {
  const sent = (await entriesOf(tx, key, id)).filter(({ type }) => type === 'TransferSent' || type === 'AddendumSent')
  return sent.map(({ at, said }, i) => {
    const { sha256, jws } = said.manifest as { sha256: string; jws: string }
    return { version: i + 1, at, sha256, jws }
  })
}

/** The package as one ZIP: each paper and upload as it was sent, with the signed manifests (R3.9). */
export const packageFor = (
  deps: Deps,
  by: Actor,
  id: string,
): Promise<Read<{ reference: string; zip: ReadableStream<Uint8Array> }>> =>
  readContent(deps, by, id, 'package', async (tx, { transfer, key }) => {
    if (transfer.sentAt === undefined) return { refused: { code: 'not-sent-yet', rule: 'R3.9' } }
    const papers = new Map<string, Uint8Array>()
    for (const row of await tx<{ id: string; sealed: Uint8Array }[]>`
      select id, sealed from paper where transfer = ${id} and shared_at is not null`) {
      papers.set(row.id, canonicalBytes(await open(key, associated.paper(id, row.id), row.sealed)))
    }
    const manifests = await manifestsOf(tx, key, id)
    const at = new Date(transfer.sentAt)
    const files = async function* (): AsyncGenerator<Entry> {
      for (const { version, jws } of manifests) yield { name: `manifest-${version}.jws`, input: jws, at }
      yield { name: 'exchange-keys.json', input: JSON.stringify(deps.signer.published, null, 2), at }
      for (const paper of transfer.papers.filter(({ shared }) => shared))
        for (const { name, file } of paper.files) {
          const object = file ? await deps.files.get(objectKey(id, file)) : null
          const input = file ? object?.body.pipeThrough(openStream(key, file)) : papers.get(paper.id)
          if (input === undefined) throw new Error('what was sent is not where its row says')
          yield { name: file ? `files/${file}-${name}` : `papers/${name}`, input, at }
        }
    }
    return { found: { reference: transfer.reference, zip: zipOf(files()) } }
  })

import { canonicalBytes } from '../bundle/manifest-signature.ts'
import { howToCheck } from '../bundle/words/how-to-check.ts'
import { type Entry, zipOf } from '../bundle/zip.ts'
import { asParty, type Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { type Read, readContent } from './reading.ts'
import { entriesOf } from './record.ts'
import { openedPackage, printOf } from './rendition.ts'
import { objectKey, storedFile } from './stored-file.ts'

/** What the exchange signed, and when: a manifest, or the line that names a print. */
export type Signed = { version: number; at: string; sha256: string; jws: string }
export type SignedLines = { manifests: Signed[]; renditions: Signed[] }

/** The signed manifests of what was sent, the package first, then each addendum; and of each the print, once made (R2.2, R3.9). */
export const manifestsFor = (deps: Deps, by: Actor, id: string): Promise<Read<SignedLines>> =>
  readContent(deps, by, id, 'manifest', async (tx, { key }) => ({ found: await signedLinesOf(tx, key, id) }))

async function signedLinesOf(tx: Tx, key: Loaded['key'], id: string): Promise<SignedLines> {
  const entries = await entriesOf(tx, key, id)
  const sent = entries.filter(({ type }) => type === 'TransferSent' || type === 'AddendumSent')
  const printed = entries.filter(({ type }) => type === 'PackageRendered')
  return {
    manifests: sent.map(({ at, said }, i) => {
      const { sha256, jws } = said.manifest as { sha256: string; jws: string }
      return { version: i + 1, at, sha256, jws }
    }),
    renditions: printed.map(({ at, said }) => {
      const { version, sha256, jws } = said as Omit<Signed, 'at'>
      return { version, at, sha256, jws }
    }),
  }
}

/**
 * The package as one ZIP to file (R3.9): how to check it, the newest print, each paper and upload as it was sent, and what the
 * exchange signed. The same for both sides, and byte for byte the same until something more is sent.
 */
export async function packageFor(
  deps: Deps,
  by: Actor,
  id: string,
): Promise<Read<{ reference: string; zip: ReadableStream<Uint8Array> }>> {
  const read = await openedPackage(deps, by, id)
  if ('refused' in read) return read
  const { transfer, key, version } = read.found
  // A file to keep never waits on one to read: without its print the package is whole, and says so.
  const print = await printOf(deps, transfer, version).catch((fault: unknown) => {
    deps.log({ code: 'PRINT_FAULT', transfer: id, fault: fault instanceof Error ? fault.name : 'unknown' })
    return undefined
  })
  const { papers, signed } = await asParty(deps.sql, by.authority, async (tx) => ({
    papers: await sharedPapers(tx, key, id),
    signed: await signedLinesOf(tx, key, id),
  }))
  // Asked before the first byte: a file that is gone must not come as a ZIP cut short.
  for (const file of [
    print?.file,
    ...transfer.papers.flatMap((paper) => (paper.shared ? paper.files : [])).map((one) => one.file),
  ])
    if (file && (await deps.files.head(objectKey(id, file))) === null)
      throw new Error('a stored file is not where its row says')
  const { reference } = transfer
  const at = new Date(transfer.sentAt ?? 0)
  const files = async function* (): AsyncGenerator<Entry> {
    yield { name: 'HOW-TO-CHECK.txt', input: howToCheck({ reference, publicUrl: deps.settings.PUBLIC_URL }), at }
    if (print) yield { name: 'package.pdf', input: await storedFile(deps, { transfer: id, file: print.file, key }), at }
    // One upload may belong to two papers; it lies in the ZIP once.
    const written = new Set<string>()
    for (const paper of transfer.papers.filter(({ shared }) => shared))
      for (const { name, file } of paper.files) {
        if (file && written.has(file)) continue
        if (file) written.add(file)
        const input = file ? await storedFile(deps, { transfer: id, file, key }) : papers.get(paper.id)
        if (input === undefined) throw new Error('what was sent is not where its row says')
        yield { name: file ? `files/${file}-${name}` : `papers/${name}`, input, at }
      }
    for (const { version: one, jws } of signed.manifests.slice(0, version))
      yield { name: `signed/manifest-${one}.jws`, input: jws, at }
    for (const { version: one, jws } of signed.renditions)
      if (print && one === version) yield { name: 'signed/rendition.jws', input: jws, at }
    const keys = JSON.stringify(deps.signer.published, null, 2)
    yield { name: 'signed/exchange-keys.json', input: keys, at }
  }
  return { found: { reference, zip: zipOf(files()) } }
}

/** The structured papers that were shared, as the bytes that the manifest has the hashes of. */
async function sharedPapers(tx: Tx, key: Loaded['key'], id: string): Promise<Map<string, Uint8Array>> {
  const rows = await tx<{ id: string; sealed: Uint8Array }[]>`
    select id, sealed from paper where transfer = ${id} and shared_at is not null`
  const opened = rows.map(
    async (row) => [row.id, canonicalBytes(await open(key, associated.paper(id, row.id), row.sealed))] as const,
  )
  return new Map(await Promise.all(opened))
}

import { uuidv7 } from 'uuidv7'
import { printBook } from '../bundle/book/print.ts'
import { signRendition } from '../bundle/manifest-signature.ts'
import { packageBook } from '../bundle/words/package-book.ts'
import { asParty } from '../db/client.ts'
import { loadTransfer } from '../db/load.ts'
import type { DataKey } from '../db/seal.ts'
import { sealStream } from '../db/sealed-stream.ts'
import type { Deps } from '../deps.ts'
import { type Actor, theExchange } from '../domain/actor.ts'
import { renditionOf, versionsSent } from '../domain/rendition.ts'
import type { Rendition, Transfer } from '../domain/transfer.ts'
import { countingStream, keepStream, streamOf } from './keep-stream.ts'
import { factsToPrint } from './package-facts.ts'
import { perform } from './perform.ts'
import { type Read, readContent } from './reading.ts'
import { objectKey, storedFile, wholeFile } from './stored-file.ts'
import { inTurn } from './turn.ts'

/** The print of a version, as it is kept. */
type Print = Pick<Rendition, 'version' | 'file' | 'bytes' | 'sha256'>

/** A package that somebody has opened: its transfer as it stands, its key, and which version is wanted. */
export type OpenedPackage = { transfer: Transfer; key: DataKey; version: number }

/** What a door needs to serve it: under which name, and its bytes where they are wanted. */
export type PackagePdf = Omit<Print, 'file'> & { name: string; body: () => Promise<ReadableStream<Uint8Array>> }

/**
 * The PDF of the package as at one version, of the newest where none is named: printed once, at its first opening, and the
 * stored bytes ever after (R2.2, R3.9). The reading is on record.
 */
export async function packagePdfFor(deps: Deps, by: Actor, id: string, version?: number): Promise<Read<PackagePdf>> {
  const read = await openedPackage(deps, by, id, version)
  if ('refused' in read) return read
  const { transfer, key } = read.found
  const { file, ...rest } = await printOf(deps, transfer, read.found.version)
  const name = `${transfer.reference}${rest.version === 1 ? '' : `-version-${rest.version}`}.pdf`
  return { found: { ...rest, name, body: () => storedFile(deps, { transfer: id, file, key }) } }
}

/** Opens the package, the reading on record. */
export const openedPackage = (deps: Deps, by: Actor, id: string, version?: number): Promise<Read<OpenedPackage>> =>
  readContent(deps, by, id, 'package', async (_tx, { transfer, key }) => {
    const newest = versionsSent(transfer)
    if (newest === 0) return { refused: { code: 'not-sent-yet', rule: 'R3.9' } }
    const wanted = version ?? newest
    if (wanted > newest) return { refused: { code: 'no-such-version', rule: 'R2.2' } }
    return { found: { transfer, key, version: wanted } }
  })

/** The kept print of a version; where nobody has opened it before it is printed now, one print at a time in this isolate. */
export async function printOf(deps: Deps, transfer: Transfer, version: number): Promise<Print> {
  return (
    renditionOf(transfer, version) ??
    (await inTurn(async () => (await keptSince(deps, transfer, version)) ?? (await printed(deps, transfer, version))))
  )
}

/** The print that another opening may have kept meanwhile. */
async function keptSince(deps: Deps, { id, sender }: Transfer, version: number): Promise<Print | undefined> {
  const now = await asParty(deps.sql, sender, (tx) => loadTransfer(tx, deps.keyring, sender, id))
  return now && renditionOf(now.transfer, version)
}

/**
 * Prints a version and keeps it: sealed as it is made, hashed, signed, and recorded by the exchange as the sender’s party,
 * who alone may read all that is folded. Of two at once one is kept; both serve that one. What breaks off is swept.
 */
async function printed(deps: Deps, transfer: Transfer, version: number): Promise<Print> {
  const { id, reference, sender } = transfer
  const { key, facts, manifest, file } = await asParty(deps.sql, sender, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, sender, id)
    if (loaded === undefined) throw new Error('what was sent is its sender’s')
    const toPrint = await factsToPrint(deps, tx, loaded, version)
    // Before the first byte, and of no size: a print does not count towards what may be uploaded.
    const row = { id: uuidv7(), transfer: id, authority: sender, state: 'uploading', bytes: 0 }
    await tx`insert into file ${tx({ ...row, added_at: deps.now().toISOString() })}`
    return { ...toPrint, key: loaded.key, file: row.id }
  })
  const lengths = new Map(facts.papers.flatMap(({ ref }) => ref.files.map((one) => [one.file, one.bytes] as const)))
  const upload = (name: string) => wholeFile(deps, { transfer: id, file: name, key }, lengths.get(name) ?? 0)
  const { pages, bytes: made } = await printBook(await deps.letters(), packageBook(facts), upload)
  const { through, told } = countingStream()
  await keepStream(
    deps.files,
    objectKey(id, file),
    streamOf(made).pipeThrough(through).pipeThrough(sealStream(key, file)),
  )
  const { bytes, sha256 } = await told()
  const what = { version, manifest, bytes, pages, sha256 }
  const line = {
    ...{ format: 'baton-rendition-1', transfer: id, reference, file: 'package.pdf', mediaType: 'application/pdf' },
    ...{ ...what, at: deps.now().toISOString() },
  }
  const jws = await signRendition(line, deps.signer.jwk)
  const input = { ...what, file, jws }
  const outcome = await perform(deps, theExchange(sender), { id, verb: 'keep-rendition', input })
  if ('done' in outcome) return { version, file, bytes, sha256 }
  if (!('refused' in outcome) || outcome.refused.code !== 'already-rendered')
    throw new Error('a print could not be recorded')
  // Another opening came first. Its print is the one; the row of this one goes with the sweep.
  await deps.files.delete(objectKey(id, file))
  const first = await keptSince(deps, transfer, version)
  if (first === undefined) throw new Error('a print that was recorded is not on record')
  return first
}

import { uuidv7 } from 'uuidv7'
import { manifestOf } from '../bundle/manifest.ts'
import { canonicalBytes, signManifest } from '../bundle/manifest-signature.ts'
import type { Signer } from '../bundle/signer.ts'
import { sha256Hex } from '../db/chain.ts'
import type { Tx } from '../db/client.ts'
import type { Keyring } from '../db/keyring.ts'
import { associated, type Loaded, loadTransfer } from '../db/load.ts'
import type { Unfolding } from '../db/record.ts'
import { open } from '../db/seal.ts'
import type { Actor } from '../domain/actor.ts'
import type { Facts } from '../domain/decision.ts'
import { paperFrom } from '../domain/package.ts'
import type { PaperInput, PaperRef } from '../domain/transfer.ts'

/** What the verbs of one call add beside events: papers to seal and uploads that a paper now names. */
export type Prepared = { papers: { id: string; content: unknown }[]; files: string[] }

/** What an upload says of itself, sealed beside its row. */
export type SealedFile = { name: string; mediaType: string; sha256: string; pages?: number }

/** Hashes what a paper says, or says of its upload, and finds the uploads it names; `missing` where one is not this transfer’s, or did not arrive. */
export async function paperFact(
  tx: Tx,
  u: Unfolding,
  input: unknown,
  prepared: Prepared,
): Promise<NonNullable<Facts['paper']>> {
  const paper = input as PaperInput
  const id = uuidv7()
  const files: PaperRef['files'][number][] = []
  const content = paper.structured ?? paper.about
  const bytes = canonicalBytes(content)
  files.push({
    ...{ name: `${paper.slot}-${id}.json`, mediaType: 'application/json', bytes: bytes.length },
    sha256: await sha256Hex(bytes),
  })
  prepared.papers.push({ id, content })
  if (paper.files.length > 0) {
    const rows = await tx<{ id: string; bytes: number; sealed: Uint8Array }[]>`
      select id, bytes, sealed from file where transfer = ${u.id} and state <> 'uploading' and sealed is not null and id in ${tx([...paper.files])}`
    if (rows.length < new Set(paper.files).size) return 'missing'
    for (const row of rows) {
      const about = await open<SealedFile>(u.key, associated.file(u.id, row.id), row.sealed)
      files.push({ ...about, bytes: row.bytes, file: row.id })
      prepared.files.push(row.id)
    }
  }
  return { id, files }
}

/** The manifest of what would leave now, signed; its hash goes into the event that sends it (R3.9). */
export async function manifestFact(
  signer: Signer,
  u: Unfolding,
  facts: Facts,
  councils: Loaded['parties'],
  input: unknown,
): Promise<NonNullable<Facts['manifest']>> {
  if (u.transfer === undefined) throw new Error('nothing to send')
  const made = facts.paper && paperFrom(u.transfer, input as PaperInput, facts)
  const adding = made && 'paper' in made ? made.paper : undefined
  const manifest = manifestOf(u.transfer, {
    ...{ head: u.head, at: facts.now, by: facts.by, role: facts.role, councils, adding },
  })
  return { jws: await signManifest(manifest, signer.jwk), sha256: await sha256Hex(canonicalBytes(manifest)) }
}

/** The transfer that links back, where this authority may see it and it says so (R2.11). */
export async function nextFact(tx: Tx, keyring: Keyring, by: Actor, input: unknown): Promise<Pick<Facts, 'next'>> {
  const loaded = await loadTransfer(tx, keyring, by.authority, (input as { next: string }).next)
  if (loaded === undefined) return {}
  const { id, sender, movedOnFrom } = loaded.transfer
  return { next: { id, sender, ...(movedOnFrom ? { movedOnFrom } : {}) } }
}

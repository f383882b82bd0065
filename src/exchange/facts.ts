import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type * as permission from '../../schemas/verbs/permission.ts'
import { manifestOf } from '../bundle/manifest.ts'
import { canonicalBytes, signManifest } from '../bundle/manifest-signature.ts'
import { sha256Hex } from '../db/chain.ts'
import type { Tx } from '../db/client.ts'
import type { Keyring } from '../db/keyring.ts'
import { associated, type Loaded, loadTransfer } from '../db/load.ts'
import type { Unfolding } from '../db/record.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { Facts } from '../domain/decision.ts'
import { onTheWord } from '../domain/emergency.ts'
import { paperFrom } from '../domain/package.ts'
import type { PaperInput, PaperRef, Transfer } from '../domain/transfer.ts'
import type { Need } from '../domain/verbs/row.ts'
import type { VerbName } from '../domain/verbs.ts'
import { type Contacting, contactFact, earlierMovesFact } from './earlier-moves.ts'
import { keptFact } from './kept.ts'

/** What the verbs of one call add beside events: papers to seal and uploads that a paper now names. */
export type Prepared = { papers: { id: string; content: unknown }[]; files: string[] }

/** What an upload says of itself, sealed beside its row. */
export type SealedFile = { name: string; mediaType: string; sha256: string; pages?: number }

type SendInEmergency = z.infer<typeof permission.SendInEmergency>

/** What is in hand when a rule's facts are loaded. */
type Hand = {
  deps: Pick<Deps, 'keyring' | 'signer'>
  tx: Tx
  u: Unfolding
  t: Transfer
  parties: Loaded['parties']
  facts: Facts
  verb: VerbName
  input: unknown
  prepared: Prepared
}

/** How each fact that a rule may ask for is loaded into its facts, in the order that its row names them. */
export const load: Record<Need, (hand: Hand) => Promise<void> | void> = {
  paper: async ({ tx, u, facts, input, prepared }) => {
    facts.paper = await paperFact(tx, u, input, prepared)
  },
  manifest: async (hand) => {
    hand.facts.manifest = await manifestFact(hand)
  },
  rendition: ({ prepared, input }) => {
    prepared.files.push((input as { file: string }).file)
  },
  next: async ({ deps, tx, facts, input }) => {
    Object.assign(facts, await nextFact(tx, deps.keyring, facts.by, input))
  },
  'earlier-moves': async ({ deps, tx, t, facts, verb, input }) => {
    const family = verb === 'record-family' ? (input as Pick<Transfer, 'family'>).family : t.family
    facts.earlierMoves = await earlierMovesFact(tx, deps.keyring, { ...t, family }, facts.on)
  },
  contact: async ({ deps, tx, t, facts, input }) => {
    Object.assign(facts, await contactFact(tx, deps.keyring, t, input as Contacting, facts.now))
  },
  kept: async ({ tx, u, facts }) => {
    facts.kept = await keptFact(tx, u)
  },
}

/** Hashes what a paper says, or says of its upload, and finds the uploads it names; `missing` where one is not this transfer’s, or did not arrive. */
async function paperFact(
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
async function manifestFact({ deps, u, t, facts, verb, input }: Hand): Promise<NonNullable<Facts['manifest']>> {
  const made = facts.paper && paperFrom(t, input as PaperInput, facts)
  const adding = made && 'paper' in made ? made.paper : undefined
  // What goes in an emergency goes on a word that is recorded in the same breath (R4.9).
  const leaving = verb === 'send-in-emergency' ? onTheWord(t, input as SendInEmergency, facts) : t
  const manifest = manifestOf(leaving, {
    ...{ head: u.head, at: facts.now, by: facts.by, role: facts.role, councils: facts.councils, adding },
  })
  return { jws: await signManifest(manifest, deps.signer.jwk), sha256: await sha256Hex(canonicalBytes(manifest)) }
}

/** The transfer that links back, where this authority may see it and it says so (R2.11). */
async function nextFact(tx: Tx, keyring: Keyring, by: Actor, input: unknown): Promise<Pick<Facts, 'next'>> {
  const loaded = await loadTransfer(tx, keyring, by.authority, (input as { next: string }).next)
  if (loaded === undefined) return {}
  const { id, sender, movedOnFrom } = loaded.transfer
  return { next: { id, sender, ...(movedOnFrom ? { movedOnFrom } : {}) } }
}

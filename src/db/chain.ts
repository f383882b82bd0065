import canonicalize from 'canonicalize'
import { toHex } from './hex.ts'

/** What one event gives to its chain: every column of it, so that each still proves itself after the key is gone (R10.5). */
export type ChainLink = {
  /** The hash of the event before, GENESIS for the first (R10.2). */
  prev: string
  transfer: string
  /** 1, 2, 3… within the transfer. */
  seq: number
  type: string
  at: string
  recordedAt: string
  actor: string
  role: string
  authority: string
  audience: string
  /** SHA-256, in hex, of the sealed bytes. */
  sealed: string
}

/** What stands before the first event of every transfer. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 in lower-case hex. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** The hash of an event: SHA-256, in hex, of the canonical JSON (RFC 8785) of the link and of nothing else it carries. */
export function hashLink(link: ChainLink): Promise<string> {
  const { prev, transfer, seq, type, at, recordedAt, actor, role, authority, audience, sealed } = link
  const columns = { prev, transfer, seq, type, at, recordedAt, actor, role, authority, audience, sealed }
  return sha256Hex(new TextEncoder().encode(canonicalize(columns)))
}

/**
 * Checks a transfer's events in order, from the first (R10.2). Gives the newest hash, or the first event that does not
 * fit: its number is not the next, it does not follow the one before in the same transfer, or its own hash is not its own.
 * A chain cut short verifies: only a head that a party received earlier shows that its tail is missing.
 */
export async function verifyChain(
  links: readonly (ChainLink & { hash: string })[],
): Promise<{ ok: true; head: string } | { ok: false; seq: number; why: 'gap' | 'prev' | 'hash' }> {
  let head = GENESIS
  let expected = 1
  for (const link of links) {
    const { seq } = link
    if (seq !== expected++) return { ok: false, seq, why: 'gap' }
    if (link.prev !== head || link.transfer !== links[0]?.transfer) return { ok: false, seq, why: 'prev' }
    if (link.hash !== (await hashLink(link))) return { ok: false, seq, why: 'hash' }
    head = link.hash
  }
  return { ok: true, head }
}

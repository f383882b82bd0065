import type { Role } from '../../schemas/authority.ts'

export type { Role }

/** The two parties of a transfer: the transferring authority and the receiving one. */
export type Side = 'sender' | 'receiver'

/**
 * Who is asking: a worker of one authority, by hand or through its case system; a guest, by the duty inbox of an authority that
 * is not on the exchange (R9.4); or the exchange's own clock.
 */
export type Actor = {
  kind: 'worker' | 'guest' | 'exchange'
  authority: string
  worker: string
  name: string
  roles: readonly Role[]
  /** The rungs of their authority’s ladder that they hold today (R8.4, R8.5). */
  rungs?: readonly RungHeld[]
  /** The case system that acts for the worker; the record names both (R1.1). */
  client?: string
  /** What a guest says of themself: on record as declared, not verified (R9.4). */
  declared?: Declared
}

/**
 * A rung that somebody holds: by their role, by name, as the deputy of whoever is away, or in its place because nobody holds it;
 * and the role in which they act there.
 */
export type RungHeld = { rung: number; as: 'role' | 'holder' | 'deputy' | 'in-its-place'; role: Role }

export type Declared = { role: string; telephone: string }

/** The exchange itself, acting within one authority: what it adds, nobody decided. */
export const theExchange = (authority: string): Actor => ({
  ...{ kind: 'exchange', authority, worker: 'exchange', name: 'Baton', roles: [] },
})

export const theOther = (side: Side): Side => (side === 'sender' ? 'receiver' : 'sender')

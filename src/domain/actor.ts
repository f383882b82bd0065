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
  /** The case system that acts for the worker; the record names both (R1.1). */
  client?: string
  /** What a guest says of themself: on record as declared, not verified (R9.4). */
  declared?: Declared
}

export type Declared = { role: string; telephone: string }

/** The exchange itself, acting within one authority: what it adds, nobody decided. */
export const theExchange = (authority: string): Actor => ({
  ...{ kind: 'exchange', authority, worker: 'exchange', name: 'Baton', roles: [] },
})

export const theOther = (side: Side): Side => (side === 'sender' ? 'receiver' : 'sender')

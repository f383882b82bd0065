import { calculateJwkThumbprint, type JSONWebKeySet } from 'jose'
import { plainDate } from '../../domain/plain-dates.ts'
import { exchangeKeys } from './exchange-keys.ts'

/** A key that a check trusts, and in words by which list. */
export type Trusted = { thumbprint: string; whose: string }

/** The keys that an exchange publishes: the first is the one that signs today, the others are retired (R3.9). */
export const publishedBy = (exchange: string, { keys }: JSONWebKeySet): Promise<Trusted[]> =>
  Promise.all(
    keys.map(async (jwk, at) => ({
      thumbprint: await calculateJwkThumbprint(jwk),
      whose: at === 0 ? `the key of ${exchange}` : `a retired key of ${exchange}`,
    })),
  )

/** The keys of the list that every copy of the check has. */
export const shipped = (): Trusted[] =>
  exchangeKeys.map(({ thumbprint, of, from, until }) => {
    const days = until ? `from ${plainDate(from)} to ${plainDate(until)}` : `since ${plainDate(from)}`
    return { thumbprint, whose: `the key of ${of} ${days}, in the list that comes with Baton` }
  })

import type { Tx } from '../db/client.ts'
import type { Changed } from './outcome.ts'

/** What happened to a transfer after a version, as this authority may see it: for whoever lost a race. */
export const changesSince = (tx: Tx, transfer: string, version: number): Promise<Changed[]> =>
  tx<Changed[]>`
    select seq as version, type, role as by, at from event
    where transfer = ${transfer} and seq > ${version} order by seq limit 20`.then((rows) => [...rows])

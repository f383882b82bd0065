import postgres from 'postgres'

export type Sql = postgres.Sql<Types>
export type Tx = postgres.TransactionSql<Types>
type Types = { instant: string; day: string }

/**
 * Opens a client for one request: a client may not outlive the request that opened it, and the edge allows six
 * connections to each. Nobody calls `end()`: the platform closes what the request leaves.
 */
export function openClient(url: string, max = 1): Sql {
  return postgres(url, {
    max,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'baton' },
    types: {
      instant: {
        to: 1184,
        from: [1184],
        serialize: (value: string) => value,
        parse: (text: string) => new Date(text).toISOString(),
      },
      // A calendar date stays a date: no zone may move it.
      day: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string): string => text },
    },
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * A transaction as one authority's party: row-level security shows it that authority's transfers and no others.
 * Throws RangeError for an authority that is no UUID.
 */
export async function asParty<T>(sql: Sql, authority: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(authority)) throw new RangeError('an authority is a UUID')
  // Proved a UUID, it may stand in the text: a statement with values would hold the work’s first one up.
  const take = `select set_config('role', 'baton_party', true), set_config('app.authority', '${authority}', true)`
  return within(sql, (tx) => tx.unsafe(take), work)
}

/** A transaction of the sweep and the drain: ids, dates and the outbox. */
export const asClock = <T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(sql, (tx) => tx`select set_config('role', 'baton_clock', true)`, work)

/** A transaction of the exchange’s operator: the desks of guests, and what could not be delivered. */
export const asOperator = <T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(sql, (tx) => tx`select set_config('role', 'baton_operator', true)`, work)

/** A transaction before anybody is known: who may knock, and with which keys. */
export const asDoor = <T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> =>
  within(sql, (tx) => tx`select set_config('role', 'baton_door', true)`, work)

/** Sends the role along with the first statement, so that taking it costs no round trip of its own; it goes first. */
async function within<T>(
  sql: Sql,
  take: (tx: Tx) => postgres.PendingQuery<postgres.Row[]>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const result = await sql.begin(async (tx) => {
    // A query is sent when it is first awaited: without execute() the work’s own would overtake it.
    const [, done] = await Promise.all([take(tx).execute(), work(tx)])
    return done
  })
  return result as T
}

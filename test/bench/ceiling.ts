import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { Draft } from '../../schemas/verbs/draft.ts'
import { openClient } from '../../src/db/client.ts'
import { openDeps } from '../../src/deps.ts'
import { referenceFrom } from '../../src/domain/reference.ts'
import { openDraft } from '../../src/exchange/open.ts'
import type { LocalCouncil } from '../../src/local/councils.ts'
import type { LocalExchange } from '../../src/local/exchange.ts'
import { clientIdOf } from '../../src/local/seed.ts'
import { memoryBucket } from '../support/memory-bucket.ts'

type Statement = { text: string; values: unknown[] }

/** The statements of one package, as the exchange sent them, and what in their values must be new for the next one. */
export type Script = { statements: Statement[]; reference: string; kept: ReadonlySet<string> }

/**
 * Sends one package in this process and notes every statement between begin and commit, with the sealed bytes it carried.
 * So the ceiling follows whatever the exchange comes to send.
 */
export async function noteStatements(
  exchange: LocalExchange,
  from: LocalCouncil,
  to: LocalCouncil,
  body: unknown,
): Promise<Script> {
  const deps = await openDeps(
    {
      ...{ ...exchange.secrets.worker, PUBLIC_URL: exchange.url, DATABASE_URL: exchange.databaseUrl },
      ...{ FILES: memoryBucket(new Map()), ASSETS: { fetch: async () => new Response() } },
    },
    () => {},
  )
  const noted: Statement[] = []
  const debug = (_connection: number, text: string, values: unknown[]) => void noted.push({ text, values: [...values] })
  Object.assign(deps.sql.options, { debug })
  // What is printed here is the bench’s own.
  deps.log = () => {}
  const person = from.people.find(({ roles }) => roles.includes('social-worker'))
  if (person === undefined) throw new Error(`nobody at ${from.name} may send`)
  const by = { kind: 'worker' as const, authority: from.id, worker: person.sub, name: person.name, roles: person.roles }
  const call = { key: uuidv7(), text: JSON.stringify(body) }
  const outcome = await openDraft(deps, { ...by, client: clientIdOf(from) }, Draft.parse(body), call)
  await deps.sql.end()
  if (!('done' in outcome)) throw new Error(`not sent: ${JSON.stringify(outcome)}`)
  const statements = noted.filter(({ text }) => !/^(begin|commit)\b/i.test(text.trim()))
  return { statements, reference: outcome.done.reference, kept: new Set([from.id, to.id]) }
}

const anyUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The same statements for another package: every id but the authorities’, and the reference, are new. */
function renewed({ statements, reference, kept }: Script): Statement[] {
  const ids = new Map<string, string>()
  const another = referenceFrom(randomBytes(5))
  const idFor = (old: string) => {
    if (kept.has(old)) return old
    const id = ids.get(old) ?? uuidv7()
    ids.set(old, id)
    return id
  }
  const renew = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll(anyUuid, idFor).replaceAll(reference, another) : value
  return statements.map(({ text, values }) => ({ text, values: values.map(renew) }))
}

/**
 * Replays a script on connections that stay open, its statements prepared and pipelined in one transaction each time: no
 * HTTP, no sealing, nothing decided.
 */
export function openCeiling(url: string, script: Script, connections: number) {
  const sql = openClient(url, connections)
  return {
    call: async () => {
      const statements = renewed(script)
      await sql.begin((tx) => statements.map(({ text, values }) => tx.unsafe(text, values as never, { prepare: true })))
      return true
    },
    stop: () => sql.end(),
  }
}

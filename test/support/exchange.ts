import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import type { z } from 'zod'
import type { Standing } from '../../schemas/transfer.ts'
import { Draft } from '../../schemas/verbs/draft.ts'
import { openSigner } from '../../src/bundle/signer.ts'
import { openClient } from '../../src/db/client.ts'
import { openKeyring } from '../../src/db/keyring.ts'
import { calendarFor, type Deps } from '../../src/deps.ts'
import type { Actor, Role } from '../../src/domain/actor.ts'
import { type VerbName, verbs } from '../../src/domain/verbs.ts'
import { shippedHolidays } from '../../src/domain/working-days.ts'
import { openDraft } from '../../src/exchange/open.ts'
import type { Outcome } from '../../src/exchange/outcome.ts'
import { perform } from '../../src/exchange/perform.ts'
import { councils } from '../../src/local/councils.ts'
import { localSecrets } from '../../src/local/keys.ts'
import { createDatabase } from '../../src/local/postgres.ts'
import { seed } from '../../src/local/seed.ts'
import type { LogLine } from '../../src/log.ts'
import { aFamily, inputs, paperFor } from './inputs.ts'
import './digest-stream.ts'
import { noFeed } from './bank-holidays.ts'
import { memoryBucket } from './memory-bucket.ts'
import { aTypeKit } from './type-kit.ts'

/** Where each council’s case system takes webhooks; without it none does. */
export type Surroundings = { webhookFor?: (slug: string) => string | undefined }
export type Exchange = Awaited<ReturnType<typeof anExchange>>

const [aldermere, brackwater, carrowdale, dunmarsh] = councils
if (!aldermere || !brackwater || !carrowdale || !dunmarsh) throw new Error('four councils are needed')

/** The authorities of every story: Aldermere sends to Brackwater; Carrowdale, and Dunmarsh, have no part in it. */
export const parties = {
  ...{ sender: aldermere.id, receiver: brackwater.id },
  ...{ third: carrowdale.id, fourth: dunmarsh.id },
} as const

/** Whoever holds this role in a council first; the same role is the same person. */
const somebodyOf =
  (council: typeof aldermere) =>
  (role: Role = 'social-worker'): Actor => {
    const person = council.people.find(({ roles }) => roles.includes(role)) ?? { sub: `a.${role}`, name: 'A. Nonymous' }
    return { kind: 'worker', authority: council.id, worker: person.sub, name: person.name, roles: [role] }
  }
export const sender = somebodyOf(aldermere)
export const receiver = somebodyOf(brackwater)
export const third = somebodyOf(carrowdale)

/** What was done, or an Error with what came instead. */
export function mustBeDone<T>(outcome: Outcome<T>): T {
  if ('done' in outcome) return outcome.done
  throw new Error(`not done: ${JSON.stringify(outcome)}`)
}

/**
 * The exchange on a database of its own, in Node: everything but the doors. Its clock stands at Monday 23 November 2026,
 * 10:00 in London, until a test moves it. To be awaited at the top of a test file; it closes after the file’s last test.
 */
export async function anExchange(surroundings: Surroundings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-exchange-'))
  const secrets = await localSecrets(folder)
  const name = `exchange_${randomUUID().replaceAll('-', '')}`
  const url = await createDatabase({ ...inject('postgres'), stop: async () => {} }, name, 'template_baton')
  const { webhookFor } = surroundings
  const issuerFor = (slug: string) => `https://sign-in.example/${slug}`
  await seed({ url, councils, secrets, issuerFor, ...(webhookFor ? { webhookFor } : {}) })

  let now = '2026-11-23T10:00:00.000Z'
  const lines: LogLine[] = []
  const delivered: string[] = []
  const objects = new Map<string, Uint8Array>()
  const PUBLIC_URL = 'https://baton.example'
  // Nobody answers there: a test that sends mail starts a stand-in and says where it is.
  const NOTIFY_URL = 'http://127.0.0.1:9'
  const world = {
    settings: {
      ...{ ...secrets.worker, PUBLIC_URL, NOTIFY_URL, ...noFeed },
      ...{ ALLOW_LOOPBACK: 'yes' as const, databaseUrl: url },
    },
    keyring: await openKeyring(secrets.worker.WRAPPING_KEYS),
    signer: await openSigner(secrets.worker.SIGNING_KEYS),
    files: memoryBucket(objects),
    letters: async () => aTypeKit(),
    outside: ((input, init) => fetch(input, init)) as typeof fetch,
    now: () => new Date(now),
    holidays: shippedHolidays,
    calendar: calendarFor,
    log: (line: LogLine) => void lines.push(line),
    deliver: (ids: readonly string[]) => void delivered.push(...ids),
  }
  const clients = [openClient(url, 2)]
  const [sql] = clients
  if (sql === undefined) throw new Error('a client was just opened')
  const deps: Deps = { ...world, sql }
  const adminUrl = new URL(inject('postgres').adminUrl)
  adminUrl.pathname = `/${name}`
  const admin = postgres(adminUrl.href, { max: 1, onnotice: () => {} })

  afterAll(async () => {
    await Promise.all([...clients, admin].map((client) => client.end({ timeout: 1 })))
    rmSync(folder, { recursive: true, force: true })
  })

  /** A verb with its example input, as far as it differs from it; whoever may do it does. */
  const does = async (by: Actor, verb: VerbName, id: string, difference: object = {}): Promise<Standing> => {
    const input = verbs[verb].input.parse({ ...inputs[verb], ...difference })
    return mustBeDone(await perform(deps, by, { id, verb, input }))
  }
  /** A draft that lacks nothing: the four papers, permission, the move and its residence. */
  const drafted = async (difference: Partial<z.input<typeof Draft>> = {}): Promise<Standing> =>
    mustBeDone(await openDraft(deps, sender(), aWholeDraft(difference)))
  const sent = async (difference: Partial<z.input<typeof Draft>> = {}) => drafted({ send: true, ...difference })
  const acknowledged = async () => does(receiver(), 'acknowledge', (await sent()).id)
  const accepted = async () => does(receiver('practice-lead'), 'accept', (await acknowledged()).id)

  return {
    ...{ deps, url, adminUrl: adminUrl.href, admin, secrets, lines, delivered, objects, does },
    ...{ drafted, sent, acknowledged, accepted },
    /** Moves the exchange’s clock, RFC 3339. */
    at: (instant: string) => {
      now = new Date(instant).toISOString()
    },
    /** The same exchange as another request sees it: through a client of its own. */
    another: (): Deps => {
      const client = openClient(url, 1)
      clients.push(client)
      return { ...world, sql: client }
    },
  }
}

/** The input of a draft that could be sent. */
export const aWholeDraft = (difference: Partial<z.input<typeof Draft>> = {}): z.infer<typeof Draft> =>
  Draft.parse({
    receiver: parties.receiver,
    family: aFamily(),
    papers: Object.values(paperFor),
    permissions: [inputs['record-permission']],
    lawfulBasis: inputs['record-lawful-basis'],
    move: inputs['record-move'],
    residence: inputs['report-residence'],
    ...difference,
  })

import { join } from 'node:path'
import type { Standing } from '../../schemas/transfer.ts'
import type { LocalCouncil } from '../../src/local/councils.ts'
import { type Answer, openCaseSystem, type Worker } from '../../src/local/demo/case-system.ts'
import type { LocalExchange } from '../../src/local/exchange.ts'
import { portToUse } from '../../src/local/ports.ts'
import { clientIdOf } from '../../src/local/seed.ts'
import { startWorker } from '../../src/local/worker.ts'

type Call = () => Promise<boolean>

/** One way to the exchange, and the calls that are timed on it: tokens are had, and the Worker is warm. */
export type Way = {
  name: string
  list: Call
  read: Call
  send: Call
  /** Acknowledges this share of what was sent by this way and is still to be acknowledged. */
  acknowledge: (share: number) => Call
}

const warmth = 60

/** What every way shares: the exchange with its keys, the built Worker, where its mail goes, who sends what to whom. */
export type Ground = {
  exchange: LocalExchange
  built: { bundle: string; assetsFolder: string }
  mailUrl: string
  folder: string
  from: LocalCouncil
  to: LocalCouncil
  body: unknown
}

/**
 * Starts the Worker on a database, signs a social worker of each council in, and sends enough packages to warm it and to
 * fill a list.
 */
export async function openWay(name: string, databaseUrl: string, ground: Ground) {
  const worker = await startOn(name, databaseUrl, ground)
  try {
    return { way: await wayTo(name, ground, worker.url), stop: worker.stop }
  } catch (thrown) {
    await worker.stop()
    throw thrown
  }
}

async function wayTo(name: string, { exchange, from, to, body }: Ground, url: string): Promise<Way> {
  const [sender, receiver] = [await socialWorkerAt(exchange, url, from), await socialWorkerAt(exchange, url, to)]
  const sent: Standing[] = []
  const send = async () => {
    sent.push(mustBe(201, await sender.post('/v1/transfers', body)))
    return true
  }
  for (let at = 0; at < warmth; at += 10) await Promise.all(Array.from({ length: 10 }, send))
  const [one] = sent.splice(0)
  const list = async () => {
    const { transfers } = mustBe(200, await sender.get<{ transfers: unknown[] }>('/v1/transfers?limit=50'))
    if (transfers.length !== 50) throw new Error(`${transfers.length} on the list`)
    return true
  }
  const read = async () => {
    const { content } = mustBe(200, await sender.get<{ content?: unknown }>(`/v1/transfers/${one?.id}`))
    if (content === undefined) throw new Error('read without its content')
    return true
  }
  const acknowledge = (share: number) => {
    const waiting = sent.splice(0, Math.ceil(sent.length * share))
    return async () => {
      const next = waiting.pop()
      if (next) mustBe(200, await receiver.does(next, 'acknowledge'))
      return next !== undefined
    }
  }
  for (let at = 0; at < 10; at += 1) await Promise.all([list(), read()])
  return { name, list, read, send, acknowledge }
}

/** A Worker of its own: its mail stand-in keeps nothing on disk, which would come to cost more than the mail. */
export async function startOn(name: string, databaseUrl: string, { exchange, built, mailUrl, folder }: Ground) {
  const port = await portToUse(undefined, 'the Worker')
  return startWorker({
    ...{ ...built, port, filesFolder: join(folder, name, 'files'), logFile: join(folder, `${name}.log`) },
    bindings: {
      ...{ ...exchange.secrets.worker, PUBLIC_URL: `http://localhost:${port}`, DATABASE_URL: databaseUrl },
      ...{ NOTIFY_URL: mailUrl, ALLOW_LOOPBACK: 'yes' },
    },
  })
}

export function socialWorkerAt(exchange: LocalExchange, url: string, council: LocalCouncil): Promise<Worker> {
  const own = exchange.secrets.councils[council.slug]
  const person = council.people.find(({ roles }) => roles.includes('social-worker'))
  if (own === undefined || person === undefined) throw new Error(`nobody at ${council.name} can sign in`)
  return openCaseSystem(url, clientIdOf(council), own.privateJwk).as(person.sub, person.name, 'social-worker')
}

export function mustBe<T>(status: number, answer: Answer<T>): T {
  if (answer.status === status) return answer.body
  throw new Error(`${answer.status} ${(answer.body as { code?: string }).code ?? ''}`.trim())
}

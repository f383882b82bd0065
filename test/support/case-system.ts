import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll } from 'vitest'

/** A webhook as it arrived: its body as text, and the headers that prove it. */
export type Arrived = { body: string; headers: Record<string, string> }

/**
 * What a case system does with a webhook: answers a status; says nothing until it is dropped; hangs up; or takes it and hangs
 * up before it says so.
 */
export type Answer =
  | number
  | 'hang'
  | 'reset'
  | 'taken-then-reset'
  | { status: number; headers: Record<string, string> }

export type Taken = { id: string; type: string; data: { id: string; transfer: string; seq: number } }

/**
 * A council’s case system that takes webhooks. `answers` are what it does next, then `mood`; without either it answers 204. Given
 * `secrets`, it answers 401 to what the library of Standard Webhooks does not verify by one of them. `taken` holds what it took,
 * each id once, in the order in which it first did; `repeats` counts the others.
 */
export async function aCaseSystem() {
  const arrived: Arrived[] = []
  const answers: Answer[] = []
  const taken: Taken[] = []
  const held: ServerResponse[] = []
  const waiters: (() => void)[] = []
  const system = {
    ...{ url: '', arrived, answers, taken },
    secrets: [] as string[],
    mood: (): Answer => 204,
    repeats: 0,
    unverified: 0,
    /** Until somebody waits for an answer. */
    hanging: () => new Promise<void>((resolve) => (held.length > 0 ? resolve() : waiters.push(resolve))),
    /** Hangs up on whoever waits. */
    drop: () => held.splice(0).forEach((response) => void response.socket?.destroy()),
    forget: () => {
      for (const list of [arrived, answers, taken]) list.length = 0
      Object.assign(system, { mood: () => 204, secrets: [], repeats: 0, unverified: 0 })
    },
  }

  const take = ({ body, headers }: Arrived) => {
    const id = headers['webhook-id'] ?? ''
    if (taken.some((one) => one.id === id)) system.repeats++
    else taken.push({ id, ...JSON.parse(body) })
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const)
    const one = { body: Buffer.concat(chunks).toString('utf8'), headers: Object.fromEntries(headers) }
    arrived.push(one)
    if (system.secrets.length > 0 && !system.secrets.some((secret) => verifies(secret, one))) {
      system.unverified++
      return response.writeHead(401).end()
    }
    const answer = answers.shift() ?? system.mood()
    if (answer === 'hang') {
      held.push(response)
      return waiters.splice(0).forEach((tell) => void tell())
    }
    if (answer === 'reset') return request.socket.destroy()
    const status = answer === 'taken-then-reset' ? 204 : typeof answer === 'number' ? answer : answer.status
    if (status >= 200 && status < 300) take(one)
    if (answer === 'taken-then-reset') return request.socket.destroy()
    const elsewhere = status >= 300 && status < 400 ? { location: '/elsewhere' } : {}
    return response.writeHead(status, typeof answer === 'number' ? elsewhere : answer.headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    system.drop()
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  system.url = `http://127.0.0.1:${port}/baton`
  return system
}

function verifies(secret: string, { body, headers }: Arrived): boolean {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}

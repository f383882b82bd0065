import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** A webhook as it arrived: its body as text, and the headers that prove it. */
export type Arrived = { body: string; headers: Record<string, string> }

/** A council’s case system that takes webhooks; `answers` are its next statuses, 204 when there is none. */
export async function aCaseSystem() {
  const arrived: Arrived[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const)
    arrived.push({ body: Buffer.concat(chunks).toString('utf8'), headers: Object.fromEntries(headers) })
    const status = answers.shift() ?? 204
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/baton`, arrived, answers }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Asked = { method: string; path: string; body: string; headers: Record<string, unknown> }
type Answer = { status: number; headers?: Record<string, string>; body?: string }

/** A server that answers what it is told to, in that order, then 204; 'hang up' breaks the connection off. */
export async function anAnswerer() {
  const asked: Asked[] = []
  const answers: (Answer | 'hang up')[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url: path = '', headers } = request
    asked.push({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') })
    const answer = answers.shift() ?? { status: 204 }
    if (answer === 'hang up') request.socket.destroy()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked, answers }
}

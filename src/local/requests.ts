import type { IncomingMessage, Server, ServerResponse } from 'node:http'

const LIMIT = 1024 * 1024

/**
 * The body of a request, as text.
 * @throws when it is longer than 1 MiB
 */
export async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of req as AsyncIterable<Buffer>) {
    length += part.length
    if (length > LIMIT) throw new Error('The body is longer than 1 MiB.')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Answers with JSON. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}

/** Closes a server and the connections that browsers keep open to it. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

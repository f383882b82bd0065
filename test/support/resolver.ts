import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** What a name resolves to: addresses of both kinds; the status of DNS; or what goes wrong on the way. */
export type Named = readonly string[] | { status: number } | 'http-500' | 'no-json' | 'hang-up'

/** A stand-in for DNS over HTTPS in JSON. Whatever is not in `names` does not exist; `asked` holds every question. */
export async function aResolver() {
  const names = new Map<string, Named>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const [name, type] = [searchParams.get('name') ?? '', searchParams.get('type') ?? '']
    asked.push(`${type} ${name}`)
    const named = names.get(name) ?? { status: 3 }
    if (request.headers.accept !== 'application/dns-json' || named === 'http-500') return response.writeHead(500).end()
    if (named === 'hang-up') return request.socket.destroy()
    if (named === 'no-json') return response.end('<html>')
    const answer = 'status' in named ? { Status: named.status } : { Status: 0, Answer: recordsOf(name, named, type) }
    return response.writeHead(200, { 'content-type': 'application/dns-json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/dns-query`, names, asked }
}

/** The name is another’s first (CNAME, 5), as that of a hosted system often is; then its addresses (A, 1; AAAA, 28). */
function recordsOf(name: string, addresses: readonly string[], type: string) {
  const alias = { name, type: 5, TTL: 60, data: `hosted.${name}.` }
  const wanted = addresses.filter((address) => address.includes(':') === (type === 'AAAA'))
  return [alias, ...wanted.map((data) => ({ name: alias.data, type: type === 'AAAA' ? 28 : 1, TTL: 60, data }))]
}

import { lookup } from 'node:dns/promises'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { hostname, networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { parse } from 'ipaddr.js'
import { Log, LogLevel, Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../../src/local/ports.ts'
import { type LocalWorker, publicOnly, startWorker } from '../../src/local/worker.ts'
import { resolvesPublicly } from '../../src/notify/resolve.ts'

// The address to call and how, in the request; the answer says what came of it.
const source = `
export default {
  async fetch(request, env) {
    const { to, outside, redirect } = await request.json()
    try {
      const answer = await (outside ? env.OUTSIDE : globalThis).fetch(to, { redirect, signal: AbortSignal.timeout(10_000) })
      return Response.json({ status: answer.status })
    } catch (thrown) {
      return Response.json({ refused: thrown.name })
    }
  },
}
`

type Call = { outside: boolean; redirect?: 'manual' | 'follow' }
type Came = { status: number } | { refused: string }

const folder = mkdtempSync(join(tmpdir(), 'baton-network-'))
const logFile = join(folder, 'worker.log')
let worker: LocalWorker
let served = 0
const live = createServer((_request, response) => {
  served += 1
  response.end('private')
})

/** Listens on every address of this machine, as a service inside does. */
const everywhere = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )

let port = 0
beforeAll(async () => {
  port = await everywhere(live)
  const [bundle, assetsFolder] = [join(folder, 'tiny/worker.js'), join(folder, 'assets')]
  for (const one of [join(folder, 'tiny'), assetsFolder]) mkdirSync(one)
  writeFileSync(bundle, source)
  worker = await startWorker({ bundle, bindings: {}, assetsFolder, filesFolder: join(folder, 'files'), logFile })
})

afterAll(async () => {
  await worker.stop()
  live.close()
  rmSync(folder, { recursive: true, force: true })
})

async function called(url: string, to: string, { outside, redirect = 'manual' }: Call): Promise<Came> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ to, outside, redirect }) })
  return (await answer.json()) as Came
}

/** Addresses that this machine itself has and the internet has not, and a name for one of them. */
const here = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .filter(({ address, scopeid }) => !scopeid && parse(address).range() !== 'unicast')
  .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
const named = await lookup(hostname()).then(
  ({ address }) => (parse(address).range() === 'unicast' ? [] : [hostname()]),
  () => [],
)
const reachable = [...new Set(['127.0.0.1', 'localhost', '0.0.0.0', '2130706433', ...here, ...named])]

describe('what answers on this machine, and would answer whoever comes by the ordinary network', () => {
  test.each(reachable)('%s is not connected to by the network for webhooks', async (host) => {
    const to = `http://${host}:${port}/`
    const before = served
    expect(await called(worker.url, to, { outside: true })).toEqual({ refused: 'Error' })
    expect(await called(worker.url, to, { outside: true, redirect: 'follow' })).toEqual({ refused: 'Error' })
    expect(served).toBe(before)
    expect(await called(worker.url, to, { outside: false })).toEqual({ status: 200 })
    expect(served).toBe(before + 1)
  })
})

test('a name that was public when it was looked up, and is private when it is called, is stopped by the network alone', async () => {
  const resolver = createServer((request, response) => {
    const type = new URL(request.url ?? '/', 'http://resolver').searchParams.get('type')
    const record = type === 'A' ? { type: 1, data: '93.184.215.14' } : { type: 28, data: '2606:2800:21f::1' }
    response.writeHead(200, { 'content-type': 'application/dns-json' })
    response.end(JSON.stringify({ Status: 0, Answer: [record] }))
  })
  const settings = { DOH_URL: `http://127.0.0.1:${await listen(resolver, 0, 'the test')}/dns-query` }
  expect(await resolvesPublicly({ settings }, 'localhost')).toEqual({ ok: true })
  resolver.close()
  const before = served
  expect(await called(worker.url, `http://localhost:${port}/`, { outside: true })).toEqual({ refused: 'Error' })
  expect(served).toBe(before)
})

describe('what may answer on another machine is refused before a connection is begun', () => {
  const refusedSoFar = () => readFileSync(logFile, 'utf8').split('blocked by restrictPeers()').length - 1

  test.each([
    ['where a cloud keeps its secrets', '169.254.169.254'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.0.1'],
    ['a provider’s own', '100.64.0.1'],
    ['this network', '0.1.2.3'],
    ['an example', '192.0.2.77'],
    ['a test of routers', '198.18.0.1'],
    ['many at once', '224.0.0.1'],
    ['a private network in IPv6', '[fd00::77]'],
    ['a site of long ago', '[fec0::1]'],
    ['loopback, written as IPv6', '[::ffff:127.0.0.1]'],
    ['loopback, compatible', '[::7f00:1]'],
    ['loopback, translated', '[::ffff:0:7f00:1]'],
    ['10.0.0.1 behind NAT64', '[64:ff9b::a00:1]'],
    ['10.0.0.1 behind a NAT64 of one’s own', '[64:ff9b:1::a00:1]'],
    ['10.0.0.1 by way of 6to4', '[2002:a00:1::1]'],
  ])('%s: %s', async (_what, host) => {
    const before = refusedSoFar()
    expect(await called(worker.url, `http://${host}/`, { outside: true })).toEqual({ refused: 'Error' })
    await expect.poll(refusedSoFar).toBe(before + 1)
  })
})

describe('where one address of this machine is let in besides', () => {
  let letIn: { url: string; stop: () => Promise<void> }
  beforeAll(async () => {
    const miniflare = new Miniflare({
      ...{ modules: true, script: source, compatibilityDate: '2026-04-01', cf: false, telemetry: { enabled: false } },
      serviceBindings: { OUTSIDE: { network: { ...publicOnly, allow: [...publicOnly.allow, '127.0.0.1/32'] } } },
      log: new Log(LogLevel.NONE),
      handleRuntimeStdio: (out: Readable, err: Readable) => void [out, err].map((stream) => stream.resume()),
    })
    letIn = { url: (await miniflare.ready).href, stop: () => miniflare.dispose() }
  })
  afterAll(() => letIn.stop())

  test('it is reached, and a redirect from it to a private address is not followed there', async () => {
    const away = createServer((_request, response) =>
      response.writeHead(302, { location: `http://0.0.0.0:${port}/` }).end(),
    )
    const to = `http://127.0.0.1:${await everywhere(away)}/`
    const before = served
    expect(await called(letIn.url, to, { outside: true })).toEqual({ status: 302 })
    expect(await called(letIn.url, to, { outside: true, redirect: 'follow' })).toEqual({ refused: 'Error' })
    expect(served).toBe(before)
    expect(await called(letIn.url, to, { outside: false, redirect: 'follow' })).toEqual({ status: 200 })
    expect(served).toBe(before + 1)
    away.close()
  })

  test('TLS is spoken', async () => {
    const said: number[] = []
    const listener = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', ([first]) => {
        said.push(first ?? 0)
        socket.destroy()
      })
    })
    const to = `https://127.0.0.1:${await listen(listener, 0, 'the test')}/`
    expect(await called(letIn.url, to, { outside: true })).toEqual({ refused: 'Error' })
    // A handshake begins with 22 (RFC 8446, 5.1).
    expect(said).toEqual([22])
    listener.close()
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../../src/local/ports.ts'
import { bundleWorker, type LocalWorker, startWorker } from '../../../src/local/worker.ts'

const config = `
name = "tiny"
main = "src/worker.ts"
compatibility_date = "2026-04-01"
compatibility_flags = ["nodejs_compat"]
[assets]
directory = "assets"
binding = "ASSETS"
[[rules]]
type = "Data"
globs = ["**/*.ttf"]
`

// The smallest WebAssembly module: its magic number and version.
const emptyWasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)

const source = `
import font from './font.ttf'
import wasm from './empty.wasm'
import note from './note.txt'
import { Buffer } from 'node:buffer'
export default {
  async fetch(request: Request, env: any): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/bindings') return Response.json({ word: env.WORD })
    if (pathname === '/modules') {
      const instance = new WebAssembly.Instance(wasm)
      return Response.json({ font: Buffer.from(font).toString('utf8'), wasm: typeof instance.exports, note })
    }
    if (pathname === '/limited') {
      const { success } = await env.GUEST_LIMIT.limit({ key: 'one address' })
      return new Response(null, { status: success ? 204 : 429 })
    }
    if (pathname === '/fired') return Response.json(await (await env.FILES.get('fired'))?.json() ?? [])
    if (request.method === 'PUT') await env.FILES.put(pathname, request.body)
    const file = await env.FILES.get(pathname)
    return file ? new Response(file.body) : new Response(null, { status: 404 })
  },
  async scheduled(event: any, env: any): Promise<void> {
    if (event.scheduledTime === 0) throw new Error('not then')
    const before = await (await env.FILES.get('fired'))?.json() ?? []
    await scheduler.wait(20)
    await env.FILES.put('fired', JSON.stringify([...before, new Date(event.scheduledTime).toISOString()]))
  },
}
`

let root: string
let bundle: string
let worker: LocalWorker

const start = (port?: number) =>
  startWorker({
    bundle,
    port,
    bindings: { WORD: 'baton' },
    assetsFolder: join(root, 'assets'),
    filesFolder: join(root, 'files'),
  })

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'baton-worker-'))
  for (const folder of ['src', 'assets']) mkdirSync(join(root, folder))
  writeFileSync(join(root, 'wrangler.toml'), config)
  writeFileSync(join(root, 'src/worker.ts'), source)
  writeFileSync(join(root, 'src/font.ttf'), 'letters')
  writeFileSync(join(root, 'src/empty.wasm'), emptyWasm)
  writeFileSync(join(root, 'src/note.txt'), 'a note')
  writeFileSync(join(root, 'assets/style.css'), 'p { color: black }')
  bundle = await bundleWorker(root)
  worker = await start()
}, 60_000)

afterAll(async () => {
  await worker.stop()
  rmSync(root, { recursive: true, force: true })
})

const json = async (path: string) => (await fetch(worker.url + path)).json()

test('the bundle of a deployment runs, with its variables and the modules beside it', async () => {
  expect(await json('/bindings')).toEqual({ word: 'baton' })
  expect(await json('/modules')).toEqual({ font: 'letters', wasm: 'object', note: 'a note' })
})

test('static assets are served before the Worker is asked', async () => {
  expect(await (await fetch(`${worker.url}/style.css`)).text()).toBe('p { color: black }')
})

test('a guest’s address is counted: of 61 questions within a minute at least one is refused, of the first 30 none', async () => {
  const answers: number[] = []
  for (let at = 0; at < 61; at += 1) answers.push((await fetch(`${worker.url}/limited`)).status)
  expect(new Set(answers.slice(0, 30))).toEqual(new Set([204]))
  expect(answers).toContain(429)
})

test('files are there after a restart', async () => {
  await fetch(`${worker.url}/plan.pdf`, { method: 'PUT', body: 'sealed' })
  await worker.stop()
  worker = await start()
  expect(await (await fetch(`${worker.url}/plan.pdf`)).text()).toBe('sealed')
})

test('the scheduled handler is fired for any instant, one run after the other', async () => {
  const days = ['2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z', '2026-03-04T09:00:00.000Z']
  await Promise.all(days.map((day) => worker.cron(new Date(day))))
  expect(await json('/fired')).toEqual(days)
})

test('a scheduled handler that fails is told, and the next run goes on', async () => {
  await expect(worker.cron(new Date(0))).rejects.toThrow(/^The scheduled handler ended with "exception"\.$/)
  await worker.cron(new Date('2026-03-05T09:00:00Z'))
  expect(await json('/fired')).toContain('2026-03-05T09:00:00.000Z')
})

test('the clock fires by itself where it is asked to', async () => {
  const own = await startWorker({
    bundle,
    bindings: {},
    assetsFolder: join(root, 'assets'),
    filesFolder: join(root, 'own-files'),
    cronEverySeconds: 1,
  })
  const fired = async () => ((await (await fetch(`${own.url}/fired`)).json()) as string[]).length
  await expect.poll(fired, { timeout: 20_000 }).toBeGreaterThan(0)
  await own.stop()
})

test('a port that is taken is told in one sentence', async () => {
  const other = createServer()
  const port = await listen(other, 0, 'the test')
  await expect(start(port)).rejects.toThrow(
    `Port ${port}, which the exchange needs, is taken by another program: stop that program or choose another port.`,
  )
  other.close()
})

test('a Worker that cannot be bundled is told with what the bundler said', async () => {
  writeFileSync(join(root, 'src/worker.ts'), `import './absent.ts'`)
  await expect(bundleWorker(root)).rejects.toThrow(/^The Worker cannot be bundled:[\s\S]*absent\.ts/)
}, 60_000)

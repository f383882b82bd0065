import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Log, LogLevel, Miniflare, type ModuleDefinition } from 'miniflare'
import { CannotStart, reason } from './cannot-start.ts'
import { portToUse } from './ports.ts'

/**
 * The network that webhooks go by: nothing private is connected to, whatever a name resolved to before (R9.1). To workerd
 * everything is public that is not loopback, private, link-local, multicast or reserved; denied besides is what the
 * registries of IANA keep for examples, tests and local use, and what a gateway translates into an IPv4 address.
 */
export const publicOnly = {
  allow: ['public'],
  deny: [
    ...['0.0.0.0/8', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
    ...['::/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001:db8::/32', '2002::/16'],
    ...['3fff::/20', '5f00::/16', 'fec0::/10'],
  ],
  tlsOptions: { trustBrowserCas: true },
}

/** The Worker while it runs. `cron` fires its scheduled handler as if at that instant, by default now. */
export type LocalWorker = { url: string; cron(at?: Date): Promise<void>; stop(): Promise<void> }

/** `bundle` is the entry file that `bundleWorker` gave; `bindings` become its variables and secrets. */
export type WorkerOptions = {
  bundle: string
  port?: number | undefined
  bindings: Record<string, string>
  assetsFolder: string
  filesFolder: string
  /** Where its log lines go, one JSON object a line; without it they are dropped. */
  logFile?: string | undefined
  /** Whole seconds between two runs of the scheduled handler; without it only `cron` fires it. */
  cronEverySeconds?: number | undefined
}

/**
 * Bundles the Worker exactly as a deployment would.
 * @param root the folder with wrangler.toml
 * @returns the entry file, in `dist/worker`, with the modules it needs beside it
 * @throws CannotStart when it cannot be bundled, with what the bundler said
 */
export async function bundleWorker(root: string): Promise<string> {
  const folder = join(root, 'dist', 'worker')
  rmSync(folder, { recursive: true, force: true })
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin', 'wrangler.js')
  const said: string[] = []
  const status = await new Promise((resolve) => {
    const child = spawn(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_LOG_PATH: join(root, 'dist', 'wrangler.log'),
        FORCE_COLOR: '0',
      },
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(String(part)))
    child.on('error', (error) => resolve(error.message)).on('close', resolve)
  })
  const entry = status === 0 ? readdirSync(folder).find((name) => name.endsWith('.js')) : undefined
  if (entry === undefined) throw new CannotStart(`The Worker cannot be bundled:\n${said.join('').trim()}`)
  return join(folder, entry)
}

/**
 * Runs a bundled Worker on this machine with its files in a folder, static assets, variables and a clock.
 * @throws CannotStart when the port is taken or the Worker does not start
 */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const port = await portToUse(options.port, 'the exchange')
  mkdirSync(options.filesFolder, { recursive: true })
  const miniflare = new Miniflare({
    name: 'baton',
    host: '127.0.0.1',
    port,
    modules: modulesOf(options.bundle),
    modulesRoot: dirname(options.bundle),
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: options.bindings,
    r2Buckets: { FILES: 'files' },
    r2Persist: options.filesFolder,
    // As wrangler.toml binds it.
    ratelimits: {
      WORKING_DAYS_LIMIT: { simple: { limit: 60, period: 60 } },
      GUEST_LIMIT: { simple: { limit: 30, period: 60 } },
    },
    serviceBindings: { OUTSIDE: { network: publicOnly } },
    assets: { directory: options.assetsFolder, binding: 'ASSETS', routerConfig: { has_user_worker: true } },
    // Nobody reads it, and its folder may outlive us.
    cache: false,
    // Neither of these may call out: a laptop may be offline.
    cf: false,
    telemetry: { enabled: false },
    log: new Log(LogLevel.ERROR),
    handleRuntimeStdio: (out: Readable, err: Readable) => {
      const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined
      for (const stream of [out, err]) log ? stream.pipe(log, { end: false }) : stream.resume()
    },
  })
  try {
    await miniflare.ready
  } catch (thrown) {
    await miniflare.dispose().catch(() => {})
    throw new CannotStart(`The Worker does not start (${reason(thrown)}).`)
  }
  const clock = clockOf(miniflare, options.cronEverySeconds)
  const stop = async () => {
    await clock.stop()
    await miniflare.dispose()
  }
  return { url: `http://localhost:${port}`, cron: clock.fire, stop }
}

type Clock = { fire(at?: Date): Promise<void>; stop(): Promise<void> }

/** Fires the scheduled handler, one run after the other: two at once would do the same work twice. */
function clockOf(miniflare: Miniflare, everySeconds: number | undefined): Clock {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  const fire = (at = new Date()) => {
    waiting += 1
    const run = last
      .then(() => runScheduled(miniflare, at))
      .finally(() => {
        waiting -= 1
      })
    last = run.catch(() => {})
    return run
  }
  const tick = () => {
    if (waiting === 0) fire().catch((thrown) => console.error(`The scheduled work failed (${reason(thrown)}).`))
  }
  const timer = everySeconds === undefined ? undefined : setInterval(tick, everySeconds * 1000)
  return {
    fire,
    stop: async () => {
      clearInterval(timer)
      await last
    },
  }
}

async function runScheduled(miniflare: Miniflare, at: Date): Promise<void> {
  const worker = await miniflare.getWorker()
  const { outcome } = await worker.scheduled({ cron: '* * * * *', scheduledTime: at })
  if (outcome !== 'ok') throw new Error(`The scheduled handler ended with "${outcome}".`)
}

/** The entry first, then all that the bundler put beside it, by the rules that a deployment follows. */
function modulesOf(bundle: string): ModuleDefinition[] {
  const folder = dirname(bundle)
  const others = readdirSync(folder).filter((name) => name !== basename(bundle) && !/\.(map|md)$/.test(name))
  return [
    { type: 'ESModule', path: bundle },
    ...others.map((name): ModuleDefinition => ({ type: typeOf(name), path: join(folder, name) })),
  ]
}

function typeOf(name: string): ModuleDefinition['type'] {
  switch (extname(name)) {
    case '.js':
    case '.mjs':
      return 'ESModule'
    case '.wasm':
      return 'CompiledWasm'
    case '.txt':
    case '.html':
    case '.sql':
      return 'Text'
    default:
      return 'Data'
  }
}

import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Worker } from '../../src/local/demo/case-system.ts'
import { daysAgo } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../src/local/demo/papers.ts'
import { forgetPeak, memoryOf, workerds } from './memory.ts'
import { scanPdf, textPdf, wordsFrom } from './scans.ts'
import { type Ground, mustBe, socialWorkerAt, startOn } from './way.ts'

/** One print, timed: what was merged, by what, how long it took, and how much memory more than before at its peak. */
export type Print = { what: string; by: string; ms: number; megabytes: number; peakMb?: number }

type Uploads = { what: string; files: Uint8Array[] }

/** What is merged: nothing, a hundred pages of text, 43 MB of scans in three files that each may be uploaded. */
async function uploads(): Promise<Uploads[]> {
  const scan = await scanPdf(34, 430)
  return [
    { what: 'four papers alone', files: [] },
    { what: 'and 100 pages of text', files: [await textPdf(100)] },
    { what: `and ${Math.round((3 * scan.length) / 1e6)} MB of scans`, files: [scan, scan, scan] },
  ]
}

/** Four papers of about ten pages each. */
function longPapers() {
  const word = wordsFrom(11)
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const factors = Array.from({ length: 40 }, () => words(90))
  return [
    anAssessment({ riskFactors: factors, protectiveFactors: factors.slice(0, 10), analysis: words(700) }),
    aPlan({ agreements: factors.map((about) => ({ who: 'Rowena', about })) }),
    someMinutes({ riskFactors: factors }),
    aSummary({ strengths: factors, history: words(700) }),
  ]
}

/**
 * Prints packages in a workerd of their own: the time from the first request for the PDF to its last byte, and the peak of
 * workerd’s memory over what it held before. Beside it the merge of the same pages by qpdf and mutool, where installed.
 */
export async function timePrints(ground: Ground): Promise<Print[]> {
  const others = new Set(workerds())
  const worker = await startOn('print', ground.exchange.databaseUrl, ground)
  try {
    const pid = workerds().find((one) => !others.has(one))
    const sender = await socialWorkerAt(ground.exchange, worker.url, ground.from)
    // The first print of an isolate compiles what later ones use.
    await printed(sender, ground, [])
    const prints: Print[] = []
    let own: Buffer | undefined
    for (const { what, files } of await uploads()) {
      const id = await sent(sender, ground, files)
      const first = await watched(pid, () => opened(sender, id))
      const { pdf } = first.done
      const megabytes = pdf.length / 1e6
      prints.push({ what, by: 'workerd', ms: first.done.ms, megabytes, peakMb: first.peakMb })
      // The same bytes again, which nothing of ours holds: what the local R2 takes of the process.
      const again = await watched(pid, () => opened(sender, id))
      prints.push({ what, by: 'workerd, stored', ms: again.done.ms, megabytes, peakMb: again.peakMb })
      own ??= pdf
      if (files.length > 0) prints.push(...(await merges(what, [own, ...files], ground.folder)))
    }
    return prints
  } finally {
    await worker.stop()
  }
}

/** Does something, and tells how much more a process held at its peak than before. */
async function watched<T>(pid: number | undefined, work: () => Promise<T>): Promise<{ done: T; peakMb: number }> {
  if (pid === undefined) return { done: await work(), peakMb: 0 }
  const before = memoryOf(pid).now
  forgetPeak(pid)
  const done = await work()
  return { done, peakMb: memoryOf(pid).peak - before }
}

const printed = async (sender: Worker, ground: Ground, files: Uint8Array[]) =>
  opened(sender, await sent(sender, ground, files))

async function opened(sender: Worker, id: string): Promise<{ pdf: Buffer; ms: number }> {
  const start = performance.now()
  const pdf = await sender.bytes(`/v1/transfers/${id}/package.pdf`)
  const ms = performance.now() - start
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Error('the package did not print')
  return { pdf, ms }
}

/** Sends a package of four long papers with these files; gives its id. */
async function sent(sender: Worker, { to }: Ground, files: readonly Uint8Array[]): Promise<string> {
  const papers = longPapers().map((structured) => ({ slot: structured.kind, structured }))
  const draft = { ...aWholeDraft(to.id, daysAgo(3), { send: false }), papers }
  let standing = mustBe(201, await sender.post('/v1/transfers', draft))
  for (const [at, bytes] of files.entries()) {
    const path = `/v1/transfers/${standing.id}/files`
    const { id } = mustBe(201, await sender.upload(path, `scan-${at}.pdf`, bytes))
    const { title, datedOn, authoredBy, children } = anAssessment()
    const about = { title, datedOn, authoredBy, children, marks: [] }
    const input = { slot: 'other', about, files: [id], reason: 'It was asked for.' }
    standing = mustBe(200, await sender.does(standing, 'add-paper', input))
  }
  return mustBe(200, await sender.does(standing, 'send')).id
}

async function merges(what: string, parts: readonly Uint8Array[], folder: string): Promise<Print[]> {
  const files = parts.map((bytes, at) => {
    const file = join(folder, `part-${at}.pdf`)
    writeFileSync(file, bytes)
    return file
  })
  const out = join(folder, 'merged.pdf')
  const ways = [
    ['qpdf', ['--empty', '--pages', ...files, '--', out]],
    ['mutool', ['merge', '-o', out, ...files]],
  ] as const
  const found: Print[] = []
  for (const [by, args] of ways) {
    if (spawnSync(by, ['--version']).error) continue
    const start = performance.now()
    const peakMb = await peakOf(by, args)
    const ms = performance.now() - start
    found.push({ what, by, ms, megabytes: parts.reduce((sum, { length }) => sum + length, 0) / 1e6, peakMb })
  }
  return found
}

/** Runs a program to its end, looking at its memory as often as can be. */
function peakOf(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    let peak = 0
    const look = () => {
      if (child.pid !== undefined) peak = Math.max(peak, memoryOf(child.pid).peak)
      if (child.exitCode === null) setImmediate(look)
    }
    look()
    child.on('error', reject).on('exit', () => resolve(peak))
  })
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { copyFonts } from '../../src/local/fonts.ts'
import { bundleWorker } from '../../src/local/worker.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    worker: { bundle: string; assetsFolder: string }
  }
}

/** One bundle of the Worker a run, as a deployment makes it, in a folder that no other run touches. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bundle-'))
  const assetsFolder = join(folder, 'dist/public')
  mkdirSync(assetsFolder, { recursive: true })
  writeFileSync(join(assetsFolder, 'robots.txt'), 'User-agent: *\nDisallow: /\n')
  await copyFonts(process.cwd(), assetsFolder)
  const settings = readFileSync('wrangler.toml', 'utf8')
  writeFileSync(
    join(folder, 'wrangler.toml'),
    settings.replace('"src/worker.ts"', JSON.stringify(resolve('src/worker.ts'))),
  )
  project.provide('worker', { bundle: await bundleWorker(folder), assetsFolder })
  return () => rmSync(folder, { recursive: true, force: true })
}

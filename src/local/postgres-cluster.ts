import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart, reason } from './cannot-start.ts'
import { isRoot } from './folders.ts'
import { type Binaries, postgresPackage, type RunAs, runnableBinaries } from './postgres-binaries.ts'

/** A data folder of Postgres that is ready to be started: who runs it, with which programs, and its passwords. */
export type Cluster = {
  folder: string
  data: string
  as: RunAs
  binaries: Binaries
  passwords: { admin: string; baton: string }
}

const NOBODY = 65534

/**
 * Opens the Postgres data in a folder, or makes it when there is none.
 * @throws CannotStart when it is broken, of another version, out of reach, or in use
 */
export function openCluster(folder: string): Cluster {
  const data = join(folder, 'cluster')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const as = runAs(data)
  const binaries = runnableBinaries(postgresPackage(), as)
  if (as.uid !== undefined) letThrough(folder, as.uid)
  if (!existsSync(data)) makeData(folder, data, as, binaries)
  checkVersion(data, folder, binaries.major)
  return { folder, data, as, binaries, passwords: readPasswords(folder) }
}

function runAs(data: string): RunAs {
  const found = existsSync(data) ? statSync(data) : undefined
  if (!isRoot()) {
    if (found && found.uid !== process.getuid?.()) throw new CannotStart(`${data} belongs to somebody else.`)
    return {}
  }
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : { uid: NOBODY, gid: NOBODY }
}

function letThrough(folder: string, uid: number): void {
  chmodSync(folder, statSync(folder).mode | 0o111)
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const { mode, uid: owner } = statSync(path)
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) {
      throw new CannotStart(
        `Postgres cannot run as root, and the user it runs as instead may not enter ${path}: set BATON_DATA to a folder that everybody may enter.`,
      )
    }
  }
}

function makeData(folder: string, data: string, as: RunAs, binaries: Binaries): void {
  // Made under another name and renamed when complete: a start that was cut short leaves nothing half made.
  const fresh = `${data}.new`
  const passwordFile = join(folder, 'admin-password')
  const passwords = { admin: randomBytes(24).toString('hex'), baton: randomBytes(24).toString('hex') }
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(join(folder, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 })
  writeFileSync(passwordFile, passwords.admin, { mode: 0o600 })
  if (as.uid !== undefined && as.gid !== undefined) {
    for (const path of [fresh, passwordFile]) chownSync(path, as.uid, as.gid)
  }
  const made = spawnSync(
    binaries.initdb,
    [
      ['-D', fresh, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync'],
      ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8'],
      // The passwords are random: many rounds would only slow each of the Worker's connections.
      ['--set', 'scram_iterations=1'],
    ].flat(),
    { ...as, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH, TZ: 'UTC' } },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    throw new CannotStart(`Postgres could not make its data folder ${data}: ${reason(made.stderr || made.error)}.`)
  }
  renameSync(fresh, data)
}

function checkVersion(data: string, folder: string, major: string): void {
  const file = join(data, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (version === major) return
  const fault = version === undefined ? 'is broken' : `is of Postgres ${version}, not ${major}`
  throw new CannotStart(`The database in ${data} ${fault}: delete ${folder} to start with an empty one.`)
}

function readPasswords(folder: string): Cluster['passwords'] {
  const file = join(folder, 'passwords.json')
  try {
    const { admin, baton } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (typeof admin === 'string' && typeof baton === 'string') return { admin, baton }
  } catch {
    // Said below, as for a file that holds something else.
  }
  throw new CannotStart(`The passwords in ${file} cannot be read: delete ${folder} to start with an empty database.`)
}

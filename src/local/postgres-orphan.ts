import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { Cluster } from './postgres-cluster.ts'

/**
 * Makes sure that nothing runs on this data: stops a Postgres that outlived whoever started it.
 * @throws CannotStart when its starter is still there, or it does not stop
 */
export function stopOrphan(cluster: Cluster): void {
  const pidFile = join(cluster.data, 'postmaster.pid')
  const pid = firstNumber(pidFile)
  if (pid === undefined || !alive(pid)) return
  if (!commandOf(pid).includes(cluster.data)) {
    // The number now belongs to another program, which Postgres itself cannot tell from a Postgres.
    rmSync(pidFile, { force: true })
    return
  }
  const starter = firstNumber(starterFile(cluster))
  if (starter !== undefined && commandOf(starter) !== '') {
    throw new CannotStart(`The exchange is already running on ${cluster.folder} (process ${starter}): stop it first.`)
  }
  const stop = ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', '30']
  if (spawnSync(cluster.binaries.pgCtl, stop, { ...cluster.as, cwd: '/' }).status !== 0) {
    throw new CannotStart(`A Postgres left over from earlier (process ${pid}) does not stop: end that process.`)
  }
}

/** Notes that this process runs the Postgres on this data; forgotten with `forgetStarter`. */
export function noteStarter(cluster: Cluster): void {
  writeFileSync(starterFile(cluster), String(process.pid), { mode: 0o600 })
}

/** Removes the note of who started the Postgres on this data. */
export function forgetStarter(cluster: Cluster): void {
  rmSync(starterFile(cluster), { force: true })
}

function starterFile(cluster: Cluster): string {
  return join(cluster.folder, 'started-by')
}

function firstNumber(file: string): number | undefined {
  try {
    const number = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return number > 0 ? number : undefined
  } catch {
    return undefined
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// Empty for a process that is gone, also for one that has ended and whose parent has not asked after it yet.
function commandOf(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

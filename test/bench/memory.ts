import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const statusOf = (pid: number | string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}
const field = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)

/** The process ids of the workerds that this process started, newest last; Linux alone tells. */
export function workerds(): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all
    .map((pid) => ({ pid: Number(pid), status: statusOf(pid) }))
    .filter(({ status }) => /^Name:\s+workerd/m.test(status) && field(status, 'PPid') === process.pid)
    .map(({ pid }) => pid)
    .sort((a, b) => a - b)
}

/** What a process holds now, and the most it has held since it was last asked to forget, in MB. */
export const memoryOf = (pid: number): { now: number; peak: number } => {
  const status = statusOf(pid)
  return { now: field(status, 'VmRSS') / 1024, peak: field(status, 'VmHWM') / 1024 }
}

/** Lets the peak begin anew from what is held now. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

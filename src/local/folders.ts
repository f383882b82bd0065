import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CannotStart, reason } from './cannot-start.ts'

/** Whether this process runs as root, which Postgres refuses to do. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The folder where the exchange on this machine keeps its database, files and keys; made when it is missing.
 * @param root the checkout
 * @returns BATON_DATA where it is set; else `.baton` in the checkout; for root a folder outside it, because Postgres
 *   then runs as nobody, who may be unable to enter the checkout
 * @throws CannotStart when the folder cannot be made or is not safe to use
 */
export function dataFolder(root: string): string {
  const chosen = process.env.BATON_DATA
  if (chosen) return chosenFolder(resolve(chosen))
  if (!isRoot()) return ownFolder(join(resolve(root), '.baton'), 0o700)
  const key = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 12)
  return ownFolder(join(sharedFolder(), key), 0o711)
}

/**
 * A folder of root's that every user of the machine may enter and nobody else may write.
 * @throws CannotStart when neither place can be used
 */
export function sharedFolder(): string {
  try {
    return ownFolder('/var/lib/baton', 0o755)
  } catch {
    return ownFolder('/var/tmp/baton', 0o755)
  }
}

/**
 * Makes a folder of our own, or takes it over when it is ours already.
 * @param mode its permissions, set even when it existed with others
 * @throws CannotStart when it is not a folder or belongs to somebody else
 */
export function ownFolder(path: string, mode: number): string {
  make(path, mode)
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new CannotStart(`${path} belongs to somebody else: set BATON_DATA to a folder of your own.`)
  }
  chmodSync(path, mode)
  return path
}

function chosenFolder(path: string): string {
  make(path, 0o711)
  const found = statSync(path)
  if (!found.isDirectory()) throw new CannotStart(`BATON_DATA is ${path}, which is not a folder.`)
  if (found.uid !== process.getuid?.() && (found.mode & 0o022) !== 0) {
    throw new CannotStart(`BATON_DATA is ${path}, which belongs to somebody else and can be written by others.`)
  }
  return path
}

function make(path: string, mode: number): void {
  try {
    mkdirSync(path, { recursive: true, mode })
  } catch (thrown) {
    throw new CannotStart(`The folder ${path} cannot be made (${reason(thrown)}): set BATON_DATA to one that can.`)
  }
}

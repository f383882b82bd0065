/** R9.3: retried for three days, then dead-lettered and shown. */
export const giveUpAfterMs = 72 * 3_600_000
/** However long somebody asks us to wait, or it has failed. */
export const longestWaitSeconds = 6 * 3600

const firstWaitSeconds = 5
/** By how much at most a wait is longer than its step. */
const jitter = 0.2

/**
 * How many seconds to wait after this many tries: five, then three times as long each time, six hours at most; and up to a
 * fifth longer, by the notice and the try, so that what failed together does not come back together.
 */
export function waitSeconds(tries: number, notice: string): number {
  const step = Math.min(longestWaitSeconds, firstWaitSeconds * 3 ** Math.max(0, tries - 1))
  return Math.round(step * (1 + jitter * shareOf(`${notice} ${tries}`)) * 1000) / 1000
}

/**
 * When to try again what has failed, or nothing where its three days are over.
 * @param after the seconds that were asked for at least
 */
export function nextTry(
  { id, tries, since }: { id: string; tries: number; since: string },
  now: Date,
  after = 0,
): Date | undefined {
  if (now.getTime() - Date.parse(since) > giveUpAfterMs) return undefined
  const seconds = Math.max(waitSeconds(tries, id), Math.min(after, longestWaitSeconds))
  return new Date(now.getTime() + seconds * 1000)
}

/** A number from 0 up to 1 that follows from a text: FNV-1a, its bits then mixed, for the last letters move the low ones alone. */
function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

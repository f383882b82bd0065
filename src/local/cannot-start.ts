/** Why a part of the exchange cannot start on this machine, in one sentence that says what to do about it. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/**
 * The message of whatever was thrown.
 * @returns its first line, without a full stop, to be quoted inside a sentence
 */
export function reason(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return (message.trim().split('\n')[0] ?? '').replace(/\.$/, '')
}

import { z } from 'zod'

/** Most characters in a name, a label or a single line. */
export const SHORT = 200
/** Most characters in a narrative: a history, an analysis, one person's views. */
export const LONG = 20_000

// Escapes of the form \xNN only: every regular-expression engine that may read the published schema knows them.
const SPACE = '\\t\\n\\x20\\xa0'
const CONTROL = '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f'
const readable = new RegExp(`^[${SPACE}]*[^${CONTROL}${SPACE}][^${CONTROL}]*$`)
const control = new RegExp(`[${CONTROL}]`)
// With the u flag a surrogate that is half of a pair is not matched: only a broken one is.
const loneSurrogate = /[\ud800-\udfff]/u

/** What to mend in a text that was refused; it names the character and its place, never the text around it. */
function whatToMend(value: unknown, blank: string): string {
  const found = typeof value === 'string' ? (control.exec(value) ?? loneSurrogate.exec(value)) : null
  if (!found) return blank
  const code = found[0].charCodeAt(0)
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const place = `at character ${found.index + 1}`
  if (code === 0x0d)
    return `Take out the carriage return (${name}) ${place}: a line ends with a line feed (U+000A) alone`
  if (code >= 0xd800) return `Replace the broken character (${name}, half of a pair) ${place}`
  return `Take out the control character (${name}) ${place}: only line feeds and tabs are allowed`
}

/**
 * Text that somebody reads: never blank, at most `max` characters, kept exactly as it was written (nothing is trimmed).
 * NUL, broken surrogates and control characters other than a line feed or a tab are refused: no printer, database or
 * case system carries them alike.
 */
export function text(max: number) {
  const needed = textOr('Write something here', max)
  // Only of a field that may be left out is that said.
  needed.optional = () => z.optional(textOr('Write something, or leave the field out', max))
  return needed
}

function textOr(blank: string, max: number) {
  const error = (issue: { input?: unknown }) => whatToMend(issue.input, blank)
  return z
    .string()
    .max(max, `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`)
    .regex(readable, { error })
    .refine((value) => !loneSurrogate.test(value), { error })
}

import type { OAuthRefused } from './oauth-refused.ts'
import { badRequest } from './oauth-refused.ts'

/** Most bytes in a request for a token; an assertion with a long certificate chain still fits. */
export const MOST_BYTES = 16 * 1024

const CONTROL = /\p{Cc}/u

/**
 * Reads the form of a request for a token (RFC 6749 section 3.2 and appendix B).
 * @returns its parameters, without those that are empty, which count as left out; or what to mend: another content type,
 *   more than 16 KiB, bytes that are not UTF-8, a control character such as NUL, a parameter given twice
 */
export async function readTokenForm(request: Request): Promise<ReadonlyMap<string, string> | OAuthRefused> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type))
    return badRequest('Send the parameters as application/x-www-form-urlencoded')
  const bytes = await readBounded(request.body)
  if (bytes === undefined) return badRequest(`Send at most ${MOST_BYTES} bytes`)
  return parse(bytes) ?? badRequest('Send each parameter once, percent-encoded UTF-8, without control characters')
}

async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const kept = new Uint8Array(MOST_BYTES)
  let length = 0
  if (body === null) return kept.subarray(0, 0)
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return kept.subarray(0, length)
    if (length + value.length > MOST_BYTES) {
      // The caller may be sending for ever: the answer does not wait for the end.
      reader.cancel().catch(() => {})
      return undefined
    }
    kept.set(value, length)
    length += value.length
  }
}

function parse(bytes: Uint8Array): Map<string, string> | undefined {
  const form = new Map<string, string>()
  const seen = new Set<string>()
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    for (const pair of body.split('&').filter((each) => each !== '')) {
      const cut = pair.includes('=') ? pair.indexOf('=') : pair.length
      const [name, value] = [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))]
      if (seen.has(name) || CONTROL.test(name) || CONTROL.test(value)) return undefined
      seen.add(name)
      if (value !== '') form.set(name, value)
    }
    return form
  } catch {
    // Not UTF-8, or a per cent sign that begins nothing; half of a surrogate pair is neither.
    return undefined
  }
}

const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '))

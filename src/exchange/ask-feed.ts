const mostBytes = 1024 * 1024

/**
 * Fetches the bank holidays that GOV.UK publishes: no redirect is followed, and no more than 1 MB read.
 * @param within how long it may take to the last byte, in milliseconds
 * @returns what the JSON says, undefined where it is none; or what went wrong on the way, which never throws
 */
export async function askFeed(url: string, within: number): Promise<{ feed: unknown } | { fault: string }> {
  try {
    const signal = AbortSignal.timeout(within)
    const headers = { accept: 'application/json', 'user-agent': 'baton' }
    // Whoever may redirect could send us to a feed of their own.
    const response = await fetch(url, { headers, redirect: 'manual', signal })
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel()
      return { fault: `http-${response.status}` }
    }
    const text = await textOf(response.body)
    return text === undefined ? { fault: 'too-large' } : { feed: parsed(text) }
  } catch (thrown) {
    return { fault: thrown instanceof Error && thrown.name === 'TimeoutError' ? 'timeout' : 'network' }
  }
}

/** All of a body that is no longer than may be read. */
async function textOf(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** What is no JSON is no feed: the reading calls it malformed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

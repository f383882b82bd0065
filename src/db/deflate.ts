const SLICE = 16 * 1024

/** Gives the bytes compressed (raw DEFLATE, RFC 1951). */
export function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return through(new CompressionStream('deflate-raw'), bytes, Number.POSITIVE_INFINITY)
}

/** Gives the bytes that `deflate` compressed. Throws when they are none, or when they come to more than `most` bytes. */
export function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  return through(new DecompressionStream('deflate-raw'), bytes, most)
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array, most: number) {
  const written = write(stream.writable.getWriter(), bytes)
  written.catch(() => undefined) // the reader is told of the same failure
  const reader = stream.readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    length += next.value.length
    if (length > most) {
      reader.cancel().catch(() => undefined)
      throw new RangeError(`more than ${most} bytes when inflated`)
    }
  }
  return join(chunks, length)
}

/** In slices, so that one write cannot inflate past the bound by more than a slice's worth. */
async function write(writer: WritableStreamDefaultWriter<Uint8Array>, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += SLICE) await writer.write(bytes.subarray(at, at + SLICE))
  await writer.close()
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (first && chunks.length === 1) return first
  const joined = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

import { toHex } from '../db/hex.ts'

/** R2 wants the parts of an upload equal, at least 5 MiB each, but for the last. */
export const partBytes = 8 * 1024 * 1024

/**
 * Puts a stream of unknown length into R2, a part at a time: one part is held, never the whole. What fits in one part is put
 * at once. What breaks off leaves nothing under the key, and throws what broke it.
 */
export async function keepStream(files: R2Bucket, key: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const held = new Uint8Array(partBytes)
  let filled = 0
  let upload: R2MultipartUpload | undefined
  const parts: R2UploadedPart[] = []
  try {
    for await (const chunk of stream) {
      for (let at = 0; at < chunk.length; ) {
        // A full part is held until more follows: only then is it not the last.
        if (filled === partBytes) {
          upload ??= await files.createMultipartUpload(key)
          parts.push(await upload.uploadPart(parts.length + 1, held))
          filled = 0
        }
        const part = chunk.subarray(at, at + partBytes - filled)
        held.set(part, filled)
        filled += part.length
        at += part.length
      }
    }
    const last = held.subarray(0, filled)
    if (upload === undefined) await files.put(key, last)
    else await upload.complete([...parts, await upload.uploadPart(parts.length + 1, last)])
  } catch (thrown) {
    // What R2 does not drop now it drops after a week.
    await upload?.abort().catch(() => undefined)
    throw thrown
  }
}

/** A stream of bytes that are made while they are read; whoever stops reading stops the making. */
export function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const made = bytes[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (to) => {
      const { done, value } = await made.next()
      if (done) to.close()
      else to.enqueue(value)
    },
    cancel: async () => {
      await made.return?.()
    },
  })
}

/** Lets bytes pass, and tells once the last has passed how many they were and their SHA-256. */
export function countingStream(): {
  through: TransformStream<Uint8Array, Uint8Array>
  told: () => Promise<{ bytes: number; sha256: string }>
} {
  const digest = new crypto.DigestStream('SHA-256')
  const writer = digest.getWriter()
  let bytes = 0
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform: async (chunk, out) => {
      bytes += chunk.length
      await writer.write(chunk)
      out.enqueue(chunk)
    },
    flush: () => writer.close(),
  })
  return { through, told: async () => ({ bytes, sha256: toHex(new Uint8Array(await digest.digest)) }) }
}

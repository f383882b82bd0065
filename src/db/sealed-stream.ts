import { type DataKey, SealBroken } from './seal.ts'

const FORMAT = 1
const PREFIX_BYTES = 8
const HEADER_BYTES = 1 + PREFIX_BYTES
const FRAME_BYTES = 1024 * 1024
const TAG_BYTES = 16

type Frame = { key: DataKey; fileId: string; prefix: Uint8Array; number: number; last: boolean }

/** The length of a file of `plainLength` bytes once sealed: R2 asks for it before the stream. */
export function sealedLength(plainLength: number): number {
  return HEADER_BYTES + plainLength + TAG_BYTES * Math.max(1, Math.ceil(plainLength / FRAME_BYTES))
}

/**
 * Seals a file as it streams, a frame of 1 MiB at a time: one byte of format, eight random, then the frames, each under
 * AES-256-GCM with the frame's number in its nonce, and bound to the file, its place and whether it is the last.
 */
export function sealStream(key: DataKey, fileId: string): TransformStream<Uint8Array, Uint8Array> {
  const prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES))
  let number = 0
  const frames = framer(FRAME_BYTES, async (bytes, last) => {
    const frame = { key, fileId, prefix, number: number++, last }
    return new Uint8Array(await crypto.subtle.encrypt(aesGcm(frame), key.aes, bytes))
  })
  return new TransformStream<Uint8Array, Uint8Array>({
    start: (out) => out.enqueue(Uint8Array.of(FORMAT, ...prefix)),
    transform: (chunk, out) => frames.take(chunk, out),
    flush: (out) => frames.finish(out),
  })
}

/**
 * Opens what `sealStream` sealed, for the same key and file. Errors with SealBroken when a frame was changed, moved,
 * added, left out or taken from another file. Frames come out as they are proved: only a stream that ends well is whole.
 */
export function openStream(key: DataKey, fileId: string): TransformStream<Uint8Array, Uint8Array> {
  const header = new Uint8Array(HEADER_BYTES)
  let read = 0
  let number = 0
  const frames = framer(FRAME_BYTES + TAG_BYTES, async (bytes, last) => {
    const frame = { key, fileId, prefix: header.subarray(1), number: number++, last }
    try {
      return new Uint8Array(await crypto.subtle.decrypt(aesGcm(frame), key.aes, bytes))
    } catch {
      throw new SealBroken()
    }
  })
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: async (chunk, out) => {
      const rest = chunk.subarray(HEADER_BYTES - read)
      header.set(chunk.subarray(0, HEADER_BYTES - read), read)
      read = Math.min(HEADER_BYTES, read + chunk.length)
      if (read > 0 && header[0] !== FORMAT) throw new SealBroken()
      await frames.take(rest, out)
    },
    flush: async (out) => {
      if (read < HEADER_BYTES) throw new SealBroken()
      await frames.finish(out)
    },
  })
}

/** Cuts a stream into frames of `size` bytes. A full frame is held until more follows: only then is it not the last. */
function framer(size: number, turn: (frame: Uint8Array, last: boolean) => Promise<Uint8Array>) {
  const held = new Uint8Array(size)
  let filled = 0
  return {
    async take(chunk: Uint8Array, out: TransformStreamDefaultController<Uint8Array>): Promise<void> {
      for (let at = 0; at < chunk.length; ) {
        if (filled === size) {
          out.enqueue(await turn(held, false))
          filled = 0
        }
        const part = chunk.subarray(at, at + size - filled)
        held.set(part, filled)
        filled += part.length
        at += part.length
      }
    },
    async finish(out: TransformStreamDefaultController<Uint8Array>): Promise<void> {
      out.enqueue(await turn(held.subarray(0, filled), true))
    },
  }
}

function aesGcm({ fileId, prefix, number, last }: Frame) {
  const iv = new Uint8Array(PREFIX_BYTES + 4)
  iv.set(prefix)
  new DataView(iv.buffer).setUint32(PREFIX_BYTES, number)
  const place = `baton file ${FORMAT} ${number} ${last ? 'last' : 'more'} ${fileId}`
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) }
}

import { makeZip } from 'client-zip'

/** One file of the ZIP. The date is the package’s own, so the same package gives the same bytes. */
export type Entry = { name: string; input: string | Uint8Array | ReadableStream<Uint8Array>; at: Date }

/** Streams a ZIP of these entries, in their order; nothing is held whole. */
export const zipOf = (entries: AsyncIterable<Entry>): ReadableStream<Uint8Array> =>
  makeZip(named(entries), { buffersAreUTF8: true })

async function* named(entries: AsyncIterable<Entry>) {
  for await (const { name, input, at } of entries) yield { name, input, lastModified: at }
}

import { createHash } from 'node:crypto'
import type { JWK } from 'jose'
import type { manifestOf } from '../../src/bundle/manifest.ts'
import { canonicalBytes, signManifest, signRendition } from '../../src/bundle/manifest-signature.ts'
import { type Entry, zipOf } from '../../src/bundle/zip.ts'
import type { PaperRef } from '../../src/domain/transfer.ts'

/** The files of a package by name, in their order: to be tampered with before they are zipped. */
export type Parts = Map<string, Uint8Array>

type Key = JWK & { kid: string }
export type PackageOptions = {
  /** Signs each version; the last signs those beyond. */
  keys: readonly Key[]
  /** What lies in exchange-keys.json; the public parts of `keys` unless given. */
  published?: readonly JWK[]
  addenda?: number
  /** The version of which a PDF was printed; none at 0. */
  printed?: number
  reference?: string
}

export const sentAt = '2026-11-20T15:00:00.000Z'
export const references = { one: 'BTN-7F3K-2QXM', other: 'BTN-8T5C-Y4TB' }

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const publicPart = ({ d: _secret, ...jwk }: JWK): JWK => jwk

/** A small package as the exchange makes it: a plan, a letter that was uploaded, and a note for each addendum. */
export async function aPackage(options: PackageOptions): Promise<Parts> {
  const { keys, addenda = 0, printed = 1, reference = references.one } = options
  const keyFor = (version: number) => keys[version - 1] ?? keys.at(-1) ?? { kid: 'none' }
  const contents = new Map<string, Uint8Array>()
  const plan = aPaper('plan', { 'plan-p1.json': bytesOf(`{"aim":"${reference}"}`) }, contents)
  const letter = aPaper(
    'other',
    { 'other-p2.json': bytesOf('{"of":"u1"}'), 'u1-letter.txt': bytesOf('Dear') },
    contents,
  )
  const notes = Array.from({ length: addenda }, (_, at) =>
    aPaper('other', { [`other-p${at + 3}.json`]: bytesOf(`{"note":${at}}`) }, contents),
  )
  const manifests = [undefined, ...notes].map((adding, before) => ({
    ...{ format: 'baton-manifest-1', version: before + 1, transfer: `t-${reference}`, reference },
    ...{
      sender: 'a-1',
      receiver: 'a-2',
      at: sentAt,
      sentBy: { worker: 'w-1', name: 'Una Quill', role: 'practice-lead' },
    },
    ...{ head: 'ab'.repeat(32), children: ['c1'], papers: [plan, letter, ...notes.slice(0, Math.max(0, before - 1))] },
    ...(adding ? { adding } : {}),
  })) satisfies Partial<ReturnType<typeof manifestOf>>[]
  const pdf = bytesOf(`%PDF-1.7 ${reference} ${printed}`)
  const parts: Parts = new Map([['HOW-TO-CHECK.txt', bytesOf('Check it.')]])
  if (printed > 0) parts.set('package.pdf', pdf)
  for (const [name, content] of contents) parts.set(name, content)
  for (const manifest of manifests) {
    const jws = await signManifest(manifest, keyFor(manifest.version))
    parts.set(`signed/manifest-${manifest.version}.jws`, bytesOf(jws))
  }
  if (printed > 0) {
    const line = {
      ...{ format: 'baton-rendition-1', transfer: `t-${reference}`, reference, version: printed },
      ...{
        manifest: sha256(canonicalBytes(manifests[printed - 1])),
        file: 'package.pdf',
        mediaType: 'application/pdf',
      },
      ...{ bytes: pdf.length, pages: 1, sha256: sha256(pdf), at: sentAt },
    }
    parts.set('signed/rendition.jws', bytesOf(await signRendition(line, keyFor(printed))))
  }
  parts.set('signed/exchange-keys.json', bytesOf(JSON.stringify({ keys: options.published ?? keys.map(publicPart) })))
  return parts
}

/** A paper with its files; `u…` marks an upload, as its place in the ZIP does. */
function aPaper(
  slot: PaperRef['slot'],
  files: Record<string, Uint8Array>,
  contents: Map<string, Uint8Array>,
): PaperRef {
  const listed = Object.entries(files).map(([place, content]): PaperRef['files'][number] => {
    const [, file, original] = /^(u\d+)-(.+)$/.exec(place) ?? []
    contents.set(file ? `files/${place}` : `papers/${place}`, content)
    const hashed = { bytes: content.length, sha256: sha256(content) }
    return file && original
      ? { name: original, mediaType: 'text/plain', ...hashed, file }
      : { name: place, mediaType: 'application/json', ...hashed }
  })
  return {
    ...{ id: slot, slot, version: 1, title: 'A paper', datedOn: '2026-11-02', author: 'Una Quill', authorRole: 'Lead' },
    ...{ children: ['c1'], files: listed, marks: [], addedBy: { worker: 'w-1', name: 'Una Quill' }, addedAt: sentAt },
  }
}

/** The ZIP of these files, as the exchange streams it. */
export async function zipped(parts: Parts | readonly (readonly [string, Uint8Array])[]): Promise<Uint8Array> {
  async function* entries(): AsyncGenerator<Entry> {
    for (const [name, input] of parts) yield { name, input, at: new Date(sentAt) }
  }
  return new Uint8Array(await new Response(zipOf(entries())).arrayBuffer())
}

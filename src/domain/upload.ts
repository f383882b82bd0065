import type { OtherKind, Unfit } from './unfit.ts'

/** As many of a file’s first bytes as tell what it is. */
export const bytesThatTell = 1024

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, bytesThatTell))

/**
 * The media type that a file’s first bytes show, or undefined for what is no PDF, JPEG or PNG; a name proves nothing (R3.2).
 * A PDF may begin anywhere in the first 1,024 bytes, as every reader allows, unless it begins as something else.
 */
export function mediaTypeOf(first: Uint8Array): string | undefined {
  const text = latin1(first)
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  return otherKindOf(first) === undefined && text.includes('%PDF-') ? 'application/pdf' : undefined
}

type Sign = { kind: OtherKind; begins: string | RegExp; from?: number; holds?: string }

const zip = 'PK\x03\x04'

/** The first that fits tells. An Office file is a ZIP whose parts tell which; the first of them stands in the first bytes. */
const signs: readonly Sign[] = [
  { kind: 'open-document', begins: zip, holds: 'mimetypeapplication/vnd.oasis' },
  { kind: 'word', begins: zip, holds: 'word/' },
  { kind: 'spreadsheet', begins: zip, holds: 'xl/' },
  { kind: 'presentation', begins: zip, holds: 'ppt/' },
  { kind: 'word', begins: zip, holds: '[Content_Types].xml' },
  { kind: 'zip', begins: zip },
  { kind: 'zip', begins: 'PK\x05\x06' },
  { kind: 'old-office', begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'rich-text', begins: '{\\rtf' },
  { kind: 'e-mail', begins: /^(return-path|received|delivered-to|mime-version|message-id|from|date|subject): /i },
  { kind: 'heic', from: 4, begins: /^ftyp(hei|hev|mif1|msf1)/ },
  { kind: 'avif', from: 4, begins: 'ftypavi' },
  { kind: 'webp', from: 8, begins: 'WEBP' },
  { kind: 'gif', begins: /^GIF8[79]a/ },
  { kind: 'tiff', begins: 'II*\0' },
  { kind: 'tiff', begins: 'MM\0*' },
  { kind: 'bitmap', begins: /^BM.{4}\0{4}/s },
  { kind: 'web-page', begins: /^(\xef\xbb\xbf)?\s*<(!doctype|!--|html|head|body|script|\?xml)/i },
]

/** What a file is that cannot be taken, where its first bytes tell; it need not be named as it is. */
export function otherKindOf(first: Uint8Array): OtherKind | undefined {
  const text = latin1(first)
  const fits = ({ begins, from = 0, holds = '' }: Sign) =>
    (typeof begins === 'string' ? text.startsWith(begins, from) : begins.test(text.slice(from))) && text.includes(holds)
  return signs.find(fits)?.kind
}

const isNamed: readonly [string, RegExp, Unfit][] = [
  ['application/pdf', /\.pdf$/i, 'is-a-pdf'],
  ['image/jpeg', /\.(jpe?g|jpe|jfif)$/i, 'is-a-jpeg'],
  ['image/png', /\.png$/i, 'is-a-png'],
]

/** What a file is whose name says that it is another of the three; a name that says nothing is no fault (R3.2). */
export function namedOtherwise(name: string, mediaType: string): Unfit | undefined {
  const says = isNamed.find(([, ends]) => ends.test(name))
  return says === undefined || says[0] === mediaType ? undefined : isNamed.find(([type]) => type === mediaType)?.[2]
}

/** A file’s name without any path, and with nothing that a file system, a header or a reader could take for more than a name. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const tame = last.replaceAll(/[^\p{L}\p{M}\p{N} ._()-]/gu, '_').replaceAll(/^\.+/g, '_')
  // By characters: half a surrogate pair has no place in a manifest.
  return [...tame].slice(-120).join('').trim() || 'upload'
}

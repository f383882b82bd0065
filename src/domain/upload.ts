const beginnings: readonly [string, readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** The media type that a file’s first bytes show, or undefined for what is no PDF, JPEG or PNG; a name proves nothing (R3.2). */
export const mediaTypeOf = (first: Uint8Array): string | undefined =>
  beginnings.find(([, bytes]) => bytes.every((byte, at) => first[at] === byte))?.[0]

/** A file’s name without any path, and with nothing that a file system, a header or a reader could take for more than a name. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const tame = last.replaceAll(/[^\p{L}\p{M}\p{N} ._()-]/gu, '_').replaceAll(/^\.+/g, '_')
  // By characters: half a surrogate pair has no place in a manifest.
  return [...tame].slice(-120).join('').trim() || 'upload'
}

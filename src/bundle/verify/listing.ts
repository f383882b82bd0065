import { canonicalBytes } from '../manifest-signature.ts'
import { sha256Hex } from './sha256.ts'

/** What was signed of one file. */
export type Listed = { bytes: number; sha256: string }

/** What a manifest promises: whose it is, which version, and every file by its name in the ZIP. */
export type Listing = {
  version: number
  transfer: string
  reference: string
  sender: string
  receiver: string
  at: string
  files: ReadonlyMap<string, Listed>
  /** Of its canonical bytes. */
  sha256: string
}

/** What was signed of the PDF, and of which version it is. */
export type PrintLine = Listed & { version: number; transfer: string; reference: string; manifest: string }

/** What a signed manifest promises, or undefined for one of another format (R3.9). */
export async function listingOf(value: unknown): Promise<Listing | undefined> {
  const { format, papers, adding, ...said } = recordOf(value)
  const { version, transfer, reference, sender, receiver, at } = said
  if (format !== 'baton-manifest-1' || !Array.isArray(papers) || !isCount(version)) return undefined
  if (!isText(transfer) || !isText(reference) || !isText(sender) || !isText(receiver) || !isText(at)) return undefined
  const files = new Map<string, Listed>()
  for (const paper of [...papers, ...(adding === undefined ? [] : [adding])]) {
    const listed = recordOf(paper).files
    if (!Array.isArray(listed)) return undefined
    for (const one of listed) {
      const { name, file, bytes, sha256 } = recordOf(one)
      if (!isText(name) || !isCount(bytes) || !isHash(sha256) || !(file === undefined || isText(file))) return undefined
      const place = file === undefined ? `papers/${name}` : `files/${file}-${name}`
      const before = files.get(place)
      // One upload may stand behind two papers; it lies in the ZIP once.
      if (before && (before.sha256 !== sha256 || before.bytes !== bytes)) return undefined
      files.set(place, { bytes, sha256 })
    }
  }
  const sha256 = await sha256Hex(canonicalBytes(value))
  return { version, transfer, reference, sender, receiver, at, files, sha256 }
}

/** What was signed of a PDF, or undefined for a line of another format (R3.9). */
export function printLineOf(value: unknown): PrintLine | undefined {
  const { format, file, mediaType, version, transfer, reference, manifest, bytes, sha256 } = recordOf(value)
  if (format !== 'baton-rendition-1' || file !== 'package.pdf' || mediaType !== 'application/pdf') return undefined
  if (!isCount(version) || !isText(transfer) || !isText(reference) || !isHash(manifest)) return undefined
  return isCount(bytes) && isHash(sha256) ? { version, transfer, reference, manifest, bytes, sha256 } : undefined
}

/** The first file of `earlier` that `later` no longer lists as it was. */
export const droppedFrom = (earlier: Listing, later: Listing): string | undefined =>
  [...earlier.files].find(([name, { sha256 }]) => later.files.get(name)?.sha256 !== sha256)?.[0]

/** Whether both are of the same transfer between the same two authorities. */
export const ofOneTransfer = (one: Listing, other: Listing): boolean =>
  (['transfer', 'reference', 'sender', 'receiver'] as const).every((what) => one[what] === other[what])

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

import { crc32 } from '../crc32.ts'
import { sha256Hex } from './sha256.ts'
import type { FileVerdict, Outcome } from './verdict.ts'
import type { Source, Stored } from './zip-table.ts'

/** One file as it lies in the ZIP. `whole` when it has a checksum that the ZIP gives; `text` only of what may be signed. */
export type Held = {
  name: string
  otherName?: string
  bytes: number
  sha256: string
  whole: boolean
  faults: readonly string[]
  text?: string
}

// A manifest of hundreds of papers has some 100 KB.
const mostTextBytes = 4 * 1024 * 1024

/** Reads each file once, one at a time, and keeps of it no more than its hash and what is needed to check signatures. */
export async function contentsOf(source: Source, files: readonly Stored[]): Promise<Held[]> {
  const held: Held[] = []
  for (const { start, bytes, crcs, ...file } of files) {
    const content = await source.read(start, start + bytes)
    const signed = [file.name, file.otherName].some((name) => name?.startsWith('signed/'))
    const text = signed && bytes <= mostTextBytes ? new TextDecoder().decode(content) : undefined
    held.push({
      ...{ ...file, bytes, sha256: await sha256Hex(content), whole: crcs.includes(crc32(content)) },
      ...(text === undefined ? {} : { text }),
    })
  }
  return held
}

/** The verdict on a file that is there; damage in the ZIP’s own words about it counts even where its content is right. */
export function judged(one: Held, outcome: Outcome, why?: string): FileVerdict {
  const { name, bytes, sha256, whole } = one
  const file = { name, bytes, sha256 }
  if (outcome === 'as-signed' || outcome === 'not-signed') {
    if (!whole && outcome === 'not-signed')
      return { ...file, outcome: 'changed', why: 'has been changed: it does not have the checksum that the ZIP gives' }
    const faults = whole ? one.faults : ['its checksum', ...one.faults]
    if (faults.length > 0) return { ...file, outcome: 'unreadable', why: `is damaged in the ZIP: ${faults.join(', ')}` }
  }
  return why === undefined ? { ...file, outcome } : { ...file, outcome, why }
}

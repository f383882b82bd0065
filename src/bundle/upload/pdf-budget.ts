import { Unfitting } from './unfitting.ts'

/**
 * What a PDF may cost to hold as objects once it is opened, in bytes. Each cost below was measured on pdf-lib’s objects.
 * With the 20 MB of the file itself this stays well inside the 128 MB of a Worker.
 */
const mostHeld = 32 * 1024 * 1024
/** Names and references outlive their document there: they are never let go, so a document may bring only so many. */
const mostNames = 10_000
const mostReferences = 150_000
const mostUnpacked = 12 * 1024 * 1024
const mostStreams = 3_000

export const cost = {
  ...{ object: 60, stream: 200, place: 120, dictionary: 240, entry: 30, array: 110, element: 10, number: 90 },
  ...{ string: 60, letter: 2, hexDigit: 40, name: 150, reference: 165 },
} as const

/** Counts what a PDF would cost while it is read, so that it is given up before it is held. */
export class Budget {
  private held = 0
  private unpackedBytes = 0
  private packed = 0
  private readonly names = new Set<string>()
  private readonly references = new Set<number>()

  /** @throws Unfitting ‘too-intricate’ once there is more than may be held */
  spend(bytes: number): void {
    this.held += bytes
    if (this.held > mostHeld) throw new Unfitting('too-intricate')
  }

  name(name: string): void {
    if (this.names.has(name)) return
    this.names.add(name)
    if (this.names.size > mostNames) throw new Unfitting('too-intricate')
    this.spend(cost.name + name.length)
  }

  reference(object: number, generation: number): void {
    if (!(object <= 0xffffffff && generation <= 0xffff)) throw new Unfitting('not-readable')
    const key = object * 65_536 + generation
    if (this.references.has(key)) return
    this.references.add(key)
    if (this.references.size > mostReferences) throw new Unfitting('too-intricate')
    this.spend(cost.reference)
  }

  /** As many bytes as the next packed stream may unpack to. */
  room(): number {
    if (++this.packed > mostStreams) throw new Unfitting('too-intricate')
    return mostUnpacked - this.unpackedBytes
  }

  unpacked(bytes: number): void {
    this.unpackedBytes += bytes
  }
}

import type { Unfit } from '../../domain/unfit.ts'
import { Budget, cost } from './pdf-budget.ts'
import { find } from './pdf-bytes.ts'
import { upToItsEnd } from './pdf-end.ts'
import { hidesObject } from './pdf-hidden.ts'
import { PdfReader } from './pdf-reader.ts'
import { crossReferenceStream, objectStream } from './pdf-streams.ts'
import type { Dictionary } from './pdf-value.ts'
import { Unfitting } from './unfitting.ts'

const headerWithin = 1024
const mostStray = 2048
const [letterS, letterE] = [0x73, 0x65]
/** pdf-lib looks again at all that stands between two objects for each of its bytes. */
const mostLooks = 100_000_000

/** What a scan gives: what is active in it, the PDF once more without what its streams carry, and what each of those carries. */
export type Scanned = {
  active: readonly Unfit[]
  skeleton: Uint8Array
  dataOf: (object: number, generation: number) => Uint8Array | undefined
}

type Packed = { stream: Dictionary; data: Uint8Array }

/**
 * Reads a whole PDF once, from front to back as pdf-lib does, in bounded memory and time, before anything holds it as objects.
 * The skeleton keeps every object, and of the streams only those with objects inside: what pdf-lib copies of it is little.
 * @throws Unfitting with what is wrong
 */
export function scanPdf(bytes: Uint8Array): Scanned {
  const scan = new Scan(upToItsEnd(bytes))
  return scan.run()
}

class Scan {
  private readonly bytes: Uint8Array
  private readonly budget = new Budget()
  private readonly reader: PdfReader
  /** From where to where, then what follows it. */
  private readonly pieces: { from: number[]; to: number[]; after: string[] } = { from: [], to: [], after: [] }
  private readonly objectStreams: Packed[] = []
  private readonly crossReferences: Packed[] = []
  /** Where the word obj of each object was read. */
  private readonly read = new Set<number>()
  /** Where the data of each stream are, by the reference to it; what was added later goes before. */
  private readonly places = new Map<number, readonly [start: number, end: number]>()
  private encrypted = false

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.reader = new PdfReader(bytes, this.budget)
  }

  run(): Scanned {
    const start = find(this.bytes, '%PDF-', 0, headerWithin)
    if (start < 0) throw new Unfitting('not-readable')
    this.reader.at = start
    this.keep(0, 0, '%PDF-1.7\n')
    this.sections()
    if (this.encrypted) throw new Unfitting('encrypted')
    const inside = this.objectStreams.flatMap(({ stream, data }) => objectStream(stream, data, this.budget))
    for (const { stream, data } of this.crossReferences) crossReferenceStream(stream, data, this.budget)
    const active = [...this.reader.active, ...inside]
    if (active.length === 0 && hidesObject(this.bytes, this.read)) throw new Unfitting('not-readable')
    const { bytes, places } = this
    const dataOf = (object: number, generation: number) => {
      const place = places.get(keyOf(object, generation))
      return place && bytes.subarray(...place)
    }
    return { active, skeleton: this.skeleton(), dataOf }
  }

  private sections(): void {
    const { reader } = this
    let [stray, looks] = [0, 0]
    for (reader.pass(); !reader.done(); ) {
      const from = reader.at
      if (!(this.object() || this.crossReferenceTable() || this.trailer() || this.startOfTable())) {
        reader.at = from + 1
        stray += 1
      }
      const end = reader.at
      reader.pass()
      if (stray > 0 && !reader.done()) looks += (reader.at - end) ** 2
      if (stray > mostStray || looks > mostLooks) throw new Unfitting('not-readable')
    }
  }

  /** `12 0 obj … endobj` */
  private object(): boolean {
    const { reader } = this
    const from = reader.at
    const number = reader.whole()
    reader.pass()
    const generation = reader.whole()
    reader.pass()
    const word = reader.at
    if (number === undefined || generation === undefined || !reader.take('obj')) {
      reader.at = from
      return false
    }
    this.read.add(word)
    this.budget.spend(cost.object)
    this.budget.reference(number, generation)
    reader.pass()
    const begins = reader.at
    const value = reader.value()
    const ends = reader.at
    reader.pass()
    if (isDictionary(value) && reader.take('stream')) this.stream(value, keyOf(number, generation), from, begins, ends)
    else {
      reader.at = ends
      this.keep(from, ends, '\nendobj\n')
    }
    reader.pass()
    reader.take('endobj')
    return true
  }

  private stream(stream: Dictionary, key: number, from: number, begins: number, ends: number): void {
    const { reader } = this
    if (!reader.take(' \r\n') && !reader.take('\r\n') && !reader.take('\r')) reader.take('\n')
    const start = reader.at
    const end = this.endOfStream(stream, start)
    const data = this.bytes.subarray(start, end)
    this.budget.spend(cost.stream)
    const { Type } = stream.named
    // What kind it is must stand in it; looked up elsewhere it could be kept from us.
    if (stream.has('/Type') && Type === undefined) throw new Unfitting('not-readable')
    const [a, b] = stream.length ?? [ends, ends]
    // Some readers unpack what is not said to hold objects, when a table says that it does.
    if (Type === '/ObjStm' || (stream.has('/N') && stream.has('/First'))) this.objectStreams.push({ stream, data })
    if (Type === '/ObjStm') {
      this.keep(from, a, stream.length ? String(data.length) : '')
      this.keep(b, reader.at, '\nendobj\n')
    } else if (Type === '/XRef') {
      this.crossReferences.push({ stream, data })
      this.encrypted ||= stream.has('/Encrypt')
      // All that is needed of it is what a trailer says: pdf-lib would keep something of every entry for ever.
      this.keep(0, 0, 'trailer\n')
      this.keep(begins, ends, '\n')
    } else {
      this.budget.spend(cost.place)
      this.places.set(key, [start, end])
      // A length that is not so could make of the skeleton another document.
      this.keep(from, a, stream.length ? '0' : '')
      this.keep(b, start, '\nendstream\nendobj\n')
    }
  }

  /** Where a stream’s data end, found as pdf-lib finds it; the reader then stands behind `endstream`. */
  private endOfStream(stream: Dictionary, start: number): number {
    const { reader } = this
    const length = stream.get('/Length')
    if (typeof length === 'number' && length < 0) throw new Unfitting('not-readable')
    if (typeof length === 'number' && Number.isInteger(length)) {
      reader.at = start + length
      reader.pass()
      if (reader.take('endstream')) return start + length
    }
    let within = 1
    for (reader.at = start; !reader.done(); ) {
      const end = reader.at
      const byte = this.bytes[end]
      if (byte === letterS && reader.take('stream')) within += 1
      else if ((byte === letterE || byte === 13 || byte === 10) && this.endsStream()) within -= 1
      else reader.at += 1
      if (within === 0) return end
    }
    throw new Unfitting('not-readable')
  }

  private endsStream(): boolean {
    const { reader } = this
    return ['\r\nendstream', '\rendstream', '\nendstream', 'endstream'].some((word) => reader.take(word))
  }

  /** `xref` and its rows: only their number matters, for pdf-lib goes by the objects themselves. */
  private crossReferenceTable(): boolean {
    const { reader } = this
    if (!reader.take('xref')) return false
    reader.pass()
    while (reader.whole() !== undefined) {
      reader.pass()
      if (reader.whole() === undefined) throw new Unfitting('not-readable')
      reader.pass()
      if (reader.take('n') || reader.take('f')) this.budget.spend(cost.reference)
      reader.pass()
    }
    return true
  }

  private trailer(): boolean {
    const { reader } = this
    const from = reader.at
    if (!reader.take('trailer')) return false
    const value = reader.value()
    if (!isDictionary(value)) throw new Unfitting('not-readable')
    this.encrypted ||= value.has('/Encrypt')
    this.keep(from, reader.at, '\n')
    return true
  }

  private startOfTable(): boolean {
    const { reader } = this
    if (!reader.take('startxref')) return false
    reader.pass()
    reader.whole()
    reader.passSpace()
    // What was added later may follow it without a new line.
    reader.take('%%EOF')
    return true
  }

  private keep(from: number, to: number, after: string): void {
    this.budget.spend(to - from + after.length)
    this.pieces.from.push(from)
    this.pieces.to.push(to)
    this.pieces.after.push(after)
  }

  private skeleton(): Uint8Array {
    const { from, to, after } = this.pieces
    const whole = new Uint8Array(from.reduce((sum, one, at) => sum + (to[at] ?? 0) - one + (after[at] ?? '').length, 0))
    let end = 0
    for (const [at, one] of from.entries()) {
      const piece = this.bytes.subarray(one, to[at])
      whole.set(piece, end)
      end += piece.length
      for (const letter of after[at] ?? '') whole[end++] = letter.charCodeAt(0)
    }
    return whole
  }
}

const keyOf = (object: number, generation: number): number => object * 65_536 + generation

const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && 'named' in value

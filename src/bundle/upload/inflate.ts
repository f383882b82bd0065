import { Unfitting } from './unfitting.ts'

type Table = { codes: Uint16Array; bits: number }

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
].concat([195, 227, 258])
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537].concat(
  [2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
)
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const damaged = 'not-readable'
/** As far back as deflate may look. */
const windowBytes = 32_768

/**
 * Inflates a zlib stream (RFC 1950, 1951) of `most` bytes at most, at once and within that much memory. The platform’s own
 * stream holds all that a piece inflates to and loses count where one ends; pdf-lib’s knows no bound.
 * @throws Unfitting ‘inflates-too-far’ when more would come out, ‘not-readable’ when it is damaged or cut short
 */
export function inflate(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Room(most, Math.min(most, bytes.length * 4 + 1024), true)
  unpack([bytes], out)
  return out.bytes.subarray(0, out.length)
}

/**
 * How many bytes a zlib stream in these parts inflates to, at most `most`; none of them is kept.
 * @throws Unfitting likewise
 */
export function inflatedLength(parts: readonly Uint8Array[], most: number): number {
  const out = new Room(most, windowBytes * 8, false)
  unpack(parts, out)
  return out.total()
}

/** What has come out: all of it, in bytes that grow by doubling, or only as much as what follows may look back on. */
class Room {
  bytes: Uint8Array
  length = 0
  private readonly most: number
  private readonly keeps: boolean
  private gone = 0

  constructor(most: number, size: number, keeps: boolean) {
    this.most = most
    this.bytes = new Uint8Array(size)
    this.keeps = keeps
  }

  total(): number {
    return this.gone + this.length
  }

  need(more: number): void {
    if (this.total() + more > this.most) throw new Unfitting('inflates-too-far')
    const wanted = this.length + more
    if (wanted <= this.bytes.length) return
    if (this.keeps) {
      const larger = new Uint8Array(Math.min(this.most, Math.max(wanted, this.bytes.length * 2)))
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    } else {
      this.bytes.copyWithin(0, this.length - windowBytes, this.length)
      this.gone += this.length - windowBytes
      this.length = windowBytes
    }
  }
}

function unpack(parts: readonly Uint8Array[], out: Room): void {
  const from: Bits = { parts, part: 0, bytes: parts[0] ?? new Uint8Array(), at: 0, held: 0, count: 0 }
  const [method, flags] = [take(from, 8), take(from, 8)]
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) throw new Unfitting(damaged)
  let tables = 0
  for (let last = false; !last; ) {
    last = take(from, 1) === 1
    const kind = take(from, 2)
    // A stream that was flushed and never closed ends with an empty block.
    if (kind === 0) last = (stored(from, out) === 0 && atEnd(from)) || last
    else if (kind === 3) throw new Unfitting(damaged)
    else {
      // Many tables for little text cost much time and say nothing.
      if (kind === 2 && ++tables > 4 + out.total() / 1024) throw new Unfitting('inflates-too-far')
      const [literals, distances] = kind === 1 ? fixed() : described(from)
      compressed(from, out, literals, distances)
    }
  }
}

type Bits = { parts: readonly Uint8Array[]; part: number; bytes: Uint8Array; at: number; held: number; count: number }

/** Whether no byte is left; goes on to the next part where this one has ended. */
function atEnd(from: Bits): boolean {
  while (from.at >= from.bytes.length) {
    const next = from.parts[from.part + 1]
    if (next === undefined) return from.count < 8
    from.part += 1
    from.bytes = next
    from.at = 0
  }
  return false
}

/** Holds at least `wanted` bits, if the stream has them; past its end come zeros, for a last code may be shorter. */
function fill(from: Bits, wanted: number): void {
  while (from.count < wanted) {
    if (from.at >= from.bytes.length) atEnd(from)
    from.held |= (from.bytes[from.at++] ?? 0) << from.count
    from.count += 8
  }
}

function drop(from: Bits, bits: number): void {
  from.held >>>= bits
  from.count -= bits
  if (from.at - (from.count >> 3) > from.bytes.length) throw new Unfitting(damaged)
}

function take(from: Bits, bits: number): number {
  fill(from, bits)
  const value = from.held & ((1 << bits) - 1)
  drop(from, bits)
  return value
}

function stored(from: Bits, out: Room): number {
  drop(from, from.count & 7)
  const size = take(from, 16)
  if ((size ^ take(from, 16)) !== 0xffff) throw new Unfitting(damaged)
  out.need(size)
  const end = out.length + size
  while (out.length < end && from.count > 0) out.bytes[out.length++] = take(from, 8)
  while (out.length < end) {
    if (atEnd(from)) throw new Unfitting(damaged)
    const piece = from.bytes.subarray(from.at, from.at + end - out.length)
    out.bytes.set(piece, out.length)
    out.length += piece.length
    from.at += piece.length
  }
  return size
}

function compressed(from: Bits, out: Room, literals: Table, distances: Table): void {
  for (let code = symbol(from, literals); code !== 256; code = symbol(from, literals)) {
    if (code < 256) {
      out.need(1)
      out.bytes[out.length++] = code
      continue
    }
    const size = (lengthBase[code - 257] ?? Number.NaN) + take(from, lengthBits[code - 257] ?? 0)
    const far = symbol(from, distances)
    const distance = (distanceBase[far] ?? Number.NaN) + take(from, distanceBits[far] ?? 0)
    if (!(size > 0 && distance <= out.length)) throw new Unfitting(damaged)
    out.need(size)
    out.bytes.copyWithin(out.length, out.length - distance, out.length - distance + Math.min(size, distance))
    // What it copies may be what it has just written.
    for (let at = distance; at < size; at++) out.bytes[out.length + at] = out.bytes[out.length + at - distance] ?? 0
    out.length += size
  }
}

function symbol(from: Bits, { codes, bits }: Table): number {
  fill(from, bits)
  const code = codes[from.held & ((1 << bits) - 1)] ?? 0
  if (code === 0) throw new Unfitting(damaged)
  drop(from, code & 15)
  return code >> 4
}

/** A table from every run of bits to the symbol it begins with, and how many bits that takes. */
function tableOf(lengths: readonly number[]): Table {
  const bits = lengths.reduce((most, length) => Math.max(most, length), 1)
  const codes = new Uint16Array(1 << bits)
  let code = 0
  for (let length = 1; length <= bits; length++, code <<= 1)
    for (const [value, own] of lengths.entries())
      if (own === length) {
        if (code >= 1 << length) throw new Unfitting(damaged)
        for (let at = reversed(code, length); at < codes.length; at += 1 << length) codes[at] = value * 16 + length
        code += 1
      }
  return { codes, bits }
}

function reversed(code: number, bits: number): number {
  let turned = 0
  for (let at = 0; at < bits; at++) turned |= ((code >> at) & 1) << (bits - 1 - at)
  return turned
}

let fixedTables: [Table, Table] | undefined

function fixed(): [Table, Table] {
  const lengths = Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))
  fixedTables ??= [tableOf(lengths), tableOf(Array.from({ length: 30 }, () => 5))]
  return fixedTables
}

function described(from: Bits): [Table, Table] {
  const [literals, distances, ofLengths] = [take(from, 5) + 257, take(from, 5) + 1, take(from, 4) + 4]
  const short = Array.from({ length: 19 }, () => 0)
  for (const at of orderOfLengths.slice(0, ofLengths)) short[at] = take(from, 3)
  const table = tableOf(short)
  const lengths: number[] = []
  while (lengths.length < literals + distances) {
    const code = symbol(from, table)
    if (code < 16) lengths.push(code)
    else {
      const [value, times] =
        code === 16
          ? [lengths.at(-1) ?? 0, take(from, 2) + 3]
          : [0, code === 17 ? take(from, 3) + 3 : take(from, 7) + 11]
      for (let at = 0; at < times; at++) lengths.push(value)
    }
  }
  if (lengths.length > literals + distances) throw new Unfitting(damaged)
  return [tableOf(lengths.slice(0, literals)), tableOf(lengths.slice(literals))]
}

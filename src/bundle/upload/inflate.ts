import { atEnd, type Bits, bitsOf, damaged, described, drop, fixed, symbol, type Table, take } from './inflate-codes.ts'
import { Unfitting } from './unfitting.ts'

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
].concat([195, 227, 258])
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537].concat(
  [2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
)
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
/** As far back as deflate may look. */
const windowBytes = 32_768
/** As much as one code may copy. */
const mostCopied = 258

/**
 * Inflates a zlib stream (RFC 1950, 1951) of `most` bytes at most, at once and within that much memory. The platform’s own
 * stream holds all that a piece inflates to and loses count where one ends; pdf-lib’s knows no bound.
 * @throws Unfitting ‘inflates-too-far’ when more would come out, ‘not-readable’ when it is damaged or cut short
 */
export function inflate(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Room(most, Math.min(most, bytes.length * 4 + 1024), true)
  for (const _ of unpack([bytes], out));
  return out.bytes.subarray(0, out.length)
}

/**
 * How many bytes a zlib stream in these parts inflates to, at most `most`; none of them is kept.
 * @throws Unfitting likewise
 */
export function inflatedLength(parts: readonly Uint8Array[], most: number): number {
  let total = 0
  for (const piece of inflatedPieces(parts, most)) total += piece.length
  return total
}

/**
 * Inflates a zlib stream in these parts piece by piece, to `most` bytes at most; each piece holds only until the next is asked for.
 * @throws Unfitting likewise
 */
export function* inflatedPieces(parts: readonly Uint8Array[], most: number): Generator<Uint8Array> {
  const out = new Room(most, windowBytes * 8, false)
  for (const _ of unpack(parts, out)) yield out.fresh()
  yield out.fresh()
}

/** What has come out: all of it, in bytes that grow by doubling, or only as much as what follows may look back on. */
class Room {
  bytes: Uint8Array
  length = 0
  private readonly most: number
  private readonly keeps: boolean
  private gone = 0
  private given = 0

  constructor(most: number, size: number, keeps: boolean) {
    this.most = most
    this.bytes = new Uint8Array(size)
    this.keeps = keeps
  }

  total(): number {
    return this.gone + this.length
  }

  /** What came out since it was last asked for. */
  fresh(): Uint8Array {
    const piece = this.bytes.subarray(this.given, this.length)
    this.given = this.length
    return piece
  }

  /** Whether what is in it must be taken away before so many bytes more. */
  full(more: number): boolean {
    return !this.keeps && this.length + more > this.bytes.length
  }

  /** Lets go of all but what may be looked back on. */
  slide(): void {
    this.bytes.copyWithin(0, this.length - windowBytes, this.length)
    this.gone += this.length - windowBytes
    this.given = windowBytes
    this.length = windowBytes
  }

  need(more: number): void {
    if (this.total() + more > this.most) throw new Unfitting('inflates-too-far')
    const wanted = this.length + more
    if (wanted <= this.bytes.length) return
    const larger = new Uint8Array(Math.min(this.most, Math.max(wanted, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

/** Gives way whenever the room is full, so that what is in it can be taken. */
function* unpack(parts: readonly Uint8Array[], out: Room): Generator<void> {
  const from = bitsOf(parts)
  const [method, flags] = [take(from, 8), take(from, 8)]
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) throw new Unfitting(damaged)
  let tables = 0
  for (let last = false; !last; ) {
    last = take(from, 1) === 1
    const kind = take(from, 2)
    // A stream that was flushed and never closed ends with an empty block.
    if (kind === 0) last = ((yield* stored(from, out)) === 0 && atEnd(from)) || last
    else if (kind === 3) throw new Unfitting(damaged)
    else {
      // Many tables for little text cost much time and say nothing.
      if (kind === 2 && ++tables > 4 + out.total() / 1024) throw new Unfitting('inflates-too-far')
      const [literals, distances] = kind === 1 ? fixed() : described(from)
      yield* compressed(from, out, literals, distances)
    }
  }
}

function* stored(from: Bits, out: Room): Generator<void, number> {
  drop(from, from.count & 7)
  const size = take(from, 16)
  if ((size ^ take(from, 16)) !== 0xffff) throw new Unfitting(damaged)
  if (out.full(size)) {
    yield
    out.slide()
  }
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

function* compressed(from: Bits, out: Room, literals: Table, distances: Table): Generator<void> {
  for (let code = symbol(from, literals); code !== 256; code = symbol(from, literals)) {
    if (out.full(mostCopied)) {
      yield
      out.slide()
    }
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

import { Unfitting } from './unfitting.ts'

export const damaged = 'not-readable'
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** From a run of bits to the symbol that it begins with (RFC 1951, 3.2.2). */
export type Table = { codes: Uint16Array; bits: number }

/** A stream in its parts, read bit by bit. */
export type Bits = {
  parts: readonly Uint8Array[]
  part: number
  bytes: Uint8Array
  at: number
  held: number
  count: number
}

export const bitsOf = (parts: readonly Uint8Array[]): Bits => ({
  ...{ parts, part: 0, bytes: parts[0] ?? new Uint8Array(), at: 0, held: 0, count: 0 },
})

/** Whether no byte is left; goes on to the next part where this one has ended. */
export function atEnd(from: Bits): boolean {
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

/** @throws Unfitting ‘not-readable’ past the end */
export function drop(from: Bits, bits: number): void {
  from.held >>>= bits
  from.count -= bits
  if (from.at - (from.count >> 3) > from.bytes.length) throw new Unfitting(damaged)
}

export function take(from: Bits, bits: number): number {
  fill(from, bits)
  const value = from.held & ((1 << bits) - 1)
  drop(from, bits)
  return value
}

/** @throws Unfitting ‘not-readable’ where no symbol begins so */
export function symbol(from: Bits, { codes, bits }: Table): number {
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

/** The codes that every reader knows (3.2.6). */
export function fixed(): [Table, Table] {
  const lengths = Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))
  fixedTables ??= [tableOf(lengths), tableOf(Array.from({ length: 30 }, () => 5))]
  return fixedTables
}

/** The codes that the stream describes here (3.2.7). */
export function described(from: Bits): [Table, Table] {
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

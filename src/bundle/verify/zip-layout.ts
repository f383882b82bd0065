/**
 * What stands around a file in the ZIPs that the exchange writes, byte for byte: stored, with a data descriptor, names in
 * UTF-8, no extra fields, no comments (APPNOTE 4.3.7, 4.3.9, 4.3.12, 4.3.16). A transfer stays far below the 4 GB from
 * which ZIP64 would be needed.
 */
export const lengths = { local: 30, descriptor: 16, line: 46, end: 22 } as const

/** How each of the four parts begins. */
export const signatures = { local: 0x04034b50, descriptor: 0x08074b50, line: 0x02014b50, end: 0x06054b50 } as const

/** What the table says of one file; `time` is date and time as DOS packs them. */
export type Line = { time: number; crc: number; bytes: number; nameLength: number; offset: number }

const NEEDS = 45
const MADE_BY = 0x032d
// Bit 3: the descriptor follows the file. Bit 11: the name is UTF-8.
const FLAGS = 0x0808
const STORED = 0
const REGULAR_FILE = 0o100664

/** Before each file. */
export const localHeader = ({ time, nameLength }: Pick<Line, 'time' | 'nameLength'>): Uint8Array =>
  packed(
    ...([
      [4, signatures.local],
      [2, NEEDS],
      [2, FLAGS],
      [2, STORED],
      [4, time],
    ] as const),
    ...([
      [4, 0],
      [4, 0],
      [4, 0],
      [2, nameLength],
      [2, 0],
    ] as const),
  )

/** After each file. */
export const descriptor = ({ crc, bytes }: Pick<Line, 'crc' | 'bytes'>): Uint8Array =>
  packed([4, signatures.descriptor], [4, crc], [4, bytes], [4, bytes])

/** The line of the table for each file. */
export const tableLine = ({ time, crc, bytes, nameLength, offset }: Line): Uint8Array =>
  packed(
    ...([
      [4, signatures.line],
      [2, MADE_BY],
      [2, NEEDS],
      [2, FLAGS],
      [2, STORED],
      [4, time],
    ] as const),
    ...([
      [4, crc],
      [4, bytes],
      [4, bytes],
      [2, nameLength],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
    ] as const),
    ...([
      [2, 0],
      [2, REGULAR_FILE],
      [4, offset],
    ] as const),
  )

/** What ends the ZIP. */
export const endRecord = (said: { files: number; tableBytes: number; tableStart: number }): Uint8Array =>
  packed(
    ...([
      [4, signatures.end],
      [2, 0],
      [2, 0],
      [2, said.files],
      [2, said.files],
    ] as const),
    ...([
      [4, said.tableBytes],
      [4, said.tableStart],
      [2, 0],
    ] as const),
  )

/** What a line of the table says, whether or not the rest of it is as it should be; `bytes` holds at least the line. */
export function lineIn(bytes: Uint8Array): Line {
  return {
    ...{ time: number(bytes, 12, 4), crc: number(bytes, 16, 4), bytes: number(bytes, 24, 4) },
    ...{ nameLength: number(bytes, 28, 2), offset: number(bytes, 42, 4) },
  }
}

/** A number of two or four bytes, the lowest first; 0 for what lies outside. */
export function number(bytes: Uint8Array, at: number, size: 2 | 4): number {
  let value = 0
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0)
  return value
}

/** Whether two runs of bytes are the same. */
export const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

function packed(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array {
  const bytes: number[] = []
  for (const [size, value] of fields) for (let i = 0; i < size; i++) bytes.push(Math.floor(value / 256 ** i) % 256)
  return Uint8Array.from(bytes)
}

import {
  descriptor,
  endRecord,
  type Line,
  lengths,
  lineIn,
  localHeader,
  number,
  same,
  signatures,
  tableLine,
} from './zip-layout.ts'

/** Bytes of which only what is needed is read. */
export type Source = { size: number; read: (start: number, end: number) => Promise<Uint8Array> }

/** One file of a ZIP, where it lies, and what is wrong with what the ZIP says of it. */
export type Stored = {
  name: string
  /** The name beside the file itself, where the table has another. */
  otherName?: string
  start: number
  bytes: number
  /** The checksums that the ZIP gives; two where they differ. */
  crcs: readonly number[]
  faults: string[]
}

/** Every file in its order, and what is wrong beyond any one file; `lost` when the table could not be read to its end. */
export type ZipTable = { files: Stored[]; damage: string[]; lost: boolean }

// A table of our own ZIPs has some 100 bytes for each file.
export const MOST_TABLE_BYTES = 8 * 1024 * 1024
const LONGEST_COMMENT = 0xffff

/** Reads from bytes, or from a file slice by slice. */
export const sourceOf = (zip: Uint8Array | Blob): Source =>
  zip instanceof Uint8Array
    ? { size: zip.length, read: async (start, end) => zip.subarray(start, Math.max(start, end)) }
    : { size: zip.size, read: async (start, end) => new Uint8Array(await zip.slice(start, end).arrayBuffer()) }

/**
 * Walks a ZIP as the exchange writes it, file by file and line by line of its table, and holds every byte outside the
 * files' contents against what must stand there. Gives undefined for what is no ZIP; never throws for what it reads.
 */
export async function readTable(source: Source): Promise<ZipTable | undefined> {
  const damage: string[] = []
  const begins = number(await source.read(0, 4), 0, 4) === signatures.local
  const end = await endOf(source)
  if (end === undefined) {
    return begins ? { files: [], damage: ['The ZIP ends too soon, or its end is damaged'], lost: true } : undefined
  }
  const beyond = source.size - end.at - lengths.end
  if (beyond > 0) damage.push(`${beyond} bytes follow the end of the ZIP`)
  const start = await tableStartOf(source, end)
  if (start === undefined || end.at - start > MOST_TABLE_BYTES)
    return { files: [], damage: [...damage, 'The ZIP’s table of contents is not where it should be'], lost: true }
  const walked = await walk(source, start, await source.read(start, end.at))
  const expected = endRecord({ files: walked.files.length, tableBytes: end.at - start, tableStart: start })
  if (walked.damage.length === 0 && !same(end.bytes, expected)) damage.push('The end of the ZIP’s table is damaged')
  return { ...walked, damage: [...damage, ...walked.damage] }
}

type End = { at: number; bytes: Uint8Array }

/** The end record: the last 22 bytes; or further up, where something follows it. */
export async function endOf(source: Source): Promise<End | undefined> {
  if (source.size < lengths.end) return undefined
  const from = Math.max(0, source.size - lengths.end - LONGEST_COMMENT)
  const tail = await source.read(from, source.size)
  const last = tail.length - lengths.end
  const fits = (at: number) => number(tail, at + 12, 4) + number(tail, at + 16, 4) === from + at
  const signed = (at: number) => number(tail, at, 4) === signatures.end
  const found = (at: number): End => ({ at: from + at, bytes: tail.slice(at, at + lengths.end) })
  if (signed(last) || fits(last)) return found(last)
  for (let at = last - 1; at >= 0; at--) if (signed(at) && fits(at)) return found(at)
  return undefined
}

/** Where the table begins: as the end record says, or as its length says where only that leads to a table. */
async function tableStartOf(source: Source, end: End): Promise<number | undefined> {
  for (const start of [number(end.bytes, 16, 4), end.at - number(end.bytes, 12, 4)]) {
    if (start < 0 || start > end.at - lengths.line) continue
    if (number(await source.read(start, start + 4), 0, 4) === signatures.line) return start
  }
  // The first line’s own beginning may be what is damaged.
  const [said, counted] = [number(end.bytes, 16, 4), end.at - number(end.bytes, 12, 4)]
  return said === counted && said <= end.at - lengths.line ? said : undefined
}

async function walk(source: Source, tableStart: number, table: Uint8Array): Promise<ZipTable> {
  const files: Stored[] = []
  const names = new Set<string>()
  let [at, position] = [0, 0]
  while (at < table.length) {
    const local = await source.read(position, position + lengths.local)
    const line = lineAt(table, at, number(local, 26, 2), position)
    const next = at + lengths.line + line.nameLength
    const name = table.subarray(at + lengths.line, next)
    const beside = await source.read(position + lengths.local, position + lengths.local + line.nameLength)
    const start = position + lengths.local + line.nameLength
    const nextFile = next < table.length ? lineIn(table.subarray(next)).offset : tableStart
    const extent = await extentOf(source, start, line, nextFile)
    const file: Stored = { name: nameIn(name), start, bytes: extent?.bytes ?? 0, crcs: extent?.crcs ?? [], faults: [] }
    if (!same(name, beside)) file.otherName = nameIn(beside)
    if (!same(table.subarray(at, at + lengths.line), tableLine(line))) file.faults.push('the ZIP’s table')
    if (!same(local, localHeader(line)) || file.otherName !== undefined) file.faults.push('what stands before it')
    if (extent === undefined || extent.damaged) file.faults.push('what stands after it')
    if (names.has(file.name)) file.faults.push('another file of the same name')
    if (!isUtf8(name)) file.faults.push('its name')
    files.push(file)
    names.add(file.name)
    if (extent === undefined || next > table.length)
      return { files, damage: [`The ZIP’s table is damaged at entry ${files.length} (${file.name})`], lost: true }
    position = start + extent.bytes + lengths.descriptor
    at = next
  }
  const damage = position === tableStart ? [] : ['Something lies between the files of the ZIP and its table']
  return { files, damage, lost: false }
}

/** The line of the table at `at`; the length of the name is the one after which the next line follows. */
function lineAt(table: Uint8Array, at: number, besideLength: number, position: number): Line {
  const said = lineIn(table.subarray(at, at + lengths.line))
  const follows = (nameLength: number) => {
    const next = at + lengths.line + nameLength
    return next === table.length || number(table, next, 4) === signatures.line
  }
  return { ...said, nameLength: [said.nameLength, besideLength].find(follows) ?? said.nameLength, offset: position }
}

type Extent = { bytes: number; crcs: readonly number[]; damaged: boolean }

/** How long a file is: as the table says where its descriptor follows; else up to where the next file begins. */
async function extentOf(source: Source, start: number, line: Line, nextFile: number): Promise<Extent | undefined> {
  const after = await source.read(start + line.bytes, start + line.bytes + lengths.descriptor)
  if (same(after, descriptor(line))) return { bytes: line.bytes, crcs: [line.crc], damaged: false }
  const bytes = nextFile - start - lengths.descriptor
  if (bytes < 0 || nextFile > source.size) return undefined
  const crc = number(await source.read(start + bytes, start + bytes + lengths.descriptor), 4, 4)
  return { bytes, crcs: [line.crc, crc], damaged: true }
}

// A byte order mark is part of a name: left out, two names would look the same.
const utf8 = (fatal: boolean) => new TextDecoder('utf-8', { fatal, ignoreBOM: true })
const nameIn = (bytes: Uint8Array) => utf8(false).decode(bytes)

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return utf8(true).decode(bytes) !== ''
  } catch {
    return false
  }
}

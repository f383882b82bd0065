import { lengths, number, same, signatures, tableLine } from './zip-layout.ts'
import { endOf, MOST_TABLE_BYTES, type Source } from './zip-table.ts'

// Version, flags and method, which both the table and what stands before a file must say (APPNOTE 4.3.7, 4.3.12).
const [HOW_IN_LINE, HOW_IN_LOCAL, HOW_LENGTH] = [6, 4, 6]
const ours = tableLine({ time: 0, crc: 0, bytes: 0, nameLength: 0, offset: 0 }).slice(
  HOW_IN_LINE,
  HOW_IN_LINE + HOW_LENGTH,
)

/**
 * The names in a ZIP that some program packed, and not the exchange: its table reads from end to end, and each file is
 * packed in another way than ours by the word of the table and of what stands before it alike. Undefined for any other: one
 * bit, or one file put in, is no packing, and is told for what it is.
 */
export async function packedAgain(source: Source): Promise<string[] | undefined> {
  const end = await endOf(source)
  if (end === undefined) return undefined
  const [files, start] = [number(end.bytes, 10, 2), number(end.bytes, 16, 4)]
  if (start > end.at || end.at - start > MOST_TABLE_BYTES) return undefined
  const table = await source.read(start, end.at)
  const names: string[] = []
  for (let at = 0; at < table.length; ) {
    const line = table.subarray(at, at + lengths.line)
    const [nameLength, extra, comment] = [number(line, 28, 2), number(line, 30, 2), number(line, 32, 2)]
    const name = table.subarray(at + lengths.line, at + lengths.line + nameLength)
    if (number(line, 0, 4) !== signatures.line || !(await isAnothers(source, line, name))) return undefined
    names.push(new TextDecoder().decode(name))
    at += lengths.line + nameLength + extra + comment
    if (at > table.length) return undefined
  }
  return names.length > 0 && names.length === files ? names : undefined
}

/** Whether the file of this line is there, under the same name, and both its headers say that another program packed it. */
async function isAnothers(source: Source, line: Uint8Array, name: Uint8Array): Promise<boolean> {
  const offset = number(line, 42, 4)
  const local = await source.read(offset, offset + lengths.local + name.length)
  const how = local.subarray(HOW_IN_LOCAL, HOW_IN_LOCAL + HOW_LENGTH)
  if (number(local, 0, 4) !== signatures.local || !same(local.subarray(lengths.local), name)) return false
  if (number(local, 26, 2) !== name.length || !same(how, line.subarray(HOW_IN_LINE, HOW_IN_LINE + HOW_LENGTH)))
    return false
  const moreInBoth = number(line, 30, 2) > 0 && number(local, 28, 2) > 0
  return !same(how, ours) || moreInBoth
}

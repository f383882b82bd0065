import { inflate } from './inflate.ts'
import { type Budget, cost } from './pdf-budget.ts'
import { PdfReader } from './pdf-reader.ts'
import type { Dictionary } from './pdf-value.ts'
import { Unfitting } from './unfitting.ts'

const mostWide = 8

/**
 * Reads the objects inside an object stream (ISO 32000-1, 7.5.7), each once.
 * @returns what was found active in them
 * @throws Unfitting where pdf-lib could not read it, or only at too great a cost
 */
export function objectStream(stream: Dictionary, data: Uint8Array, budget: Budget): PdfReader['active'] {
  const inside = new PdfReader(unpack(stream, data, budget), budget)
  const [count, first] = [wholeOf(stream, '/N'), wholeOf(stream, '/First')]
  const offsets: number[] = []
  for (let at = 0; at < count; at++) {
    inside.pass()
    const object = inside.whole()
    inside.pass()
    const offset = inside.whole()
    if (object === undefined || offset === undefined) throw new Unfitting('not-readable')
    budget.spend(cost.object)
    budget.reference(object, 0)
    offsets.push(offset)
  }
  // Places that lie within one another would have the same bytes read again and again.
  let read = 0
  for (const offset of offsets) {
    inside.at = first + offset
    const from = inside.at
    try {
      inside.value()
    } catch (thrown) {
      throw thrown instanceof Unfitting && thrown.why === 'truncated' ? new Unfitting('not-readable') : thrown
    }
    read += inside.at - from
    if (read > inside.bytes.length * 2) throw new Unfitting('too-intricate')
  }
  return inside.active
}

/**
 * Reads how many entries a cross-reference stream has (7.5.8): pdf-lib makes an object of each, whether it is there or not.
 * @throws Unfitting likewise
 */
export function crossReferenceStream(stream: Dictionary, data: Uint8Array, budget: Budget): void {
  const unpacked = unpack(stream, data, budget)
  const widths = numbersIn(stream, '/W')
  if (widths.length !== 3 || widths.some((width) => width > mostWide)) throw new Unfitting('not-readable')
  const index = stream.has('/Index') ? numbersIn(stream, '/Index') : [0, wholeOf(stream, '/Size')]
  wholeOf(stream, '/Size')
  const entries = index.filter((_, at) => at % 2 === 1).reduce((sum, one) => sum + one, 0)
  const wide = widths.reduce((sum, width) => sum + width, 0)
  if (entries * wide > unpacked.length + wide) throw new Unfitting('not-readable')
  budget.spend(entries * cost.reference)
}

/** Only Flate, and only once, is how programs pack them; other ways and chains serve to hide what is inside. */
function unpack(stream: Dictionary, data: Uint8Array, budget: Budget): Uint8Array {
  const filter = stream.get('/Filter')
  const filters = Array.isArray(filter) ? filter : stream.has('/Filter') ? [filter] : []
  const room = budget.room()
  if (filters.length === 0) return data
  if (filters.length > 1 || filters[0] !== '/FlateDecode') throw new Unfitting('not-readable')
  const unpacked = inflate(data, room)
  budget.unpacked(unpacked.length)
  return unpacked
}

function wholeOf(stream: Dictionary, key: string): number {
  const value = stream.get(key)
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw new Unfitting('not-readable')
  return value
}

function numbersIn(stream: Dictionary, key: string): number[] {
  const list = stream.get(key)
  const numbers = Array.isArray(list) ? list.filter((one) => Number.isInteger(one) && one >= 0) : []
  if (!Array.isArray(list) || numbers.length < list.length) throw new Unfitting('not-readable')
  return numbers
}

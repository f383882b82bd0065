import type { Unfit } from '../../domain/unfit.ts'
import { activeIn, activeKey } from './pdf-active.ts'
import { leadsAstray } from './pdf-address.ts'
import { type Budget, cost } from './pdf-budget.ts'
import { type Dictionary, reference, type Value } from './pdf-value.ts'
import { Unfitting } from './unfitting.ts'

const mostDeep = 100
const mostStringBytes = 256 * 1024
const mostTokenBytes = 512

/** The keys whose values are looked at; of every other it is enough to have read past it. */
const kept = new Set(['/Type', '/Subtype', '/S', '/Length', '/Filter', '/N', '/First', '/Size', '/Index', '/W'])
for (const key of ['/URI', '/OpenAction']) kept.add(key)
const noted = new Set(['/EF', '/F', '/UF', '/AA', '/FT', '/Pages', '/Encrypt', '/Root', ...kept])
for (const key of ['/JS', '/Win', '/D', '/A', '/OP', '/Rect', '/T', '/Kids', '/Parent']) noted.add(key)
const addresses = new Set(['/URI', '/Base'])
const lists = new Set(['/Filter', '/Index', '/W'])

const kinds = new Uint8Array(256)
const [space, delimiter, digit, sign] = [1, 2, 4, 8]
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = space
for (const letter of '()<>[]{}/%') kinds[letter.charCodeAt(0)] = delimiter
for (const letter of '0123456789') kinds[letter.charCodeAt(0)] = digit
for (const letter of '+-.') kinds[letter.charCodeAt(0)] = sign

const [percent, slash, opens, closes, open, close, less, greater, backslash, letterR] = Array.from('%/[]()<>\\R', (c) =>
  c.charCodeAt(0),
)

/**
 * Reads PDF syntax (ISO 32000-1, 7.2 and 7.3) as pdf-lib does, from front to back, but holds nothing: it adds up what
 * holding it would cost, and notes what is active. Faults are thrown as Unfitting.
 */
export class PdfReader {
  at: number
  readonly bytes: Uint8Array
  /** What was found active, the first first. */
  readonly active: Unfit[] = []
  private readonly budget: Budget

  constructor(bytes: Uint8Array, budget: Budget, at = 0) {
    this.bytes = bytes
    this.budget = budget
    this.at = at
  }

  done(): boolean {
    return this.at >= this.bytes.length
  }

  is(kind: 'digit' | 'end', at = this.at): boolean {
    const byte = this.bytes[at]
    if (kind === 'end') return byte === undefined || (this.kind(at) & (space | delimiter)) !== 0
    return this.kind(at) === digit
  }

  passSpace(): void {
    while (this.kind(this.at) === space) this.at += 1
  }

  /** Passes white space and comments. */
  pass(): void {
    for (;;) {
      this.passSpace()
      if (this.bytes[this.at] !== percent) return
      while (!this.done() && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1
    }
  }

  /** Whether this word stands here; if so it is passed. */
  take(word: string): boolean {
    for (let letter = 0; letter < word.length; letter++)
      if (this.bytes[this.at + letter] !== word.charCodeAt(letter)) return false
    this.at += word.length
    return true
  }

  /** A whole number without a sign, or undefined where none stands. */
  whole(): number | undefined {
    const from = this.at
    while (this.is('digit') && this.at - from < 20) this.at += 1
    return from === this.at || this.is('digit') ? undefined : Number(this.text(from))
  }

  /** Reads one value. `list` keeps the elements of an array. */
  value(deep = 0, list = false): Value {
    if (deep > mostDeep) throw new Unfitting('too-intricate')
    this.pass()
    const [byte, next] = [this.bytes[this.at], this.bytes[this.at + 1]]
    if (byte === slash) return this.name()
    if (byte === less) return next === less ? this.dictionary(deep) : this.hexString()
    if (byte === open) return this.string()
    if (byte === opens) return this.array(deep, list)
    if ((this.kind(this.at) & (digit | sign)) !== 0) return this.numberOrReference()
    if (this.take('true') || this.take('false') || this.take('null')) return undefined
    throw this.fault()
  }

  private kind(at: number): number {
    const byte = this.bytes[at]
    return byte === undefined ? 0 : (kinds[byte] ?? 0)
  }

  private text(from: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, this.at))
  }

  private fault(): Unfitting {
    return new Unfitting(this.done() ? 'truncated' : 'not-readable')
  }

  private name(): string {
    const from = this.at++
    while (!this.is('end') && this.at - from < mostTokenBytes) this.at += 1
    if (!this.is('end')) throw this.fault()
    // A name may be written in escapes, and is the same name.
    const name = this.text(from).replaceAll(/#([\dA-Fa-f]{2})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    this.budget.name(name)
    return name
  }

  private number(): number {
    const from = this.at
    while ((this.kind(this.at) & (digit | sign)) !== 0 && this.bytes[this.at++] !== 46);
    while (this.is('digit')) this.at += 1
    const value = this.at - from > mostTokenBytes ? Number.NaN : Number(this.text(from))
    if (!Number.isFinite(value) || this.at === from) throw this.fault()
    return value
  }

  private numberOrReference(): number | typeof reference {
    const first = this.number()
    const after = this.at
    this.pass()
    if (this.is('digit')) {
      const second = this.number()
      this.pass()
      if (this.bytes[this.at] === letterR) {
        this.at += 1
        this.budget.reference(first, second)
        return reference
      }
    }
    this.at = after
    this.budget.spend(cost.number)
    return first
  }

  private string(): undefined {
    const from = this.at
    let within = 0
    for (; this.at - from <= mostStringBytes && !this.done(); this.at++) {
      const byte = this.bytes[this.at]
      if (byte === backslash) this.at += 1
      else if (byte === open) within += 1
      else if (byte === close && --within === 0) {
        this.at += 1
        this.budget.spend(cost.string + cost.letter * (this.at - from))
        return
      }
    }
    throw this.done() ? this.fault() : new Unfitting('too-intricate')
  }

  private hexString(): undefined {
    const end = this.bytes.indexOf(greater ?? 0, this.at)
    if (end < 0) throw new Unfitting('truncated')
    this.budget.spend(cost.string + cost.hexDigit * (end - this.at))
    this.at = end + 1
  }

  private array(deep: number, list: boolean): readonly Value[] {
    this.budget.spend(cost.array)
    const values: Value[] = []
    this.at += 1
    for (this.pass(); this.bytes[this.at] !== closes; this.pass()) {
      const value = this.value(deep + 1)
      this.budget.spend(cost.element)
      if (list) values.push(value)
    }
    this.at += 1
    return values
  }

  private dictionary(deep: number): Dictionary {
    this.budget.spend(cost.dictionary)
    this.at += 2
    const values = new Map<string, Value>()
    let length: [number, number] | undefined
    for (this.pass(); this.bytes[this.at] !== greater; this.pass()) {
      if (this.bytes[this.at] !== slash) throw this.fault()
      const key = this.name()
      this.pass()
      const from = this.at
      const value = this.value(deep + 1, lists.has(key))
      this.budget.spend(cost.entry)
      // Which of two a reader takes cannot be known.
      if (kept.has(key) && values.has(key)) throw new Unfitting('not-readable')
      if (noted.has(key)) values.set(key, kept.has(key) ? value : undefined)
      if (key === '/Length') length = [from, this.at]
      this.note(activeKey(key))
      if (addresses.has(key) && leadsAstray(this.bytes.subarray(from, this.at))) this.note('active-launch')
    }
    if (!this.take('>>')) throw this.fault()
    const named: Dictionary['named'] = {}
    for (const key of ['Type', 'Subtype', 'S'] as const) {
      const value = values.get(`/${key}`)
      if (typeof value === 'string') named[key] = value
    }
    const dictionary: Dictionary = {
      ...{ named, has: (key) => values.has(key), get: (key) => values.get(key) },
      ...(length ? { length } : {}),
    }
    this.note(activeIn(dictionary))
    return dictionary
  }

  private note(why: Unfit | undefined): void {
    if (why !== undefined && !this.active.includes(why)) this.active.push(why)
  }
}

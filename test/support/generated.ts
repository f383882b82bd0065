import fc from 'fast-check'
import type { z } from 'zod'

type Checks = { min: number; max: number; patterns: RegExp[]; format: string | undefined; custom: boolean }

/** How many items a list has at most, unless it must have more: a paper stays small enough to be shown when it fails. */
const LIST = 3
/** How long a text is at most, but for the few that fill all they may. */
const LINE = 40
/** What a free text may say: if a pattern takes all of these, it is for text that somebody writes. */
const written = ['Siân is 4', 'two\nlines', 'Łukasz, Zoë’s half-brother (19)']

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Ffion', 'O’Brambleby', 'ASAP', 'the school, at 3.30', '£12') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('Żaneta', 'نجمہ', 'سلمى', 'נועה', 'ਗੁਰਲੀਨ', 'মৌসুমী', 'કેતકી', 'தேன்மொழி', 'ሰላማዊት'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '小燕',
      'Ἑλένη',
      'Светлана',
      '👩‍👧‍👦',
      '\u202e',
      'e\u0301',
      '\n',
      '\t',
      '\u00a0',
      '"<&\\',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .tuple(day, fc.nat(86_399), fc.constantFrom('', '.5', '.123456'), fc.constantFrom('Z', '+01:00', '-11:30'))
  .map(
    ([date, second, part, offset]) => `${date}T${new Date(second * 1000).toISOString().slice(11, 19)}${part}${offset}`,
  )

/**
 * Values that a schema accepts, of every shape that it allows: fields left out and given, every choice, lists empty and
 * filled, texts in many scripts, long ones now and then. `repair` mends what a rule across fields would refuse; what is
 * refused all the same is not given.
 * @throws Error for a kind of schema that nothing here can make
 */
export function arbitraryOf<S extends z.ZodType>(schema: S, repair: (value: z.input<S>) => unknown = (value) => value) {
  return made(schema as unknown as z.core.$ZodTypes)
    .map((value) => repair(value as z.input<S>) as z.input<S>)
    .filter((value) => schema.safeParse(value).success)
}

function made(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const arbitrary = kindOf(schema as z.core.$ZodTypes)
  // A rule across fields is left to the whole: half of a paper cannot be mended.
  const { type } = (schema as z.core.$ZodTypes)._zod.def
  return checksOf(schema).custom && type !== 'object' ? arbitrary.filter((value) => accepts(schema, value)) : arbitrary
}

const accepts = (schema: z.core.$ZodType, value: unknown) => (schema as z.ZodType).safeParse(value).success

function kindOf(schema: z.core.$ZodTypes): fc.Arbitrary<unknown> {
  const def = schema._zod.def
  switch (def.type) {
    case 'string':
      return textOf(checksOf(schema))
    case 'number':
      return numberOf(checksOf(schema))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'literal':
      return fc.constantFrom(...(def.values as unknown[]))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'array':
      return listOf(def.element, checksOf(schema))
    case 'object':
      return objectOf(def.shape)
    case 'union':
      return fc.oneof(...def.options.map(made))
    case 'nullable':
      return fc.option(made(def.innerType), { nil: null })
    case 'optional':
    case 'nonoptional':
    case 'readonly':
    case 'default':
    case 'prefault':
    case 'catch':
      return made(def.innerType)
    case 'lazy':
      return made(def.getter())
    case 'pipe':
      return made((def.in as z.core.$ZodTypes)._zod.def.type === 'transform' ? def.out : def.in)
    case 'unknown':
    case 'any':
      return fc.jsonValue({ maxDepth: 2 })
    default:
      throw new Error(`nothing here makes a value of the kind "${def.type}"`)
  }
}

/** What a schema says of length, size and form, its own format with its checks. */
function checksOf(schema: z.core.$ZodType): Checks {
  const { bag, def } = schema._zod as unknown as {
    bag: { minimum?: number; maximum?: number }
    def: { format?: string; pattern?: RegExp; checks?: z.core.$ZodChecks[] }
  }
  const checks = (def.checks ?? []).map((one) => one._zod.def as { check: string; pattern?: RegExp })
  return {
    min: bag.minimum ?? 0,
    max: bag.maximum ?? Number.POSITIVE_INFINITY,
    patterns: [def, ...checks].flatMap(({ pattern }) => (pattern ? [pattern] : [])),
    format: def.format,
    custom: checks.some(({ check }) => check === 'custom'),
  }
}

function textOf({ min, max, patterns, format }: Checks): fc.Arbitrary<unknown> {
  const fits = (text: string) => text.length >= min && text.length <= max && patterns.every((one) => one.test(text))
  if (format === 'date') return day.filter(fits)
  if (format === 'datetime') return instant.filter(fits)
  if (format === 'uuid' || format === 'guid') return fc.uuid({ version: 4 })
  const [pattern] = patterns
  if (pattern && !written.every((text) => patterns.every((one) => one.test(text))))
    return fc.stringMatching(pattern).filter(fits)
  const some = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const line = some.map((text) => text.slice(0, Math.min(max, LINE)))
  if (!Number.isFinite(max)) return line.filter(fits)
  const full = some.map((text) => `${text} `.repeat(Math.ceil(max / text.length)).slice(0, max))
  return fc.oneof({ weight: 40, arbitrary: line }, { weight: 1, arbitrary: full }).filter(fits)
}

function numberOf({ min, max, format }: Checks): fc.Arbitrary<unknown> {
  const range = { min: Math.max(min, -1e6), max: Math.min(max, 1e6) }
  return format === 'safeint' ? fc.integer(range) : fc.double({ ...range, noNaN: true })
}

function listOf(element: z.core.$ZodType, { min, max, custom }: Checks): fc.Arbitrary<unknown> {
  const size = { minLength: min, maxLength: Math.max(min, Math.min(max, LIST)) }
  // A list with a rule of its own is nearly always one that names each thing once.
  if (custom) return fc.uniqueArray(made(element), { ...size, selector: (one) => JSON.stringify(one) })
  return fc.array(made(element), size)
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape)
  const requiredKeys = fields.filter(([, field]) => !accepts(field, undefined)).map(([key]) => key)
  return fc.record(Object.fromEntries(fields.map(([key, field]) => [key, made(field)])), {
    requiredKeys,
    noNullPrototype: true,
  })
}

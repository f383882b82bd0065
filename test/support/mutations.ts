import fc from 'fast-check'

/** What a value may become: nothing, another type, something huge, something odd, or nested without end. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', ' ', [], {}, [null], { a: null }, [[[[null]]]], 0, -0, -1, 1.5),
  fc.constantFrom<unknown>(1e21, -1e308, 2 ** 53, 2 ** 31, Number.MAX_VALUE, '9'.repeat(400), '1e999', 'NaN'),
  fc.constantFrom('\0', '\ud800', '\udc00x', '\u202e', '\ufeff', '\u2028', 'é', '\r\n', '%00', "';--", '\x7f'),
  fc.constantFrom('2026-02-30', '0000-00-00', '9999-12-31', '10000-01-01', '-1', 'c1', 'c99', 'p20', 'p0', 'plan'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 1, max: 30_000 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 400 }).map((length) => Array.from({ length }, () => 'c1')),
  fc.jsonValue({ maxDepth: 3 }),
  fc.uuid(),
)
const oddName = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'a/b~c',
  '\0',
  '\ud800',
  '',
  'id',
  'send',
  'x'.repeat(999),
)

type Change = { at: number; how: 'drop' | 'replace' | 'add' | 'repeat'; value: unknown; name: string }
const change: fc.Arbitrary<Change> = fc.record({
  ...{ at: fc.nat(), how: fc.constantFrom('drop', 'replace', 'replace', 'add', 'repeat'), value: odd, name: oddName },
})

/** A sound input with one to four things about it changed, anywhere within it. */
export const spoilt = (sound: unknown): fc.Arbitrary<unknown> =>
  fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce(changed, structuredClone(sound)))

type Place = { within: Record<string, unknown>; key: string }

/** Every field and every item of a value, itself left out. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const within = value as Record<string, unknown>
  return Object.keys(within).flatMap((key) => [{ within, key }, ...placesIn(within[key])])
}

function changed(whole: unknown, { at, how, value, name }: Change): unknown {
  const places = placesIn(whole)
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) return value
  const { within, key } = place
  if (how === 'replace') within[key] = value
  else if (how === 'repeat') within[key] = [within[key], within[key]]
  else if (how === 'add')
    Object.defineProperty(within, name, { value, enumerable: true, configurable: true, writable: true })
  else if (Array.isArray(within)) within.splice(Number(key), 1)
  else delete within[key]
  return whole
}

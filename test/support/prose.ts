/** Every text in a value, wherever it stands. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** Gives so many words of the kind that a value holds, in an order that does not repeat: it compresses as writing does. */
export function proseFrom(value: unknown): (words: number) => string {
  const words = [
    ...new Set(textsOf(value).flatMap((text) => text.split(/[^\p{L}’]+/u).filter((word) => word.length > 1))),
  ]
  let state = 20261123
  // Mulberry32: the same words every time.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return words[((mixed ^ (mixed >>> 14)) >>> 0) % words.length] ?? 'and'
  }
  return (count) => Array.from({ length: count }, next).join(' ')
}

import { type KeptOut, tells } from './kept-out.ts'

/** Somebody whom a calendar can write to; `name` is as it may stand in a parameter of RFC 5545. */
export type Addressed = { name?: string; address: string }

const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i
/** "Dr P. Hale, GP <p.hale@example.test>", as it is pasted from a mail programme. */
const withName = /^([^<>\n]*)<([^<>\s]+)>[,;]?$/
/** These turn the reading direction: a name could be made to look like somebody else’s address. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** One line of words: no control character, and no line end of any kind. */
export const oneLine = (words: string): string =>
  words
    .replace(turning, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()

/**
 * Whom an invited line is addressed to; undefined where it holds no e-mail address, or more than one, or one with words
 * behind it: nobody guesses whom to write to.
 */
export function addressed(line: string): Addressed | undefined {
  const words = line.trim()
  const [, before = '', within] = withName.exec(words) ?? []
  const found = within ?? words.replace(/^mailto:/i, '').replace(/[,;]$/, '')
  if (!address.test(found)) return undefined
  const name = parameter(before)
  // A name that looks like an address is either the same again or somebody else’s.
  return name === '' || name.includes('@') ? { address: found } : { name, address: found }
}

/** Who is asked by address, each once; whose line is words alone; and whether some are left out, because they tell of what is kept. */
export function guestsOf(
  invited: readonly string[],
  kept: KeptOut,
): { asked: Addressed[]; others: string[]; leftOut: boolean } {
  const shown = invited.filter((line) => !tells(line, kept))
  const asked = new Map<string, Addressed>()
  const others: string[] = []
  for (const line of shown) {
    const one = addressed(line)
    if (one === undefined) others.push(oneLine(line))
    else if (!asked.has(one.address.toLowerCase())) asked.set(one.address.toLowerCase(), one)
  }
  return { asked: [...asked.values()], others, leftOut: shown.length < invited.length }
}

/** Words as they may stand in a quoted parameter: no double quote (RFC 5545, 3.2), and no backslash, which some read as one. */
export const parameter = (words: string): string =>
  oneLine(words)
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('"', '’')
    .replaceAll('\\', '/')
    .trim()

/** The address as a URI (RFC 6068); a plus stays, because not every calendar decodes it. */
export function mailto(to: string): string {
  const at = to.lastIndexOf('@')
  return `mailto:${encodeURIComponent(to.slice(0, at)).replaceAll('%2B', '+')}${to.slice(at)}`
}

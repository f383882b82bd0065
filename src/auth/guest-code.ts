// Easy to type and to read out: no vowels, so that no word comes out, and nothing that looks like another.
const symbols = '23456789BCDFGHJKMNPQRSTVWXYZ'
const length = 8
/** Bytes from here on are passed over: every symbol is as likely as another. */
const unbiased = 256 - (256 % symbols.length)

/** A one-time code: eight symbols of 28, 38 bits (R9.4). @param random gives so many random bytes */
export function makeCode(random: (bytes: number) => Uint8Array = randomBytes): string {
  let code = ''
  while (code.length < length)
    for (const byte of random(length - code.length)) if (byte < unbiased) code += symbols.charAt(byte % symbols.length)
  return code
}

/** The code as a letter shows it: two groups of four. */
export const codeInWords = (code: string): string => `${code.slice(0, length / 2)} ${code.slice(length / 2)}`

/** The code that somebody typed, in whatever letters and with whatever between them; undefined where it can be none. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s\p{Pd}.]/gu, '')
  return code.length === length && [...code].every((symbol) => symbols.includes(symbol)) ? code : undefined
}

const randomBytes = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes))

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford base 32: no I, L, O or U
const PREFIX = 'BTN'
const REFERENCE_BYTES = 5

/**
 * Gives the reference that people read, write and say, `BTN-XXXX-XXXC`: 35 bits in Crockford base 32 and a check symbol.
 * Takes five random bytes; the first five bits are left out. Throws RangeError for any other number of bytes.
 */
export function referenceFrom(bytes: Uint8Array): string {
  if (bytes.length !== REFERENCE_BYTES) throw new RangeError(`a reference is made of ${REFERENCE_BYTES} bytes`)
  let bits = 0
  const values: number[] = []
  // 40 bits are within the whole numbers a double holds exactly, but not within the bitwise operators.
  for (const byte of bytes) bits = bits * 256 + byte
  for (let position = 0; position < 7; position++) {
    values.unshift(bits % 32)
    bits = Math.floor(bits / 32)
  }
  return write([...values, checkOf(values)])
}

/**
 * Reads a reference as people type it: any case, spaces or dashes anywhere, `BTN` left out, O for 0, I or L for 1.
 * Gives it as `referenceFrom` writes it, or undefined when it is none or the check symbol does not fit.
 */
export function readReference(text: string): string | undefined {
  const typed = text.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  const body = typed.startsWith(PREFIX) ? typed.slice(PREFIX.length) : typed
  const values = [...body.replaceAll('O', '0').replace(/[IL]/g, '1')].map((symbol) => SYMBOLS.indexOf(symbol))
  if (values.length !== 8 || values.includes(-1)) return undefined
  return checkOf(values.slice(0, 7)) === values[7] ? write(values) : undefined
}

/**
 * The check is a sum weighted by powers of 2 in the field of 32 elements, made by Horner's rule.
 * The eight weights differ and none is nought, so any one wrong symbol and any two exchanged ones change the sum.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), 0)
}

function double(value: number): number {
  return value < 16 ? value << 1 : (value << 1) ^ 0b100101 // x^5 + x^2 + 1, which has 2 as a generator
}

function write(values: readonly number[]): string {
  const symbols = values.map((value) => SYMBOLS.charAt(value)).join('')
  return `${PREFIX}-${symbols.slice(0, 4)}-${symbols.slice(4)}`
}

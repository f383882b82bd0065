import { text } from '../../schemas/text.ts'
import type { Declared } from './actor.ts'

/** What a guest says of themself (R9.4). */
export type Said = Declared & { name: string }

/** What to mend in one of the answers. */
export type DeclaredFault = { field: keyof Said; text: string }

const ask: Record<keyof Said, string> = {
  name: 'Give your name',
  role: 'Give your role',
  telephone: 'Give a telephone number on which you can be reached',
}
const most: Record<keyof Said, number> = { name: 200, role: 100, telephone: 40 }

// Written without escapes of the form \s: a no-break space may stand in a name.
const SEVERAL_LINES = /[\t\r\n]/
const WRITTEN_NUMBER = /^(\+|00)?[0-9 ().-]+( ?(ext|extension|x)\.? ?[0-9]{1,6})?$/i

/** What a guest declares, parted from space at its ends; or everything that is to be mended in it (R9.4). */
export function readDeclared(said: Said): { said: Said } | { wrong: DeclaredFault[] } {
  const tidied = { name: tidy(said.name), role: tidy(said.role), telephone: tidy(said.telephone) }
  const fields = ['name', 'role', 'telephone'] as const
  const wrong = fields.flatMap((field) => {
    const text = wrongWith(field, tidied[field])
    return text === undefined ? [] : [{ field, text }]
  })
  return wrong.length > 0 ? { wrong } : { said: tidied }
}

/** The digits of a number, alike however it is written: 01632 960303, +44 1632 960303 and 0044 (0)1632 960303 are one. */
export function digitsOf(telephone: string): string {
  const [number = ''] = telephone.split(/[a-z]/i)
  return number
    .replace(/\(0\)/, '')
    .replace(/^(\+|00)44/, '0')
    .replace(/[^0-9]/g, '')
}

const tidy = (value: string): string => value.replace(/ +/g, ' ').trim()

function wrongWith(field: keyof Said, value: string): string | undefined {
  if (value === '') return ask[field]
  if (SEVERAL_LINES.test(value)) return 'Write this on one line, without tabs'
  const wrong = text(most[field]).safeParse(value).error?.issues[0]?.message
  if (wrong !== undefined) return wrong
  if (field === 'telephone') return isBritish(value) ? undefined : 'Give a UK telephone number, like 01632 960 001'
  return /\p{L}/u.test(value) ? undefined : ask[field]
}

/** Loosely: a nought and nine or ten digits, whichever way the country is written (Ofcom’s numbering plan). */
const isBritish = (value: string): boolean => WRITTEN_NUMBER.test(value) && /^0[1-9][0-9]{8,9}$/.test(digitsOf(value))

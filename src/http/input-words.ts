import type { z } from 'zod'
import { counted } from '../domain/plain-dates.ts'

type Issue = z.core.$ZodIssue

/** One field at fault, as a problem names it: a JSON Pointer (RFC 6901) and what mends it. */
export type FieldError = { pointer: string; detail: string }

// The words of the schema library itself, which no reader should meet; a schema’s own sentence is said as it stands.
const LIBRARY_WORDS = /^(Invalid|Too (small|big)|Unrecognized)/
const MOST_VALUES = 8
// A key that is spelt as fields are, with a small letter or two capitals: any other may be somebody’s name, and is not said back.
const FIELD_NAME = /^([a-z]|[A-Z][a-z]*[A-Z])[A-Za-z0-9_-]{0,39}$/

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Readonly<Record<string, string>> = {
  date: 'Give a date that exists, as YYYY-MM-DD',
  time: 'Give a time, like 14:30',
  datetime: 'Give a date and time, like 2026-11-30T09:00:00Z',
  uuid: 'Give an id, a UUID',
  email: 'Give an email address, like name@example.gov.uk',
  url: 'Give a web address, like https://www.example.gov.uk',
}

/** What a schema finds wrong, field by field, in words that say what mends it; no value that was sent stands in them. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const pointer = pointerTo(issue.path)
    return issue.code === 'unrecognized_keys'
      ? unknownFields(pointer, issue.keys)
      : [{ pointer, detail: mendOf(issue) }]
  })
}

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function unknownFields(pointer: string, keys: readonly string[]): FieldError[] {
  const named = keys.filter((key) => FIELD_NAME.test(key))
  const others = keys.length - named.length
  return [
    ...named.map((key) => ({ pointer: `${pointer}/${key}`, detail: 'There is no such field; leave it out' })),
    ...(others > 0
      ? [
          {
            pointer,
            detail: `${counted(others, 'field')} in it ${others === 1 ? 'is' : 'are'} not known; leave ${others === 1 ? 'it' : 'them'} out`,
          },
        ]
      : []),
  ]
}

function mendOf(issue: Issue): string {
  if (!LIBRARY_WORDS.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue)
    case 'invalid_value':
      return valueWords(issue.values)
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'Give it in one of the forms that the schema lists'
        : valueWords(('options' in issue && issue.options) || [])
    case 'invalid_format':
      return formats[issue.format] ?? 'Write it in the form that the schema gives'
    case 'too_small':
      return sizeWords(issue, issue.minimum, true)
    case 'too_big':
      return sizeWords(issue, issue.maximum, false)
    default:
      return 'Give what the schema asks for here'
  }
}

function typeWords({ expected, message }: z.core.$ZodIssueInvalidType): string {
  // Only an address or a header can bring what is no number at all, and in none of them is there a fraction.
  if (expected === 'number' && message.endsWith('NaN')) return 'Give a whole number'
  const kind = kinds[expected] ?? 'what the schema asks for here'
  return message.endsWith('undefined') ? `Give ${kind}: it cannot be left out` : `Give ${kind}`
}

function valueWords(values: readonly unknown[]): string {
  const one = 'Use one of the values that the schema lists'
  return values.length > 0 && values.length <= MOST_VALUES ? `${one}: ${values.join(', ')}` : one
}

function sizeWords(
  { origin, inclusive }: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  limit: number | bigint,
  least: boolean,
): string {
  if (origin === 'string') return `Write ${least ? 'at least' : 'at most'} ${counted(Number(limit), 'character')}`
  if (origin === 'array' || origin === 'set') return `List ${least ? 'at least' : 'at most'} ${limit}`
  if (inclusive === false) return `Give ${least ? 'more' : 'less'} than ${limit}`
  return `Give ${limit} or ${least ? 'more' : 'less'}`
}

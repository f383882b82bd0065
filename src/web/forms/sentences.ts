import type { z } from 'zod'
import type { Field } from './fields.ts'

const OWN_ARTICLE =
  /^(the|an?|this|that|these|those|my|your|our|their|his|her|its|any|each|every|all|who|whose|whom|what|when|where|which|why|how|whether|if)\b/i
// A title that opens or closes like half a sentence cannot stand inside another one.
const HALF_SENTENCE =
  /^(from|by|at|until|in|on|to|for|with|not|is|are|was|were|has|have|had|do|does|did|can|could|should|will|would)\b|\b(to|for|from|by|with|because|until)$|^(who|whom|what|when|where|which|why|how)$|\?$/i
const NAME_FIRST = /^(Child in Need|Caldicott|[A-Z][A-Z0-9])/
// The words of the schema library itself, which no reader should meet.
const LIBRARY_WORDS = /^(Invalid|Too (small|big)|Unrecognized)/

// Words for a caller who sees which field they stand under; in a list of errors they must name it.
const NAMELESS = /^(Take out the|Replace the|Write something|Give a date between|Give a real date)/

/** Where messages of the schema speak of formats that the form itself takes care of. */
const OWN_FORMATS = new Set(['date', 'time', 'datetime', 'uuid', 'guid', 'email', 'url', 'safeint'])

function lowerFirst(text: string): string {
  return NAME_FIRST.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** The title as the object of a sentence: "the date the family became resident". */
function object(title: string): string {
  return OWN_ARTICLE.test(title) ? lowerFirst(title) : `the ${lowerFirst(title)}`
}

/** The title as the subject of a sentence: "Date the family became resident". */
function subject(title: string): string {
  return HALF_SENTENCE.test(title) ? `The answer to ‘${title}’` : title
}

// A title that asks cannot be the object of a sentence.
const ASKS = /^(who|whom|whose|what|when|where|which|why|how|if|can|do|does|is|are)\b|\?$/i
// What stands in front of a whole title, in an error that repeats it.
const REPEATS = /^(Choose an answer|Fill in): /

function askFor(field: Field): string {
  const { title } = field
  switch (field.kind) {
    case 'one':
    case 'many':
    case 'yes-no':
      if (title === 'Ask') return 'Choose who you ask'
      return 'choose' in field && field.choose && !asksOrBreaksOff(title)
        ? `Select ${object(title)}`
        : `Choose an answer: ${title}`
    case 'tick':
      return `Tick ‘${title}’`
    default:
      return asksOrBreaksOff(title) ? `Fill in: ${title}` : `Enter ${object(title)}`
  }
}

const asksOrBreaksOff = (title: string): boolean => ASKS.test(title) || HALF_SENTENCE.test(title)

function formatSentence(field: Field, format: string): string {
  const about = subject(field.title)
  switch (format) {
    case 'date':
      return `${about} must be a real date`
    case 'time':
      return `${about} must be a time, like 14:30`
    case 'email':
      return `${about} must be an email address, like name@example.gov.uk`
    case 'url':
      return `${about} must be a web address, like https://www.example.gov.uk`
    default:
      return `${about} is not in the right form`
  }
}

function sizeSentence(field: Field, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const about = subject(field.title)
  const least = issue.code === 'too_small'
  const limit = Number(least ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') {
    if (least && limit <= 1) return askFor(field)
    return `${about} must be ${limit} characters or ${least ? 'more' : 'fewer'}`
  }
  if (issue.origin === 'array' || issue.origin === 'set') {
    if (least && limit <= 1) return askFor(field)
    const verb = field.kind === 'many' ? 'Select' : 'Give'
    return `${verb} ${limit} or ${least ? 'more' : 'fewer'} for ‘${field.title}’`
  }
  if (!issue.inclusive) return `${about} must be ${least ? 'more' : 'less'} than ${limit}`
  return `${about} must be ${limit} or ${least ? 'more' : 'less'}`
}

/** A message that does not name its field, said with the field's title: "Full name: take out the control character". */
const naming = (field: Field, message: string): string =>
  NAMELESS.test(message) ? `${field.title}: ${lowerFirst(message)}` : message

function libraryless(message: string): string {
  return LIBRARY_WORDS.test(message) ? 'Check your answers: something in them could not be read' : message
}

/**
 * Says in plain English what is wrong with a field and how to put it right; without a field, with the whole form.
 * A message that the schema gives for its own rule is used as it stands.
 */
export function sentenceFor(field: Field | undefined, issue: z.core.$ZodIssue): string {
  if (field === undefined) return libraryless(issue.message)
  if (issue.code === 'custom') return naming(field, libraryless(issue.message))
  if (issue.code === 'invalid_type') {
    // Only a number is ever posted as something else; any other wrong type is a blank.
    const typed = issue.expected === 'int' || /received (string|NaN)/.test(issue.message)
    if (field.kind !== 'number' || !typed) return askFor(field)
    return `${subject(field.title)} must be a ${field.whole ? 'whole ' : ''}number`
  }
  if (issue.code === 'invalid_value' || 'choose' in field) return askFor(field)
  if (issue.code === 'invalid_format' && OWN_FORMATS.has(issue.format)) return formatSentence(field, issue.format)
  if (issue.code === 'too_big' && issue.origin === 'string') return sizeSentence(field, issue)
  if (!LIBRARY_WORDS.test(issue.message)) return naming(field, issue.message)
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeSentence(field, issue)
  return `${subject(field.title)} is not in the right form`
}

/** The same sentence for one of several alike: "Outcome 2: enter the reasons". */
export function inRow(row: string, text: string): string {
  return `${row}${REPEATS.test(text) ? ',' : ':'} ${lowerFirst(text)}`
}

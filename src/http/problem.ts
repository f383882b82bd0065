import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { Problem } from '../../schemas/problem.ts'
import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import { sentence } from '../domain/sentence.ts'
import type { Outcome } from '../exchange/outcome.ts'
import { fieldErrors } from './input-words.ts'

/** What each refusal is over HTTP; a new code without a line here does not compile. */
const statusOf: Record<RefusalCode, ContentfulStatusCode> = {
  'no-such-transfer': 404,
  'not-open-to-you': 403,
  'wrong-party': 403,
  'wrong-role': 403,
  'out-of-turn': 409,
  'wrong-procedure': 422,
  'same-authority': 422,
  'unknown-authority': 422,
  'receiver-not-on-exchange': 422,
  'package-incomplete': 422,
  'reason-for-more': 422,
  'paper-is-for-another-slot': 422,
  'not-lawful-to-share': 403,
  'prepared-by-you': 403,
  'knows-the-family': 403,
  'no-such-namesake': 422,
  'asked-by-you': 403,
  'advised-by-you': 403,
  'basis-not-in-force': 422,
  'basis-not-recorded': 422,
  'already-notified': 409,
  'not-to-be-told': 409,
  'nothing-to-send': 422,
  'trafficking-not-considered': 422,
  'no-such-match': 422,
  'already-asked': 409,
  'no-such-contact': 422,
  'already-answered': 409,
  'no-such-agency': 422,
  'no-such-service': 422,
  'nothing-to-tell': 409,
  'tell-in-person': 409,
  'kept-from-them': 422,
  'no-such-letter': 404,
  'no-risks-stated': 409,
  'no-alert': 409,
  'advice-not-considered': 422,
  'no-advice-asked': 409,
  'nothing-to-countersign': 409,
  'consent-not-declined': 409,
  'move-not-considered': 422,
  'residence-unknown': 422,
  'nothing-proposed': 409,
  'nothing-due': 409,
  'date-impossible': 422,
  'no-such-child': 422,
  'child-has-ended': 409,
  'no-such-person': 422,
  'permission-on-record': 422,
  'decided-by-you': 403,
  'no-such-question': 422,
  'no-such-paper': 422,
  'no-such-file': 422,
  'not-sent-yet': 409,
  'no-such-version': 422,
  'already-rendered': 409,
  'not-a-document': 415,
  'upload-unfit': 422,
  'upload-broke-off': 400,
  'already-accepted': 409,
  'not-accepted': 409,
  'not-leading-yet': 409,
  'meeting-not-arranged': 409,
  'meeting-not-held': 409,
  'outcome-on-record': 409,
  'late-meeting-needs-a-reason': 422,
  'nothing-to-confirm': 409,
  'no-stay': 409,
  'no-visit-asked': 409,
  'still-in-need': 409,
  'closing-summary-missing': 409,
  'not-completed': 409,
  'pack-lacks': 422,
  'no-such-invitation': 404,
  'no-such-profile': 422,
  'family-not-told': 409,
  'in-dispute': 409,
  'dispute-already-open': 409,
  'no-dispute': 409,
  'ground-needs-a-reason': 422,
  'position-already-stated': 409,
  'not-your-rung': 403,
  'last-rung': 409,
  'not-the-last-rung': 403,
  'position-not-stated': 409,
  'names-yourself': 422,
  'reasons-needed': 422,
  'not-for-this-ground': 422,
  'not-in-dispute': 422,
  'last-rung-held': 422,
  'no-linked-transfer': 422,
  'nothing-unseen': 409,
  'nobody-to-telephone': 409,
  'not-for-guests': 403,
  'no-other-way': 409,
  'no-webhook': 409,
  'webhook-address': 422,
  'no-such-notice': 404,
  'not-dead': 409,
  'too-much': 422,
}

type Said = Omit<Problem, 'type' | 'status' | 'request'> & { status: ContentfulStatusCode }

/** Answers with problem+json (RFC 9457). No value that the caller sent is said back. */
export function problem(c: Context, { status, ...said }: Said, headers: Record<string, string> = {}): Response {
  const request: string | undefined = c.get('requestId')
  const body: Problem = { type: `urn:baton:problem:${said.code}`, status, ...said, ...(request ? { request } : {}) }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json', ...headers })
}

/** A rule’s refusal as a problem: its sentence, its rule, who may do it instead, and the field it is about. */
export function refusalProblem(c: Context, refusal: Refusal, status = statusOf[refusal.code]): Response {
  const { title, mend } = sentence(refusal)
  const who = 'who' in refusal ? { who: [...refusal.who] } : 'party' in refusal ? { who: [refusal.party] } : {}
  // A date’s reason is a sentence and stands in its detail; these are codes.
  const why =
    'why' in refusal && refusal.code !== 'date-impossible' && refusal.code !== 'webhook-address'
      ? { why: refusal.why }
      : {}
  const errors = 'field' in refusal ? { errors: [{ pointer: `/${refusal.field}`, detail: mend }] } : lackingOf(refusal)
  return problem(c, {
    ...{ status, code: refusal.code, rule: refusal.rule, title, detail: mend },
    ...who,
    ...why,
    ...errors,
  })
}

/** What a pack lacks, one by one; each is filled in under its child (R7.4). */
const lackingOf = (refusal: Refusal) =>
  refusal.code === 'pack-lacks'
    ? {
        errors: refusal.lacking.map(({ child, item }) => ({
          ...{ pointer: '/children', detail: `Give ${item} for child ${child}` },
        })),
      }
    : {}

/** Anything but success of a call, as a problem. */
export function notDone(c: Context, outcome: Exclude<Outcome<unknown>, { done: unknown }>): Response {
  if ('refused' in outcome) return refusalProblem(c, outcome.refused)
  if ('keyReused' in outcome)
    return problem(c, {
      ...{ status: 422, code: 'key-reused', title: 'This Idempotency-Key was used for another call' },
      detail: 'Use a new key for each thing you want done; repeat a key only to repeat the very same call.',
    })
  const { version, changed } = outcome.lost
  return problem(c, {
    ...{ status: 412, code: 'version-changed', rule: 'R10.1', title: 'The transfer has changed since you read it' },
    ...{ detail: 'Look at what changed, read it again, and decide again.', version, changed },
  })
}

// Nobody mends more at once.
const MOST_ERRORS = 50

/** A body that cannot be read at all. */
export const malformedJson = (c: Context): Response =>
  problem(c, {
    ...{ status: 400, code: 'malformed-json', title: 'That is not JSON' },
    detail:
      'Check the brackets, commas and quotation marks; the body must be one JSON object in UTF-8 that names no field twice.',
  })

/** What a schema finds wrong, field by field. */
export function inputProblem(c: Context, issues: readonly z.core.$ZodIssue[]): Response {
  return problem(c, {
    ...{ status: 400, code: 'input-invalid', title: 'Some of what was sent cannot be taken' },
    ...{ errors: fieldErrors(issues).slice(0, MOST_ERRORS) },
    detail: 'Mend the fields named in errors and send it again. Nothing was written.',
  })
}

import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { uuid } from '../../schemas/id.ts'
import { Problem } from '../../schemas/problem.ts'
import type { BatonEnv } from '../auth/context.ts'
import type { Actor } from '../domain/actor.ts'
import type { Call } from '../exchange/once.ts'
import type { Outcome } from '../exchange/outcome.ts'
import type { Read } from '../exchange/reading.ts'
import { inputProblem, notDone, problem, refusalProblem } from './problem.ts'

/** The parts that every route of the JSON API shares: what a call carries, what an answer carries. */
export const newRoutes = () =>
  new OpenAPIHono<BatonEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      return result.target === 'header' ? headerProblem(c, result.error.issues) : inputProblem(c, result.error.issues)
    },
  })

export const TransferId = z.object({ id: uuid('Give the transfer’s id, a UUID') })

const idempotencyKey = z
  .string({ error: 'Send an Idempotency-Key: any text of your own, new for each thing you want done' })
  .regex(/^[\x21-\x7e]{1,200}$/, { error: 'An Idempotency-Key is 1 to 200 printable characters without spaces' })
  .meta({ description: 'The same key with the same body is done once and answered the same.' })

export const CreateHeaders = z.object({ 'idempotency-key': idempotencyKey })
export const WriteHeaders = z.object({
  'idempotency-key': idempotencyKey,
  'if-match': z
    .string({ error: 'Send If-Match with the version you decided on: the ETag of the transfer as you read it' })
    .regex(/^("[0-9]{1,9}"|\*)$/, { error: 'If-Match is a version in quotation marks, for example "7"' })
    .meta({ description: 'The ETag you read. A transfer that has changed since is a 412 that says what changed.' }),
})

function headerProblem(c: Context, issues: readonly z.core.$ZodIssue[]): Response {
  const [issue] = issues
  const missing = issue?.path[0] === 'if-match' && c.req.header('if-match') === undefined
  return problem(c, {
    status: missing ? 428 : 400,
    code: missing ? 'version-required' : 'header-invalid',
    title: missing ? 'Say which version you decided on' : 'A header cannot be taken',
    detail: issue?.message ?? 'Check the headers.',
  })
}

/** A refusal as the description of the API lists it. */
export const aProblem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** The refusals that any route may give; each is a problem that says what mends it. */
export const problems = {
  400: aProblem('Something in the call cannot be taken'),
  401: aProblem('Sign in first'),
  403: aProblem('Not for you'),
  404: aProblem('There is no such thing for you'),
  409: aProblem('Out of turn'),
  412: aProblem('It has changed since you read it'),
  413: aProblem('Too large'),
  415: aProblem('Another media type is needed'),
  422: aProblem('A rule says no'),
  428: aProblem('A version is needed'),
  500: aProblem('Something went wrong on our side'),
} as const

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Who is calling, once the door has let them in. */
export const actorOf = (c: Context<BatonEnv>): Actor => c.get('actor')

/** What makes a call the same call: its key, and where and what it asked. */
export const callOf = async (c: Context<BatonEnv>, key: string): Promise<Call> => ({
  key,
  text: `${c.req.method} ${c.req.path}\n${await c.req.text()}`,
})

/** Answers a write: the standing with its version as ETag, or the problem it came to. */
export function answerOf<T extends { id: string; version: number }>(
  c: Context,
  outcome: Outcome<T>,
  status: 200 | 201,
): Response {
  if (!('done' in outcome)) return notDone(c, outcome)
  const { done, replayed } = outcome
  return c.json(done, status, {
    etag: `"${done.version}"`,
    ...(status === 201 ? { location: `/v1/transfers/${done.id}` } : {}),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
  })
}

/** Answers a read: what was found, or the problem it came to. What an address names and is not there is a 404. */
export const readOf = <T>(c: Context, read: Read<T>, found: (what: T) => Response): Response =>
  'found' in read
    ? found(read.found)
    : refusalProblem(c, read.refused, read.refused.code.startsWith('no-such-') ? 404 : undefined)

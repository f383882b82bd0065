import { createRoute, z } from '@hono/zod-openapi'
import { uuid } from '../../schemas/id.ts'
import { Practices, PracticeVersion, SetPractice, ShippedProfile } from '../../schemas/practice.ts'
import { practiceProfiles } from '../domain/practice-profiles.ts'
import { practicesOf, setPractice } from '../exchange/practice.ts'
import { actorOf, body, json, newRoutes, problems } from './contract.ts'
import { notDone, problem, refusalProblem } from './problem.ts'

const tags = ['Authorities']

export const practiceRoutes = newRoutes()

const Shipped = z.strictObject({ profiles: z.array(ShippedProfile) }).meta({ id: 'PracticeProfiles' })

practiceRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/practice-profiles', operationId: 'listPracticeProfiles', tags },
    summary: 'The practice profiles that are shipped, each rule with its source (R7.5)',
    responses: { 200: json(Shipped, 'The profiles; where a document is silent there is no rule'), ...problems },
  }),
  (c) => c.json({ profiles: [...practiceProfiles] }, 200) as never,
)

const AuthorityParam = z.object({ id: uuid('Give the authority’s id, a UUID from GET /v1/authorities') })

practiceRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authorities/{id}/practice', operationId: 'readPractice', tags },
    summary: 'By what practice an authority works, and has worked: every version with its dates (R7.5)',
    request: { params: AuthorityParam },
    responses: { 200: json(Practices, 'Its versions, the newest first'), ...problems },
  }),
  async (c) => {
    const { id } = c.req.valid('param')
    const read = await practicesOf(c.get('deps'), actorOf(c), id)
    if ('refused' in read) return refusalProblem(c, read.refused, 404) as never
    return c.json({ authority: id, practices: read.found }, 200) as never
  },
)

practiceRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authority/practice', operationId: 'readOwnPractice', tags },
    summary: 'By what practice your own authority works, and has worked (R7.5)',
    responses: { 200: json(Practices, 'Its versions, the newest first'), ...problems },
  }),
  async (c) => {
    const { authority } = actorOf(c)
    const read = await practicesOf(c.get('deps'), actorOf(c), authority)
    if ('refused' in read) return refusalProblem(c, read.refused, 404) as never
    return c.json({ authority, practices: read.found }, 200) as never
  },
)

practiceRoutes.openapi(
  createRoute({
    ...{ method: 'put', path: '/v1/authority/practice', operationId: 'setPractice', tags },
    summary: 'Set your authority’s practice from a day on, as its next version; for an administrator (R7.5)',
    description:
      'The body names the version that it replaces: the same call again is answered the same, and one that was overtaken is a 412 with the versions set meanwhile.',
    request: { body: body(SetPractice) },
    responses: { 200: json(PracticeVersion, 'The version that was set'), ...problems },
  }),
  async (c) => {
    const outcome = await setPractice(c.get('deps'), actorOf(c), c.req.valid('json'))
    if ('lost' in outcome)
      return problem(c, {
        ...{ status: 412, code: 'version-changed', rule: 'R7.5', ...outcome.lost },
        title: 'The practice has changed since you read it',
        detail: 'Read your authority’s practice again, decide again, and name its newest version in replaces.',
      }) as never
    if (!('done' in outcome)) return notDone(c, outcome) as never
    const replayed: Record<string, string> = outcome.replayed ? { 'idempotent-replayed': 'true' } : {}
    return c.json(outcome.done, 200, replayed) as never
  },
)

import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import openapi from '../../schemas/published/openapi.json' with { type: 'json' }
import { verbNames, verbs } from '../../src/domain/verbs.ts'
import { api } from '../../src/http/api.ts'
import { tokenRoutes } from '../../src/http/token.ts'
import { wellKnownRoutes } from '../../src/http/wellknown.ts'

type Operation = {
  operationId: string
  summary?: string
  requestBody?: { required?: boolean; content: Record<string, unknown> }
  security?: unknown[]
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  responses: Record<string, { content?: Record<string, unknown> }>
}
const operations = Object.entries(openapi.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
)
const ofTheApi = operations.filter(({ path, security }) => path.startsWith('/v1/') && security === undefined)
const parameter = (operation: Operation, name: string) => operation.parameters?.find((one) => one.name === name)

describe('the description of the API', () => {
  test('is sound OpenAPI 3.1, every reference in it leading somewhere', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(openapi))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    const references = [...JSON.stringify(openapi).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(references.length).toBeGreaterThan(50)
    expect(references.filter((name) => !Object.hasOwn(openapi.components.schemas, name ?? ''))).toEqual([])
  })

  test('lists every route that is mounted, and no other', () => {
    const mounted = api.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const listed = operations
      .filter(({ path }) => path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(mounted)].sort()).toEqual([...listed].sort())
    expect(listed.length).toBeGreaterThan(40)
  })

  test('lists every verb of the table but the exchange’s own, under its own name', () => {
    const listed = operations.filter(({ path }) => /^\/v1\/transfers\/\{id\}\/[a-z-]+$/.test(path))
    const own = verbNames.filter((verb) => verbs[verb].party !== 'exchange')
    expect(
      listed
        .filter(({ method }) => method === 'POST')
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([...own, 'upload'].sort())
    for (const verb of own)
      expect(operations.find(({ path }) => path === `/v1/transfers/{id}/${verb}`)?.summary).toBe(
        `${verbs[verb].title} (${verbs[verb].rule})`,
      )
  })

  test('gives each operation a name of its own, a summary, what it answers, and problems', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { operationId, summary, responses } of ofTheApi) {
      expect({ operationId, said: (summary ?? '').length > 10 }).toEqual({ operationId, said: true })
      const [good, ...others] = Object.keys(responses)
      const bad = others.filter((status) => status >= '400')
      expect(['200', '201']).toContain(good)
      expect(bad).toEqual(expect.arrayContaining(['400', '401', '403', '404']))
      for (const status of bad)
        expect(Object.keys(responses[status]?.content ?? {})).toEqual(['application/problem+json'])
    }
  })

  test('asks every write for its key, every verb for its version, and a body of JSON', () => {
    for (const operation of ofTheApi.filter(
      ({ method, operationId }) => method === 'POST' && operationId !== 'upload',
    )) {
      const { path, requestBody } = operation
      // A pack is only made out of what is filled in: nothing is written (R7.4).
      // Done twice, these are done once: the newest secret is named, and what has arrived is not sent again (R9.1, R9.3).
      const doneOnce = path.startsWith('/v1/authority/webhook/') || path.startsWith('/v1/notices/')
      if (!path.endsWith('-pack.xml') && !doneOnce) {
        const key = parameter(operation, 'idempotency-key')
        expect({ path, ...key }).toMatchObject({ path, in: 'header', required: true })
        if (path.includes('{id}'))
          expect({ path, ...parameter(operation, 'if-match') }).toMatchObject({ path, required: true })
      }
      expect({ path, required: requestBody?.required, types: Object.keys(requestBody?.content ?? {}) }).toEqual({
        path,
        required: true,
        types: ['application/json'],
      })
    }
  })

  test('asks an upload for its bytes, and says in which header its name goes (RFC 6266)', () => {
    const upload = operations.find(({ operationId }) => operationId === 'upload')
    expect(upload?.requestBody).toMatchObject({
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    })
    expect(upload && parameter(upload, 'content-disposition')).toMatchObject({
      in: 'header',
      required: false,
      description: expect.stringContaining('filename="letter.pdf"'),
    })
  })

  test('describes what is called without a token, each mounted at its address', () => {
    const open = operations.filter(({ security }) => security?.length === 0)
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /.well-known/jwks.json',
      'GET /v1/working-days',
      'POST /oauth/token',
    ])
    const mounted = [...api.routes, ...tokenRoutes.routes, ...wellKnownRoutes.routes].map(
      ({ method, path }) => `${method} ${path}`,
    )
    for (const { method, path, summary, responses } of open) {
      expect(mounted).toContain(`${method} ${path}`)
      expect(summary?.length).toBeGreaterThan(10)
      expect(Object.keys(responses)).toContain('200')
    }
    const token = open.find(({ operationId }) => operationId === 'askToken')
    expect(Object.keys(token?.requestBody?.content ?? {})).toEqual(['application/x-www-form-urlencoded'])
    expect(operations.filter(({ security }) => security === undefined)).toEqual(ofTheApi)
  })
})

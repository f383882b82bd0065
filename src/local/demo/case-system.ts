import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import type { Standing } from '../../../schemas/transfer.ts'
import type { Role } from '../../domain/actor.ts'
import type { PrivateJwk } from '../keys.ts'

export type Answer<T = unknown> = { status: number; body: T; headers: Headers }

/** One worker at one council’s case system: everything goes over HTTP, as any other system would send it. */
export type Worker = {
  get: <T = Record<string, unknown>>(path: string) => Promise<Answer<T>>
  bytes: (path: string) => Promise<Buffer>
  post: <T = Standing>(path: string, body: unknown, options?: { key?: string; version?: number }) => Promise<Answer<T>>
  put: <T = Record<string, unknown>>(path: string, body: unknown) => Promise<Answer<T>>
  /** What is answered otherwise than in JSON: by a POST where there is a body. */
  text: (path: string, body?: unknown) => Promise<Answer<string>>
  upload: (path: string, name: string, bytes: Uint8Array) => Promise<Answer<{ id: string; sha256: string }>>
  /** A verb on a transfer at the version this worker last saw of it. */
  does: (t: { id: string; version: number }, verb: string, input?: unknown) => Promise<Answer<Standing>>
}

export type CaseSystem = { as: (worker: string, name: string, role: Role) => Promise<Worker> }

/** Signs in to the exchange with a council’s own key (RFC 7523), naming the worker for whom it acts (R1.1). */
export function openCaseSystem(url: string, clientId: string, jwk: PrivateJwk): CaseSystem {
  return {
    as: async (worker, name, role) =>
      workerWith(url, await tokenFor(url, clientId, jwk, { worker, worker_name: name, role })),
  }
}

async function tokenFor(
  url: string,
  clientId: string,
  jwk: PrivateJwk,
  named: Record<string, string>,
): Promise<string> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: jwk.kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(url)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(await importJWK(jwk, 'ES256'))
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_assertion: assertion, ...named },
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }),
  })
  const body = (await response.json()) as { access_token?: string; error_description?: string }
  if (body.access_token === undefined) throw new Error(`no token: ${body.error_description ?? response.status}`)
  return body.access_token
}

function workerWith(url: string, token: string): Worker {
  const authorization = `Bearer ${token}`
  const jsonHeaders = { authorization, 'content-type': 'application/json' }
  const answer = async <T>(response: Response): Promise<Answer<T>> => ({
    ...{ status: response.status, headers: response.headers },
    body: (await response.json()) as T,
  })
  const post: Worker['post'] = async (path, body, { key = randomUUID(), version } = {}) =>
    answer(
      await fetch(url + path, {
        method: 'POST',
        headers: {
          ...{ ...jsonHeaders, 'idempotency-key': key },
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        body: JSON.stringify(body),
      }),
    )
  return {
    post,
    get: async (path) => answer(await fetch(url + path, { headers: { authorization } })),
    bytes: async (path) => Buffer.from(await (await fetch(url + path, { headers: { authorization } })).arrayBuffer()),
    put: async (path, body) =>
      answer(await fetch(url + path, { method: 'PUT', headers: jsonHeaders, body: JSON.stringify(body) })),
    text: async (path, body) => {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const response = await fetch(url + path, { ...sent, headers: jsonHeaders })
      return { status: response.status, headers: response.headers, body: await response.text() }
    },
    upload: async (path, name, bytes) =>
      answer(
        await fetch(url + path, {
          method: 'POST',
          headers: { authorization, 'content-disposition': `attachment; filename="${name}"` },
          body: bytes as BodyInit,
        }),
      ),
    does: (t, verb, input = {}) => post(`/v1/transfers/${t.id}/${verb}`, input, { version: t.version }),
  }
}

import { randomUUID } from 'node:crypto'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'vitest'
import { Problem } from '../../schemas/problem.ts'
import { asDocumented } from './documented.ts'

/** A request as no case system would make it: any method, headers and bytes. */
export type Asking = {
  method?: string
  headers?: Record<string, string | undefined> | undefined
  body?: string | Uint8Array | ReadableStream<Uint8Array> | undefined
  /** Sends no byte of the body: the answer must not wait for one. */
  headOnly?: boolean
}
export type Called = { status: number; type: string; text: string; headers: Headers; json: () => unknown }

/** Stands in what tests send; no answer may hold it. */
export const MARK = 'Quillwort'

/**
 * Calls the exchange, each time over a connection of its own: one on which a body was left unread is closed. A header that
 * is undefined is left out. A write has its key and version unless it says otherwise.
 */
export async function call(url: string, path: string, token: string | undefined, asking: Asking = {}): Promise<Called> {
  const called = await send(url + path, token, asking)
  asDocumented(asking.method ?? 'POST', path, called.status)
  return called
}

function send(address: string, token: string | undefined, asking: Asking): Promise<Called> {
  const { method = 'POST', body } = asking
  const usual = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '*' }
  const length = body instanceof ReadableStream ? undefined : `${Buffer.byteLength(body ?? '')}`
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(method === 'POST' ? { ...usual, 'content-length': length } : {}),
    ...asking.headers,
  }
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined)
  return new Promise((resolve, reject) => {
    const options = { method, headers: Object.fromEntries(sent) as Record<string, string>, agent: false as const }
    const sending = request(address, options, (response) => resolve(read(response, sending)))
    sending.on('error', reject)
    if (asking.headOnly) sending.flushHeaders()
    else if (body instanceof ReadableStream) Readable.fromWeb(body as never).pipe(sending)
    else sending.end(body)
  })
}

async function read(response: IncomingMessage, sending: ClientRequest): Promise<Called> {
  const text = (await buffer(response)).toString()
  sending.destroy()
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.headers)) headers.set(name, `${value}`)
  const type = headers.get('content-type') ?? ''
  return { status: response.statusCode ?? 0, type, text, headers, json: () => JSON.parse(text) }
}

// What a fault would let slip: a stack, a file, a statement, a library's own words.
const inside =
  /\bat \w+ \(|\.(ts|js):\d|\b(select|insert|update|delete) .*(from|into|set)\b|postgres|zod|TypeError|SyntaxError|node_modules/i

/** It is a problem of RFC 9457 that says what to mend, in which nothing of what was sent and nothing of our insides stands. */
export function aProblem(called: Called): Problem {
  expect(called).toMatchObject({ type: 'application/problem+json' })
  expect(called.status).toBeGreaterThanOrEqual(400)
  expect(called.status).toBeLessThan(500)
  const body = Problem.strict().parse(called.json())
  expect(body).toMatchObject({
    status: called.status,
    type: `urn:baton:problem:${body.code}`,
    code: expect.stringMatching(/^[a-z0-9-]+$/),
  })
  expect(body.detail.length).toBeGreaterThan(10)
  expect(body.request).toMatch(/^[\w-]{10,}$/)
  for (const { pointer, detail } of body.errors ?? []) {
    expect(pointer).toMatch(/^(\/([^~/]|~[01])*)*$/)
    expect(detail.length).toBeGreaterThan(5)
  }
  expect(called.text).not.toContain(MARK)
  expect(called.text).not.toMatch(inside)
  return body
}

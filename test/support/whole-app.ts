import { unzipSync } from 'fflate'
import openapi from '../../schemas/published/openapi.json' with { type: 'json' }
import { app } from '../../src/app.ts'
import { signAccessToken } from '../../src/auth/access-token.ts'
import { cookieName, seal } from '../../src/auth/sealed-cookie.ts'
import type { Deps } from '../../src/deps.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { verbNames } from '../../src/domain/verbs.ts'
import { pages } from '../../src/web/pages.tsx'
import { wordsOfPages } from './reading-pdf.ts'

/** What came of one request, as somebody reads it: a PDF’s words, the files of a ZIP, headers and all. */
export type Answer = { door: 'api' | 'page'; path: string; status: number; text: string }

/** Both doors of the exchange in Node, for somebody who has signed in at either: what they read, word for word. */
export async function doorsFor(deps: Deps, actor: Actor) {
  const token = await signAccessToken(deps, { ...actor, client: 'a-case-system' })
  const session = { actor, council: 'A council', csrf: 'csrf-of-this-session' }
  const cookie = `${cookieName(deps, 'session')}=${await seal(deps, 'session', session, 3600)}`
  const by = { api: { authorization: `Bearer ${token}` }, page: { cookie } }
  return async (door: 'api' | 'page', path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { ...by[door], ...(init.headers as Record<string, string> | undefined) }
    const response = await app.request(path, { ...init, headers }, { deps })
    const body = await wordsOf(new Uint8Array(await response.arrayBuffer()))
    return { door, path, status: response.status, text: `${JSON.stringify([...response.headers])}\n${body}` }
  }
}

/** The words of anything that is answered. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4))
  if (start === '%PDF') return (await wordsOfPages(bytes)).join('\n')
  if (start !== 'PK\u0003\u0004') return new TextDecoder().decode(bytes)
  const files = Object.entries(unzipSync(bytes)).map(async ([name, file]) => `${name}\n${await wordsOf(file)}`)
  return (await Promise.all(files)).join('\n')
}

/** What stands for each part of an address. */
export type Parts = { id: string; other: string; papers: readonly string[]; letters: readonly number[] }

const some = '01998000-0000-7000-8000-0000000000f1'
const fill = (path: string, { id, other, papers, letters }: Parts): string[] => {
  const [authority, whole] = [path.includes('/authorities/'), path.replaceAll(/\{(\w+)\}/g, ':$1')]
  const values: Record<string, readonly string[]> = {
    ...{ id: [authority ? other : id], paper: papers, file: [some], transfer: [id], rung: ['0', '3'], role: ['duty'] },
    ...{ letter: letters.map((seq) => `${seq}.pdf`), seq: letters.map(String), verb: verbNames },
  }
  const known = whole.split('/').reduce<string[]>(
    (begun, part) => {
      const list = part.startsWith(':') ? (values[part.slice(1).replace(/\{.*/, '')] ?? [some]) : [part]
      return begun.flatMap((one) => list.map((value) => `${one}/${value}`))
    },
    [''],
  )
  return known.map((one) => one.slice(1))
}

/** Every address that answers a GET, by the OpenAPI document and by the pages’ own table, with these parts in it. */
export function everyAddress(parts: Parts): { door: 'api' | 'page'; path: string }[] {
  const documented = Object.entries(openapi.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []))
  const shown = pages.routes.flatMap(({ method, path }) =>
    method === 'GET' && !/\*|sign-in|operator/.test(path) ? [path] : [],
  )
  const asked: Record<string, string> = { '/v1/working-days': '?from=2026-11-20&add=20', '/v1/feed': '?limit=500' }
  return [
    ...documented.flatMap((path) =>
      fill(path, parts).map((one) => ({ door: 'api' as const, path: one + (asked[path] ?? '') })),
    ),
    ...[...new Set(shown)].flatMap((path) => fill(path, parts).map((one) => ({ door: 'page' as const, path: one }))),
    ...['with', 'id'].map((by) => ({
      ...{
        door: 'api' as const,
        path: `/v1/disputes/positions?${by}=${by === 'id' ? parts.id : parts.other}&names=yes`,
      },
    })),
    ...['with', 'id'].map((by) => ({
      ...{ door: 'page' as const, path: `/disputes/papers?${by}=${by === 'id' ? parts.id : parts.other}&names=yes` },
    })),
    { door: 'page', path: `/disputes?with=${parts.other}` },
    { door: 'page', path: `/transfers?reference=BTN` },
  ]
}

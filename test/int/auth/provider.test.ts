import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { councilsToSignInTo, councilToSignInTo, openProvider } from '../../../src/auth/provider.ts'
import { openSigner } from '../../../src/bundle/signer.ts'
import { openClient, type Sql } from '../../../src/db/client.ts'
import { councils } from '../../../src/local/councils.ts'
import { type IdentityProvider, startIdentityProvider } from '../../../src/local/identity-provider.ts'
import { type PrivateJwk, signingKey } from '../../../src/local/keys.ts'
import { createDatabase } from '../../../src/local/postgres.ts'
import { seed } from '../../../src/local/seed.ts'

const [aldermere, brackwater, carrowdale, dunmarsh] = councils
const at = (council = aldermere) => council?.id ?? ''

let provider: IdentityProvider
let sql: Sql
let owner: postgres.Sql
let key: PrivateJwk
let deps: Parameters<typeof openProvider>[0]

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, councils, publicUrl: 'http://localhost:1' })
  const pg = { ...inject('postgres'), stop: async () => {} }
  const url = await createDatabase(pg, 'provider', 'template_baton')
  key = await signingKey()
  const worker = { WRAPPING_KEYS: JSON.stringify({ 1: randomBytes(32).toString('base64') }) }
  await seed({ url, councils, secrets: { worker, councils: {} } as never, issuerFor: provider.issuerFor })
  sql = openClient(url)
  owner = postgres(url, { max: 1, onnotice: () => {} })
  const settings = { PUBLIC_URL: 'http://localhost:1', ALLOW_LOOPBACK: 'yes' }
  const signer = await openSigner(JSON.stringify({ keys: [key] }))
  deps = { sql, settings, signer, now: () => new Date('2026-11-16T09:00:00Z') } as typeof deps
})
afterAll(async () => {
  await provider.stop()
  await sql.end()
  await owner.end()
})

test('people can sign in to the councils that are on the exchange and say how', async () => {
  expect(await councilsToSignInTo(deps)).toEqual([
    { id: at(), name: 'Aldermere Council' },
    { id: at(brackwater), name: 'Brackwater Borough Council' },
    { id: at(dunmarsh), name: 'Dunmarsh Council' },
  ])
  await owner`update authority set oidc_client = null where id = ${at(brackwater)}`
  expect(await councilsToSignInTo(deps)).toEqual([
    { id: at(), name: 'Aldermere Council' },
    { id: at(dunmarsh), name: 'Dunmarsh Council' },
  ])
  expect(await councilToSignInTo(deps, at(brackwater))).toBeUndefined()
  expect(await councilToSignInTo(deps, at(carrowdale))).toBeUndefined()
  expect(await councilToSignInTo(deps, at())).toEqual({
    ...{ id: at(), name: 'Aldermere Council', client: 'baton', issuer: provider.issuerFor('aldermere') },
  })
})

test('a provider is asked once what it is, and again when that is stale', async () => {
  const council = { id: at(), name: 'Moorhaven', client: 'baton', issuer: provider.issuerFor('aldermere') }
  const first = await openProvider(deps, council)
  await provider.stop()
  const fresh = { ...deps, now: () => new Date('2026-11-16T09:09:59Z') }
  expect((await openProvider(fresh, council)).serverMetadata().issuer).toBe(first.serverMetadata().issuer)
  const stale = { ...deps, now: () => new Date('2026-11-16T09:10:00Z') }
  await expect(openProvider(stale, council)).rejects.toThrow()
})

test('without leave for loopback a provider must have TLS', async () => {
  const { ALLOW_LOOPBACK: _, ...settings } = deps.settings
  const council = { id: at(), name: 'Moorhaven', client: 'baton', issuer: 'http://localhost:1/moorhaven' }
  await expect(openProvider({ ...deps, settings }, council)).rejects.toMatchObject({
    code: 'OAUTH_HTTP_REQUEST_FORBIDDEN',
  })
})

import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import { startSession } from '../../../../src/auth/session.ts'
import { showWorkingDays } from '../../../../src/web/pages/working-days.tsx'
import { anExchange, sender } from '../../../support/exchange.ts'
import { textOf } from '../../../support/html.ts'

const x = await anExchange()
const pages = new Hono<BatonEnv>()
pages.use(async (c, next) => {
  c.set('deps', x.deps)
  await next()
})
pages.get('/begin', async (c) => {
  await startSession(x.deps, c, { actor: sender(), council: 'Aldermere Council' })
  return c.text('begun')
})
pages.get('/working-days', showWorkingDays)

test('the address that the API is asked by is taken by the page too', async () => {
  const ours = await pages.request('/working-days?from-day=30&from-month=11&from-year=2026&add=20')
  const theirs = await pages.request('/working-days?from=2026-11-30&add=20')
  const words = textOf(await theirs.text())
  expect(theirs.status).toBe(200)
  expect(words).toContain('20 working days after Monday 30 November 2026 is Wednesday 30 December 2026')
  expect(textOf(await ours.text())).toBe(words)
  expect((await pages.request('/working-days?from=30/11/2026&add=20')).status).toBe(400)
})

test('whoever has signed in keeps their name and their places above it; nobody else sees any', async () => {
  const begun = await pages.request('/begin')
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const signedIn = await pages.request('/working-days', { headers: { cookie } })
  expect(textOf(await signedIn.text())).toContain('for Aldermere Council Sign out')
  expect(signedIn.headers.get('cache-control')).toBe('no-store')
  expect(textOf(await (await pages.request('/working-days')).text())).not.toContain('Sign out')
})

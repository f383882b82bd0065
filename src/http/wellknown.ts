import { Hono } from 'hono'
import openapi from '../../schemas/published/openapi.json' with { type: 'json' }
import type { BatonEnv } from '../auth/context.ts'
import { healthOf } from '../exchange/health.ts'

/** What anybody may ask without signing in: the API’s description, the exchange’s public keys, whether it is well, and whether its news goes out. */
export const wellKnownRoutes = new Hono<BatonEnv>()

wellKnownRoutes.get('/openapi.json', (c) => c.json(openapi))

wellKnownRoutes.get('/.well-known/jwks.json', (c) =>
  c.json(c.get('deps').signer.published, 200, { 'cache-control': 'public, max-age=300' }),
)

wellKnownRoutes.get('/healthz', async (c) => {
  const health = await healthOf(c.get('deps'))
  return c.json(health, health.well ? 200 : 503, { 'cache-control': 'no-store' })
})

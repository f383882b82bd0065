import { Hono } from 'hono'
import type { BatonEnv } from '../../src/auth/context.ts'
import { requireSameOrigin, requireSession, requireToken } from '../../src/auth/require.ts'
import { signInRoutes } from '../../src/auth/sign-in.ts'
import { openDeps } from '../../src/deps.ts'
import type { Bindings } from '../../src/env.ts'
import { tokenRoutes } from '../../src/http/token.ts'

const app = new Hono<BatonEnv & { Bindings: Bindings }>()
app.use(async (c, next) => {
  c.set('deps', await openDeps(c.env, () => {}))
  c.set('requestId', 'test')
  return next()
})
app.route('/', tokenRoutes)
app.route('/', signInRoutes({ renderFailure: (c, reason) => c.text(reason, 400) }))
app.get('/.well-known/jwks.json', (c) => c.json(c.get('deps').signer.published))
app.get(
  '/v1/me',
  requireToken((c, { refused }) => c.text(refused, 401)),
  (c) => c.json(c.get('actor')),
)
app.get('/transfers', requireSession, (c) => c.json(c.get('session')))
app.get('/transfers/:id', requireSession, (c) => c.json(c.get('session')))
app.post('/transfers', requireSession, requireSameOrigin(), (c) => c.text('taken'))
app.get('/', (c) => c.text('start'))

/** The doors of the exchange, with nothing behind them but who came in. */
export default app

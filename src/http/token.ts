import { type Context, Hono } from 'hono'
import type { BatonEnv } from '../auth/context.ts'
import type { OAuthRefused } from '../auth/oauth-refused.ts'
import { issueToken } from '../auth/token-endpoint.ts'
import { readTokenForm } from '../auth/token-form.ts'
import { problem } from './problem.ts'

/** POST /oauth/token, with the answers of RFC 6749 section 5. Mount it at the root. */
export const tokenRoutes = new Hono<BatonEnv>()

tokenRoutes.post('/oauth/token', async (c) => {
  c.header('Cache-Control', 'no-store')
  const form = await readTokenForm(c.req.raw)
  if ('refused' in form) return refuse(c, form)
  const answer = await issueToken(c.get('deps'), form)
  return 'refused' in answer ? refuse(c, answer) : c.json(answer)
})

tokenRoutes.all('/oauth/token', (c) => {
  c.header('Allow', 'POST')
  return problem(c, {
    ...{ status: 405, code: 'method-not-allowed', title: 'Tokens are asked for with POST' },
    detail: 'Send the parameters as a form by POST (RFC 6749 section 4.4).',
  })
})

function refuse(c: Context<BatonEnv>, { refused, status, description }: OAuthRefused): Response {
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="oauth", error="invalid_client"')
  return c.json({ error: refused, error_description: description }, status)
}

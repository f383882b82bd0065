import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { BatonEnv } from './auth/context.ts'
import type { Deps } from './deps.ts'
import { api } from './http/api.ts'
import { malformedJson, problem } from './http/problem.ts'
import { receiptRoutes } from './http/receipts.ts'
import { tokenRoutes } from './http/token.ts'
import { wellKnownRoutes } from './http/wellknown.ts'
import { faultPage, notFoundPage } from './web/pages/fault.tsx'
import { pages } from './web/pages.tsx'

type AppEnv = BatonEnv & { Bindings: { deps: Deps } }

const policyOfPdfs = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The table of contents: what every request passes in order, both doors, and what becomes of faults. */
export const app = new Hono<AppEnv>()

app.use(requestId())
app.use((c, next) => {
  c.set('deps', c.env.deps)
  return next()
})
// A browser shows a PDF by a page of its own, with styles in it, that the policy of our pages would leave blank.
app.use(async (c, next) => {
  await next()
  if (c.res.headers.get('content-type') === 'application/pdf') c.header('content-security-policy', policyOfPdfs)
})
app.use(
  secureHeaders({
    contentSecurityPolicy: {
      ...{
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
      },
      ...{ connectSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  }),
)

app.route('/', wellKnownRoutes)
app.route('/', tokenRoutes)
app.route('/', receiptRoutes)
app.route('/', api)
app.route('/', pages)

const forSystems = (path: string) =>
  path.startsWith('/v1/') ||
  path.startsWith('/oauth/') ||
  path.startsWith('/notify/') ||
  path.startsWith('/.well-known/')

app.notFound((c) =>
  forSystems(c.req.path)
    ? problem(c, {
        ...{ status: 404, code: 'no-such-route', title: 'There is nothing at this address' },
        detail: 'The addresses are in /openapi.json.',
      })
    : notFoundPage(c),
)

app.onError((thrown, c) => {
  // hono throws for a body that is no JSON; its words never quote the body.
  if (thrown instanceof HTTPException && thrown.status < 500 && forSystems(c.req.path)) return malformedJson(c)
  // The kind of fault only: a database error’s message holds what was being written.
  c.env.deps.log({ code: 'REQUEST_FAULT', request: c.get('requestId'), route: c.req.routePath, fault: faultOf(thrown) })
  if (!forSystems(c.req.path)) return faultPage(c)
  return problem(c, {
    ...{ status: 500, code: 'fault', title: 'Something went wrong on our side' },
    detail: 'Nothing was written. Try again with the same Idempotency-Key; quote `request` if it goes on.',
  })
})

/** A fault’s name and, from Postgres, its SQLSTATE: enough to find it, nothing of anybody’s. */
function faultOf(thrown: Error): string {
  const { code } = thrown as Error & { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z_]{1,40}$/.test(code) ? `${thrown.name} ${code}` : thrown.name
}

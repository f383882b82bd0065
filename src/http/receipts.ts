import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { timingSafeEqual } from 'hono/utils/buffer'
import { z } from 'zod'
import type { BatonEnv } from '../auth/context.ts'
import { takeReceipt } from '../notify/receipt.ts'
import { problem } from './problem.ts'

const path = '/notify/receipts'
const mostBytes = 16 * 1024

/**
 * What a receipt of GOV.UK Notify says, as far as it is acted on. The rest of its fields, the address among them, is dropped
 * unread: Notify does not send a receipt again that was refused, so a field nobody needs may not cost one.
 */
const Body = z.object({
  id: z.uuid(),
  reference: z.string().max(1000).nullish(),
  status: z.enum(['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure']),
  completed_at: z.iso.datetime({ offset: true }).nullish(),
})

/** `POST /notify/receipts`: what became of each e-mail, as GOV.UK Notify reports it. Mount it at the root. */
export const receiptRoutes = new Hono<BatonEnv>()

receiptRoutes.post(
  path,
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const expected = c.get('deps').settings.NOTIFY_CALLBACK_TOKEN
    if (expected === undefined) return nothingHere(c)
    const given = /^Bearer (.{1,1000})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined || !(await timingSafeEqual(given, expected))) return stranger(c)
    return next()
  },
  bodyLimit({ maxSize: mostBytes, onError: tooLarge }),
  async (c) => {
    const read = Body.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return unread(c)
    const { id, reference = null, status, completed_at: completedAt = null } = read.data
    const received = await takeReceipt(c.get('deps'), { id, reference, status, completedAt })
    // Notify sends again what meets a 5xx, five times every five minutes; nothing else would bring it back.
    if (received === 'too-early') return later(c)
    return c.body(null, 204)
  },
)

receiptRoutes.all(path, (c) => {
  c.header('Allow', 'POST')
  return problem(c, {
    ...{ status: 405, code: 'method-not-allowed', title: 'Receipts are handed in with POST' },
    detail: 'This address is for the callbacks of GOV.UK Notify.',
  })
})

const nothingHere = (c: Context<BatonEnv>) =>
  problem(c, {
    ...{ status: 404, code: 'no-such-route', title: 'No receipts are taken here' },
    detail: 'Whoever runs the exchange sets NOTIFY_CALLBACK_TOKEN, and the same token with GOV.UK Notify.',
  })

function stranger(c: Context<BatonEnv>) {
  c.header('WWW-Authenticate', 'Bearer realm="receipts"')
  return problem(c, {
    ...{ status: 401, code: 'token-refused', title: 'The token is not the one that was agreed' },
    detail: 'Set the token of NOTIFY_CALLBACK_TOKEN with GOV.UK Notify, under API integration, Callbacks.',
  })
}

function tooLarge(c: Context) {
  return problem(c, {
    ...{ status: 413, code: 'body-too-large', title: 'A receipt is not as long as that' },
    detail: `At most ${mostBytes} bytes are read.`,
  })
}

const unread = (c: Context<BatonEnv>) =>
  problem(c, {
    ...{ status: 400, code: 'input-invalid', title: 'That is no receipt' },
    detail: 'It needs id, reference, status and completed_at, as GOV.UK Notify documents them.',
  })

function later(c: Context<BatonEnv>) {
  c.header('Retry-After', '300')
  return problem(c, {
    ...{ status: 503, code: 'too-early', title: 'What this is about is just being written down' },
    detail: 'Send it again in five minutes.',
  })
}

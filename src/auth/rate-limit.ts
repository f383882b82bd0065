import type { Context, MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { BatonEnv } from './context.ts'

/** The seconds for which the limit counts, as wrangler.toml binds it. */
const period = 60

/**
 * Lets a caller who has not signed in through, so many times a minute; everybody where no limit is bound.
 * @param onTooMany makes the 429; how long to wait is put on it here
 * @param limitOf which of the bound limits counts
 */
export function requireRate(
  onTooMany: (c: Context<BatonEnv>) => Response | Promise<Response>,
  limitOf: (deps: Deps) => RateLimit | undefined = ({ publicLimit }) => publicLimit,
): MiddlewareHandler<BatonEnv> {
  return async (c, next) => {
    const limit = limitOf(c.get('deps'))
    const key = callerKey(c.req.header('CF-Connecting-IP'))
    if (limit === undefined || (await limit.limit({ key })).success) return next()
    const answer = await onTooMany(c)
    answer.headers.set('Retry-After', `${period}`)
    return answer
  }
}

/**
 * Who is counted as one caller: an IPv4 address, or the /64 of an IPv6 address, for within that a household or an
 * office has any address it likes. All whose address is not known share one key.
 */
export function callerKey(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  if (!address.includes(':')) return address
  const [before = '', after] = address.toLowerCase().split('::')
  const groups = before === '' ? [] : before.split(':')
  const behind = after ? after.split(':') : []
  const zeros = after === undefined ? [] : Array.from({ length: 8 - groups.length - behind.length }, () => '0')
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':')
}

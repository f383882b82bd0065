import type { Deps } from '../deps.ts'
import { type AddressFault, type LookupFault, mayCall, standInsOf } from './address.ts'
import { isPublicAddress } from './public-address.ts'

type Asked = { settings: Pick<Deps['settings'], 'DOH_URL'> }
type Answer = { Status: number; Answer?: unknown }

const timeoutMs = 5_000
const noError = 0
/** The types of a record that holds an address (RFC 1035, RFC 3596). */
const addressTypes = { A: 1, AAAA: 28 } as const

/**
 * Whether a webhook may be set there (R9.1): its form, and what its name resolves to now. Before each attempt it is asked
 * again, since a name can come to point elsewhere.
 */
export async function checkAddress(
  deps: { settings: Pick<Deps['settings'], 'DOH_URL' | 'ALLOW_LOOPBACK' | 'STAND_INS'> },
  url: string,
): Promise<{ ok: true } | { refused: AddressFault }> {
  const may = mayCall(url, standInsOf(deps.settings))
  if ('refused' in may) return may
  if (may.standIn) return { ok: true }
  const resolved = await resolvesPublicly(deps, may.host)
  return 'ok' in resolved ? resolved : { refused: resolved.fault }
}

/**
 * Whether every address of a name is public, by DNS over HTTPS in JSON (`application/dns-json`). Both kinds of address are
 * asked for, one after the other: a call holds one connection at a time. Without an answer to both it is not called.
 */
export async function resolvesPublicly(
  deps: Asked,
  host: string,
  signal: AbortSignal = AbortSignal.timeout(timeoutMs),
): Promise<{ ok: true } | { fault: LookupFault }> {
  const found: string[] = []
  for (const type of ['A', 'AAAA'] as const) {
    const answer = await ask(deps, host, type, signal)
    if (answer === undefined) return { fault: 'dns-unreachable' }
    if (answer.Status !== noError) return { fault: 'name-unresolved' }
    found.push(...addressesOf(answer))
  }
  if (found.length === 0) return { fault: 'name-unresolved' }
  return found.every(isPublicAddress) ? { ok: true } : { fault: 'address-private' }
}

async function ask(deps: Asked, host: string, type: 'A' | 'AAAA', signal: AbortSignal): Promise<Answer | undefined> {
  const url = new URL(deps.settings.DOH_URL)
  url.searchParams.set('name', host)
  url.searchParams.set('type', type)
  try {
    const response = await fetch(url, { headers: { accept: 'application/dns-json' }, redirect: 'manual', signal })
    if (response.status !== 200) {
      await response.body?.cancel()
      return undefined
    }
    const answer: unknown = await response.json()
    return isAnswer(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'Status' in value && typeof value.Status === 'number'

/** Other names on the way are passed over; an address that cannot be read stands for one that is not public. */
function addressesOf({ Answer: records }: Answer): string[] {
  if (!Array.isArray(records)) return []
  return records.flatMap((record: { type?: unknown; data?: unknown } | null) =>
    record?.type === addressTypes.A || record?.type === addressTypes.AAAA ? [String(record.data)] : [],
  )
}

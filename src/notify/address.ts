import type { Deps } from '../deps.ts'

/** Why an address is no webhook’s, by a stable word. */
export type AddressFault =
  | 'address-unreadable'
  | 'address-too-long'
  | 'address-user'
  | 'address-not-https'
  | 'address-port'
  | 'address-number'
  | 'address-name'
  | LookupFault

/** Why a name is not called: one of its addresses is not public, it has none, or nobody could be asked. */
export type LookupFault = 'address-private' | 'name-unresolved' | 'dns-unreachable'

const mostCharacters = 2048
/** Endings that name nothing on the public internet (RFC 6761, 6762, 7686, 8375, 9476), or what offices use within. */
const within = new Set(
  'alt arpa corp home internal intranet invalid lan local localdomain localhost onion private test'.split(' '),
)
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Whether a webhook may be called there: https on port 443, by a public name, and by nothing else. Gives the name to look up;
 * what it resolves to is for `resolvesPublicly`.
 * @param standIns origins that pass as they are, for one machine alone
 */
export function mayCall(
  address: string,
  standIns: readonly string[],
): { host: string; standIn: boolean } | { refused: AddressFault } {
  if (address.length > mostCharacters) return { refused: 'address-too-long' }
  const url = read(address)
  if (url === undefined) return { refused: 'address-unreadable' }
  if (url.username !== '' || url.password !== '') return { refused: 'address-user' }
  const host = url.hostname
  if (standIns.includes(url.origin)) return { host, standIn: true }
  if (url.protocol !== 'https:') return { refused: 'address-not-https' }
  if (url.port !== '') return { refused: 'address-port' }
  // Whatever notation it came in, decimal, octal or hex, the URL has made four decimals of it, or brackets (WHATWG URL 3.5).
  if (host.startsWith('[') || /^\d+(\.\d+){3}\.?$/.test(host)) return { refused: 'address-number' }
  return isPublicName(host) ? { host, standIn: false } : { refused: 'address-name' }
}

/** Two labels at least, no dot at the end, no ending that is used within. */
function isPublicName(host: string): boolean {
  const labels = host.split('.')
  const [top] = labels.slice(-1)
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((one) => label.test(one)) &&
    top !== undefined &&
    !within.has(top)
  )
}

/** The origins that stand in for case systems, where everything is on one machine; elsewhere none. */
export const standInsOf = ({
  ALLOW_LOOPBACK,
  STAND_INS,
}: Pick<Deps['settings'], 'ALLOW_LOOPBACK' | 'STAND_INS'>): string[] =>
  ALLOW_LOOPBACK === 'yes' ? STAND_INS.split(',').filter((origin) => origin !== '') : []

function read(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

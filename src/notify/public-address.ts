import ipaddr from 'ipaddr.js'

const { IPv4, IPv6 } = ipaddr

/** What is given out as unicast to the whole world; outside it nothing is public (RFC 4291, 2.4). */
const global = IPv6.parseCIDR('2000::/3')
/** Of examples (RFC 9637), and of what is assigned to protocols (RFC 2928). */
const notGlobal = [IPv6.parseCIDR('3fff::/20'), IPv6.parseCIDR('2001::/23')]

/**
 * Whether an IP address is one of the public internet. What carries an IPv4 address within, as mapped, 6to4, Teredo or NAT64,
 * is not: behind it may lie any. What cannot be read is not.
 */
export function isPublicAddress(address: string): boolean {
  if (IPv4.isValidFourPartDecimal(address)) return IPv4.parse(address).range() === 'unicast'
  if (!address.includes(':') || address.includes('%') || !IPv6.isValid(address)) return false
  const read = IPv6.parse(address)
  return read.range() === 'unicast' && read.match(global) && !notGlobal.some((range) => read.match(range))
}

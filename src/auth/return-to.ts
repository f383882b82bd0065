/** Where somebody who has signed in is led when nothing else was asked. */
export const HOME = '/transfers'

// Printable ASCII only: browsers drop tabs and line ends from an address, and read a backslash as a slash.
const LOCAL = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,999}$/

/** The path to lead somebody to after signing in: the one asked for when it is on this site, else the list of transfers. */
export function localPath(asked: string | undefined): string {
  if (asked === undefined || !LOCAL.test(asked)) return HOME
  const { pathname } = new URL(asked, 'https://exchange.invalid')
  // Dot segments may leave two slashes in front; a sign-in that leads to a sign-in has no end.
  return pathname.startsWith('//') || /^\/sign-(in|out)(\/|$)/.test(pathname) ? HOME : asked
}

/**
 * Why no token is given (RFC 6749 section 5.2). The description tells the client what to mend, in the characters that the
 * RFC allows: ASCII without quotation mark and backslash.
 */
export type OAuthRefused = {
  refused: 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type'
  status: 400 | 401
  description: string
}

/** The request itself must be mended. */
export const badRequest = (
  description: string,
  refused: Exclude<OAuthRefused['refused'], 'invalid_client'> = 'invalid_request',
): OAuthRefused => ({ refused, status: 400, description })

/** The client did not prove who it is. */
export const badClient = (description: string): OAuthRefused => ({
  refused: 'invalid_client',
  status: 401,
  description,
})

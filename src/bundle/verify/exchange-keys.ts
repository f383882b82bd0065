/** A key of an exchange by its RFC 7638 thumbprint (SHA-256, base64url), whose it is, and the days it signed on. */
export type ExchangeKey = { thumbprint: string; of: string; from: string; until?: string }

/**
 * The keys that every copy of this check trusts. Whoever runs an exchange adds theirs here: the current one without
 * `until`, and retired ones for as long as a package that they signed may be checked.
 */
export const exchangeKeys: readonly ExchangeKey[] = []

/** Whether a text can be a thumbprint: 32 bytes in base64url are 43 characters. */
export const isThumbprint = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

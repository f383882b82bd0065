import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'

/**
 * Why somebody could not sign in.
 * - `no-council`: no council of that id has a sign-in here.
 * - `expired`: the sign-in was begun more than ten minutes ago, in another browser, or is over.
 * - `mismatch`: the answer belongs to another sign-in than the one that this browser began.
 * - `denied`: the person, or their council, said no.
 * - `unavailable`: the council's sign-in does not answer as it should.
 * - `untrusted`: its answer could not be proved.
 * - `no-name`, `no-role`: it says no name for this person, or no role that the exchange knows (R1.1).
 */
export type SignInFailure =
  | 'no-council'
  | 'expired'
  | 'mismatch'
  | 'denied'
  | 'unavailable'
  | 'untrusted'
  | 'no-name'
  | 'no-role'

const SILENT = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
const DENIALS = ['access_denied', 'login_required', 'interaction_required', 'consent_required']

/** Which failure an error of the OpenID Connect library stands for. */
export function failureOf(thrown: unknown): SignInFailure {
  if (thrown instanceof AuthorizationResponseError) return DENIALS.includes(thrown.error) ? 'denied' : 'unavailable'
  // The code was used or is not theirs; any other complaint is about us, and the person cannot mend it.
  if (thrown instanceof ResponseBodyError) return thrown.error === 'invalid_grant' ? 'untrusted' : 'unavailable'
  // What fetch throws when nobody answers comes as it is or without a code, depending on where we run.
  if (!(thrown instanceof ClientError) || thrown.code === undefined) return 'unavailable'
  return SILENT.includes(thrown.code) ? 'unavailable' : 'untrusted'
}

/** What to log of an error: its code or kind, never its words, which may quote a token. */
export function faultOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown'
  const { code } = thrown as Error & { code?: unknown }
  return typeof code === 'string' ? code : thrown.name
}

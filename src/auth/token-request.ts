import { Role } from '../../schemas/authority.ts'
import { wrongWithName, wrongWithWorker } from './named-worker.ts'
import { badClient, badRequest, type OAuthRefused } from './oauth-refused.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** A request for a token that may be considered: an assertion not yet proved, and for whom the system acts (R1.1). */
export type TokenRequest = {
  assertion: string
  clientId: string | undefined
  worker: { id: string; name: string; role: Role }
}

/** Reads the parameters of a client-credentials request (RFC 6749 section 4.4, RFC 7523 section 2.2). Unknown ones are ignored. */
export function readTokenRequest(form: ReadonlyMap<string, string>): TokenRequest | OAuthRefused {
  const grant = form.get('grant_type')
  if (grant === undefined) return badRequest('Give grant_type')
  if (grant !== 'client_credentials')
    return badRequest('Ask with grant_type client_credentials', 'unsupported_grant_type')
  if (form.has('scope')) return badRequest('Leave scope out; the role says what may be done', 'invalid_scope')
  const assertion = form.get('client_assertion')
  if (assertion === undefined || form.get('client_assertion_type') !== JWT_BEARER)
    return badClient(`Authenticate with client_assertion and the client_assertion_type ${JWT_BEARER}`)
  if (form.has('client_secret')) return badClient('Authenticate with client_assertion alone')
  const worker = readWorker(form)
  return 'refused' in worker ? worker : { assertion, clientId: form.get('client_id'), worker }
}

function readWorker(form: ReadonlyMap<string, string>): TokenRequest['worker'] | OAuthRefused {
  const id = form.get('worker')
  const name = form.get('worker_name')
  const given = form.get('role')
  if (id === undefined || name === undefined || given === undefined)
    return badRequest('Name the worker for whom the system acts: worker, worker_name and role')
  const wrong = mend('worker', wrongWithWorker(id, 100)) ?? mend('worker_name', wrongWithName(name))
  if (wrong !== undefined) return badRequest(wrong)
  const role = Role.safeParse(given)
  if (!role.success) return badRequest(`role: Give one of ${Role.options.join(', ')}`)
  return { id, name, role: role.data }
}

const mend = (parameter: string, wrong: string | undefined): string | undefined =>
  wrong === undefined ? undefined : `${parameter}: ${wrong}`

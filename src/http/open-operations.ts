import { type RouteConfig, z } from '@hono/zod-openapi'
import { Role } from '../../schemas/authority.ts'
import { aProblem, json } from './contract.ts'

const tags = ['tokens-and-keys']
const form = (title: string) => z.string().meta({ description: title })

const TokenRequest = z
  .object({
    grant_type: z.literal('client_credentials'),
    client_id: form('Your client id; it may be left out, for the assertion names it too.').optional(),
    client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
    client_assertion: form(
      'A JWT that you sign with a registered key: `iss` and `sub` your client id, `aud` the address of the exchange, an `exp` and a `jti` that is new each time.',
    ),
    worker: form('Your own id of the worker for whom your system acts (R1.1).'),
    worker_name: form('The worker’s name, as the record is to show it.'),
    role: Role,
  })
  .meta({ id: 'TokenRequest', description: 'A form (RFC 6749 section 4.4, RFC 7523 section 2.2). Leave scope out.' })

const TokenIssued = z
  .strictObject({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() })
  .meta({ id: 'TokenIssued', description: 'Send it as Authorization: Bearer for as many seconds as expires_in says.' })

const TokenRefused = z
  .strictObject({
    error: z.enum(['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type']),
    error_description: form('What mends it.'),
  })
  .meta({ id: 'TokenRefused', description: 'Why no token is given (RFC 6749 section 5.2).' })

const PublicKey = z.looseObject({ kty: z.string(), kid: form('Its RFC 7638 thumbprint.') })
const PublicKeys = z
  .object({ keys: z.array(PublicKey) })
  .meta({ id: 'PublicKeys', description: 'A JWKS (RFC 7517): first the key that signs today, then the retired ones.' })

/** What anybody may call before they have a token: mounted beside the API, and described with it. */
export const openOperations: readonly RouteConfig[] = [
  {
    ...{ method: 'post', path: '/oauth/token', operationId: 'askToken', tags, security: [] },
    summary: 'Ask for an access token, by private_key_jwt, for one named worker (R1.1)',
    request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: TokenRequest } } } },
    responses: {
      200: json(TokenIssued, 'The token'),
      400: json(TokenRefused, 'Something in the request must be mended'),
      401: json(TokenRefused, 'The assertion does not prove who asks'),
      500: aProblem('Something went wrong on our side'),
    },
  },
  {
    ...{ method: 'get', path: '/.well-known/jwks.json', operationId: 'readKeys', tags, security: [] },
    summary: 'The public keys with which the exchange signs packages and notices',
    responses: { 200: json(PublicKeys, 'The keys'), 500: aProblem('Something went wrong on our side') },
  },
]

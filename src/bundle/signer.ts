import { calculateJwkThumbprint, importJWK, type JSONWebKeySet, type JWK } from 'jose'

/** The exchange's own keys: the first signs, the others are retired and only verify (R3.9). */
export type Signer = { jwk: JWK & { kid: string }; key: CryptoKey; published: JSONWebKeySet }

const publicPart = ({ d: _secret, ...rest }: JWK): JWK => rest

/**
 * Opens the private JWKS of the Worker's secrets. Throws an Error, which quotes nothing of it, when there is no ES256 key.
 */
export async function openSigner(signingKeysJson: string): Promise<Signer> {
  const keys = parse(signingKeysJson)
  const withIds = await Promise.all(
    keys.map(async (jwk) => ({
      ...jwk,
      alg: 'ES256',
      use: 'sig',
      kid: jwk.kid ?? (await calculateJwkThumbprint(jwk)),
    })),
  )
  const [jwk] = withIds
  if (jwk?.d === undefined) throw new Error('signing keys: the first must be a private ES256 key')
  const key = await importJWK(jwk, 'ES256')
  if (key instanceof Uint8Array) throw new Error('signing keys: the first must be a private ES256 key')
  return { jwk, key, published: { keys: withIds.map(publicPart) } }
}

function parse(json: string): JWK[] {
  try {
    const set = JSON.parse(json) as JSONWebKeySet
    if (Array.isArray(set.keys) && set.keys.length > 0) return set.keys
  } catch {
    // A parser's message would quote the secret.
  }
  throw new Error('signing keys: not a JSON Web Key Set')
}

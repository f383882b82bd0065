import { exportJWK, generateKeyPair } from 'jose'
import { manifestOf } from '../../src/bundle/manifest.ts'
import { signManifest } from '../../src/bundle/manifest-signature.ts'
import type { PaperRef, Transfer } from '../../src/domain/transfer.ts'
import { aWorkerOf } from './actors.ts'
import { receivingCouncil, sendingCouncil } from './printed.ts'

const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const key = { ...(await exportJWK(privateKey)), kid: '2026-a' }

/** The signed manifest of what would leave now, or of a paper that comes later, as its event holds it. */
export const manifestJws = (t: Transfer, adding?: PaperRef): Promise<string> =>
  signManifest(
    manifestOf(t, {
      ...{ head: 'ef'.repeat(32), at: '2026-11-20T15:00:00.000Z', role: 'social-worker' },
      ...{ by: aWorkerOf('sender', 'social-worker'), adding },
      councils: { sender: sendingCouncil, receiver: receivingCouncil },
    }),
    key,
  )

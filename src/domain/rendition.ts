import type { z } from 'zod'
import type { KeepRendition } from '../../schemas/verbs/package.ts'
import { type Decision, happened, refuse } from './decision.ts'
import type { Rendition, Transfer } from './transfer.ts'

/** How many versions were sent: the package is 1, each later paper the next; none before it is sent (R2.2). */
export const versionsSent = (t: Transfer): number => (t.sentAt === undefined ? 0 : 1 + (t.addenda ?? 0))

/** The kept print of a version, once there is one (R3.9). */
export const renditionOf = (t: Transfer, version: number): Rendition | undefined =>
  t.renditions?.find((one) => one.version === version)

/** Keeps the print of a version that was sent: the first one, and no other ever (R3.9). */
export function keepRendition(t: Transfer, input: z.infer<typeof KeepRendition>): Decision {
  if (input.version > versionsSent(t)) return refuse({ code: 'no-such-version', rule: 'R2.2' })
  if (renditionOf(t, input.version)) return refuse({ code: 'already-rendered', rule: 'R3.9' })
  return happened({ type: 'PackageRendered', ...input })
}

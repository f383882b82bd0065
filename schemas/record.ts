import { z } from 'zod'
import { instant } from './dates.ts'

/** One act on the record: what, who, in which role and authority, when it happened and when it was recorded, and what was said (R10.1). */
export const RecordEntry = z
  .strictObject({
    seq: z.int(),
    type: z.string().meta({ examples: ['TransferSent'] }),
    at: instant,
    recordedAt: instant,
    actor: z.string(),
    name: z.string(),
    role: z.string(),
    authority: z.uuid(),
    client: z.string().optional().meta({ description: 'The case system that acted for the worker.' }),
    declared: z.strictObject({ role: z.string(), telephone: z.string() }).optional().meta({
      description: 'Done by a duty inbox: what the guest said of themself, declared and not verified (R9.4).',
    }),
    hash: z.string().meta({ description: 'Holds the hash of the event before (R10.2).' }),
    said: z.record(z.string(), z.unknown()).meta({ description: 'What the act said: its facts and its reasons.' }),
  })
  .meta({ id: 'RecordEntry' })
export type RecordEntry = z.infer<typeof RecordEntry>

import { z } from 'zod'
import { instant } from './dates.ts'

/** R9.2: a reference, what happened and a link; no name, no date of birth, no free text. The newest hash travels along (R10.2). */
export const Notice = z
  .strictObject({
    id: z.uuid(),
    feed: z.int().optional().meta({ description: 'Its place in your authority’s feed: number order is commit order.' }),
    type: z.string().meta({ examples: ['TransferSent'] }),
    transfer: z.uuid(),
    reference: z.string(),
    seq: z.int(),
    link: z.url(),
    head: z.string(),
    at: instant,
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

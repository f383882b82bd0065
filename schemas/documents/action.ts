import { z } from 'zod'
import { date } from '../dates.ts'
import { LONG, SHORT, text } from '../text.ts'

/**
 * One action: what, who, by when. A missing name or date, or a vague one, is carried as it was written, because the
 * check for it (R3.7) warns and never blocks.
 */
export const Action = z
  .strictObject({
    what: text(LONG).meta({ title: 'What', description: 'What will be done.' }),
    who: text(SHORT).optional().meta({ title: 'Who', description: 'The named person who will do it.' }),
    role: text(SHORT).optional().meta({ title: 'Role or agency', description: 'That person’s role or agency.' }),
    by: date('By when', 'The date by which it will be done.').optional(),
    byInWords: text(SHORT).optional().meta({
      title: 'By when, in words',
      description: 'What the paper says where it gives no date, such as “ongoing”.',
    }),
  })
  .meta({ id: 'Action', title: 'Action', description: 'What will be done, by whom and by when.' })

import { z } from 'zod'

// Said with the century that the rule below asks for, so that a published schema refuses what we refuse.
const day =
  '^(?:(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29|(?:19|20)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])))$'

/** A London calendar date, 'YYYY-MM-DD', of this century or the last. Give it a title and it makes its own field. */
export const date = (title: string, description?: string) =>
  z.iso
    .date({ error: 'Give a real date as YYYY-MM-DD' })
    .refine((value) => value >= '1900-01-01' && value < '2100-01-01', { error: 'Give a date between 1900 and 2099' })
    .meta({ title, widget: 'date', pattern: day, ...(description ? { description } : {}) })

/** An instant, RFC 3339 with its offset. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'Give a time as RFC 3339, for example 2026-11-30T17:45:00Z',
})

import { z } from 'zod'

/** A London calendar date, 'YYYY-MM-DD', of this century or the last. Give it a title and it makes its own field. */
export const date = (title: string, description?: string) =>
  z.iso
    .date({ error: 'Give a real date as YYYY-MM-DD' })
    .refine((value) => value >= '1900-01-01' && value < '2100-01-01', { error: 'Give a date between 1900 and 2099' })
    .meta({ title, widget: 'date', ...(description ? { description } : {}) })

/** An instant, RFC 3339 with its offset. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'Give a time as RFC 3339, for example 2026-11-30T17:45:00Z',
})

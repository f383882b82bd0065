import { z } from 'zod'

// Letters, digits and the marks of a plain title: no markup, no control or direction character gets onto a page.
const plainTitle = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ’'(),.&/–-]*$/u

const Event = z.object({
  title: z.string().trim().max(100).regex(plainTitle),
  date: z.iso.date(),
  notes: z.string().max(200).optional(),
})

const list = <const D extends string>(division: D) =>
  z.object({ division: z.literal(division), events: z.array(Event).max(1000) })

/**
 * The bank holidays as GOV.UK publishes them (https://www.gov.uk/bank-holidays.json): three divisions, each naming itself.
 * What GOV.UK may add beside them is passed by.
 */
export const BankHolidayFeed = z.object({
  'england-and-wales': list('england-and-wales'),
  scotland: list('scotland'),
  'northern-ireland': list('northern-ireland'),
})
export type BankHolidayFeed = z.infer<typeof BankHolidayFeed>

// The days that can be counted (src/domain/working-days.ts).
const countable = z.iso.date().refine((date) => date >= '2012-01-01' && date <= '2050-12-31')
const kept = z
  .array(z.tuple([countable, z.string().max(200).regex(plainTitle)]))
  .min(1)
  .max(3000)

/** A version of the list as it is kept: what the store gives back is trusted no further than what came in. */
export const KeptHolidays = z.object({
  version: z.string().min(1),
  publishedTo: countable,
  divisions: z.object({ 'england-and-wales': kept, scotland: kept, 'northern-ireland': kept }),
})

/** The days that a version changed, as they are kept beside it. */
export const KeptChanges = z.array(
  z.object({ division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']), date: countable }),
)

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedReading } from '../../src/domain/bank-holiday-feed.ts'
import { type Division, divisions, type Holidays, shippedHolidays } from '../../src/domain/working-days.ts'

/** Settings of an exchange that reads no bank holidays: nobody answers there. */
export const noFeed = {
  ...{ BANK_HOLIDAYS_URL: 'http://127.0.0.1:9', COUNTING: 'day-after' as const },
  ...{ DOH_URL: 'http://127.0.0.1:9', STAND_INS: '' },
} as const

export type FeedEvent = { title: string; date: string; notes: string; bunting: boolean }
export type Feed = Record<string, { division: string; events: FeedEvent[] }>

const substitute = ' (substitute day)'

/** A list as GOV.UK would publish it. */
export const publishedAs = (holidays: Pick<Holidays, 'divisions'>): Feed =>
  Object.fromEntries(
    divisions.map((division) => {
      const events = holidays.divisions[division].map(([date = '', title = '']) => ({
        ...{ title: title.replace(substitute, ''), date, bunting: true },
        notes: title.endsWith(substitute) ? 'Substitute day' : '',
      }))
      return [division, { division, events }]
    }),
  )

/** The three lists, each made of its division. */
export const eachDivision = (listOf: (division: Division) => (readonly string[])[]): Holidays['divisions'] => ({
  'england-and-wales': listOf('england-and-wales'),
  scotland: listOf('scotland'),
  'northern-ireland': listOf('northern-ireland'),
})

/** A feed with every division’s days other than they were. */
export const everywhere = (feed: Feed, change: (events: FeedEvent[]) => FeedEvent[]): Feed =>
  divisions.reduce((changed, division) => changedFeed(changed, division, change), feed)

/** A feed with a division’s days other than they were. */
export const changedFeed = (feed: Feed, division: string, change: (events: FeedEvent[]) => FeedEvent[]): Feed => {
  const own = feed[division]
  if (own === undefined) throw new Error(`no division ${division}`)
  return { ...feed, [division]: { division, events: change(own.events) } }
}

/** A day that is proclaimed. */
export const proclaimed = (date: string, title = 'A day of thanksgiving'): FeedEvent => ({
  ...{ title, date, notes: 'Extra bank holiday', bunting: true },
})

const plainYears: Record<number, readonly string[]> = {
  2029: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2030: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2031: ['01-01', '04-11', '04-14', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2032: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
}

/** The eight days that England and Wales would have in a year of 2029 to 2032, by the almanac. */
export const plainYear = (year: number): string[] => (plainYears[year] ?? []).map((day) => `${year}-${day}`)

type Answering = (response: ServerResponse) => void

/** GOV.UK’s place on this machine: it answers as it is told, and counts how often it was asked. */
export async function startFeed() {
  let answering: Answering = (response) => void response.writeHead(503).end()
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    answering(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/bank-holidays.json`,
    asked: () => asked,
    answers: (how: Answering) => {
      answering = how
    },
    publishes: (feed: unknown) => {
      answering = (response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(feed))
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The list as it stood to the end of a year, without some days. */
export const heldTo = (year: number, without: (date: string) => boolean = () => false): Holidays => ({
  version: 'held',
  publishedTo: `${year}-12-31`,
  divisions: eachDivision((division) =>
    shippedHolidays.divisions[division].filter(([date = '']) => date <= `${year}-12-31` && !without(date)),
  ),
})

/** What was taken of a reading, which must have been. */
export const taken = (reading: FeedReading) => {
  if (!('taken' in reading)) throw new Error(`not taken: ${JSON.stringify(reading)}`)
  return reading
}
/** The list as it is published, changed for England. */
export const inEngland = (change: (events: FeedEvent[]) => FeedEvent[]) =>
  changedFeed(publishedAs(shippedHolidays), 'england-and-wales', change)
export const without =
  (...dates: string[]) =>
  (events: FeedEvent[]) =>
    events.filter(({ date }) => !dates.includes(date))
export const withDays =
  (...dates: string[]) =>
  (events: FeedEvent[]) => [...events, ...dates.map((date) => proclaimed(date))]
export const datesOf = (holidays: Pick<Holidays, 'divisions'>, division: (typeof divisions)[number]) =>
  holidays.divisions[division].map(([date = '']) => date)

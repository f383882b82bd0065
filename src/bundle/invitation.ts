import ICAL from 'ical.js'
import { counted, longDate, plainTime } from '../domain/plain-dates.ts'
import { guestsOf, mailto, oneLine, parameter } from './invited.ts'
import { type KeptOut, placeTells, tells } from './kept-out.ts'

/** A meeting as a calendar is told of it; nothing of the family but what must be kept out. */
export type Invitation = {
  reference: string
  /** The same for every version of one meeting; `sequence` tells which came later. */
  uid: string
  sequence: number
  cancelled: boolean
  /** When this version was made, RFC 3339. */
  madeAt: string
  /** A London date and time of day, 'HH:MM'. */
  on: string
  time: string
  minutes: number
  place: string
  chair: string
  /** The authority that invites; `email` is where answers go. */
  organiser: { name: string; email?: string; telephone?: string }
  /** Each as it was written: a plain name, or a name with an e-mail address. */
  invited: readonly string[]
  link: string
  /** See keptOf. */
  kept: KeptOut
}

export type Method = 'REQUEST' | 'PUBLISH' | 'CANCEL'

// The library does not count the space that a folded line begins with; the limit is 75 octets with it (RFC 5545, 3.1).
ICAL.foldLength = 74

const hour = 3_600_000
const LONDON_HOUR = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' },
})

/**
 * How it is sent (RFC 5546, 3.2): to people who can answer (REQUEST), for anybody to add (PUBLISH, where nobody is known
 * to answer to, or to ask), or no more (CANCEL). An update is the same again with a higher SEQUENCE.
 */
export function methodOf(i: Invitation): Method {
  if (i.cancelled) return 'CANCEL'
  return i.organiser.email !== undefined && guestsOf(i.invited, i.kept).asked.length > 0 ? 'REQUEST' : 'PUBLISH'
}

/**
 * A meeting’s invitation as an iCalendar file with one event (RFC 5545, R7.1): the same bytes for the same meeting. It
 * names nobody of the family: what is written of place, chair or guests and tells of them is left in Baton.
 *
 * What Outlook and Google make of it: lines end in CRLF, and UID, DTSTAMP and DTEND always stand, because Outlook or
 * Google refuse a file without; times are in UTC, which needs no VTIMEZONE; one event without X-WR-CALNAME opens in
 * Outlook as an item and not as a further calendar; TRANSP shows it as busy, so X-MICROSOFT-CDO-BUSYSTATUS is not needed.
 */
export function invitationOf(i: Invitation): string {
  const start = londonInstant(i.on, i.time)
  const event = [
    ['uid', {}, 'text', i.uid],
    ['sequence', {}, 'integer', i.sequence],
    ['dtstamp', {}, 'date-time', utc(Date.parse(i.madeAt))],
    ['last-modified', {}, 'date-time', utc(Date.parse(i.madeAt))],
    ['dtstart', {}, 'date-time', utc(start)],
    ['dtend', {}, 'date-time', utc(start + i.minutes * 60_000)],
    ['summary', {}, 'text', `${i.cancelled ? 'Cancelled: ' : ''}Child in Need meeting ${i.reference}`],
    ['location', {}, 'text', placeOf(i)],
    ['description', {}, 'text', lines(descriptionOf(i, start))],
    ['url', {}, 'uri', i.link],
    ['status', {}, 'text', i.cancelled ? 'CANCELLED' : 'CONFIRMED'],
    // Outlook hides a private item from who may see the calendar, and a confidential one not; Google hides both.
    ['class', {}, 'text', 'PRIVATE'],
    ['transp', {}, 'text', 'OPAQUE'],
    organiserOf(i),
    ...attendeesOf(i),
  ]
  const calendar = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Baton//Child in Need transfers//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', methodOf(i)],
  ]
  return `${new ICAL.Component(['vcalendar', calendar, [['vevent', event, []]]]).toString()}\r\n`
}

/**
 * The instant of a London date and time of day. An hour that comes twice is the first of the two, and one that is left out
 * is counted by the clock before it (RFC 5545, 3.3.5).
 */
function londonInstant(on: string, time: string): number {
  const winter = Date.parse(`${on}T${time}:00Z`)
  const summer = winter - hour
  return Number(LONDON_HOUR.format(summer)) === Number(time.slice(0, 2)) ? summer : winter
}

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** A line end that only some readers know as one is made the one that all know; the library escapes it. */
const lines = (words: string): string =>
  words.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')

const placeOf = ({ place, kept }: Invitation): string =>
  placeTells(place, kept) ? 'The place is in Baton' : lines(place)

/** RFC 5546 wants an organiser even of what is only published; without an e-mail address it is named by the link. */
function organiserOf({ organiser: { name, email }, link }: Invitation) {
  return ['organizer', { cn: parameter(name) }, 'cal-address', email === undefined ? link : mailto(email)]
}

const attendee = { cutype: 'INDIVIDUAL', role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION', rsvp: 'TRUE' }

/** Nobody is asked where nobody is known to answer to. */
function attendeesOf(i: Invitation) {
  if (i.organiser.email === undefined) return []
  return guestsOf(i.invited, i.kept).asked.map(({ name, address }) => [
    ...['attendee', { ...(name === undefined ? {} : { cn: name }), ...attendee }, 'cal-address', mailto(address)],
  ])
}

function descriptionOf(i: Invitation, start: number): string {
  const { asked, others, leftOut } = guestsOf(i.invited, i.kept)
  const { name, email, telephone } = i.organiser
  const answerable = email !== undefined
  const invited = [
    ...(answerable ? [] : asked.map((one) => one.name ?? one.address)),
    ...others,
    ...(leftOut ? ['Others, who are named in Baton and not here'] : []),
  ]
  const ask = [name, ...(telephone ? [`telephone ${telephone}`] : []), ...(answerable ? [email] : [])].join(', ')
  return [
    ...(i.cancelled ? ['This meeting is cancelled.'] : []),
    `When: ${longDate(i.on).split(' ')[0]} ${plainTime(new Date(start))}, London time, for ${lasting(i.minutes)}`,
    `Chair: ${tells(i.chair, i.kept) ? 'named in Baton' : oneLine(i.chair)}`,
    `The transfer, for those who may open it: ${i.link}`,
    '',
    'Nothing of the case stands in this invitation. Please keep it so when you answer it or send it on.',
    `To ask about it: ${ask}.`,
    ...(invited.length > 0
      ? ['', `${answerable ? 'Also invited' : 'Invited'}:`, ...invited.map((one) => `- ${one}`)]
      : []),
  ].join('\n')
}

function lasting(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours > 0 ? [counted(hours, 'hour')] : []), ...(rest > 0 ? [counted(rest, 'minute')] : [])].join(' ')
}

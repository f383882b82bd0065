import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { text } from '../../../schemas/text.ts'
import { type Invitation, invitationOf, methodOf } from '../../../src/bundle/invitation.ts'
import { keptOf } from '../../../src/bundle/kept-out.ts'

const rowena = { id: 'p1', name: 'Rowena', relationship: 'Mother', parentalResponsibility: true, movesToo: true }
const meeting: Invitation = {
  ...{ reference: 'BTN-7F3K-2QXM', uid: '019a0c3e-5a00-7000-8000-000000000001.1@baton.example', sequence: 0 },
  ...{ cancelled: false, madeAt: '2026-11-23T10:00:00.000Z', on: '2026-12-16', time: '10:30', minutes: 90 },
  ...{ place: 'Thornwick Family Centre', chair: 'Honoria Larkspur' },
  organiser: { name: 'Brackwater Borough Council', email: 'cin@brackwater.example', telephone: '01632 960202' },
  invited: ['Dr P. Hale, GP <p.hale@example.test>', 'Health visitor, Elm Lane surgery'],
  link: 'https://baton.example/transfers/019a0c3e-5a00-7000-8000-000000000001',
  kept: keptOf({ children: [], people: [rowena] }),
}
const { email: _, ...unanswered } = meeting.organiser
const version = (difference: Partial<Invitation>) => invitationOf({ ...meeting, ...difference })
const published = (difference: Partial<Invitation> = {}) => version({ organiser: unanswered, ...difference })

/** As the library reads it back. */
function read(file: string) {
  const calendar = ICAL.Component.fromString(file)
  const [event, ...more] = calendar.getAllSubcomponents()
  if (event === undefined || more.length > 0 || event.name !== 'vevent') throw new Error('not one event')
  const said = (name: string) => String(event.getFirstPropertyValue(name))
  return { calendar, event, said, names: event.getAllProperties().map(({ name }) => name) }
}

/** As a parser of another house reads it: all that it finds. */
function readElsewhere(file: string) {
  const found = Object.values(nodeIcal.sync.parseICS(file))
  const events = found.filter((one): one is VEvent => one?.type === 'VEVENT')
  const asked = events.flatMap(({ attendee }) => (attendee === undefined ? [] : [attendee].flat()))
  return { events, asked, others: found.filter((one) => one?.type !== 'VEVENT' && one?.type !== 'VCALENDAR') }
}

/** A file’s lines, put together again where they are folded. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')
const starting = (file: string, name: string) => unfolded(file).filter((line) => line.startsWith(name))

describe('an invitation to the meeting (R7.1, RFC 5545)', () => {
  test('asks those with an e-mail address, and names the others', () => {
    const file = version({})
    expect(unfolded(file).slice(0, 6)).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Baton//Child in Need transfers//EN', 'CALSCALE:GREGORIAN'],
      ...['METHOD:REQUEST', 'BEGIN:VEVENT'],
    ])
    expect(starting(file, 'ATTENDEE')).toEqual([
      'ATTENDEE;CN="Dr P. Hale, GP";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:p.hale@example.test',
    ])
    expect(starting(file, 'ORGANIZER')).toEqual([
      'ORGANIZER;CN=Brackwater Borough Council:mailto:cin@brackwater.example',
    ])
    const { said } = read(file)
    expect(said('summary')).toBe('Child in Need meeting BTN-7F3K-2QXM')
    expect(said('description')).toBe(
      [
        'When: Wednesday 16 December 2026 at 10:30am, London time, for 1 hour 30 minutes',
        'Chair: Honoria Larkspur',
        'The transfer, for those who may open it: https://baton.example/transfers/019a0c3e-5a00-7000-8000-000000000001',
        '',
        'Nothing of the case stands in this invitation. Please keep it so when you answer it or send it on.',
        'To ask about it: Brackwater Borough Council, telephone 01632 960202, cin@brackwater.example.',
        '',
        'Also invited:',
        '- Health visitor, Elm Lane surgery',
      ].join('\n'),
    )
  })

  test('has what every calendar needs, each once, and no alarm', () => {
    const { names, event, said } = read(version({}))
    expect(names.toSorted()).toEqual(
      [
        ...['uid', 'sequence', 'dtstamp', 'last-modified', 'dtstart', 'dtend', 'summary', 'location', 'description'],
        ...['url', 'status', 'class', 'transp', 'organizer', 'attendee'],
      ].toSorted(),
    )
    expect(event.getAllSubcomponents()).toEqual([])
    expect([said('status'), said('class'), said('transp')]).toEqual(['CONFIRMED', 'PRIVATE', 'OPAQUE'])
  })

  test('is the same bytes each time: lines of 75 octets at most, each ended by CRLF', () => {
    const file = version({ place: 'Llys y Dŵr, '.repeat(24) })
    expect(version({ place: 'Llys y Dŵr, '.repeat(24) })).toBe(file)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length, line).toBeLessThan(76)
  })

  test('an update is the same meeting with a higher sequence', () => {
    const file = version({ sequence: 1, madeAt: '2026-11-25T09:00:00.000Z', time: '11:00' })
    expect(starting(file, 'UID')).toEqual(starting(version({}), 'UID'))
    expect(unfolded(file)).toEqual(
      expect.arrayContaining(['METHOD:REQUEST', 'SEQUENCE:1', 'DTSTAMP:20261125T090000Z', 'STATUS:CONFIRMED']),
    )
  })

  test('a meeting that is cancelled is cancelled for everybody who was asked (RFC 5546, 3.2.5)', () => {
    const file = version({ sequence: 2, cancelled: true })
    expect(starting(file, 'UID')).toEqual(starting(version({}), 'UID'))
    expect(unfolded(file)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED']))
    expect(starting(file, 'ATTENDEE')).toEqual(starting(version({}), 'ATTENDEE'))
    expect(read(file).said('summary')).toBe('Cancelled: Child in Need meeting BTN-7F3K-2QXM')
    expect(read(file).said('description')).toMatch(/^This meeting is cancelled\.\n/)
  })

  test('is only published where nobody is known to answer to: it asks nobody and names everybody (RFC 5546, 3.2.1)', () => {
    expect(methodOf({ ...meeting, organiser: unanswered })).toBe('PUBLISH')
    expect(unfolded(published())).toContain('METHOD:PUBLISH')
    expect(starting(published(), 'ATTENDEE')).toEqual([])
    expect(starting(published(), 'ORGANIZER')).toEqual([`ORGANIZER;CN=Brackwater Borough Council:${meeting.link}`])
    expect(read(published()).said('description')).toContain(
      'Invited:\n- Dr P. Hale, GP\n- Health visitor, Elm Lane surgery',
    )
    expect(starting(published({ cancelled: true }), 'ATTENDEE')).toEqual([])
  })

  test('is only published where nobody has an address', () => {
    expect(methodOf({ ...meeting, invited: ['School nurse'] })).toBe('PUBLISH')
    expect(starting(version({ invited: ['School nurse'] }), 'ORGANIZER')).toEqual([
      'ORGANIZER;CN=Brackwater Borough Council:mailto:cin@brackwater.example',
    ])
  })

  test('says nothing of the family: what tells of them is left in Baton (after R9.2)', () => {
    const file = version({
      place: 'At Rowena’s',
      chair: 'ROWENA Marsh',
      invited: ['Rowena <mother@example.test>', 'rowena@example.test', 'Rowena’s advocate', 'School nurse'],
    })
    expect(unfolded(file).join('\n')).not.toMatch(/rowena|mother@/i)
    const { said } = read(file)
    expect(said('location')).toBe('The place is in Baton')
    expect(said('description')).toContain('Chair: named in Baton\n')
    expect(said('description')).toMatch(/\n- School nurse\n- Others, who are named in Baton and not here$/)
  })
})

describe('its start and end, in UTC', () => {
  const ends = (on: string, time: string, minutes: number) => {
    const file = version({ on, time, minutes })
    return [starting(file, 'DTSTART:').join(), starting(file, 'DTEND:').join()].map((line) => line.split(':')[1])
  }

  test.each([
    ['2026-12-16', '10:30', 90, '20261216T103000Z', '20261216T120000Z', 'in winter'],
    ['2026-07-01', '10:30', 90, '20260701T093000Z', '20260701T110000Z', 'in summer'],
    ['2026-07-01', '00:15', 60, '20260630T231500Z', '20260701T001500Z', 'after midnight in summer'],
    ['2026-12-16', '23:30', 60, '20261216T233000Z', '20261217T003000Z', 'across midnight'],
    ['2026-12-31', '23:30', 60, '20261231T233000Z', '20270101T003000Z', 'across the year’s end'],
    ['2026-10-25', '00:30', 60, '20261024T233000Z', '20261025T003000Z', 'before the clocks go back'],
    ['2026-10-25', '01:30', 60, '20261025T003000Z', '20261025T013000Z', 'in the hour that comes twice: the first'],
    ['2026-10-25', '02:00', 60, '20261025T020000Z', '20261025T030000Z', 'after the clocks have gone back'],
    ['2027-03-28', '00:59', 60, '20270328T005900Z', '20270328T015900Z', 'before the clocks go forward'],
    ['2027-03-28', '01:30', 60, '20270328T013000Z', '20270328T023000Z', 'in the hour that is left out: half past two'],
    ['2027-03-28', '02:00', 60, '20270328T010000Z', '20270328T020000Z', 'after the clocks have gone forward'],
  ])('%s at %s for %i minutes is %s to %s: %s', (on, time, minutes, start, end, _when) => {
    expect(ends(on, time, minutes)).toEqual([start, end])
  })
})

describe('whatever is written as its place, its chair and its guests', () => {
  const nasty = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    fc.constantFrom(
      '\n',
      '\t',
      ' ',
      ';',
      ':',
      ',',
      '"',
      '\\',
      '\\n',
      '^',
      '^n',
      "^'",
      '=',
      '<',
      '>',
      '\u2028',
      '\u202e',
    ),
    fc.constantFrom('\nATTENDEE:mailto:evil@example.test\n', '\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\n', 'BEGIN:VALARM\n'),
    fc.constantFrom('<evil@example.test>', ' evil@example.test', '";X=":mailto:evil@example.test', 'ŵ'.repeat(40)),
  )
  const words = (max: number) =>
    fc
      .array(nasty, { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join('').slice(0, max))
      .filter((one) => text(max).safeParse(one).success)
  const someMeeting = fc
    .record({
      ...{ place: words(300), chair: words(200), invited: fc.array(words(200), { maxLength: 6 }) },
      ...{ cancelled: fc.boolean(), answered: fc.boolean(), name: words(100) },
    })
    .map(({ answered, name, ...rest }) => ({
      ...{ ...meeting, ...rest },
      organiser: { name, ...(answered ? { email: 'cin@brackwater.example' } : {}) },
    }))
  const lineEndsKnown = (value: string) => value.replace(/[\u2028\u2029]/g, '\n')

  test('it is one event with one place, asking nobody whose address is not a guest’s', () => {
    fc.assert(
      fc.property(someMeeting, (i) => {
        const file = invitationOf(i)
        const { calendar, event, said, names } = read(file)
        expect(calendar.getAllProperties().map(({ name }) => name)).toEqual(['version', 'prodid', 'calscale', 'method'])
        expect(event.getAllSubcomponents()).toEqual([])
        expect(new Set(names.filter((name) => name !== 'attendee')).size).toBe(14)
        expect(said('location')).toBe(lineEndsKnown(i.place))
        const asked = event
          .getAllProperties('attendee')
          .map((one) => String(one.getFirstValue()).replace('mailto:', ''))
        const addresses = i.invited.filter((line) => /[^@\s]@[^@\s]/.test(line))
        expect(asked.length).toBeLessThanOrEqual(addresses.length)
        for (const to of asked) expect(i.invited.some((line) => line.includes(decodeURIComponent(to)))).toBe(true)
        if (i.organiser.email === undefined) expect(asked).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a parser of another house finds the same: one event, its place, and no more attendees', () => {
    fc.assert(
      fc.property(someMeeting, (i) => {
        const file = invitationOf(i)
        const { events, asked, others } = readElsewhere(file)
        expect(events).toHaveLength(1)
        expect(others).toEqual([])
        expect(events[0]?.description).toContain('Nothing of the case stands in this invitation')
        expect(asked).toHaveLength(read(file).event.getAllProperties('attendee').length)
        expect(events[0]?.uid).toBe(meeting.uid)
        expect(events[0]?.start.toISOString()).toBe('2026-12-16T10:30:00.000Z')
        // It unescapes in several passes and takes quotes away: a backslash or a quote it cannot give back.
        if (!/["\\]/.test(i.place)) expect(events[0]?.location).toBe(lineEndsKnown(i.place))
      }),
      { numRuns: 500 },
    )
  })
})

describe('whatever house is kept, and however it is written', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/)
  const kind = fc.constantFrom('Cottage', 'House', 'Farm', 'Lodge', 'Barn')
  const street = fc.tuple(word, fc.constantFrom('Lane', 'Road', 'Mews', 'Street')).map((parts) => parts.join(' '))
  const named = fc
    .record({ house: fc.tuple(word, kind).map((parts) => parts.join(' ')), street, town: word })
    .map((one) => ({ lines: [one.house, one.street, one.town], house: one.house }))
  const numbered = fc
    .record({ number: fc.integer({ min: 1, max: 400 }), street, town: word })
    .map((one) => ({ lines: [`${one.number} ${one.street}`, one.town], house: `${one.number} ${one.street}` }))
  const written = fc.constantFrom<((house: string) => string)[]>(
    (house) => house,
    (house) => house.toUpperCase(),
    (house) => house.toLowerCase().replaceAll(' ', ', '),
    (house) => house.replaceAll(' ', '\n'),
    (house) => house.replaceAll(' ', ''),
    (house) => house.replace(/^([0-9]+) (.*)$/, '$2, number $1'),
    (house) => house.replaceAll(' ', '-'),
  )
  const before = fc.constantFrom('', 'At home: ', 'The home of the family, ', '(', 'Room 1, ')
  const after = fc.constantFrom('', ', Mill Lane', ' (ring twice)', '\nThornwick')
  /** Letters and digits alone, so that no way of writing hides them. */
  const bare = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '')

  test('no line of the file holds it', () => {
    const anyHome = fc.oneof(named, numbered)
    fc.assert(
      fc.property(
        anyHome,
        written,
        before,
        after,
        fc.boolean(),
        fc.boolean(),
        (home, write, lead, end, hidden, comma) => {
          const to = { lines: home.lines.join(comma ? ', ' : '\n'), keepFrom: hidden ? ['p1'] : [] }
          const said = `${lead}${write(home.house)}${end}`
          const file = version({
            ...{ place: said, chair: said, invited: [said, `${said.replaceAll('\n', ' ')} <x@example.test>`] },
            kept: keptOf({ children: [], people: [rowena], to }),
          })
          for (const line of unfolded(file)) expect(bare(line)).not.toContain(bare(write(home.house)))
          expect(read(file).said('location')).toBe('The place is in Baton')
          expect(read(file).said('description')).toContain('Chair: named in Baton\n')
        },
      ),
      { numRuns: 500 },
    )
  })
})

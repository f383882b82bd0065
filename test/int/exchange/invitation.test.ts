import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import { invitationFor } from '../../../src/exchange/invitation.ts'
import { anExchange, type aWholeDraft, receiver, sender, third } from '../../support/exchange.ts'
import { aFamily, paperFor } from '../../support/inputs.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()

const guests = {
  answersTo: 'cin@brackwater.example',
  invited: ['Dr P. Hale, GP <p.hale@example.test>', 'Rowena Fenwick-Ashgrove <mother@example.test>', 'School nurse'],
}
const arranged = async (difference: object = guests) => {
  const { id } = await x.accepted()
  await x.does(receiver(), 'arrange-meeting', id, difference)
  return id
}
const file = async (id: string, by: Actor = sender()) => mustBeFound(await invitationFor(x.deps, by, id))
async function read(id: string) {
  const { text, method } = await file(id)
  const [event] = ICAL.Component.fromString(text).getAllSubcomponents('vevent')
  const said = (name: string) => String(event?.getFirstPropertyValue(name))
  const asked = event?.getAllProperties('attendee').map((one) => String(one.getFirstValue()))
  return { text, method, said, asked }
}

describe('the invitation to a transfer’s meeting, as a calendar file (R7.1)', () => {
  test('says when and where, asks the agencies, and names nobody of the family', async () => {
    const id = await arranged()
    const { text, method, said, asked } = await read(id)
    expect(method).toBe('REQUEST')
    expect([said('uid'), said('sequence')]).toEqual([`${id}.1@baton.example`, '0'])
    expect([said('dtstart'), said('dtend'), said('dtstamp')]).toEqual([
      ...['2026-12-09T14:00:00Z', '2026-12-09T15:30:00Z', '2026-11-23T10:00:00Z'],
    ])
    expect(said('location')).toBe('Thornwick Family Centre')
    expect(said('url')).toBe(`https://baton.example/transfers/${id}`)
    expect(text).toContain('ORGANIZER;CN=Brackwater Borough Council:mailto:cin@brackwater.example')
    expect(asked).toEqual(['mailto:p.hale@example.test'])
    expect(said('description')).toMatch(
      /Also invited:\n- School nurse\n- The transferring worker\n- Others, who are named in Baton and not here$/,
    )
    expect(text.replaceAll('\r\n ', '')).not.toMatch(/Isolde|Corin|Rowena|Fenwick|Ashgrove|Thistlecombe|mother@/i)
  })

  test('is the same for both parties, the same bytes each time, and under nobody’s name', async () => {
    const id = await arranged()
    const ours = await file(id)
    expect(ours.name).toMatch(/^BTN-[0-9A-Z]{4}-[0-9A-Z]{4}-meeting\.ics$/)
    x.at('2026-11-24T10:00:00Z')
    expect(await file(id, receiver())).toEqual(ours)
    x.at('2026-11-23T10:00:00Z')
  })

  test('is only published where it is not known who takes the answers', async () => {
    const { method, asked, said } = await read(await arranged({ invited: guests.invited }))
    expect([method, asked]).toEqual(['PUBLISH', []])
    expect(said('organizer')).toMatch(/^https:\/\/baton\.example\/transfers\//)
  })

  test('a meeting arranged anew is an update; one cancelled is cancelled; the next is another', async () => {
    const id = await arranged()
    x.at('2026-11-24T10:00:00Z')
    await x.does(receiver(), 'arrange-meeting', id, { ...guests, time: '15:00' })
    const update = await read(id)
    expect([update.method, update.said('uid'), update.said('sequence'), update.said('dtstart')]).toEqual([
      ...['REQUEST', `${id}.1@baton.example`, '1', '2026-12-09T15:00:00Z'],
    ])
    x.at('2026-11-25T10:00:00Z')
    await x.does(receiver(), 'cancel-meeting', id)
    const gone = await read(id)
    expect([gone.method, gone.said('uid'), gone.said('sequence'), gone.said('status'), gone.said('dtstamp')]).toEqual([
      ...['CANCEL', `${id}.1@baton.example`, '2', 'CANCELLED', '2026-11-25T10:00:00Z'],
    ])
    expect(gone.asked).toEqual(update.asked)
    await x.does(receiver(), 'arrange-meeting', id, guests)
    const next = await read(id)
    expect([next.method, next.said('uid'), next.said('sequence')]).toEqual([
      ...['REQUEST', `${id}.2@baton.example`, '0'],
    ])
    x.at('2026-11-23T10:00:00Z')
  })

  describe('tells nothing of where the family lives (R3.10)', () => {
    const place = 'Thornwick Family Centre'
    const living = (to: { lines: string; keepFrom?: string[] } | undefined) => {
      const { to: _, ...family } = aFamily()
      return to === undefined ? family : { ...family, to }
    }
    const withMarks = (...marks: object[]) =>
      Object.entries(paperFor).map(([slot, paper]) => {
        const { structured } = paper as { structured: object }
        return { slot, structured: { ...structured, marks: slot === 'plan' ? marks : [] } }
      }) as ReturnType<typeof aWholeDraft>['papers']
    const placeOf = async (place: string, draft: Parameters<typeof x.sent>[0]) => {
      const { id } = await x.sent(draft)
      await x.does(receiver(), 'acknowledge', id)
      await x.does(receiver('practice-lead'), 'accept', id)
      await x.does(receiver(), 'arrange-meeting', id, { ...guests, place })
      return (await read(id)).said('location')
    }
    const confidential = { kind: 'confidential-address', whose: 'Rowena', from: 'Her former partner' }
    const inBaton = 'The place is in Baton'

    test.each([
      ['Rose Cottage, Mill Lane, Thornwick', 'Rose Cottage, Mill Lane'],
      ['Larch House, Thornwick', 'At home: Larch House'],
      ['2 Heron Mews', 'Heron Mews, number 2'],
    ])('which is %j, though the place is %j', async (lines, where) => {
      const papers = withMarks()
      expect(await placeOf(where, { papers, family: living({ lines }) })).toBe(inBaton)
      expect(await placeOf(place, { papers, family: living({ lines, keepFrom: ['p2'] }) })).toBe(place)
    })

    test('where a paper calls that confidential, from anybody, and nobody recorded it', async () => {
      expect(await placeOf(place, { papers: withMarks(confidential), family: living(undefined) })).toBe(inBaton)
      expect(await placeOf(place, { papers: withMarks(), family: living(undefined) })).toBe(place)
    })

    test('where a paper calls it confidential: its street neither', async () => {
      const family = living({ lines: 'Rose Cottage, Mill Lane, Thornwick' })
      expect(await placeOf('Mill Lane surgery', { papers: withMarks(confidential), family })).toBe(inBaton)
      expect(await placeOf('Mill Lane surgery', { papers: withMarks(), family })).toBe('Mill Lane surgery')
    })

    test('nor of a school that a mark keeps', async () => {
      const mark = { kind: 'keep-from', what: 'Heron Primary', from: 'A neighbour' }
      expect(await placeOf('Heron Primary, room 2', { papers: withMarks(mark) })).toBe(inBaton)
    })
  })

  test('its reading is on record before it is served (R10.3)', async () => {
    const id = await arranged()
    await file(id, receiver())
    const rows = await x.admin`select what from read where transfer = ${id}`
    expect(rows.map(({ what }) => what)).toContain('invitation')
  })

  test('there is none before a meeting is arranged, and none for whoever may not read the papers', async () => {
    const { id } = await x.accepted()
    await expect(file(id)).rejects.toThrow('no-such-invitation')
    await x.does(receiver(), 'arrange-meeting', id)
    await expect(file(id, third())).rejects.toThrow('no-such-transfer')
    await expect(file(id, sender('administrator'))).rejects.toThrow('not-open-to-you')
  })
})

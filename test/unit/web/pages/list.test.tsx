import { describe, expect, test } from 'vitest'
import type { Role } from '../../../../schemas/authority.ts'
import { waysFor } from '../../../../src/web/pages/begin-ways.ts'
import { type Line, ListPage } from '../../../../src/web/pages/list.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'

const viewer = { name: 'Perpetua Quillfeather', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const line: Line = {
  ...{ id: '01998000-0000-7000-8000-0000000000f1', reference: 'BTN-7F3K-2QXM', side: 'receiver', state: 'sent' },
  ...{ other: 'Thornwick Borough Council', urgency: 'urgent', updatedAt: '2026-11-23T10:00:00Z', waits: [] },
  ...{ dueOn: '2026-12-18', due: { left: 19, today: '2026-11-23' } },
}
const list = (lines: Line[], more: object = {}) =>
  String(<ListPage viewer={viewer} lines={lines} query={{ limit: 50, ...more }} />)

describe('the list of transfers', () => {
  test('says of each where it comes from, how urgent it is and how long is left', () => {
    const words = textOf(list([line]))
    for (const word of [
      'BTN-7F3K-2QXM',
      'From Thornwick',
      'Urgent',
      'Sent',
      '18 December 2026',
      '19 working days left',
    ])
      expect(words).toContain(word)
  })

  test('names children only where they are given', () => {
    expect(textOf(list([{ ...line, names: ['Isolde', 'Corin'] }]))).toContain('Isolde and Corin')
    expect(list([{ ...line, names: ['<b>Isolde</b>'] }])).not.toContain('<b>Isolde')
  })

  test('says that a date is late, but not of an accepted transfer, whose meeting may have been held', () => {
    const late = { ...line, dueOn: '2026-11-20', due: { left: -1, today: '2026-11-23' } }
    expect(textOf(list([late]))).toContain('1 working day late')
    expect(textOf(list([{ ...late, state: 'accepted' }]))).toContain('That date has passed')
  })

  test('names the rung of a dispute', () => {
    expect(textOf(list([{ ...line, rung: 1 }]))).toContain('In dispute, with the service managers')
  })

  test('leads whoever holds a rung as a deputy to the board, which has no place in their navigation (R8.5)', () => {
    const waiting = [{ ...line, waits: ['dispute' as const] }]
    expect(list(waiting, { waits: 'me' })).toContain('href="/disputes"')
    const manager = { ...viewer, disputes: true as const }
    const page = String(<ListPage viewer={manager} lines={waiting} query={{ limit: 50, waits: 'me' }} />)
    expect(textOf(page)).not.toContain('You hold a rung')
    expect(textOf(list([line], { waits: 'me' }))).not.toContain('You hold a rung')
  })

  test('tells an empty list what will stand there, and a narrowed one that nothing matches', () => {
    expect(textOf(list([], { side: 'receiver' }))).toContain('Families that move to your area will stand here')
    expect(textOf(list([], { state: 'draft' }))).toContain('No transfers here match')
  })

  test('leads on by the last one, and keeps what it is narrowed by', () => {
    const html = String(
      <ListPage viewer={viewer} lines={[line]} query={{ side: 'sender', limit: 50 }} next={line.id} />,
    )
    expect(elements(html, 'a').map((link) => link.get('href'))).toContain(`/transfers?side=sender&after=${line.id}`)
  })

  test('carries the session’s token in the form that signs out', () => {
    expect(elements(list([]), 'input').some((input) => input.get('value') === viewer.csrf)).toBe(true)
  })

  test('warns, in every place, of what nobody here was told of; a guest is told otherwise (R9.3)', () => {
    const warned = (query: object, more: object = {}) =>
      String(<ListPage viewer={{ ...viewer, ...more }} lines={[]} query={query} untold={2} />)
    for (const query of [{}, { waits: 'me' }, { side: 'receiver' }, { side: 'sender' }]) {
      expect(textOf(warned(query))).toMatch(/Nobody was told of 2 things\. See what did not arrive/)
      expect(elements(warned(query), 'a').map((link) => link.get('href'))).toContain('/notices?state=untold')
    }
    expect(textOf(warned({}, { guest: true }))).not.toContain('Nobody was told')
    expect(textOf(list([]))).not.toContain('Nobody was told')
  })

  test('has what we were told among the places of members, and not of guests', () => {
    const links = (more: object) =>
      elements(String(<ListPage viewer={{ ...viewer, ...more }} lines={[]} query={{}} />), 'a').map((one) =>
        one.get('href'),
      )
    expect(links({}).filter((href) => href === '/notices')).toHaveLength(1)
    expect(links({})).toContain('/telling')
    expect(links({ guest: true })).not.toContain('/notices')
  })

  test('offers the ways to begin a transfer that are open to the reader’s roles, and no others (R1.3)', () => {
    const buttons = (role: Role) =>
      elements(
        String(<ListPage viewer={viewer} lines={[]} query={{}} ways={waysFor(aWorkerOf('sender', role))} />),
        'a',
      )
        .filter((link) => link.get('role') === 'button')
        .map((link) => link.get('href'))
    expect(buttons('social-worker')).toEqual(['/transfers/begin'])
    expect(buttons('duty')).toEqual(['/transfers/begin/alert'])
    expect(buttons('auditor')).toEqual([])
  })
})

describe('what waits for the reader (R4.4)', () => {
  test('stands first on its line, in words', () => {
    const words = textOf(list([{ ...line, waits: ['advice', 'alert'] }]))
    expect(words).toMatch(
      /BTN-7F3K-2QXM Your advice on sharing is asked for An alert is to be acknowledged From Thornwick/,
    )
  })

  test('is a place of its own, which says plainly when it is empty', () => {
    const html = list([], { waits: 'me' })
    expect(textOf(html)).toContain('Nothing waits for you now.')
    const current = elements(html, 'a').find((link) => link.get('aria-current') === 'page')
    expect(current?.get('href')).toBe('/transfers?waits=me')
  })

  test('is kept on the way to older ones', () => {
    const html = String(<ListPage viewer={viewer} lines={[line]} query={{ waits: 'me', limit: 50 }} next={line.id} />)
    expect(elements(html, 'a').map((link) => link.get('href'))).toContain(`/transfers?waits=me&after=${line.id}`)
  })
})

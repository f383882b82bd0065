import { describe, expect, test } from 'vitest'
import type { Desk, Guest } from '../../../../src/exchange/guest-desks.ts'
import type { Undeliverable } from '../../../../src/exchange/operator-view.ts'
import { DeskAskedPage } from '../../../../src/web/pages/desk-answer.tsx'
import { OperatorPage } from '../../../../src/web/pages/operator.tsx'
import { DeskPage } from '../../../../src/web/pages/operator-desk.tsx'
import { standingOf } from '../../../../src/web/pages/operator-desk-words.ts'
import { elements, textOf } from '../../../support/html.ts'

const now = new Date('2026-11-23T10:00:00Z')
const operator = { worker: 'odette.marlow', name: 'Odette Marlow', csrf: 'csrf-of-this-session' }
const nothing = {
  counts: { waiting: 0, oldestSeconds: 0, dead: 0, untold: 0, unreported: 0, webhooksOff: 0 },
  newest: [],
  webhooks: [],
}
const steps: Desk = {
  ...{ email: 'duty@carrowdale.example', source: 'Their website, read 2 November 2026' },
  ...{ setBy: 'casper.finch', setAt: '2026-11-16T09:00:00.000Z', confirmedBy: null, confirmedAt: null },
  ...{ testSentAt: null, testedAt: null },
}
const confirmed = { confirmedBy: 'odette.marlow', confirmedAt: '2026-11-17T09:00:00.000Z' }
const sent = { ...confirmed, testSentAt: '2026-11-18T09:00:00.000Z' }
const guest = (more?: Partial<Desk>): Guest => ({
  ...{ id: '019a0c3e-5a00-7c3a-8e00-c3a000000003', name: 'Carrowdale County Council', nation: 'england' },
  ...{ dutyTelephone: '01632 960303', ...(more ? { desk: { ...steps, ...more } } : {}) },
})
const deskPage = (more?: Partial<Desk>) => String(<DeskPage {...{ operator, guest: guest(more), now }} />)
const buttons = (html: string) => [...html.matchAll(/<button[^>]*>([^<]*)/g)].map(([, text = '']) => text.trim())

describe('a desk is on its way (R9.4)', () => {
  test.each<[string, Partial<Desk> | undefined, string[]]>([
    ['unset', undefined, ['Set the desk']],
    ['set', {}, ['Confirm the address', 'Change the desk', 'Remove the desk']],
    ['confirmed', confirmed, ['Send the test letter', 'Change the desk', 'Remove the desk']],
    ['test-sent', sent, ['Send the test letter again', 'Change the desk', 'Remove the desk']],
    [
      'test-over',
      { ...sent, testSentAt: '2026-11-16T10:00:00.000Z' },
      ['Send the test letter again', 'Change the desk', 'Remove the desk'],
    ],
    ['answered', { ...sent, testedAt: '2026-11-19T09:00:00.000Z' }, ['Change the desk', 'Remove the desk']],
  ])('%s: its page holds the steps that come next', (standing, more, expected) => {
    expect(standingOf(guest(more).desk, now)).toBe(standing)
    expect(buttons(deskPage(more)).filter((text) => text !== 'Sign out')).toEqual(expected)
  })

  test('that this operator set: another must confirm it, and there is no button for it', () => {
    const html = deskPage({ setBy: 'odette.marlow' })
    expect(textOf(html)).toContain('You set this address. Another operator must confirm it.')
    expect(buttons(html)).not.toContain('Confirm the address')
    expect(textOf(html)).toContain('Set By odette.marlow (you) on 16 November 2026 at 9:00am')
  })

  test('and every form is for the desk as the page shows it', () => {
    const seen = elements(deskPage(sent), 'input').filter((one) => one.get('name') === 'seen')
    expect(seen.map((one) => one.get('value'))).toEqual(Array(3).fill(steps.setAt))
  })

  test.each([
    ['https://carrowdale.example/report', true],
    ['javascript:alert(1)', false],
    ['https://carrowdale.example/ “Report a concern”', false],
  ])('and its source %j is a link: %s', (source, isLink) => {
    const links = elements(deskPage({ source }), 'a').map((one) => one.get('href'))
    expect(links.includes(source)).toBe(isLink)
    expect(textOf(deskPage({ source }))).toContain(source)
  })
})

describe('what could not be delivered (R9.3)', () => {
  const page = (outbox: Undeliverable) => textOf(String(<OperatorPage {...{ operator, guests: [], outbox, now }} />))
  const line = {
    ...{
      authority: 'Brackwater Borough Council',
      reference: 'QF4-7KD-2MN',
      what: 'Your transfer has been acknowledged.',
    },
    ...{ channel: 'email', fault: 'unreachable', since: '2026-11-23T09:00:00.000Z', nobody: true, actedAt: null },
  }

  test('is nothing', () => {
    expect(page(nothing)).toContain('Everything that was to be told has been delivered, or still waits.')
    expect(page(nothing)).not.toContain('Telephone')
  })

  test('is an alarm where nobody was told, and says whether somebody there has acted since', () => {
    const said = page({ ...nothing, counts: { ...nothing.counts, untold: 1, dead: 1 }, newest: [line] })
    expect(said).toContain('Nobody was told, and nobody there has acted. Telephone the authorities')
    expect(said).toMatch(
      /Brackwater Borough Council Nobody was told QF4-7KD-2MN Your transfer .* E-mail: unreachable Since .* 9:00am Nobody there has acted since/,
    )
    const acted = page({ ...nothing, newest: [{ ...line, actedAt: '2026-11-23T09:30:00.000Z' }] })
    expect(acted).toContain('Acted there on 23 November 2026 at 9:30am.')
    expect(acted).not.toContain('Telephone the authorities')
  })

  test('names the case systems that are off, and what waits longest', () => {
    const off = { authority: 'Dunmarsh Council', failingSince: null, offAt: '2026-11-20T09:00:00.000Z', offWhy: 'gone' }
    const oldest = { ...line, channel: 'webhook', tries: 3 }
    const said = page({ ...nothing, webhooks: [off], oldest })
    expect(said).toContain('Dunmarsh Council Off since 20 November 2026 at 9:00am: gone')
    expect(said).toMatch(
      /Waiting longest: QF4-7KD-2MN to Brackwater Borough Council, its case system, .* Tried 3 times/,
    )
  })
})

test('the desk’s own page asks by a button alone, and holds no address and no session', () => {
  const html = String(<DeskAskedPage name="Carrowdale County Council" token={'t'.repeat(43)} />)
  expect(buttons(html)).toEqual(['This is the inbox of our duty desk'])
  expect(elements(html, 'form').map((one) => one.get('action'))).toEqual([`/desk/${'t'.repeat(43)}`])
  expect(html).not.toMatch(/@|csrf/)
})

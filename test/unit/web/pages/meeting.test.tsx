import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { aStay, metForOne } from '../../../support/clocks.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aCompleted, aMeetingArranged, aMeetingHeld, anAccepted, doing } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const theirs = aWorkerOf('sender', 'social-worker')
const once = '01998000-0000-4000-8000-0000000000aa'
const page = (t: Transfer, by = ours, at?: string) => String(<TransferPage {...openedBy(t, by, at)} once={once} />)
const part = (html: string) => html.slice(html.indexOf('aria-labelledby="meeting"'), html.indexOf('id="record"'))
const steps = (html: string) =>
  html.slice(html.indexOf('class="baton-steps"'), html.indexOf('<details', html.indexOf('class="baton-steps"')))
const hrefs = (html: string) => elements(html, 'a').map((link) => link.get('href')?.split('/').at(-1))

describe('the meeting on the transfer page', () => {
  test('leads to what follows once there is an outcome, and not before (R7.5)', () => {
    expect(hrefs(part(page(aMeetingArranged())))).not.toContain('clock#follows')
    for (const by of [ours, theirs]) expect(hrefs(part(page(aMeetingHeld(), by)))).toContain('clock#follows')
  })

  test('is written down from its day on', () => {
    expect(hrefs(part(page(aMeetingArranged(), ours, '2026-12-08T09:00:00.000Z')))).not.toContain('hold-meeting')
    expect(hrefs(part(page(aMeetingArranged(), ours, '2026-12-09T09:00:00.000Z')))).toContain('hold-meeting')
  })

  test('names the children who have no outcome yet (R6.8)', () => {
    const html = part(page(metForOne()))
    expect(textOf(html)).toContain('No outcome yet: Corin Fenwick-Ashgrove')
    expect(hrefs(html)).toContain('hold-meeting')
    expect(textOf(part(page(aMeetingHeld())))).not.toContain('No outcome yet')
  })
})

describe('the calendar file', () => {
  const file = (t: Transfer, by = ours) => textOf(part(page(t, by)))
  const arranged = (more: object) => doing(anAccepted(), ours, 'arrange-meeting', more)

  test('is for the receiving authority to send, and to nobody until an address for answers is given', () => {
    expect(file(aMeetingArranged())).toContain('Send it to everybody who is invited.')
    expect(file(aMeetingArranged())).toContain('It is addressed to nobody until')
    expect(file(arranged({ answersTo: 'duty@thornwick.example' }))).not.toContain('addressed to nobody')
  })

  test('is for the transferring worker where they are invited', () => {
    expect(file(aMeetingArranged(), theirs)).toContain('You are invited: put it into your calendar.')
    const without = arranged({ transferringWorkerInvited: false, notInvitedWhy: 'The family asked for that.' })
    expect(file(without, theirs)).not.toContain('Calendar file')
  })
})

describe('what is complete', () => {
  test('begins with the pack for one’s own case system (R7.4)', () => {
    expect(hrefs(steps(page(aCompleted(), theirs)))[0]).toBe('closing-pack')
    expect(hrefs(steps(page(aCompleted(), ours)))[0]).toBe('opening-pack')
    expect(textOf(steps(page(aCompleted(), theirs)))).toContain('What your case system needs to close the case.')
    expect(hrefs(steps(page(aMeetingHeld())))).not.toContain('opening-pack')
  })
})

describe('a stay whose end has passed (R2.6)', () => {
  const staying = doing(aStay('2026-11-22'), ours, 'acknowledge', {}, '2026-11-20T16:00:00.000Z')
  const said = 'The stay was to end on 22 November 2026. Marlbrook County Council is asked what has become of it.'

  test('is said to both, from the day after', () => {
    for (const by of [ours, theirs]) {
      expect(textOf(page(staying, by, '2026-11-23T09:00:00.000Z'))).toContain(said)
      expect(textOf(page(staying, by, '2026-11-22T09:00:00.000Z'))).not.toContain(said)
    }
  })
})

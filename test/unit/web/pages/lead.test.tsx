import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { ClockPage } from '../../../../src/web/pages/clock.tsx'
import { Lead, LeadLine } from '../../../../src/web/pages/lead.tsx'
import { WhyNot } from '../../../../src/web/pages/not-yours.tsx'
import { ResponsibilityPage } from '../../../../src/web/pages/responsibility.tsx'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAccepted, anAcknowledged, aSent, aWithdrawn, doing, inDispute } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')
const html = (t: Transfer, by: Actor = ours, at?: string) => String(<Lead {...openedBy(t, by, at)} />)
const words = (...of: Parameters<typeof html>) => textOf(html(...of))
const line = (t: Transfer, by: Actor = ours) => textOf(String(<LeadLine {...openedBy(t, by)} />))

const theirs = 'Marlbrook County Council'
const us = 'Thornwick Borough Council'

describe('who leads, and how long (R8.1)', () => {
  test('is the transferring authority until the other accepts', () => {
    expect(words(anAcknowledged())).toContain(
      `They lead until ${us} accepts responsibility and says from when it leads.`,
    )
  })

  test('is the receiving authority from the date that it gave, said beforehand to both', () => {
    const t = doing(anAcknowledged(), ourLead, 'accept', { leadsFrom: '2026-12-01' })
    for (const by of [ours, theirLead])
      expect(words(t, by)).toMatch(
        /^Leading today Marlbrook .* They lead until 30 November 2026; then, from 1 December 2026, Thornwick Borough Council leads[.]/,
      )
    expect(words(t, ours, '2026-12-01T08:00:00.000Z')).toContain('They have led since 1 December 2026.')
  })

  test('is one of the two for a time, by an interim arrangement, and then the other again (R8.3)', () => {
    const interim = { decision: 'interim', weLeadUntil: '2026-12-31', children: ['c1'] }
    const t = doing(inDispute(1), aWorkerOf('receiver', 'service-manager'), 'decide', interim)
    expect(words(t)).toMatch(
      /Leading today Marlbrook County Council For Corin .* Leading today Thornwick .* For Isolde/,
    )
    expect(words(t)).toContain(
      'They lead by an interim arrangement until 31 December 2026; then, from 1 January 2027, Marlbrook County Council leads.',
    )
    expect(words(t, ours, '2027-01-01T08:00:00.000Z')).not.toContain('Leading today Thornwick')
  })

  test('is one of the two while they share it, and once that is over it is to be settled (R8.6)', () => {
    const outcome = { decision: 'outcome', outcome: 'shared', until: '2027-01-29', leads: 'sender' }
    let t = inDispute(3)
    for (const side of ['sender', 'receiver'] as const) t = doing(t, aWorkerOf(side, 'director'), 'decide', outcome)
    expect(words(t)).toMatch(/^Leading today Marlbrook .* Responsibility is shared until 29 January 2027[.]/)
    expect(words(t)).not.toContain('They lead until')
    const over = '2027-01-30T08:00:00.000Z'
    const settling = `To settle it, ${us} accepts responsibility, ${theirs} withdraws, or either raises a dispute.`
    expect(words(t, ours, over)).toContain(
      `Responsibility was shared until 29 January 2027: who is responsible next is still to be settled. ${settling}`,
    )
    expect(words(t)).not.toContain('To settle it')
    const raised = doing(t, ourLead, 'dispute', {}, over)
    expect(words(raised, ours, over)).not.toContain('To settle it')
    expect(words(doing(t, theirLead, 'withdraw', {}, over), ours, over)).not.toContain('To settle it')
  })

  test('leads on to how it came to this', () => {
    const hrefs = elements(html(anAccepted(['c1'])), 'a').map((link) => link.get('href')?.split('/').at(-1))
    expect(hrefs).toEqual(['responsibility'])
  })

  test('is no longer promised once it has ended', () => {
    expect(words(aWithdrawn())).toContain('The transfer has ended.')
    expect(words(aWithdrawn())).not.toContain('They lead until')
  })
})

describe('whose duty it is, each side says for itself (R8.1)', () => {
  test('and where it has not said, that is said only where it is in dispute', () => {
    expect(words(aSent(), theirLead)).not.toContain('has not said')
    expect(words(inDispute())).toContain(
      `${theirs} has not said whose duty it is. ${us} has not said whose duty it is.`,
    )
    const t = inDispute(0, { from: doing(anAcknowledged(), theirLead, 'state-duty') })
    expect(words(t)).toContain(`${theirs} says the duty is ${us}’s. ${us} has not said whose duty it is.`)
    expect(words(doing(t, ourLead, 'state-duty', { duty: 'both' }))).toContain(
      `${us} says the duty is both authorities’, together.`,
    )
  })

  test('by accepting it says that it is its own', () => {
    expect(words(anAccepted())).toContain(`${us} says the duty is its own.`)
  })

  test('for each child, where it differs', () => {
    const t = doing(anAcknowledged(), theirLead, 'state-duty', { children: ['c2'] })
    expect(words(t)).toContain(`Corin Fenwick-Ashgrove: ${theirs} says the duty is ${us}’s.`)
    // The other’s is the same for both, and said once.
    const both = words(doing(t, ourLead, 'state-duty', { duty: 'both' }))
    expect(both).toContain(
      `${us} says the duty is both authorities’, together. Corin Fenwick-Ashgrove: ${theirs} says the duty is ${us}’s.`,
    )
    expect(both.split(`${us} says`)).toHaveLength(2)
  })

  test('and once for all of them, where two authorities lead', () => {
    const t = doing(anAccepted(['c1']), theirLead, 'state-duty', { duty: 'both', children: ['c1', 'c2'] })
    const said = words(t)
    expect(said.split('Leading today')).toHaveLength(3)
    expect(said.split(`${theirs} says`)).toHaveLength(2)
    expect(said).toContain(`For all the children: ${theirs} says the duty is both authorities’, together.`)
    expect(said).toContain(`Isolde Fenwick-Ashgrove: ${us} says the duty is its own.`)
  })

  test('nothing is said of it in a draft', () => expect(words(aDraft(), theirLead)).not.toContain('duty'))
})

describe('the first line of every other page of a transfer (R8.1, R8.7)', () => {
  test('says who leads, that it is in dispute, and each side’s statement', () => {
    expect(line(inDispute())).toBe(
      `Leading today: ${theirs} . Responsibility is in dispute. ${theirs} has not said whose duty it is. ${us} has not said whose duty it is.`,
    )
    expect(line(anAccepted(['c1']))).toMatch(
      /^Leading today: Marlbrook County Council for Corin Fenwick-Ashgrove; Thornwick Borough Council for Isolde/,
    )
  })

  test('names nobody before the papers are open (R2.7)', () => {
    expect(line(aSent())).not.toContain('Isolde')
  })

  test('stands before anything else', () => {
    const opened = openedBy(inDispute(), ourLead)
    const once = '01998000-0000-4000-8000-0000000000aa'
    const why = { code: 'no-dispute', rule: 'R8.2' } as const
    const pages = [
      <VerbPage opened={opened} verb="decide" once={once} errors={[{ text: 'Something is missing' }]} />,
      <ClockPage {...opened} />,
      <ResponsibilityPage {...opened} />,
      <WhyNot title="Closing pack" why={why} opened={opened} />,
    ]
    for (const page of pages) {
      const main = String(page)
      expect(textOf(main.slice(main.indexOf('<main')))).toMatch(/^Leading today: Marlbrook County Council/)
    }
  })
})

import { describe, expect, test } from 'vitest'
import type { Ladder, Rung } from '../../../../schemas/ladder.ts'
import { LadderPage, type LadderProps } from '../../../../src/web/pages/ladder.tsx'
import { textOf } from '../../../support/html.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const holder = { name: 'Cornelius Applegarth', worker: 'c.applegarth' }
const deputy = { name: 'Honoria Larkspur' }

const lead: Rung = {
  ...{ rung: 0, role: 'practice-lead', title: 'Team Manager', days: 1, set: false },
  heldBy: { rung: 0, title: 'Team Manager', by: 'role' },
}
const head: Rung = {
  ...{ rung: 2, role: 'head-of-service', title: 'Head of Safeguarding', days: 5, set: true, holder, deputy },
  heldBy: { rung: 2, title: 'Head of Safeguarding', by: 'holder', name: holder.name },
}
const ladder = (...rungs: Rung[]): Ladder => ({ authority: '01998000-0000-7000-8000-00000000000a', rungs })
const page = (of: Ladder, more: Partial<LadderProps> = {}) =>
  String(<LadderPage viewer={viewer} ladder={of} today="2026-11-23" may {...more} />)
const words = (...rungs: Rung[]) => textOf(page(ladder(...rungs)))

describe('our ladder', () => {
  test('names each rung as we call it, with who holds it today and in how many days it decides (R8.4, R8.5)', () => {
    expect(words(lead, head)).toMatch(
      /1\. Team Manager .*Role Practice lead Holds it today Whoever has the role of practice lead Time to decide 1 working day 3\. Head of Safeguarding .*Holds it today Cornelius Applegarth Deputy Honoria Larkspur Time to decide 5 working days/,
    )
  })

  test('says that passing a time decides nothing, and that the role by sign-in suffices', () => {
    expect(words(lead)).toMatch(/That decides nothing, and those below may still decide, until somebody above them has/)
    expect(words(lead)).toMatch(/Whoever has the role of a rung at your sign-in may act at it, named here or not/)
  })

  test('says while the holder is away who holds it for them, and until when', () => {
    const away = { from: '2026-11-20', until: '2026-12-04' }
    const held = { ...head, away, heldBy: { ...head.heldBy, by: 'deputy' as const, name: deputy.name } }
    expect(words(held)).toMatch(
      /Holds it today Honoria Larkspur, as deputy Holder Cornelius Applegarth Deputy Honoria Larkspur Holder away From 20 November 2026 to 4 December 2026 Time/,
    )
    expect(words({ ...head, away: { from: '2026-11-20' } })).toContain('From 20 November 2026 on Time')
  })

  test('says that a holder whose time away has passed is back', () => {
    const back = words({ ...head, away: { from: '2026-11-02', until: '2026-11-22' } })
    expect(back).toContain('From 2 November 2026 to 22 November 2026: back since')
    const until = '2026-11-23'
    expect(words({ ...head, away: { from: '2026-11-02', until } })).not.toContain('back since')
  })

  test('says of a rung that nobody holds where it goes', () => {
    const above = { rung: 3, title: 'Director of Children’s Services' }
    const { holder: _, deputy: __, ...none } = head
    const vacant = { ...none, vacant: true as const }
    expect(words({ ...vacant, heldBy: { ...above, by: 'holder', name: 'Thomasina Brightwater' } })).toContain(
      'Nobody. What comes to it goes to: Director of Children’s Services (Thomasina Brightwater)',
    )
    expect(words({ ...vacant, heldBy: { ...above, by: 'role' } })).toContain('(whoever has the role)')
  })

  test('shows anybody everything, and lets an administrator alone change it (R1.3)', () => {
    const html = page(ladder(lead, head), { may: false })
    expect(html).not.toContain('href="/ladder/')
    expect(textOf(html)).toContain('Only an administrator of your authority may change its ladder.')
    expect(page(ladder(lead, head))).toMatch(/href="\/ladder\/0".*href="\/ladder\/2"/s)
    expect(textOf(page(ladder(lead)))).not.toContain('Only an administrator')
  })

  test('shows no page who somebody is to the sign-in, and leads to where each role is written to', () => {
    const html = page(ladder(head))
    expect(html).not.toContain('c.applegarth')
    expect(html).toContain('href="/telling"')
    expect(textOf(html)).toContain(
      'goes to the mailbox of its role, and while its holder is away to the deputy’s address there, whatever it is about',
    )
    expect(textOf(page(ladder(head), { done: 'The rung is saved.' }))).toContain('Success The rung is saved.')
  })
})

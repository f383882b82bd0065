import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { DisputePart } from '../../../../src/web/pages/dispute.tsx'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { acted } from '../../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aSent, doing, inDispute } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const ours = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const ourManager = aWorkerOf('receiver', 'service-manager')
const theirLead = aWorkerOf('sender', 'practice-lead')
const theirManager = aWorkerOf('sender', 'service-manager')
const part = (opened: ReturnType<typeof openedBy>) => String(<DisputePart {...opened} once={once} />)
const html = (t: Transfer, by: Actor = ours, at?: string) => part(openedBy(t, by, at))
const words = (...of: Parameters<typeof html>) => textOf(html(...of))
const links = (page: string) => elements(page, 'a').map((link) => link.get('href')?.split('/').at(-1))
const forms = (page: string) => elements(page, 'form').map((form) => form.get('action')?.split('/').at(-1))

/** The same as another ladder would have it. */
function laddered(t: Transfer, by: Actor, rung: number, held: object, side: 'sender' | 'receiver' = 'receiver') {
  const opened = openedBy(t, by)
  const row = opened.view.dispute?.ladder[rung]
  if (row) Object.assign(row[side], held)
  return opened
}

describe('a dispute as both sides see it (R8.2)', () => {
  const stated = doing(inDispute(0, { children: ['c2'] }), theirLead, 'state-position', { duty: 'receiver' })

  test.each([ours, theirLead])('says its ground and reason, whom it is about, and who raised it', (by) => {
    expect(words(stated, by)).toContain(
      'Ground Case responsibility: not resident here About Corin Fenwick-Ashgrove Raised by Thornwick Borough Council, 23 November 2026',
    )
  })

  test('shows both positions side by side, each with whose duty it is said to be', () => {
    expect(words(stated)).toContain(
      'Marlbrook County Council Position They have a tenancy in Thornwick. Whose duty it is Thornwick Borough Council’s',
    )
    expect(words(stated)).toContain(
      'Thornwick Borough Council Position They live over the border. Whose duty it is Not said',
    )
    expect(words(inDispute())).toContain('Marlbrook County Council Position Not stated yet')
  })

  test('keeps the positions closed with the papers, and shows where it stands (R2.7)', () => {
    const page = words(inDispute(0, { from: aSent() }))
    expect(page).toContain('About Child 1, aged 9 and Child 2, aged 4')
    expect(page).toContain('Position Stated: it opens with the papers')
    expect(page).toContain('1. Practice leads With them now')
    expect(page).not.toContain('over the border')
  })
})

describe('the ladder of both sides (R8.4, R8.5)', () => {
  test('stands side by side, with the days of each rung and the day on which it climbs', () => {
    expect(words(inDispute(1))).toContain(
      '2. Service managers With them now 2 working days: climbs on the morning of 26 November 2026 ' +
        'Service manager Whoever is service manager Service manager Whoever is service manager ' +
        '3. Heads of service 5 working days',
    )
  })

  test('names the holder, their deputy while they are away, and who stands in where nobody holds it', () => {
    const holder = laddered(inDispute(1), ours, 1, { title: 'Group Manager', by: 'holder', name: 'Honoria Larkspur' })
    expect(textOf(part(holder))).toContain('Group Manager Honoria Larkspur')
    const deputy = laddered(inDispute(1), ours, 1, { by: 'deputy', name: 'Ambrose Tidewell' })
    expect(textOf(part(deputy))).toContain('Ambrose Tidewell, deputy for the holder, who is away')
    const nobody = laddered(inDispute(1), ours, 1, { rung: 2 })
    expect(textOf(part(nobody))).toContain(
      'Nobody holds it. In their place: Head of service, whoever is head of service',
    )
  })

  test('gives the duty desk of a side that is not on the exchange (R9.4)', () => {
    const desk = laddered(inDispute(1), theirManager, 1, { by: 'desk' })
    expect(textOf(part(desk))).toContain('Its duty desk: 01632 960101')
  })

  test('says who may still decide below, where time alone has brought it up', () => {
    const climbed = acted(inDispute(), 'remind', {}, theExchange(), '2026-11-25T08:00:00.000Z')
    const page = words(climbed, ours, '2026-11-25T09:00:00.000Z')
    expect(page).toContain('1. Practice leads May still decide')
    expect(page).toContain('Time alone brought it there: the practice leads may still decide, until somebody')
    expect(words(inDispute(1))).toContain('1. Practice leads Passed')
    expect(links(html(climbed, ourLead, '2026-11-25T09:00:00.000Z'))).toContain('decide')
  })

  test('says for whom it waits', () => {
    expect(words(inDispute(1), ourManager)).toContain('It waits for you, and for Marlbrook County Council.')
    const decided = doing(inDispute(1), ourManager, 'decide')
    expect(words(decided, ourManager)).toContain('It waits for Marlbrook County Council: your authority has decided.')
    expect(words(decided, theirManager)).toContain('It waits for you.')
    expect(words(decided, theirLead)).toContain('It waits for your authority.')
  })

  test('says that both have decided, and what comes next', () => {
    const both = (rung: number) => {
      const side = (of: 'sender' | 'receiver') => aWorkerOf(of, rung === 3 ? 'director' : 'service-manager')
      return doing(doing(inDispute(rung), side('receiver'), 'decide'), side('sender'), 'decide')
    }
    expect(words(both(1), ourManager)).toContain(
      'Both authorities have decided. Bring it up, or it climbs on Thursday 26 November 2026 by itself. That decides nothing.',
    )
    expect(words(both(3))).toContain(
      'Both authorities have decided. It ends where both record the same, or one side agrees. This is the last rung',
    )
    expect(words(both(1))).not.toContain('It waits for')
  })

  test('climbs no further from the last rung', () => {
    expect(words(inDispute(3))).toContain(
      'This is the last rung: from Tuesday 1 December 2026 on both directors are reminded every 5 working days.',
    )
  })
})

describe('a practice lead notifies the service managers by one press (R8.3)', () => {
  test('with the session, the version and a key that makes it happen once, and no reasons asked', () => {
    const page = html(inDispute(), ourLead)
    expect(forms(page)).toEqual(['escalate'])
    const hidden = elements(page, 'input').map((input) => [input.get('name'), input.get('value')])
    expect(hidden).toEqual([
      ['csrf', 'csrf-of-this-session'],
      ['version', String(inDispute().version)],
      ['once', once],
    ])
    expect(textOf(page)).toContain('Notify both service managers')
    expect(page).not.toContain('<textarea')
  })

  test('who are called as each side calls them', () => {
    const own = laddered(inDispute(), ourLead, 1, { title: 'Service Manager (Assessment)' })
    expect(textOf(part(own))).toContain('Notify the Service manager and the Service Manager (Assessment)')
    const desk = laddered(inDispute(), theirLead, 1, { by: 'desk' })
    for (const row of desk.view.dispute?.ladder ?? []) row.receiver.by = 'desk'
    expect(textOf(part(desk))).toContain(
      'Notify the Service manager of Marlbrook County Council and the duty desk of Thornwick Borough Council',
    )
  })

  test('or whoever is next, where nobody holds that rung on either side', () => {
    const opened = laddered(inDispute(), ourLead, 1, { rung: 2 })
    expect(textOf(part(opened))).toContain('Notify the Service manager and the Head of service')
    // To which rung it goes is the rules’ to say, and no guess of the page.
    Object.assign(opened.view.dispute ?? {}, { goesTo: 2 })
    expect(textOf(part(opened))).toContain('Notify both heads of service')
  })

  test('also after time has taken it higher, and not in green once this side has decided', () => {
    const morning = '2026-11-25T08:00:00.000Z'
    const climbed = acted(inDispute(), 'remind', {}, theExchange(), morning)
    expect(forms(html(climbed, ourLead, morning))).toEqual(['escalate'])
    const press = (t: Transfer) => elements(html(t, ourLead), 'button').map((button) => button.get('class'))
    expect(press(inDispute())).toEqual(['govuk-button'])
    expect(press(doing(inDispute(), ourLead, 'decide'))).toEqual(['govuk-button govuk-button--secondary'])
  })

  test('and the page has no second way to do it', () => {
    const page = String(<TransferPage {...openedBy(inDispute(), ourLead)} once={once} />)
    expect(links(page)).not.toContain('escalate')
    expect(forms(page).filter((form) => form === 'escalate')).toHaveLength(1)
  })

  test('is for nobody else, and above the first rung there are reasons to give', () => {
    expect(forms(html(inDispute(), ours))).toEqual([])
    const page = html(inDispute(1), ourManager)
    expect(forms(page)).toEqual([])
    expect(links(page)).toEqual(expect.arrayContaining(['decide', 'escalate', 'record-legal-advice']))
  })
})

describe('what each side decided last (R8.3, R8.6)', () => {
  const deciding = (rung: number, decision: object) =>
    words(doing(inDispute(rung), ourManagerAt(rung), 'decide', decision))
  const ourManagerAt = (rung: number) => (rung === 3 ? aWorkerOf('receiver', 'director') : ourManager)

  test('stands with its reasons and who decided', () => {
    expect(deciding(1, { reasons: 'They have not moved.' })).toContain(
      'Latest decision Maintain our position They have not moved. Honoria Larkspur, service manager, 23 November 2026',
    )
  })

  test('until when one leads by an interim arrangement, and for which children', () => {
    const page = deciding(1, { decision: 'interim', weLeadUntil: '2026-12-31', children: ['c1'] })
    expect(page).toContain(
      'An interim arrangement Thornwick Borough Council leads until 31 December 2026. For Isolde Fenwick-Ashgrove.',
    )
  })

  const names = 'Isolde Fenwick-Ashgrove'
  const latest = (t: Transfer) => words(t).split('Latest decision').at(2) ?? ''

  test('is of those still in dispute: for whoever has left it nothing stands for the others', () => {
    const advised = doing(inDispute(1), ourManager, 'decide', { decision: 'legal-advice', reasons: 'We ask counsel.' })
    const agreed = doing(advised, ourManager, 'decide', { decision: 'agree', children: ['c2'], reasons: 'He moved.' })
    expect(latest(agreed)).toMatch(/^ Take legal advice We ask counsel[.]/)
    expect(latest(agreed)).not.toContain('Agree')
    const alone = doing(inDispute(1), ourManager, 'decide', { decision: 'agree', children: ['c2'] })
    expect(latest(alone)).toMatch(/^ None yet/)
  })

  test('is said for whom, where it is not the same for all', () => {
    const advised = doing(inDispute(1), ourManager, 'decide', { decision: 'legal-advice', reasons: 'We ask counsel.' })
    const one = doing(advised, ourManager, 'decide', { children: ['c1'], reasons: 'She is there.' })
    expect(latest(one)).toMatch(
      new RegExp(`^s Maintain our position For ${names}[.] She is there.* Take legal advice For Corin [^.]*[.] We ask`),
    )
    const all = doing(one, ourManager, 'decide', { reasons: 'They are there.' })
    expect(latest(all)).toMatch(/^ Maintain our position They are there[.]/)
    expect(latest(all)).not.toContain('counsel')
  })

  test('an outcome stands on while advice is taken (R8.6)', () => {
    const director = ourManagerAt(3)
    const recorded = doing(inDispute(3), director, 'decide', { decision: 'outcome', outcome: 'sender-responsible' })
    const advised = doing(recorded, director, 'decide', { decision: 'legal-advice' })
    expect(latest(advised)).toMatch(
      /^s Take legal advice .* Record the outcome Marlbrook County Council is responsible/,
    )
  })

  test.each([
    [{ outcome: 'sender-responsible' }, 'Marlbrook County Council is responsible.'],
    [
      { outcome: 'shared', until: '2027-01-29', leads: 'sender' },
      'Shared until 29 January 2027; Marlbrook County Council leads meanwhile.',
    ],
  ])('an outcome with its dates', (outcome, said) => {
    expect(deciding(3, { decision: 'outcome', ...outcome })).toContain(`Record the outcome ${said}`)
  })
})

describe('legal advice (R8.3)', () => {
  const advice = 'Counsel thinks that section 17 follows the child.'
  const adviser = aWorkerOf('receiver', 'legal-adviser')
  const advised = doing(inDispute(1), adviser, 'record-legal-advice', { advice, on: '2026-11-20' })

  test('was taken, and when, both sides see', () => {
    for (const by of [theirLead, adviser])
      expect(words(advised, by)).toContain('Legal advice taken, given on 20 November 2026')
  })

  test('what it says is read in the own authority, marked as privileged', () => {
    expect(words(advised, adviser)).toContain('Privileged: do not copy it out of here')
    expect(words(advised, adviser)).toContain(advice)
  })

  test('and whoever of it may not read it is told who does', () => {
    const opened = openedBy(advised, ours)
    const record = opened.record.map((one) => (one.type === 'LegalAdviceKept' ? { ...one, said: {} } : one))
    const page = textOf(part({ ...opened, record }))
    expect(page).toContain('What it says is read by those on your authority’s ladder and its legal advisers.')
    expect(page).not.toContain('Privileged')
  })

  test('never stands on a page of the other side, even if the entry were handed to it', () => {
    const entry = openedBy(advised, adviser).record.find(({ type }) => type === 'LegalAdviceKept')
    expect(entry?.said).toEqual({ advice })
    const opened = openedBy(advised, theirManager)
    expect(opened.record.some(({ type }) => type === 'LegalAdviceKept')).toBe(false)
    const record = entry ? [...opened.record, entry] : []
    const page = String(<TransferPage {...opened} record={record} once={once} />)
    expect(page).not.toContain('Counsel thinks')
    expect(page).not.toContain('privileged')
    expect(page).not.toContain('Privileged')
  })
})

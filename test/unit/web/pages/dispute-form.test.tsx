import { describe, expect, test } from 'vitest'
import { Decide } from '../../../../schemas/verbs/dispute.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { rungRoles } from '../../../../src/domain/ladder.ts'
import type { Refusal } from '../../../../src/domain/refusal.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import type { VerbName } from '../../../../src/domain/verbs.ts'
import { readForm } from '../../../../src/web/forms/read-form.ts'
import { sameAsTheirs } from '../../../../src/web/pages/dispute-form.ts'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { wayBack } from '../../../../src/web/pages/verb-handlers.tsx'
import { acted } from '../../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../../support/actors.ts'
import { elements, postedBy, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { anAccepted, anAcknowledged, doing, inDispute } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const holder = (side: 'sender' | 'receiver', rung: number) => aWorkerOf(side, rungRoles[rung] ?? 'director')
function form(t: Transfer, by: Actor, verb: VerbName = 'decide', guest?: true, at?: string) {
  const opened = openedBy(t, by, at)
  const viewer = { ...opened.viewer, ...(guest ? { guest } : {}) }
  return String(<VerbPage opened={{ ...opened, viewer }} verb={verb} once={once} />)
}
const asked = (html: string) => [
  ...new Set(
    [...elements(html, 'input'), ...elements(html, 'textarea')]
      .filter((one) => one.get('type') !== 'hidden')
      .map((one) => one.get('name')?.replace(/-(day|month|year)$/, '')),
  ),
]
const offered = (html: string, name: string) =>
  elements(html, 'input').flatMap((one) => (one.get('name') === name ? [one.get('value')] : []))

describe('the form of a decision (R8.3, R8.6)', () => {
  test('asks below the last rung for nothing that is decided there alone', () => {
    for (const rung of [0, 1, 2]) {
      const ours = form(inDispute(rung), holder('receiver', rung))
      // Who leads for a time is for a service manager or above (R8.3).
      const interim = rung === 0 ? [] : ['weLeadUntil']
      expect(asked(ours)).toEqual(['decision', ...interim, 'from', 'children', 'reasons'])
      expect(textOf(ours).includes('Give the date below if your authority is to lead')).toBe(rung > 0)
      expect(offered(ours, 'decision')).toEqual(['agree', 'maintain', 'interim', 'legal-advice'])
      // From when the receiving authority leads is not the other’s to say.
      expect(asked(form(inDispute(rung), holder('sender', rung)))).not.toContain('from')
    }
  })

  test('asks at the last rung for the outcome and its parts', () => {
    for (const side of ['sender', 'receiver'] as const) {
      const html = form(inDispute(3), holder(side, 3))
      expect(asked(html)).toEqual([
        ...['decision', 'weLeadUntil', 'outcome', 'from', 'until', 'leads', 'children', 'reasons'],
      ])
      expect(offered(html, 'decision')).toContain('outcome')
    }
  })

  test('offers that nothing changes only where the dispute is about delay', () => {
    let t = doing(anAcknowledged(), holder('receiver', 0), 'dispute', { ground: 'delay' })
    for (const rung of [0, 1, 2]) t = doing(t, holder('sender', rung), 'escalate')
    expect(offered(form(t, holder('sender', 3)), 'outcome')).toContain('goes-on')
    expect(offered(form(inDispute(3), holder('sender', 3)), 'outcome')).not.toContain('goes-on')
  })

  test('asks for children only where several are in dispute, and offers only those', () => {
    expect(asked(form(inDispute(1, { children: ['c2'] }), holder('receiver', 1)))).not.toContain('children')
    expect(offered(form(inDispute(1), holder('receiver', 1)), 'children')).toEqual(['c1', 'c2'])
  })

  test('offers a guest to agree or to maintain, and nothing else (R9.4)', () => {
    const html = form(inDispute(1), holder('receiver', 1), 'decide', true)
    expect(offered(html, 'decision')).toEqual(['agree', 'maintain'])
    expect(asked(html)).toEqual(['decision', 'from', 'children', 'reasons'])
    expect(asked(form(inDispute(3), holder('receiver', 3), 'decide', true))).not.toContain('outcome')
  })

  test('says of each decision what it means for this side, and of each field which decision it goes with', () => {
    const words = (side: 'sender' | 'receiver') => textOf(form(inDispute(3), holder(side, 3)))
    expect(words('receiver')).toContain('Your authority takes the children on, and the dispute ends.')
    expect(words('sender')).toContain('Your authority keeps the children')
    expect(words('sender')).toContain('For an interim arrangement: your authority leads until which date')
    expect(words('sender')).toContain('For an outcome: what it is Thornwick Borough Council is responsible')
    expect(words('sender')).not.toContain('last rung only')
  })

  test('calls agreeing what it is for this side, and says where there is no position yet to agree with', () => {
    const words = (t: Transfer, side: 'sender' | 'receiver') => textOf(form(t, holder(side, 1)))
    expect(words(inDispute(1), 'sender')).toContain('Agree: we keep the children Your authority keeps')
    expect(words(inDispute(1), 'receiver')).toContain(
      'Agree: we take the children on Marlbrook County Council has not stated its position yet. Your authority takes',
    )
    let delay = doing(anAcknowledged(), holder('receiver', 0), 'dispute', { ground: 'delay' })
    delay = doing(delay, holder('sender', 0), 'escalate')
    expect(words(delay, 'sender')).toContain('Agree: the transfer goes on')
    expect(words(delay, 'receiver')).toContain('Agree: we take the children on')
  })

  test('with one answer pressed and the rest left blank, is what the rules take', () => {
    for (const side of ['sender', 'receiver'] as const) {
      const posted = new FormData()
      for (const [name, value] of Object.entries({
        decision: 'maintain',
        outcome: '',
        leads: '',
        reasons: 'As before.',
      }))
        posted.append(name, value)
      expect(Decide.safeParse(readForm(Decide, posted)).success).toBe(true)
      const html = form(inDispute(3), holder(side, 3))
      expect([offered(html, 'outcome').at(-1), offered(html, 'leads').at(-1)]).toEqual(['', ''])
    }
  })

  test('stands below both positions, where it stands and the children’s clock', () => {
    const stated = doing(inDispute(), holder('sender', 0), 'state-position')
    const words = textOf(form(stated, holder('receiver', 0)))
    const place = (text: string) => words.indexOf(text)
    for (const said of [
      'Case responsibility: not resident here. It has been with both practice leads since 23 November 2026.',
      'They have a tenancy in Thornwick.',
      'They live over the border.',
      'The clock runs on: the meeting is due by Friday 18 December 2026 (19 working days left).',
    ])
      expect([said, place(said) > 0 && place(said) < place('Your decision')]).toEqual([said, true])
  })
})

describe('the outcome that the other side recorded (R8.6)', () => {
  const theirs = { decision: 'outcome', outcome: 'shared', until: '2026-12-18', leads: 'sender' } as const
  const recorded = (more: object = {}, from = inDispute(3)) =>
    doing(from, holder('sender', 3), 'decide', { ...theirs, ...more })
  const us = holder('receiver', 3)

  test('stands above the form of ours, with a link by which ours is the same', () => {
    const html = form(recorded(), us)
    expect(textOf(html)).toContain(
      'Recorded by Marlbrook County Council: shared until 18 December 2026; Marlbrook County Council leads meanwhile. Record the same as Marlbrook County Council',
    )
    expect(elements(html, 'a').some((link) => link.get('href')?.endsWith('/decide?same=c1'))).toBe(true)
    expect(textOf(form(recorded(), holder('sender', 3)))).not.toContain('Record the same as')
    expect(textOf(form(inDispute(3), us))).not.toContain('Recorded by')
  })

  test('is put into ours as it was recorded, for those for whom it was', () => {
    const opened = openedBy(recorded({ children: ['c2'] }), us)
    expect(sameAsTheirs(opened, 'c2')).toEqual({ ...theirs, children: ['c2'] })
    for (const child of ['c1', 'c9', '']) expect(sameAsTheirs(opened, child)).toEqual({})
    const whole = { ...openedBy(recorded(), us) }
    const html = String(<VerbPage opened={whole} verb="decide" once={once} values={sameAsTheirs(whole, 'c1')} />)
    const parsed = Decide.safeParse({ ...(readForm(Decide, postedBy(html)) as object), reasons: 'As agreed.' })
    expect(parsed.data).toEqual({ ...theirs, reasons: 'As agreed.' })
  })

  test('differs from ours in what is said plainly', () => {
    const ours = doing(recorded(), us, 'decide', { ...theirs, until: '2027-01-29', leads: 'receiver' })
    expect(textOf(form(ours, us))).toContain(
      'Recorded by Thornwick Borough Council: shared until 29 January 2027; Thornwick Borough Council leads meanwhile. ' +
        'The two differ in until when it is shared and who leads meanwhile.',
    )
    const other = doing(recorded(), us, 'decide', { decision: 'outcome', outcome: 'sender-responsible' })
    expect(textOf(form(other, us))).toContain('The two differ in what the outcome is.')
    expect(textOf(form(recorded(), us))).not.toContain('The two differ')
  })

  test('whose date has passed is offered to nobody', () => {
    const words = textOf(form(recorded(), us, 'decide', undefined, '2026-12-18T09:00:00.000Z'))
    expect(words).toContain('Its date has passed: it cannot be recorded the same any more.')
    expect(words).not.toContain('Record the same as')
  })
})

describe('the form that raises a dispute (R2.5, R8.2)', () => {
  test('needs a reason of the receiving authority, and asks the other for none', () => {
    const ours = form(anAcknowledged(), holder('receiver', 0), 'dispute')
    expect(offered(ours, 'code')).not.toContain('')
    expect(textOf(ours)).toMatch(/ Reason Not resident here/)
    expect(asked(form(anAcknowledged(), holder('sender', 0), 'dispute'))).not.toContain('code')
  })
})

describe('what is refused of a decision stands at its field', () => {
  const refusals: [VerbName, Refusal, string, string][] = [
    ...(['from', 'until', 'weLeadUntil'] as const).map((field): [VerbName, Refusal, string, string] => [
      ...(['decide', { code: 'date-impossible', rule: 'R8.6', field, why: 'it has passed' }] as const),
      ...([field, `#${field}-day`] as const),
    ]),
    [
      'record-legal-advice',
      { code: 'date-impossible', rule: 'R8.3', field: 'on', why: 'it is not yet' },
      ...(['on', '#on-day'] as const),
    ],
    ['escalate', { code: 'reasons-needed', rule: 'R8.3', field: 'reasons' }, 'reasons', '#reasons'],
    ['dispute', { code: 'ground-needs-a-reason', rule: 'R8.2' }, 'code', '#code'],
  ]
  test.each(refusals)('%s: %o', (verb, refused, field, href) => {
    const t = verb === 'dispute' ? anAcknowledged() : inDispute(verb === 'decide' ? 3 : 2)
    const opened = openedBy(t, holder('receiver', verb === 'dispute' ? 0 : verb === 'decide' ? 3 : 2))
    const { errors = [] } = wayBack({ refused }, opened, { verb, worker: 'somebody' })
    expect(errors).toMatchObject([{ field, href }])
    const html = String(<VerbPage {...{ opened, verb, once, errors }} />)
    expect(elements(html, 'a').some((link) => link.get('href') === href)).toBe(true)
    const first = ['input', 'textarea']
      .flatMap((tag) => elements(html, tag))
      .some((one) => `#${one.get('id')}` === href)
    expect([first, html.includes(`id="${field}-error"`)]).toEqual([true, true])
  })

  test('and of a field that this form does not show, above the form', () => {
    const refused = { code: 'date-impossible', rule: 'R8.6', field: 'from', why: 'leave it out' } as const
    const opened = openedBy(inDispute(1), holder('sender', 1))
    expect(wayBack({ refused }, opened, { verb: 'decide', worker: 'somebody' }).errors?.[0]).not.toHaveProperty('href')
  })
})

describe('the form that brings it to the next rung (R8.3, R8.4)', () => {
  test('says to whom it goes, and above the practice leads asks for reasons', () => {
    const words = textOf(form(inDispute(1), holder('sender', 1), 'escalate'))
    expect(words).toContain('It goes to both heads of service, who are told at once.')
    expect(words).toContain('Reasons, in your own words')
    expect(words).not.toContain('(optional)')
    expect(textOf(form(inDispute(), holder('sender', 0), 'escalate'))).toContain('(optional)')
    // Time has taken it to the service managers: they give reasons, though the practice leads may still decide.
    const morning = '2026-11-25T08:00:00.000Z'
    const climbed = acted(inDispute(), 'remind', {}, theExchange(), morning)
    const asks = (rung: number) => textOf(form(climbed, holder('sender', rung), 'escalate', undefined, morning))
    expect(asks(1)).not.toContain('(optional)')
    expect(asks(1)).toContain('It goes to both heads of service')
    expect(asks(0)).toContain('(optional)')
    expect(asks(0)).toContain('It goes to both service managers')
  })
})

describe('whose duty it is', () => {
  test.each(['dispute', 'state-position', 'state-duty'] as const)(
    'is asked by the names of both councils: %s',
    (verb) => {
      const t = verb === 'dispute' ? anAccepted(['c1']) : inDispute()
      const words = textOf(form(t, holder('sender', 0), verb))
      expect(words).toContain('Marlbrook County Council’s Thornwick Borough Council’s Both authorities’, together')
    },
  )
})

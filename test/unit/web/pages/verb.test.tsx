import { describe, expect, test } from 'vitest'
import { verbNames, verbs } from '../../../../src/domain/verbs.ts'
import { fieldsOf } from '../../../../src/web/forms/fields.ts'
import { errorsFor } from '../../../../src/web/forms/read-form.ts'
import { PaperPage } from '../../../../src/web/pages/paper.tsx'
import { withPages } from '../../../../src/web/pages/steps.tsx'
import { VerbPage, type VerbProps } from '../../../../src/web/pages/verb.tsx'
import { wayBack } from '../../../../src/web/pages/verb-handlers.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { metForOne, noLongerInNeed } from '../../../support/clocks.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aSent, doing, inDispute } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const ours = aWorkerOf('receiver', 'social-worker')
const theirWorker = aWorkerOf('sender', 'social-worker')
const theirLead = aWorkerOf('sender', 'practice-lead')
const opened = openedBy(anAcknowledged(), ours)
const form = (props: Pick<VerbProps, 'verb'> & Partial<VerbProps>) =>
  String(<VerbPage opened={opened} once={once} {...props} />)

describe('every verb that has a page has a plain form', () => {
  test.each(withPages(verbNames).filter((verb) => verb !== 'add-paper' && verb !== 'send-addendum'))('%s', (verb) => {
    expect(fieldsOf(verbs[verb].input)).toHaveLength(Object.keys(verbs[verb].input.shape).length)
    expect(textOf(form({ verb }))).toContain(verbs[verb].title)
  })
})

describe('a form', () => {
  test('carries the session, the version that was looked at, and a key that makes it happen once', () => {
    const hidden = elements(form({ verb: 'ask' }), 'input').filter((input) => input.get('type') === 'hidden')
    const values = Object.fromEntries(hidden.map((input) => [input.get('name'), input.get('value')]))
    expect(values).toEqual({ csrf: 'csrf-of-this-session', once, version: String(opened.view.version) })
  })

  test('offers the children by name where the papers are open, and by number and age where not', () => {
    const lead = aWorkerOf('receiver', 'practice-lead')
    expect(textOf(form({ verb: 'accept', opened: openedBy(anAcknowledged(), lead) }))).toContain('Isolde')
    const closed = textOf(form({ verb: 'accept', opened: openedBy(aSent(), lead) }))
    expect(closed).toContain('Child 1, aged 9')
    expect(closed).not.toContain('Isolde')
  })

  test('shows errors at the top, at the field and in the title', () => {
    const parsed = verbs.ask.input.safeParse({ items: ['<i>report</i>'], by: 'soon' })
    const errors = errorsFor(verbs.ask.input, parsed.error?.issues ?? [])
    const html = form({ verb: 'ask', values: { items: ['<i>report</i>'], by: 'soon' }, errors })
    expect(html).toContain('<title>Error: ')
    expect(html).toContain('&lt;i&gt;report&lt;/i&gt;')
    expect(elements(html, 'a').map((link) => link.get('href'))).toContain('#by-day')
  })

  test('shows the duty number before an alert is written (R2.8)', () => {
    const html = form({ verb: 'raise-alert', opened: openedBy(aDraft()) })
    expect(textOf(html).indexOf('01632 960101')).toBeGreaterThan(0)
    expect(html.indexOf('01632 960101')).toBeLessThan(html.indexOf('<textarea'))
    expect(textOf(html)).toContain('does not replace a telephone referral')
  })

  test('puts the out-of-hours number first when the duty desk is shut (R2.8)', () => {
    const numbers = (at: string) => {
      const html = form({ verb: 'raise-alert', opened: openedBy(aDraft(), undefined, at) })
      return elements(html, 'a').flatMap((link) => (link.get('href') ?? '').match(/^tel:(\d+)$/)?.[1] ?? [])
    }
    expect(numbers('2026-11-23T10:00:00.000Z')).toEqual(['01632960101', '01632960901'])
    expect(numbers('2026-11-20T18:30:00.000Z')).toEqual(['01632960901', '01632960101'])
  })

  test('says what it means to acknowledge an alert', () => {
    const alerted = doing(aSent(), aWorkerOf('sender', 'duty'), 'raise-alert')
    expect(textOf(form({ verb: 'acknowledge-alert', opened: openedBy(alerted, ours) }))).toContain(
      'every alert on this transfer that waits',
    )
  })

  test('shows the verdict before the package is sent (R4.7)', () => {
    expect(textOf(form({ verb: 'send', opened: openedBy(aDraft()) }))).toContain('Everyone whose yes we need said yes.')
  })

  test('shows the open question before it is answered', () => {
    const asked = openedBy(doing(anAcknowledged(), ours, 'ask'))
    expect(textOf(form({ verb: 'answer', opened: asked }))).toContain('The school’s last report')
  })

  test('shows the verdict before a later paper, and that permission was withdrawn (R4.6)', () => {
    const later = (t: typeof sentAndTaken) =>
      textOf(String(<PaperPage opened={openedBy(t)} verb="send-addendum" once={once} />))
    const sentAndTaken = anAcknowledged()
    expect(later(sentAndTaken)).toContain('May the papers be shared? Verdict Yes, the whole package')
    expect(later(sentAndTaken)).not.toContain('Permission was withdrawn')
    const withdrawn = doing(sentAndTaken, theirWorker, 'record-permission', { state: 'withdrawn' })
    expect(later(withdrawn)).toContain('Nothing further goes without a new decision')
  })

  test('offers to set advised conditions aside only where some were advised (R4.4)', () => {
    const decides = (t: typeof refused) => textOf(form({ verb: 'decide-sharing', opened: openedBy(t, theirLead) }))
    const refused = aDraft({ permission: 'refused' })
    const asked = doing(refused, theirLead, 'ask-advice')
    const guardian = aWorkerOf('sender', 'caldicott-guardian')
    expect(decides(refused)).not.toContain('Set the advised conditions aside')
    const bare = doing(asked, guardian, 'answer-advice', { advice: 'share', conditions: undefined })
    expect(decides(bare)).not.toContain('Set the advised conditions aside')
    const advice = { advice: 'share-with-conditions', conditions: ['Do not tell the father.'] }
    expect(decides(doing(asked, guardian, 'answer-advice', advice))).toContain('Set the advised conditions aside')
  })

  test('asks the outcome of each child by name, and has room for a service that cannot be provided', () => {
    const html = form({ verb: 'hold-meeting' })
    const rows = elements(html, 'div').filter((div) => div.get('class') === 'baton-row')
    expect(rows).toHaveLength(2 + 1)
    const inputs = elements(html, 'input')
    const chosen = inputs.filter((one) => /^outcomes\.\d\.child$/.test(one.get('name') ?? ''))
    expect(chosen.map((one) => [one.get('type'), one.get('value')])).toEqual([
      ['hidden', 'c1'],
      ['hidden', 'c2'],
    ])
    expect(textOf(html)).toContain('Isolde Fenwick-Ashgrove Outcome')
    expect(elements(html, 'button').some((one) => one.get('name') === 'more')).toBe(true)
  })

  test('asks no outcome again of a child who has one', () => {
    const html = form({ verb: 'hold-meeting', opened: openedBy(metForOne(), ours) })
    const inputs = elements(html, 'input').filter((one) => /^outcomes\.\d\.child$/.test(one.get('name') ?? ''))
    expect(inputs.map((one) => one.get('value'))).toEqual(['c2'])
  })

  test('offers a closing summary only of a child who is no longer in need (R7.3)', () => {
    const offered = (t: ReturnType<typeof anAcknowledged>) =>
      elements(form({ verb: 'write-closing-summary', opened: openedBy(t, ours) }), 'input')
        .filter((one) => one.get('name') === 'child')
        .map((one) => one.get('value'))
    expect(offered(noLongerInNeed())).toEqual(['c1'])
    expect(offered(metForOne())).toEqual([])
  })

  test('speaks to whoever fills it in', () => {
    expect(textOf(form({ verb: 'end-stay' }))).toContain('Say what has become of the temporary stay, and since when.')
    expect(textOf(form({ verb: 'agree-residence' }))).not.toContain('Agrees the correction')
  })
})

describe('what was not done comes back on the form', () => {
  test('a refusal by its sentence, with names in place of ids', () => {
    const dispute = openedBy(inDispute(), aWorkerOf('receiver', 'practice-lead'))
    const { status, errors } = wayBack(
      { refused: { code: 'in-dispute', rule: 'R8.6', children: ['c1', 'c2'] } },
      dispute,
    )
    expect(status).toBe(422)
    expect(errors?.[0]?.text).toMatch(/^Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove are in dispute\. /)
  })

  test('a refusal that is of one field, at that field', () => {
    const late = { code: 'late-meeting-needs-a-reason', rule: 'R7.2', field: 'lateReason', due: '2026-12-18' } as const
    const impossible = { code: 'date-impossible', rule: 'R7.1', field: 'on', why: 'it has passed' } as const
    const tried = { verb: 'arrange-meeting', worker: ours.worker } as const
    expect(wayBack({ refused: late }, opened, tried).errors).toMatchObject([
      { field: 'lateReason', href: '#lateReason', text: expect.stringContaining('18 December 2026') },
    ])
    const { errors = [] } = wayBack({ refused: impossible }, opened, tried)
    expect(errors).toMatchObject([{ field: 'on', href: '#on-day' }])
    const html = form({ verb: 'arrange-meeting', errors })
    expect(elements(html, 'a').map((link) => link.get('href'))).toContain('#on-day')
    expect(elements(html, 'p').some((one) => one.get('id') === 'on-error')).toBe(true)
  })

  test('a refusal of a field that the form has not, above the form', () => {
    const refused = { code: 'date-impossible', rule: 'R7.1', field: 'nowhere', why: 'it has passed' } as const
    expect(wayBack({ refused }, opened, { verb: 'ask', worker: ours.worker }).errors?.[0]).not.toHaveProperty('field')
  })

  test('a lost race with what changed since, the answers kept for the version as it is now', () => {
    const changed = [{ version: 9, type: 'InformationAsked', by: 'social-worker', at: '2026-11-23T10:05:00Z' }]
    const { status, lost } = wayBack({ lost: { version: 9, changed } }, opened)
    const html = form({ verb: 'ask', values: { items: ['The report'] }, lost })
    expect(status).toBe(409)
    expect(textOf(html)).toContain('Information asked for, by social worker, 23 November 2026 at 10:05am')
    expect(html).toContain('The report')
    expect(textOf(html)).toContain('Look at the transfer again')
  })

  test('what is out of turn sends its reader to the transfer, and lists no verbs', () => {
    const refused = { code: 'out-of-turn', rule: 'R2.1', state: 'sent', allowed: [...verbNames] } as const
    const sent = openedBy(aSent())
    const said = (worker: string) => wayBack({ refused }, sent, { verb: 'send', worker }).errors?.[0]
    expect(said('somebody-else')).toEqual({
      text: 'This cannot be done while the transfer is sent. Look at the transfer: it shows where it stands and what you may do now.',
      href: `/transfers/${sent.view.id}`,
    })
    expect(said(theirWorker.worker)?.text).toMatch(
      /^You sent this package on 20 November 2026 at 3:00pm[.] Look at the/,
    )
  })

  test('a form that was taken already says so', () => {
    expect(wayBack({ keyReused: true }, opened)).toMatchObject({ status: 409 })
  })
})

import { describe, expect, test } from 'vitest'
import { verbNames, verbs } from '../../../../src/domain/verbs.ts'
import { fieldsOf } from '../../../../src/web/forms/fields.ts'
import { errorsFor } from '../../../../src/web/forms/read-form.ts'
import { withPages } from '../../../../src/web/pages/steps.tsx'
import { VerbPage, type VerbProps } from '../../../../src/web/pages/verb.tsx'
import { wayBack } from '../../../../src/web/pages/verb-handlers.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, aSent, doing, inDispute } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const ours = aWorkerOf('receiver', 'social-worker')
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

  test('shows the verdict before the package is sent (R4.7)', () => {
    expect(textOf(form({ verb: 'send', opened: openedBy(aDraft()) }))).toContain('Everyone asked has given permission.')
  })

  test('shows the open question before it is answered', () => {
    const asked = openedBy(doing(anAcknowledged(), ours, 'ask'))
    expect(textOf(form({ verb: 'answer', opened: asked }))).toContain('The school’s last report')
  })

  test('asks the outcome of no more children than there are', () => {
    const rows = elements(form({ verb: 'hold-meeting' }), 'div').filter((div) => div.get('class') === 'baton-row')
    expect(rows).toHaveLength(2)
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

  test('a lost race with what changed since, the answers kept for the version as it is now', () => {
    const changed = [{ version: 9, type: 'InformationAsked', by: 'social-worker', at: '2026-11-23T10:05:00Z' }]
    const { status, lost } = wayBack({ lost: { version: 9, changed } }, opened)
    const html = form({ verb: 'ask', values: { items: ['The report'] }, lost })
    expect(status).toBe(409)
    expect(textOf(html)).toContain('Information asked for, by social worker, 23 November 2026 at 10:05am')
    expect(html).toContain('The report')
    expect(textOf(html)).toContain('Look at the transfer again')
  })

  test('a form that was taken already says so', () => {
    expect(wayBack({ keyReused: true }, opened)).toMatchObject({ status: 409 })
  })
})

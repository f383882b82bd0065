import { describe, expect, test } from 'vitest'
import type { Warning } from '../../../../schemas/transfer.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { inBrief } from '../../../../src/web/pages/warnings.tsx'
import { now } from '../../../support/acting.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAccepted, anAcknowledged, aSent } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const names = new Map([['c1', 'Isolde']])
const theirs = aWorkerOf('sender', 'social-worker')
const ours = aWorkerOf('receiver', 'social-worker')
const planOf = (t: Transfer) => t.papers.find(({ slot }) => slot === 'plan')?.id ?? ''

const smart = (code: string, at: number, paper = ''): Warning => ({
  ...{ rule: 'R3.7', code, slot: 'plan', where: `need 1, action ${at}`, words: `Plan, need 1, action ${at}: ${code}.` },
  ...(paper ? { paper } : {}),
})
const overdue: Warning = {
  ...{ rule: 'R3.8', code: 'review-overdue', slot: 'minutes', since: '2026-11-02' },
  words: 'Review: due 2 November 2026, by the summary.',
}

describe('several warnings in a few words', () => {
  test.each<[string, Warning[]]>([
    ['1 action needs a name', [smart('no-named-person', 1)]],
    ['1 action needs a date', [smart('vague-date', 1)]],
    ['1 action needs a name and a date', [smart('no-named-person', 1), smart('no-date', 1)]],
    ['2 actions need a name or a date', [smart('no-named-person', 1), smart('no-date', 2)]],
    [
      '2 actions need a date, 1 is past its date',
      [smart('no-date', 1), smart('vague-date', 2), smart('date-in-the-past', 3)],
    ],
    ['2 actions are past their date', [smart('date-in-the-past', 1), smart('date-in-the-past', 2)]],
    ['1 action is past its date, review overdue since 2 November 2026', [overdue, smart('date-in-the-past', 1)]],
    ['review overdue since 2 November 2026 for Isolde', [{ ...overdue, children: ['c1'] }]],
    ['', []],
  ])('%s', (words, warnings) => expect(inBrief(warnings, names)).toBe(words))
})

describe('the sender, before sending', () => {
  const draft = aDraft()
  const warned = [smart('no-named-person', 1, planOf(draft)), smart('no-date', 1, planOf(draft)), overdue]
  const opened = openedBy(draft, theirs, now, warned)

  test('sees how many there are above the buttons, and each with its paper', () => {
    const words = textOf(String(<TransferPage {...opened} once={once} />))
    expect(words.indexOf('2 things to check in the papers before you send them')).toBeGreaterThan(0)
    expect(words.indexOf('2 things to check in the papers')).toBeLessThan(words.lastIndexOf('What you may do'))
    const plan = words.slice(words.indexOf('Child in Need plan'), words.indexOf('Minutes of the latest review'))
    expect(plan).toContain('1 action needs a name and a date')
    expect(plan).toContain('Plan, need 1, action 1: no-named-person.')
    expect(words).toContain('Review overdue since 2 November 2026')
  })

  test('sees them again on the page that sends, above its button, and is told that they stop nothing', () => {
    const html = String(<VerbPage opened={opened} verb="send" once={once} />)
    expect(textOf(html)).toContain('2 things to check before you send You may send all the same.')
    const form = html.indexOf('/send"')
    expect(html.indexOf('id="to-check"')).toBeGreaterThan(0)
    expect(html.indexOf('id="to-check"')).toBeLessThan(form)
    expect(textOf(html)).toContain('Plan, need 1, action 1: no-date.')
  })

  test('is told nothing where there is nothing', () => {
    const none = openedBy(draft, theirs)
    expect(String(<TransferPage {...none} once={once} />)).not.toContain('to check')
    expect(String(<VerbPage opened={none} verb="send" once={once} />)).not.toContain('to check')
  })
})

describe('the receiver', () => {
  const taken = anAcknowledged()
  const warned = [
    smart('no-date', 1, planOf(taken)),
    { rule: 'R5.2', code: 'identifier-doubtful', words: 'Isolde: odd.' },
  ]

  test('sees the same once the papers are open, and what is doubtful about a child', () => {
    const words = textOf(String(<TransferPage {...openedBy(taken, ours, now, warned)} once={once} />))
    expect(words).toContain('2 things to check in the papers that you were sent')
    expect(words).toContain('1 action needs a date')
    expect(words).toContain('Isolde: odd.')
  })

  test('sees at most 20 of one paper, and how many more there are', () => {
    const many = Array.from({ length: 25 }, (_, at) => smart('no-date', at + 1, planOf(taken)))
    const words = textOf(String(<TransferPage {...openedBy(taken, ours, now, many)} once={once} />))
    expect(words).toContain('action 20: no-date. and 5 more in this paper')
    expect(words).not.toContain('action 21:')
    expect(words).toContain('25 things to check')
  })

  test('sees none of it before', () => {
    const words = textOf(String(<TransferPage {...openedBy(aSent(), ours, now, warned)} once={once} />))
    expect(words).not.toMatch(/to check|needs a date|odd/)
  })

  test('is told as at which day they were judged, once the case has changed hands', () => {
    const opened = openedBy(anAccepted(), ours, '2027-02-01T10:00:00.000Z', warned)
    if (opened.view.content) opened.view.content.warnedOn = '2026-11-23'
    const words = textOf(String(<TransferPage {...opened} once={once} />))
    expect(words).toContain('2 things to check , as at 23 November 2026, when the case changed hands.')
  })
})

test('what a paper says is words, not markup', () => {
  const draft = aDraft()
  const hostile = [{ ...smart('no-date', 1, planOf(draft)), words: '<img src=x onerror=alert(1)>' }]
  const opened = openedBy(draft, theirs, now, hostile)
  for (const html of [
    String(<TransferPage {...opened} once={once} />),
    String(<VerbPage opened={opened} verb="send" once={once} />),
  ])
    expect(html).not.toContain('<img')
})

test('each paper in the list says which kind of care it asks for (R3.10)', () => {
  const words = textOf(String(<TransferPage {...openedBy(anAcknowledged(), ours)} once={once} />))
  for (const kind of ['About a third party', 'Confidential address', 'Keep from a named person'])
    expect(words).toContain(kind)
})

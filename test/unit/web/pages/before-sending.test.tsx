import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { lacksBeforeSending } from '../../../../src/web/pages/before-sending.tsx'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, aSent, doing } from '../../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const html = (t: Transfer, by: Actor = worker) =>
  String(<VerbPage opened={openedBy(t, by)} verb="send" once="01998000-0000-4000-8000-0000000000aa" />)
const places = (t: Transfer, by?: Actor) =>
  elements(html(t, by), 'a').flatMap((link) => (link.get('href') ?? '').split('/')[3] ?? [])
const sends = (t: Transfer) => elements(html(t), 'form').some((form) => form.get('action')?.endsWith('/send'))

describe('the page that sends', () => {
  test('has its button where nothing is known to stand in the way', () => {
    expect(lacksBeforeSending(openedBy(aDraft()))).toEqual([])
    expect(sends(aDraft())).toBe(true)
  })

  test.each([
    ['a paper', 'plan', 'Child in Need plan: missing.', 'explain-unavailable?slot=plan'],
    ['the move', 'move', 'What the move means is not recorded.', 'record-move'],
    ['residence', 'residence', 'Where the family lives is not reported.', 'report-residence'],
    ['permission', 'permission', 'The papers may not be shared yet.', 'record-permission'],
    ['a lawful basis', 'basis', 'The lawful basis is not recorded.', 'record-lawful-basis'],
  ] as const)('without %s says so, leads to it, and has no button', (_what, without, words, place) => {
    const t = aDraft({ without })
    expect(textOf(html(t))).toContain(`It cannot be sent yet ${words}`)
    expect(places(t)).toContain(place)
    expect(sends(t)).toBe(false)
  })

  test('lists all that is missing, and who may do what its reader may not', () => {
    const words = textOf(html(aDraft({ without: ['plan', 'move'], permission: 'refused' })))
    for (const one of ['plan: missing', 'What the move means is not', 'may not be shared yet'])
      expect(words).toContain(one)
    expect(words).toContain('Decide whether to share: a practice lead in your authority may do it.')
  })

  test('tells a no that was decided from a not yet (R4.7)', () => {
    const decided = doing(aDraft({ permission: 'refused' }), lead, 'decide-sharing', { outcome: 'do-not-share' })
    const words = textOf(html(decided, lead))
    expect(words).toContain('It may not be sent A practice lead decided that the papers are not shared.')
    expect(words).toContain('Verdict No Why')
    expect(words).not.toContain('yet')
    expect(places(decided, lead)).toEqual(expect.arrayContaining(['notify-move', 'decide-sharing']))
  })

  test('asks for trafficking to be considered once an earlier move was found (R5.2)', () => {
    const opened = openedBy(aDraft())
    const [one] = opened.record
    if (one === undefined) throw new Error('it has a record')
    const record = [...opened.record, { ...one, type: 'EarlierMoveFound' }]
    expect(lacksBeforeSending({ ...opened, record }).map(({ words }) => words)).toEqual([
      'An earlier move was found, and trafficking and modern slavery are not considered.',
    ])
  })

  test('of a family for whom this is the wrong procedure gives the right one (R2.10)', () => {
    const t = aDraft()
    const lost: Transfer = { ...t, family: { ...t.family, whereabouts: 'unknown' } }
    expect(lacksBeforeSending(openedBy(lost))[0]?.words).toContain('tell the police')
  })

  test('has no button once it is sent, or where nobody would receive it (R9.4)', () => {
    expect(sends(aSent())).toBe(false)
    const opened = openedBy(aDraft())
    const authorities = opened.authorities.map((one) => ({ ...one, onExchange: false }))
    expect(lacksBeforeSending({ ...opened, authorities })[0]?.words).toContain(
      'telephone its duty desk on 01632 960101',
    )
  })
})

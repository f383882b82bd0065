import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import type { VerbName } from '../../../../src/domain/verbs.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { aWorkerOf } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAcknowledged, doing } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const manager = aWorkerOf('sender', 'service-manager')
const guardian = aWorkerOf('sender', 'caldicott-guardian')
const theirs = aWorkerOf('receiver', 'social-worker')
const conditions = ['Do not tell the father which school they go to.']

const html = (t: Transfer, by: Actor, at?: string) => String(<TransferPage {...openedBy(t, by, at)} once={once} />)
const partOf = (page: string, id: string) => {
  const from = page.indexOf(`aria-labelledby="${id}"`)
  return page.slice(from, page.indexOf('</section>', from))
}
const part = (t: Transfer, by: Actor, at?: string) => textOf(partOf(html(t, by, at), 'sharing'))
const form = (t: Transfer, by: Actor, verb: VerbName) =>
  textOf(String(<VerbPage opened={openedBy(t, by)} verb={verb} once={once} />))
const verbsIn = (page: string) => elements(page, 'a').map((link) => (link.get('href') ?? '').split(/[/?]/).at(3))

const refused = () => aDraft({ permission: 'refused' })
const asked = () => doing(refused(), lead, 'ask-advice')
const advised = (difference: object = {}) =>
  doing(asked(), guardian, 'answer-advice', { advice: 'share-with-conditions', conditions, ...difference })
const decided = (difference: object = {}) => doing(advised(), lead, 'decide-sharing', difference)

describe('the verdict (R4.7)', () => {
  test('stands as sentences of their own, with the Caldicott status', () => {
    const words = part(refused(), lead)
    expect(words).toMatch(
      /^.*May we share\? Verdict Not yet Why Someone we asked said no\. A practice lead must decide/,
    )
    expect(words).toContain('Caldicott guardian To be considered: somebody said no')
    expect(elements(partOf(html(refused(), lead), 'sharing'), 'li').length).toBeGreaterThan(1)
  })

  test('tells both sides the conditions, and who must keep to them', () => {
    expect(part(decided(), worker)).toContain(`They must keep to ${conditions[0]}`)
    const taken = doing(doing(decided(), worker, 'send'), theirs, 'acknowledge')
    expect(part(taken, theirs)).toContain(`You must keep to ${conditions[0]}`)
  })

  test('names the papers that may go, where only some may', () => {
    const some = aDraft({ permission: 'given-in-part', papers: ['plan', 'summary'] })
    expect(part(some, worker)).toContain('Papers that may go Child in Need plan, Summary or case report')
    expect(part(some, worker)).toContain(
      'Papers that stay behind Social work assessment, Minutes of the latest review Why',
    )
    const taken = doing(doing(some, worker, 'send'), theirs, 'acknowledge')
    expect(part(taken, theirs)).not.toContain('stay behind')
  })

  test('stands with the latest decision, who made it, and the lawful basis beside it (R4.3, R4.5)', () => {
    const words = part(doing(decided(), worker, 'record-lawful-basis'), worker)
    expect(words).toContain('Latest decision Share. Failure to share would place a child or adult at risk of harm.')
    expect(words).toContain('Ambrose Tidewell, 23 November 2026')
    expect(words).toContain('Lawful basis 6(1)(e) public task')
  })
})

describe('who said what (R4.1)', () => {
  test('is a row for each, with the papers and the day', () => {
    const some = doing(aDraft(), worker, 'record-permission', {
      ...{ state: 'given-in-part', papers: ['plan'], askedOn: '2026-11-17' },
    })
    expect(part(some, worker)).toContain(
      'Rowena Fenwick-Ashgrove Mother, has parental responsibility Given in part Only: Child in Need plan 17 November 2026',
    )
  })

  test('says of each child that their own view is not recorded, and leads to it while it is a draft', () => {
    const said = 'Isolde Fenwick-Ashgrove Child Own view not recorded'
    expect(part(aDraft(), worker)).toContain(`${said} Record their own view`)
    const views = elements(partOf(html(aDraft(), worker), 'sharing'), 'a').map((link) => link.get('href') ?? '')
    expect(views).toContainEqual(expect.stringMatching(/record-permission[?]of=c1$/))
    expect(part(anAcknowledged(), worker)).toContain(said)
    expect(part(anAcknowledged(), worker)).not.toContain('Record their own view')
    const heard = doing(aDraft(), worker, 'record-permission', { of: 'c1', state: 'given', understanding: 'has' })
    expect(part(heard, worker)).not.toContain(said)
    expect(part(heard, worker)).toContain('Corin Fenwick-Ashgrove Child Own view not recorded')
  })

  test('says nothing of the view of a child who is not born yet', () => {
    const unborn = { id: 'c1', name: 'Baby Fenwick-Ashgrove', ExpectedPersonBirthDate: '2027-03-01' }
    const known = { id: 'c2', name: 'Lowell Fenwick-Ashgrove', birthDateNotKnown: true as const }
    const t = aDraft({ family: { children: [unborn, known] } })
    expect(part(t, worker)).toContain('Lowell Fenwick-Ashgrove Child Own view not recorded')
    expect(part(t, worker)).not.toContain('Baby Fenwick-Ashgrove Child Own view')
    expect(textOf(html(t, worker))).toContain('Lowell Fenwick-Ashgrove date of birth not known')
  })

  test('says of a child’s own view whether it decides', () => {
    const view = (understanding: string) =>
      part(doing(aDraft(), worker, 'record-permission', { of: 'c1', state: 'refused', understanding }), worker)
    expect(view('has')).toContain('it decides with the others')
    expect(view('has-not')).toContain('it is heard and does not decide')
  })

  test('says of somebody without parental responsibility that their answer does not decide', () => {
    expect(part(doing(aDraft(), worker, 'record-permission', { of: 'p2' }), worker)).toContain(
      'Former partner, without parental responsibility: this answer does not decide',
    )
  })

  test('consent to the service stands apart, as each authority recorded it (R4.10)', () => {
    const words = part(doing(aDraft(), worker, 'record-consent', { consent: 'declined' }), worker)
    expect(words).toContain('It is not permission to share.')
    expect(words).toContain('Marlbrook County Council: declined Thornwick Borough Council: not recorded')
  })
})

describe('advice (R4.4)', () => {
  test('is shown as asked and as answered, to the transferring authority alone', () => {
    expect(part(asked(), lead)).toContain('Advice of the Caldicott guardian Asked May we share the plan?')
    expect(part(asked(), lead)).toContain('Answer Waiting')
    expect(part(advised(), lead)).toContain('Answer Share with conditions Leopold Fennimore')
    const taken = doing(doing(decided(), worker, 'send'), theirs, 'acknowledge')
    expect(part(taken, worker)).toContain('May we share the plan?')
    expect(html(taken, theirs)).not.toContain('May we share the plan?')
  })

  test('the question and the verdict stand above the form that answers', () => {
    const words = form(asked(), guardian, 'answer-advice')
    const question = words.indexOf('Ambrose Tidewell asks the Caldicott guardian')
    const verdict = words.indexOf('May the papers be shared?')
    expect(question).toBeGreaterThan(0)
    expect(verdict).toBeGreaterThan(question)
    expect(words.indexOf('Your advice Share')).toBeGreaterThan(verdict)
    expect(words.split('May we share the plan?')).toHaveLength(2)
  })

  test.each(['send', 'send-in-emergency', 'decide-sharing', 'countersign-sharing', 'ask-advice'] as const)(
    'and the verdict above the form of %s',
    (verb) => expect(form(advised(), lead, verb)).toContain('May the papers be shared? Verdict Not yet'),
  )

  test('what a parent said is read by whoever decides', () => {
    const said = doing(refused(), worker, 'record-permission', { state: 'refused', note: 'She fears her landlord.' })
    expect(form(said, lead, 'decide-sharing')).toContain('She fears her landlord.')
  })

  test('sharing against it waits for a service manager, who alone is led to the form', () => {
    const against = doing(advised({ advice: 'do-not-share', conditions: [] }), lead, 'decide-sharing')
    expect(part(against, lead)).toContain('Countersignature Waiting for a service manager')
    expect(verbsIn(partOf(html(against, lead), 'sharing'))).not.toContain('countersign-sharing')
    expect(verbsIn(partOf(html(against, manager), 'sharing'))).toContain('countersign-sharing')
    expect(part(doing(against, manager, 'countersign-sharing'), lead)).toContain('A service manager has countersigned')
  })
})

describe('what must not be missed', () => {
  test('permission withdrawn after sending is a banner for both sides, until somebody decides (R4.6)', () => {
    const withdrawn = doing(anAcknowledged(), worker, 'record-permission', { state: 'withdrawn' })
    for (const by of [worker, theirs]) {
      expect(textOf(html(withdrawn, by))).toContain('Nothing is unsent. Nothing further goes without a new decision.')
      expect(textOf(html(doing(withdrawn, lead, 'decide-sharing'), by))).not.toContain('Nothing is unsent')
    }
    expect(part(doing(withdrawn, lead, 'decide-sharing'), worker)).toContain('A practice lead has decided since.')
  })

  test('an emergency says what is owed and by when, and then that it is late (R4.9)', () => {
    const t = doing(aDraft({ permission: 'not-reached', without: 'move' }), lead, 'send-in-emergency')
    const owed = 'You owe the reasons for sharing and what the move means:'
    expect(part(t, lead)).toContain(`${owed} due by the end of 24 November 2026.`)
    expect(part(t, lead, '2026-11-24T09:00:00.000Z')).toContain('due by the end of today.')
    expect(part(t, lead, '2026-11-25T09:00:00.000Z')).toContain('late, due by the end of 24 November 2026.')
    expect(verbsIn(partOf(html(t, lead), 'sharing'))).toEqual(expect.arrayContaining(['decide-sharing', 'record-move']))
    expect(part(doing(t, theirs, 'acknowledge'), theirs)).toContain('Marlbrook County Council owes the reasons')
    const settled = doing(doing(t, lead, 'decide-sharing'), lead, 'record-move')
    expect(part(settled, lead)).toContain('All that was owed then is recorded.')
  })

  test('where the papers stay, whether they are told of the move is still to decide (R4.11)', () => {
    const stays = doing(refused(), lead, 'decide-sharing', { outcome: 'do-not-share' })
    expect(part(stays, worker)).toContain('A practice lead in your authority decides it.')
    expect(part(stays, worker)).toContain('Verdict No Why')
    expect(part(stays, worker)).toContain('Latest decision Do not share. Ambrose Tidewell')
    expect(part(doing(stays, lead, 'send-in-emergency'), worker)).toContain(
      'Decision before the emergency Do not share',
    )
    expect(verbsIn(partOf(html(stays, lead), 'sharing'))).toContain('notify-move')
    const told = doing(stays, lead, 'notify-move', { outcome: 'do-not-notify' })
    expect(part(told, lead)).toContain('They are not told; the record says why')
  })
})

import { describe, expect, test } from 'vitest'
import type { Move } from '../../../../schemas/move.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { TransferPage } from '../../../../src/web/pages/transfer.tsx'
import { VerbPage } from '../../../../src/web/pages/verb.tsx'
import { acted, contactId, match, nextTransferId } from '../../../support/acting.ts'
import { aWorkerOf, councils, theExchange } from '../../../support/actors.ts'
import { elements, textOf } from '../../../support/html.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAccepted, anAcknowledged, doing } from '../../../support/transfers.ts'

const once = '01998000-0000-4000-8000-0000000000aa'
const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const theirs = aWorkerOf('receiver', 'social-worker')

const pageOf = (opened: ReturnType<typeof openedBy>) => String(<TransferPage {...opened} once={once} />)
const page = (t: Transfer, by: Actor, at?: string) => pageOf(openedBy(t, by, at))
const partOf = (html: string) => {
  const from = html.indexOf('aria-labelledby="move"')
  return html.slice(from, html.indexOf('</section>', from))
}
const words = (t: Transfer, by: Actor, at?: string) => textOf(partOf(page(t, by, at)))
const hrefs = (html: string) => elements(partOf(html), 'a').map((link) => link.get('href') ?? '')
const form = (t: Transfer, by: Actor, verb: 'tick-agency' | 'answer-service' | 'confirm-risks') =>
  String(<VerbPage opened={openedBy(t, by)} verb={verb} once={once} />)

/** A page on which the exchange has found these earlier moves. */
const finding = (t: Transfer, by: Actor, earlierMoves: NonNullable<Move['earlierMoves']>) => {
  const opened = openedBy(t, by)
  const { content } = opened.view
  if (!content) throw new Error('nothing is open')
  return { ...opened, view: { ...opened.view, content: { ...content, move: { ...content.move, earlierMoves } } } }
}

describe('what is not yet done leads to the form that mends it, for who may (R1.3)', () => {
  const bare = aDraft({ without: 'move' })
  test('a worker is led there', () => {
    expect(words(bare, worker)).toContain('Impact of the move on the children Record what the move means Not yet')
    expect(hrefs(page(bare, worker)).map((href) => href.split('/').at(-1))).toEqual(
      expect.arrayContaining(['record-move', 'tell-parents', 'name-agency', 'name-service']),
    )
  })
  test('an auditor reads it and is led nowhere', () => {
    expect(hrefs(page(bare, aWorkerOf('sender', 'auditor')))).toEqual([])
    expect(words(bare, aWorkerOf('sender', 'auditor'))).toContain('Not yet')
  })
  test('what is done says so (R5.1, R5.3)', () => {
    const done = words(doing(aDraft(), worker, 'tell-parents'), worker)
    expect(done).toContain('Urgency: soon. Read it in the record Done')
    expect(done).toContain('Rowena Fenwick-Ashgrove, on 20 November 2026 Done')
  })
})

describe('agencies in the plan (R5.3)', () => {
  const named = doing(aDraft(), worker, 'name-agency')
  test('have a tick and a date for each thing done, and a link to the next', () => {
    const told = doing(named, worker, 'tick-agency')
    expect(words(told, worker)).toContain(
      'Brackenfold Primary School School, college or nursery Told of the move, 20 November 2026 Not asked to pass its records on yet',
    )
    expect(words(told, worker)).toContain('1 of 3 done')
    expect(hrefs(page(told, worker))).toContainEqual(
      expect.stringMatching(/tick-agency\?agency=a1&done=records-asked$/),
    )
  })
  test('are done with all three, the counterpart by name', () => {
    const counterpart = { done: 'counterpart-known', counterpart: 'Heron Lane School' }
    let t = named
    for (const step of [{}, { done: 'records-asked' }, counterpart]) t = doing(t, worker, 'tick-agency', step)
    expect(words(t, worker)).toContain('Counterpart in the new area: Heron Lane School, 20 November 2026')
    expect(hrefs(page(t, worker)).join()).not.toContain('tick-agency')
  })
  test('are chosen by name in the form', () => {
    expect(textOf(form(named, worker, 'tick-agency'))).toContain('Brackenfold Primary School')
    const radios = elements(form(named, worker, 'tick-agency'), 'input').filter((one) => one.get('name') === 'agency')
    expect(radios.map((one) => one.get('value'))).toEqual(['a1'])
  })
})

describe('services that the plan needs (R5.4)', () => {
  const asked = doing(anAcknowledged(), worker, 'name-service')
  test('wait for the receiving authority, which is led to the form', () => {
    expect(words(asked, worker)).toContain('Thornwick Borough Council answers. Not answered')
    expect(hrefs(page(asked, worker)).join()).not.toContain('answer-service')
    expect(hrefs(page(asked, theirs))).toContainEqual(expect.stringMatching(/answer-service\?service=s1$/))
    expect(textOf(form(asked, theirs, 'answer-service'))).toContain('Speech and language therapy')
  })
  test('a deficit stands out, with the reason and what instead', () => {
    const lacking = { can: 'not-available', reason: 'No therapist until spring.', instead: 'A nursery place.' }
    const answered = words(doing(asked, theirs, 'answer-service', lacking), worker)
    expect(answered).toContain('1 service cannot be provided.')
    expect(answered).toContain('Why not: No therapist until spring. Instead: A nursery place. Not available')
  })
})

describe('between the two authorities (R5.6, R5.7)', () => {
  test('nothing of it stands in a draft', () => expect(words(aDraft(), worker)).not.toContain('Joint visit'))

  test('a joint visit was offered, held, or will not be, and why', () => {
    const visit = (difference: object) =>
      words(doing(anAcknowledged(), worker, 'record-joint-visit', difference), worker)
    expect(visit({ state: 'offered' })).toContain('Offered by Marlbrook County Council, 20 November 2026')
    expect(visit({})).toContain('Recorded by Marlbrook County Council, 20 November 2026 Done')
    expect(visit({ state: 'not-held', on: undefined, why: 'She asked for one worker.' })).toContain(
      'She asked for one worker. Not held',
    )
  })

  test('the two managers should speak where the risk is high', () => {
    const urgent = { ...anAcknowledged(), urgency: 'urgent' as const }
    expect(words(urgent, theirs)).toContain('The risk is high: the two managers should speak.')
    expect(words(anAcknowledged(), theirs)).not.toContain('the two managers')
    expect(words(doing(anAcknowledged(), theirs, 'record-handover'), theirs)).toContain('On 20 November 2026 Done')
  })

  test('the risks stand in the receiving authority’s own words, until they are understood', () => {
    const stated = doing(anAcknowledged(), theirs, 'state-risks')
    expect(words(stated, worker)).toContain('“He may look for them at the school gate.” Perpetua Quillfeather')
    expect(words(stated, worker)).toContain('Not confirmed')
    expect(textOf(form(stated, worker, 'confirm-risks'))).toContain('He may look for them at the school gate.')
    const wrong = doing(stated, worker, 'confirm-risks', { understood: false, correction: 'He knows the nursery too.' })
    expect(words(wrong, theirs)).toContain('Marlbrook County Council answers: He knows the nursery too.')
    expect(hrefs(page(wrong, theirs))).toContainEqual(expect.stringContaining('state-risks'))
    expect(words(doing(stated, worker, 'confirm-risks'), theirs)).toContain('Understood')
    // Stated anew, the earlier correction is no answer to it.
    const again = words(doing(wrong, theirs, 'state-risks', { risks: 'He knows both places.' }), worker)
    expect(again).not.toContain('He knows the nursery too.')
    expect(again).toContain('Not confirmed')
  })
})

describe('the family is told who is responsible (R5.5)', () => {
  test('who still, by when, and by which ways', () => {
    const html = page(anAccepted(), theirs)
    expect(words(anAccepted(), theirs)).toContain('They are to be told by 30 November 2026. Rowena Fenwick-Ashgrove')
    expect(hrefs(html)).toContainEqual(expect.stringMatching(/write-letter\?person=p1$/))
    expect(hrefs(html)).toContainEqual(expect.stringMatching(/tell-family\?people=p1$/))
  })
  test('overdue once the time has passed, and done once they were told', () => {
    expect(words(anAccepted(), theirs, '2026-12-01T09:00:00.000Z')).toContain('Overdue')
    const told = words(doing(anAccepted(), theirs, 'tell-family'), theirs)
    expect(told).toContain('Told by Thornwick Borough Council on 23 November 2026 Done')
    expect(told).not.toContain('Overdue')
  })
  test('whoever has a safe contact rule is told in person: no letter is offered for them', () => {
    const mother = { id: 'p1', name: 'Rowena', relationship: 'Mother', parentalResponsibility: true }
    const people = [{ ...mother, safeContact: 'Only at the nursery.' }]
    const t = anAcknowledged({ family: { people, to: { lines: '2 Heron Mews' } } })
    expect(words(t, worker)).toContain('tell them in person. Safe contact: Only at the nursery.')
    expect(hrefs(page(t, worker)).join()).not.toContain('write-letter?person')
  })
  test('and so is whoever’s permission it was a risk to seek', () => {
    const asked = anAccepted()
    const given = { p1: { state: 'not-sought-risk' as const, seq: 5 } }
    const t = { ...asked, permission: { ...asked.permission, given } }
    expect(words(t, theirs)).toContain('Rowena Fenwick-Ashgrove : tell them in person')
    expect(hrefs(page(t, theirs)).join()).not.toContain('write-letter?person')
  })
  test('whoever is not to be told is named as such, and nothing is owed to them', () => {
    const t = anAccepted()
    const people = t.family.people.map((person) => ({ ...person, tellBy: 'not-to-be-told' as const }))
    const said = words({ ...t, family: { ...t.family, people } }, theirs)
    expect(said).toContain('Rowena Fenwick-Ashgrove is not to be told. Nobody writes to them.')
    expect(said).not.toContain('They are to be told by')
  })
  test('the letters of one’s own authority are listed, each to be read again', () => {
    const written = doing(anAccepted(), theirs, 'write-letter')
    expect(words(written, theirs)).toContain('Letter to Rowena Fenwick-Ashgrove (PDF)')
    expect(hrefs(page(written, theirs))).toContainEqual(expect.stringMatching(/\/letters\/\d+$/))
    expect(hrefs(page(written, worker)).join()).not.toContain('/letters/')
  })
})

describe('an earlier move (R5.2)', () => {
  const draft = acted(aDraft(), 'record-move', { impact: 'A third school.', urgency: 'soon' }, worker, undefined, {
    earlierMoves: [{ match, months: 5 }],
  })
  const found = (more: object = {}, by = lead) => pageOf(finding(draft, by, [{ match, months: 5, ...more }]))
  const said = (html: string) => textOf(partOf(html))

  test('is how many months ago to a practice lead, who may ask for contact by an id alone', () => {
    expect(said(found())).toContain('An earlier move matches, 5 months ago')
    expect(hrefs(found())).toContainEqual(expect.stringMatching(new RegExp(`/ask-contact[?]match=${match}$`)))
  })
  test('is open where it is one’s own', () => {
    expect(hrefs(found({ mine: nextTransferId }))).toContainEqual(`/transfers/${nextTransferId}`)
    expect(hrefs(found({ mine: nextTransferId })).join()).not.toContain('ask-contact')
  })
  test('tells the answer: the name and the number only where they agreed', () => {
    expect(said(found({ contact: {} }))).toContain('They have not answered yet. Asked')
    const agreed = said(found({ contact: { agree: true, authority: councils.receiver } }))
    expect(agreed).toContain('Thornwick Borough Council, duty: 01632 960101')
    expect(said(found({ contact: { agree: false } }))).toContain('are not named. Not agreed')
  })
  test('asks for trafficking to be considered, of a worker too, who does not see how long ago it was', () => {
    const toWorker = words(draft, worker)
    expect(toWorker).toContain(
      'A practice lead sees how long ago. Write down your consideration before the papers are sent',
    )
    expect(toWorker).not.toContain('months ago')
    const considered = doing(draft, worker, 'record-move', { trafficking: 'Considered; no sign of it.' })
    expect(words(considered, worker)).toContain('Trafficking and modern slavery Considered in writing')
  })
  test('none found is said to a practice lead, and nothing of it to anybody else', () => {
    expect(words(aDraft(), lead)).toContain('No other move of these children in the last 12 months')
    expect(words(aDraft(), worker)).not.toContain('Earlier moves')
    expect(words(anAcknowledged(), theirs)).not.toMatch(/earlier move|trafficking/i)
  })
})

describe('another authority that asks for contact (R5.2)', () => {
  const wanted = acted(
    anAcknowledged(),
    'note-contact',
    { contact: contactId, authority: councils.receiver },
    theExchange('sender'),
  )
  test('is a banner for the practice lead who answers, and for nobody else', () => {
    const banner = 'asks to be in contact. The family has moved on to them.'
    expect(textOf(page(wanted, lead))).toContain(banner)
    const links = elements(page(wanted, lead), 'a').map((link) => link.get('href') ?? '')
    expect(links).toContainEqual(expect.stringMatching(new RegExp(`/answer-contact[?]contact=${contactId}$`)))
    for (const by of [worker, theirs]) expect(textOf(page(wanted, by))).not.toContain(banner)
    expect(textOf(page(doing(wanted, lead, 'answer-contact'), lead))).not.toContain(banner)
  })
  test('and the form asks for a yes or a no, which cannot be changed', () => {
    const asked = String(<VerbPage opened={openedBy(wanted, lead)} verb="answer-contact" once={once} />)
    const answers = elements(asked, 'input').filter((one) => one.get('name') === 'agree')
    expect(answers.map((one) => one.get('value'))).toEqual(['yes', 'no'])
    expect(textOf(asked)).toContain('Your answer cannot be changed')
  })
})

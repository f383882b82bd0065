import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { acted } from '../../../support/acting.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { inputs } from '../../../support/inputs.ts'
import { changes, once, ours, soon, theirs, written } from '../../../support/letters.ts'
import { anAccepted, anAcknowledged, aSent, aWithdrawn, inDispute } from '../../../support/transfers.ts'

const theirLead = aWorkerOf('sender', 'practice-lead')

describe('a letter says who is responsible now, who next and from when, and whom to call (R5.5)', () => {
  test('once the package is sent, from the transferring authority', () => {
    const letter = written(aSent())
    expect(letter).toMatchObject({
      ...{ on: '2026-11-23', from: 'Aldermere Council', telephone: '01632 960101', to: 'Rowena Fenwick-Ashgrove' },
      heading: 'Who is responsible now',
      about: 'About Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove',
      signOff: 'Children’s social care, Aldermere Council',
    })
    expect(letter.paragraphs).toEqual([
      'We want you to know who is responsible for helping them. They are moving to a new area, or have moved. The council there is Brackwater Borough Council. We have asked it to take over.',
      'We are responsible for helping them now. If that council agrees, it will be responsible next.',
      'Nothing changes until then. You will get a letter when there is news.',
    ])
    expect(letter.closing[0]).toBe('Please call us on 01632 960101 if you want to talk about this.')
  })

  test('once it is accepted from a day to come: who leads until then, and who from that day', () => {
    const t = anAccepted()
    const child = { ...t.children.c1, leads: soon }
    const later = { ...t, children: { c1: child, c2: child } }
    expect(written(later).paragraphs[1]).toBe(
      'We are responsible for helping them now. From 1 December 2026, that council will be responsible.',
    )
    expect(written(later, 'p1', { side: 'receiver' }).paragraphs[1]).toBe(
      'That council is responsible for helping them now. From 1 December 2026, we will be responsible.',
    )
    // Written on that day, it says what is so on that day.
    expect(written(later, 'p1', { side: 'receiver', on: '2026-12-01' }).paragraphs[1]).toBe(
      'We are responsible for helping them now.',
    )
  })

  test('whoever leads is the one to call about the help', () => {
    expect(written(anAccepted()).closing[0]).toBe(
      'Please call that council on 01632 960202 to talk about the help. If you have questions about this letter, call us on 01632 960101.',
    )
  })

  test('where each council leads for some of them, whom to call about whom', () => {
    const t = { ...once('stepped-up', theirs), children: { c1: { leads: ours }, c2: { leads: theirs } } }
    expect(written(t).closing[0]).toBe(
      'Talk to that council about Isolde Fenwick-Ashgrove. Call it on 01632 960202. Talk to us about Corin Fenwick-Ashgrove. Call us on 01632 960101.',
    )
  })

  test('while another council leads for a time, until when (R8.3)', () => {
    const manager = aWorkerOf('receiver', 'service-manager')
    const interim = { decision: 'interim', weLeadUntil: '2026-12-04', reasons: 'Until it is known.' }
    const t = acted(inDispute(1), 'decide', interim, manager)
    expect(written(t).paragraphs).toEqual([
      'We want you to know who is responsible for helping them. We are talking with Brackwater Borough Council about who should help them. We have not agreed yet. Their help will not stop.',
      'That council is responsible for helping them now. From 5 December 2026, we will be responsible.',
      'You will get a letter when this is settled.',
    ])
  })

  test('while both share it, until when and whom to call first (R8.6)', () => {
    const said = { decision: 'outcome', outcome: 'shared', until: '2027-01-12', leads: 'sender', reasons: 'Both help.' }
    const one = acted(inDispute(3), 'decide', said, aWorkerOf('sender', 'director'))
    const t = acted(one, 'decide', said, aWorkerOf('receiver', 'director'))
    expect(written(t).paragraphs[1]).toBe(
      'Until 12 January 2027, we are both responsible for helping them. We are the ones to call first.',
    )
  })

  test('about the children of the change alone, each with who leads for them', () => {
    const told = acted(anAcknowledged(), 'tell-family', inputs['tell-family'], aWorkerOf('sender', 'social-worker'))
    const one = acted(told, 'accept', { ...inputs.accept, children: ['c1'] }, aWorkerOf('receiver', 'practice-lead'))
    expect(written(one).about).toBe('About Isolde Fenwick-Ashgrove')
    const t = { ...once('stepped-up', theirs), children: { c1: { leads: ours }, c2: { leads: theirs } } }
    expect(written(t).paragraphs[1]).toBe(
      'Brackwater Borough Council is responsible for helping Isolde Fenwick-Ashgrove now. We are responsible for helping Corin Fenwick-Ashgrove now.',
    )
  })
})

describe('a letter about children of several changes (R5.5)', () => {
  test('says whom the news is about, and of each child who is responsible now and next', () => {
    const letter = written(anAccepted(['c2']))
    expect(letter.about).toBe('About Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove')
    expect(letter.paragraphs.slice(0, 2)).toEqual([
      'We want you to know who is responsible for helping them. We have news of Corin Fenwick-Ashgrove. They are moving to a new area, or have moved. The council there is Brackwater Borough Council. It has agreed to take over.',
      'We are responsible for helping Isolde Fenwick-Ashgrove now. If that council agrees, it will be responsible next. That council is responsible for helping Corin Fenwick-Ashgrove now.',
    ])
  })

  test('names the children of whom the same is said together', () => {
    const t = acted(anAcknowledged(), 'withdraw', { ...inputs.withdraw, children: ['c1'] }, theirLead)
    const both = acted(t, 'step-up', { ...inputs['step-up'], children: ['c2'] }, theirLead)
    const { paragraphs } = written(both)
    expect(paragraphs[0]).toContain('We have news of Corin Fenwick-Ashgrove. The kind of help')
    expect(paragraphs[1]).toBe('We are responsible for helping Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove now.')
  })

  test('says that both are responsible only of those for whom that was agreed', () => {
    const t = once('shared', theirs)
    const accepted = anAccepted(['c1']).children.c1
    if (accepted === undefined) throw new Error('no such child')
    const shared = { ...t, children: { ...t.children, c1: accepted } }
    expect(written(shared).paragraphs[1]).toBe(
      'That council is responsible for helping Isolde Fenwick-Ashgrove now. We are both responsible for helping Corin Fenwick-Ashgrove now. We are the ones to call first.',
    )
  })

  test('says nothing of whose news it is where it is of all', () => {
    for (const what of changes) expect(written(once(what, theirs)).paragraphs[0]).not.toContain('We have news of')
  })
})

describe('a meeting to plan the help is promised only where none was held (R7.1)', () => {
  const promised = 'There will be a meeting to plan the help.'
  const lastOf = (t: Transfer, side: 'sender' | 'receiver') => written(t, 'p1', { side }).paragraphs.at(-1)

  test.each(['sender', 'receiver'] as const)('by the %s', (side) => {
    const t = anAccepted()
    expect(lastOf(t, side)).toContain(promised)
    const meeting = { on: '2026-11-23', time: '14:00', place: 'Thornwick Family Centre', chair: 'Honoria Larkspur' }
    expect(lastOf({ ...t, meeting }, side)).toContain(promised)
    expect(lastOf({ ...t, meeting: { ...meeting, heldOn: '2026-11-23' } }, side)).not.toContain('meeting')
    const { c1, c2 } = t.children
    if (c1 === undefined || c2 === undefined) throw new Error('two children')
    const outcome = 'continues' as const
    expect(lastOf({ ...t, children: { c1: { ...c1, outcome }, c2 } }, side)).toContain(promised)
    const each = { c1: { ...c1, outcome }, c2: { ...c2, outcome } }
    expect(lastOf({ ...t, children: each }, side)).toMatch(
      /^(That council|We) can tell the family more\. You can ask at any time\.$/,
    )
  })
})

describe('what really happened can be written about', () => {
  test.each<[string, () => Transfer, string]>([
    ['sent', aSent, 'We have asked it to take over.'],
    ['accepted', anAccepted, 'It has agreed to take over.'],
    ['withdrawn', aWithdrawn, 'That will not happen now.'],
    [
      'returned',
      () =>
        acted(inDispute(), 'decide', { decision: 'agree', reasons: 'So be it.' }, aWorkerOf('sender', 'practice-lead')),
      'We have now agreed that we will be the ones to help them.',
    ],
  ])('%s', (_what, made, said) => {
    expect(written(made()).paragraphs.join(' ')).toContain(said)
  })
})

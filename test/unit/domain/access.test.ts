import { describe, expect, test } from 'vitest'
import { allowedVerbs, mayRead, mayReadEntry, permits } from '../../../src/domain/access.ts'
import { oneSidesOwn } from '../../../src/domain/events.ts'
import { states, type Transfer } from '../../../src/domain/transfer.ts'
import { verbNames } from '../../../src/domain/verbs.ts'
import { act } from '../../support/acting.ts'
import { aWorkerOf, everyRole, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import { aDraft, aDraftOnRequest, anAcknowledged, aSent, doing, inDispute, inState } from '../../support/transfers.ts'

const notThere = { refused: { code: 'no-such-transfer', rule: 'R1.2' } }

describe('who may try what', () => {
  test('party is asked before role, and role before state', () => {
    const sent = aSent()
    given(sent).by(aWorkerOf('receiver', 'auditor')).when('send').thenRefused({ code: 'wrong-party', party: 'sender' })
    given(sent).by(aWorkerOf('sender', 'auditor')).when('send').thenRefused({ code: 'wrong-role' })
    given(sent)
      .by(aWorkerOf('sender', 'social-worker'))
      .when('send')
      .thenRefused({ code: 'out-of-turn', state: 'sent' })
  })

  test('a person of several roles acts in the first that the verb names', () => {
    const by = aWorkerOf('sender', 'auditor', 'practice-lead', 'social-worker')
    expect(permits('send', aDraft(), by)).toEqual({ side: 'sender', role: 'practice-lead' })
  })

  test('who keeps settings may do nothing; who only reads may but say that they know the family', () => {
    for (const state of states)
      for (const role of ['auditor', 'administrator'] as const)
        for (const side of ['sender', 'receiver'] as const) {
          expect(allowedVerbs(inState[state](), aWorkerOf(side, role))).toEqual(
            role === 'auditor' ? ['declare-knowing'] : [],
          )
        }
  })

  test('a case system that acts for a worker may do what the worker may (R1.1)', () => {
    const by = { ...aWorkerOf('sender', 'social-worker'), client: 'marlbrook-case-system' }
    expect(permits('send', aDraft(), by)).toEqual({ side: 'sender', role: 'social-worker' })
  })
})

describe('what is not there for a third authority (R1.2), nor for a receiver told nothing (R4.11)', () => {
  test('a third authority finds no transfer, in any state, by any verb', () => {
    for (const state of states)
      for (const name of verbNames)
        expect(permits(name, inState[state](), aWorkerOf('third', 'director'))).toEqual(notThere)
  })

  test('a draft is not there for the receiving authority, whoever asks', () => {
    for (const name of verbNames)
      for (const role of everyRole) expect(permits(name, aDraft(), aWorkerOf('receiver', role))).toEqual(notThere)
    expect(allowedVerbs(aDraft(), aWorkerOf('receiver', 'practice-lead'))).toEqual([])
  })

  test.each([
    ['notified', () => aDraft({ notified: true })],
    ['warned by an alert', () => doing(aDraft(), aWorkerOf('sender', 'duty'), 'raise-alert')],
    ['asked for', () => aDraftOnRequest()],
  ])('once it was %s it is there', (_how, told) => {
    expect(permits('report-residence', told(), aWorkerOf('receiver', 'social-worker'))).toEqual({
      side: 'receiver',
      role: 'social-worker',
    })
  })
})

describe('the exchange’s own clock', () => {
  test('sends reminders, keeps the print of what was sent, carries wishes for contact, and does nothing else', () => {
    for (const state of states) {
      const t = inState[state]()
      const print = t.sentAt ? ['keep-rendition'] : []
      expect(allowedVerbs(t, theExchange())).toEqual([
        ...print,
        'note-contact',
        'disclose-contact',
        'remind',
        'note-untold',
      ])
    }
    given(aSent())
      .by(theExchange('receiver'))
      .when('acknowledge')
      .thenRefused({ code: 'wrong-party', party: 'receiver' })
  })

  test('no worker sends them', () => {
    given(aSent())
      .by(aWorkerOf('sender', 'director'))
      .when('remind')
      .thenRefused({ code: 'wrong-party', party: 'exchange' })
  })
})

test('the verbs shown are permitted, each one; one that is permitted and not shown would be refused by its rule', () => {
  let unshown = 0
  for (const state of states)
    for (const side of ['sender', 'receiver'] as const)
      for (const role of everyRole) {
        const [t, by] = [inState[state](), aWorkerOf(side, role)]
        const shown = allowedVerbs(t, by)
        const permitted = verbNames.filter((name) => !('refused' in permits(name, t, by)))
        expect(permitted).toEqual(expect.arrayContaining(shown))
        for (const name of permitted.filter((one) => !shown.includes(one))) {
          unshown++
          expect(act(t, name, inputs[name], by), `${name} of a ${state} transfer`).toMatchObject({ refused: {} })
        }
      }
  expect(unshown).toBeGreaterThan(20)
})

describe('how much of it a reader may see (R2.7)', () => {
  const reader = (side: 'sender' | 'receiver' | 'third') => aWorkerOf(side, 'auditor')

  test('the transferring authority, all of it, always', () => {
    for (const state of states) expect(mayRead(inState[state](), reader('sender'))).toBe('all')
  })

  test('the receiving authority, what is told from the start; all of it once a named worker has acknowledged', () => {
    for (const t of [inState.requested(), aDraftOnRequest(), inState.draft(), aSent()])
      expect(mayRead(t, reader('receiver'))).toBe('early')
    for (const t of [anAcknowledged(), inState.completed(), inDispute()])
      expect(mayRead(t, reader('receiver'))).toBe('all')
  })

  test('no third authority, nobody without a role, and no administrator (R1.1)', () => {
    expect(mayRead(anAcknowledged(), reader('third'))).toBe('nothing')
    expect(mayRead(anAcknowledged(), theExchange())).toBe('nothing')
    for (const side of ['sender', 'receiver'] as const) {
      expect(mayRead(anAcknowledged(), aWorkerOf(side, 'administrator'))).toBe('nothing')
      expect(mayRead(anAcknowledged(), aWorkerOf(side, 'administrator', 'social-worker'))).toBe('all')
    }
  })
})

describe('whoever knows the family, or is called as one of them (R1.4)', () => {
  const knowing = aWorkerOf('sender', 'practice-lead')
  const namesake = {
    ...aWorkerOf('sender', 'social-worker'),
    worker: 'sender-namesake',
    name: 'rowena  Fenwick-Ashgrove',
  }
  const shutOut = [
    ['declared', knowing, (t: Transfer) => doing(t, knowing, 'declare-knowing')],
    ['a namesake', namesake, (t: Transfer) => t],
  ] as const

  test.each(shutOut)('may raise an alert and nothing else, and sees nothing: %s', (_how, by, on) => {
    for (const state of ['draft', 'sent', 'acknowledged', 'accepted'] as const) {
      const t = on(inState[state]())
      expect(mayRead(t, by)).toBe('nothing')
      for (const name of verbNames.filter((one) => one !== 'raise-alert' && one !== 'declare-knowing'))
        expect(permits(name, t, by), name).toEqual({ refused: { code: 'knows-the-family', rule: 'R1.4' } })
      expect(allowedVerbs(t, by)).toEqual(['raise-alert'])
      given(t).by(by).when('raise-alert').thenHappened('AlertRaised')
    }
  })

  test('a namesake who was cleared works the case; the one who declared does not', () => {
    const cleared = doing(aSent(), knowing, 'clear-namesake')
    expect(mayRead(cleared, namesake)).toBe('all')
    expect(mayRead(cleared, { ...namesake, authority: aWorkerOf('receiver', 'duty').authority })).toBe('nothing')
    const declared = doing(
      doing(aSent(), knowing, 'declare-knowing'),
      aWorkerOf('sender', 'service-manager'),
      'clear-namesake',
      {
        name: 'Rowena Fenwick-Ashgrove',
      },
    )
    expect(mayRead(declared, knowing)).toBe('nothing')
  })
})

describe('an entry of the record', () => {
  const [theirs, ours] = [aWorkerOf('sender', 'practice-lead'), aWorkerOf('receiver', 'director')]
  const entry = (type: string) => ({ type, authority: theirs.authority })

  test('of one side’s own is nothing to the other', () => {
    for (const type of oneSidesOwn) {
      expect(mayReadEntry(entry(type), ours)).toBe('nothing')
      expect(mayReadEntry(entry(type), theirs)).toBe('all')
    }
    expect(mayReadEntry(entry('TransferSent'), ours)).toBe('all')
  })

  test('on an earlier move is whole to a practice lead and those above, and a title to the rest (R5.2)', () => {
    const whole = everyRole.filter(
      (role) => mayReadEntry(entry('EarlierMoveFound'), aWorkerOf('sender', role)) === 'all',
    )
    expect(whole).toEqual(['practice-lead', 'service-manager', 'head-of-service', 'director'])
    expect(mayReadEntry(entry('EarlierMoveFound'), aWorkerOf('sender', 'auditor'))).toBe('title')
  })
})

test('somebody of two roles answers advice in the one that was asked (R10.1)', () => {
  const both = aWorkerOf('sender', 'caldicott-guardian', 'legal-adviser')
  const asked = doing(aDraft(), aWorkerOf('sender', 'practice-lead'), 'ask-advice', { of: 'legal-adviser' })
  expect(permits('answer-advice', asked, both)).toEqual({ side: 'sender', role: 'legal-adviser' })
  expect(permits('answer-advice', aDraft(), both)).toEqual({ side: 'sender', role: 'caldicott-guardian' })
})

test('somebody of two roles acts on a dispute in the one that holds its rung, and the record says so (R10.1)', () => {
  const both = aWorkerOf('receiver', 'practice-lead', 'service-manager')
  expect(permits('decide', inDispute(0), both)).toMatchObject({ role: 'practice-lead' })
  expect(permits('decide', inDispute(1), both)).toMatchObject({ role: 'service-manager' })
})

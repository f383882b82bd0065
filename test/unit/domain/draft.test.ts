import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { begin, draft, mayBegin, request } from '../../../src/domain/draft.ts'
import { slots } from '../../../src/domain/transfer.ts'
import { aWorkerOf, councils, everyRole } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aFamily } from '../../support/inputs.ts'
import { aDraft, aDraftOnRequest, aRequested, openingBy } from '../../support/transfers.ts'

const family = Family.parse(aFamily())
const lookedAfter = Family.parse({
  ...aFamily(),
  children: [{ id: 'c1', name: 'Isolde Fenwick-Ashgrove', PersonBirthDate: '2017-03-14', status: 'looked-after' }],
})
const theirs = openingBy(aWorkerOf('sender', 'social-worker'))
const ours = openingBy(aWorkerOf('receiver', 'duty', 'social-worker'))
const movedOnFrom = '01998000-0000-7000-8000-0000000000f0'

describe('opening a draft', () => {
  test('names the two authorities, the family and the reference', () => {
    const { sender, receiver } = councils
    expect(draft({ receiver, family }, theirs)).toEqual({
      events: [{ type: 'TransferDrafted', reference: 'BTN-7F3K-2QXM', sender, receiver, family }],
    })
  })

  test('may link back to the transfer by which the family came (R2.11)', () => {
    expect(draft({ receiver: councils.third, family, movedOnFrom }, theirs)).toMatchObject({
      events: [{ movedOnFrom }],
    })
  })

  test('nobody accepts their own transfer: the two are not one authority (R1.2)', () => {
    const refused = { refused: { code: 'same-authority', rule: 'R1.2' } }
    expect(draft({ receiver: councils.sender, family }, theirs)).toEqual(refused)
    expect(request({ sender: councils.receiver, family, note: 'The school rang.' }, ours)).toEqual(refused)
  })

  test('an authority that the exchange does not know is refused', () => {
    const refused = { refused: { code: 'unknown-authority', rule: 'R1.2' } }
    const unknown = { ...theirs, other: undefined }
    expect(draft({ receiver: councils.third, family }, unknown)).toEqual(refused)
    expect(request({ sender: councils.third, family, note: 'The school rang.' }, unknown)).toEqual(refused)
  })

  test('a request that nobody would be told of is refused, with the telephone number (R9.4)', () => {
    const alone = { ...ours, other: { onExchange: false, telephone: '01632 960 303' } }
    expect(request({ sender: councils.sender, family, note: 'The school rang.' }, alone)).toEqual({
      refused: { code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: '01632 960 303' },
    })
  })

  test('a family for whom this is the wrong procedure is refused (R2.10)', () => {
    const refused = { refused: { code: 'wrong-procedure', procedure: 'looked-after-placement', child: 'c1' } }
    expect(draft({ receiver: councils.receiver, family: lookedAfter }, theirs)).toMatchObject(refused)
    expect(request({ sender: councils.sender, family: lookedAfter, note: 'The school rang.' }, ours)).toMatchObject(
      refused,
    )
  })
})

describe('requesting a transfer (R2.9)', () => {
  test('the asker is the receiving authority, and says how it learned', () => {
    const { sender, receiver } = councils
    expect(request({ sender, family, note: 'The school rang.' }, ours)).toEqual({
      events: [
        {
          ...{ type: 'TransferRequested', reference: 'BTN-7F3K-2QXM', sender, receiver, family },
          note: 'The school rang.',
        },
      ],
    })
  })

  test('who asked has not prepared the package (R1.4)', () => {
    expect(aRequested().preparedBy).toEqual([])
    expect(aDraft({ without: slots }).preparedBy).toEqual(['sender-social-worker'])
  })

  test('taken up, it is a draft of the transferring authority, and whole it can be sent', () => {
    expect(begin()).toEqual({ events: [{ type: 'DraftBegun' }] })
    given(aDraftOnRequest()).when('send').thenHappened('TransferSent')
  })
})

test('social workers, practice leads and service managers open transfers, and nobody else (R1.3)', () => {
  const may = everyRole.filter((role) => typeof mayBegin(aWorkerOf('sender', role)) === 'string')
  expect(may).toEqual(['social-worker', 'practice-lead', 'service-manager'])
  expect(mayBegin(aWorkerOf('sender', 'duty', 'practice-lead'))).toBe('practice-lead')
  expect(mayBegin(aWorkerOf('sender', 'auditor'))).toEqual({ refused: { code: 'wrong-role', rule: 'R1.3', who: may } })
})

describe('correcting the family in a draft', () => {
  const [c1, c2] = aFamily().children
  const c3 = { id: 'c3', name: 'Ottoline Fenwick-Ashgrove', ExpectedPersonBirthDate: '2027-02-01' }

  test('a child may be added, and stands as the others do', () => {
    const { after } = given(aDraft())
      .when('record-family', { family: { ...aFamily(), children: [c1, c2, c3] } })
      .thenHappened('FamilyRecorded')
    expect(after.children).toMatchObject({ c3: { leads: [{ side: 'sender', from: '2026-11-23' }] } })
    expect(after.children).toMatchObject({ c1: { leads: [{ side: 'sender', from: '2026-11-16' }] } })
    expect(after.family.children).toHaveLength(3)
  })

  test('a child already named stays named', () => {
    given(aDraft())
      .when('record-family', { family: { ...aFamily(), children: [c2] } })
      .thenRefused({ code: 'no-such-child', rule: 'R2', children: ['c1'] })
  })

  test('it does not become a family of another procedure (R2.10)', () => {
    given(aDraft())
      .when('record-family', { family: { ...aFamily(), whereabouts: 'unknown' } })
      .thenRefused({ code: 'wrong-procedure', procedure: 'missing-family' })
    given(aDraft())
      .when('record-family', { family: { ...aFamily(), children: [c1, { ...c2, status: 'child-protection-plan' }] } })
      .thenRefused({ code: 'wrong-procedure', procedure: 'transfer-in-conference', child: 'c2' })
  })
})

import { describe, expect, test } from 'vitest'
import { traffickingOwed } from '../../../src/domain/trafficking.ts'
import { match } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, doing } from '../../support/transfers.ts'

const lead = aWorkerOf('sender', 'practice-lead')
const earlierMoves = [{ match, months: 5 }]
const trafficking = 'Their mother chose both moves herself.'
const owed = { code: 'trafficking-not-considered', rule: 'R5.2' } as const
const found = (more: object = {}) =>
  given(aDraft()).knowing({ earlierMoves }).when('record-move', more).thenHappened('MoveConsidered', 'EarlierMoveFound')
    .after

describe('an earlier move that the exchange finds (R5.2)', () => {
  test('goes on record once, with how many months ago and nothing of whose it was', () => {
    expect(found().earlierMoves).toEqual(earlierMoves)
    given(found()).knowing({ earlierMoves }).when('record-move').thenHappened('MoveConsidered')
  })

  test('is considered in writing before an ordinary send', () => {
    given(found()).knowing({ earlierMoves }).when('send').thenRefused(owed)
    const considered = given(found()).knowing({ earlierMoves }).when('record-move', { trafficking })
    given(considered.thenHappened('MoveConsidered').after)
      .knowing({ earlierMoves })
      .when('send')
      .thenHappened('TransferSent')
  })

  test('what was written before it was known of is written again', () => {
    expect(traffickingOwed(found({ trafficking }))).toBe(true)
    given(doing(aDraft(), aWorkerOf('sender', 'social-worker'), 'record-move', { trafficking }))
      .knowing({ earlierMoves })
      .when('send')
      .thenRefused(owed)
  })

  test('unless the worker declared earlier moves and wrote of those', () =>
    given(found({ trafficking, movesInTwelveMonths: 1 }))
      .knowing({ earlierMoves })
      .when('send')
      .thenHappened('TransferSent'))

  test('in an emergency it holds nothing up, and joins what is owed', () => {
    const { after } = given(aDraft({ permission: 'refused' }))
      .by(lead)
      .knowing({ earlierMoves })
      .when('send-in-emergency')
      .thenHappened('EmergencyDeclared', 'EarlierMoveFound', 'TransferSent')
    expect(traffickingOwed(after)).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { coveredChildren, wrongProcedure } from '../../../src/domain/children.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aFamily } from '../../support/inputs.ts'
import { aSent, doing } from '../../support/transfers.ts'

const withdrawn = (...children: string[]) =>
  doing(aSent(), aWorkerOf('sender', 'practice-lead'), 'withdraw', { children })

describe('the children that a verb covers', () => {
  test('are all of them, where none is named', () => {
    expect(coveredChildren(aSent(), undefined)).toEqual({ children: ['c1', 'c2'] })
  })

  test('are those that have not ended, where none is named', () => {
    expect(coveredChildren(withdrawn('c1'), undefined)).toEqual({ children: ['c2'] })
  })

  test('are those named, each once', () => {
    expect(coveredChildren(aSent(), ['c2', 'c2'])).toEqual({ children: ['c2'] })
  })

  test('are not of another family', () => {
    expect(coveredChildren(aSent(), ['c1', 'c3', 'c4'])).toEqual({
      refused: { code: 'no-such-child', rule: 'R2', children: ['c3', 'c4'] },
    })
  })

  test('are not those that have ended', () => {
    expect(coveredChildren(withdrawn('c1'), ['c1', 'c2'])).toEqual({
      refused: { code: 'child-has-ended', rule: 'R2', children: ['c1'] },
    })
  })

  test('are never found by the name of something else', () => {
    expect(coveredChildren(aSent(), ['p1'])).toMatchObject({ refused: { code: 'no-such-child' } })
  })
})

describe('wrong procedure is refused by name, with the right one (R2.10)', () => {
  const withSecondChild = (status: string) => {
    const [first, second] = aFamily().children
    return Family.parse({ ...aFamily(), children: [first, { ...second, status }] })
  }

  test.each([
    ['child-protection-plan', 'transfer-in-conference'],
    ['looked-after', 'looked-after-placement'],
    ['court-order', 'court-order'],
  ])('%s', (status, procedure) => {
    expect(wrongProcedure(withSecondChild(status))).toEqual({
      code: 'wrong-procedure',
      rule: 'R2.10',
      procedure,
      child: 'c2',
    })
  })

  test('a family whose whereabouts are unknown is a missing family, before anything else', () => {
    expect(wrongProcedure({ ...withSecondChild('looked-after'), whereabouts: 'unknown' })).toEqual({
      code: 'wrong-procedure',
      rule: 'R2.10',
      procedure: 'missing-family',
    })
  })

  test('children in need travel this way', () => {
    expect(wrongProcedure(Family.parse(aFamily()))).toBeUndefined()
  })
})

import { expect, test } from 'vitest'
import { happened, refuse } from '../../../src/domain/decision.ts'

test('a rule answers what happened, in order, or why not, and never both', () => {
  expect(happened({ type: 'DraftBegun' }, { type: 'PaperRemoved', paper: 'x' })).toEqual({
    events: [{ type: 'DraftBegun' }, { type: 'PaperRemoved', paper: 'x' }],
  })
  expect(refuse({ code: 'no-dispute', rule: 'R8.2' })).toEqual({ refused: { code: 'no-dispute', rule: 'R8.2' } })
})

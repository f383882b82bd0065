import { expect, test } from 'vitest'
import { PermissionState } from '../../../schemas/verbs/permission.ts'
import { isAnswer, isNo, isYes } from '../../../src/domain/answers.ts'

test('of the nine states of permission two are a yes and two a no; the others are no answer (R4.1)', () => {
  const states = PermissionState.options
  expect(states).toHaveLength(9)
  expect(states.filter(isYes)).toEqual(['given', 'given-in-part'])
  expect(states.filter(isNo)).toEqual(['refused', 'withdrawn'])
  expect(states.filter((state) => !isAnswer(state))).toEqual([
    ...['not-yet-sought', 'awaiting-answer', 'not-sought-risk', 'not-sought-urgent', 'not-reached'],
  ])
})

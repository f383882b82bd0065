import { expect, test } from 'vitest'
import { theOther } from '../../../src/domain/actor.ts'

test('there are two parties, and each is the other of the other', () => {
  expect(theOther('sender')).toBe('receiver')
  expect(theOther('receiver')).toBe('sender')
})

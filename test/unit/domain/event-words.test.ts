import { expect, test } from 'vitest'
import { eventTitle, eventWords } from '../../../src/domain/event-words.ts'

test('every event has words of its own, none of them a name in code', () => {
  const words = Object.values(eventWords)
  expect(new Set(words).size).toBe(words.length)
  for (const one of words) expect(one).not.toMatch(/[a-z][A-Z]/)
})

test('an event that is not known stands by its name', () => {
  expect([eventTitle('TransferSent'), eventTitle('toString')]).toEqual(['Package sent', 'toString'])
})

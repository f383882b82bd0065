import { expect, test } from 'vitest'
import { residenceWords } from '../../../src/domain/residence-words.ts'

const councils = { sender: 'Marlbrook', receiver: 'Thornwick' }

test.each([
  [{ kind: 'resident', on: '2026-11-20', by: 'sender' }, 'Resident since 20 November 2026, as Marlbrook reported'],
  [
    { kind: 'expected', on: '2026-11-20', by: 'receiver' },
    'Expected to move on 20 November 2026, as Thornwick reported',
  ],
  [
    { kind: 'temporary', on: '2026-11-20', until: '2026-12-01', by: 'sender' },
    'A temporary stay from 20 November 2026 to 1 December 2026, as Marlbrook reported',
  ],
] as const)('a report of residence is a sentence: %j', (report, words) => {
  expect(residenceWords(report, councils)).toBe(words)
})

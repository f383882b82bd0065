import { expect, test } from 'vitest'
import { otherWords, unfitWords } from '../../../src/domain/unfit.ts'

test.each(Object.entries({ ...unfitWords, ...otherWords }))(
  '%s: one sentence says what is so, others how to mend it, and none is anybody’s fault',
  (_, { title, mend }) => {
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/)
    expect(mend).toMatch(/^[A-Z].*\.$/)
    expect(`${title} ${mend}`).not.toMatch(/invalid|error|you (did|must|failed)|undefined/i)
  },
)

test('no two say the same', () => {
  const titles = Object.values({ ...unfitWords, ...otherWords }).map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

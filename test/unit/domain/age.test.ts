import { describe, expect, test } from 'vitest'
import { ageOn } from '../../../src/domain/age.ts'

describe('age in whole years', () => {
  test.each([
    ['on the day of birth', '2017-03-14', '2017-03-14', 0],
    ['the day before a birthday', '2017-03-14', '2026-03-13', 8],
    ['on a birthday', '2017-03-14', '2026-03-14', 9],
    ['the day after', '2017-03-14', '2026-03-15', 9],
    ['late in the year, before a birthday in December', '2022-12-31', '2026-12-30', 3],
    ['across the century', '1999-12-31', '2000-12-31', 1],
    ['born on 29 February, on 28 February of a common year', '2020-02-29', '2026-02-28', 5],
    ['born on 29 February, on 1 March of a common year', '2020-02-29', '2026-03-01', 6],
    ['born on 29 February, on 29 February', '2020-02-29', '2024-02-29', 4],
  ])('%s', (_when, born, on, age) => expect(ageOn(born, on)).toBe(age))
})

import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { actRows } from '../../../src/domain/sharing-table/acts.ts'
import { caldicottPrinciples, goldenRules } from '../../../src/domain/sharing-table/principles.ts'
import { verdictRows } from '../../../src/domain/sharing-table.ts'

/** Runs the command as its user would. */
function explained(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/local/explain.ts', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  })
  return { code: status, out: stdout, err: stderr }
}

describe('npm run explain -- sharing', () => {
  const { code, out, err } = explained('sharing')
  const lines = out.split('\n')
  const flowing = out.replace(/\s+/g, ' ')

  test('prints a page no wider than a terminal', () => {
    expect([code, err]).toEqual([0, ''])
    expect(lines.filter((line) => line.length > 100)).toEqual([])
    expect(lines.length).toBeGreaterThan(300)
  })

  test('prints every row of both parts, each with why', () => {
    const numbers = lines.flatMap((line) => /^ ?(\d+) {2}(YES|NO|IN PART)\b/.exec(line)?.[1] ?? [])
    expect(numbers.map(Number)).toEqual(verdictRows.map((_row, i) => i + 1))
    for (const { why } of [...verdictRows, ...actRows]) expect(flowing).toContain(why)
    expect(lines.filter((line) => /^ {4}MAY( NOT)? /.test(line))).toHaveLength(actRows.length)
  })

  test('gives the golden rules and principles by number, and beside each row', () => {
    for (const [n, text] of Object.entries(goldenRules)) expect(flowing).toContain(`G${n} ${text}`)
    for (const [n, text] of Object.entries(caldicottPrinciples)) expect(flowing).toContain(`C${n} ${text}`)
    const beside = lines.filter((line) => /^ {4}Rests on +(G\d, )+(C\d, )*C\d; rule R\d+\.\d+$/.test(line))
    expect(beside).toHaveLength(verdictRows.length + actRows.length)
  })

  test('says it in words: no code of the program stands in it', () => {
    expect(flowing).not.toMatch(/\b(not-|share-|given-|all-said|must-decide|undefined|social-worker)/)
    expect(flowing).toContain('Not sought: seeking it might increase risk')
  })
})

test.each([[[]], [['weather']], [['toString']], [['sharing', 'more']]])(
  'of %j it says which topics there are, and ends with 2',
  (args) => {
    const { code, out, err } = explained(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^npm run explain -- TOPIC explains one of these topics: sharing\.\n$/)
  },
)

import { describe, expect, test } from 'vitest'
import { dueRows } from '../../../../src/bundle/words/due.ts'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import type { Report, Transfer } from '../../../../src/domain/transfer.ts'
import { packageFacts, partLines, partOf } from '../../../support/printed.ts'
import { aSent } from '../../../support/transfers.ts'

const councils = { sender: 'Marlbrook County Council', receiver: 'Thornwick Borough Council' }
const report = (more: Partial<Report> = {}): Report => ({
  ...{ kind: 'resident', on: '2026-12-07', known: 'The school rang.', by: 'sender', at: '2026-12-07T09:00:00Z' },
  ...more,
})
const told = (residence: Transfer['residence'], sentAt = '2026-12-07T15:00:00.000Z') =>
  dueRows({ ...packageFacts({ ...aSent(), residence, sentAt }), names: new Map(), councils })
    .flatMap(({ term, said }) => [term, ...said])
    .join('\n')

describe('how the due date was reached (R6.2, R6.4)', () => {
  test('names the bank holidays that were skipped, and how residence is known', () => {
    const said = told({ running: report(), before: [] })
    expect(said).toContain('Meeting due by\nThursday 7 January 2027')
    expect(said).toContain('Christmas Day (25 December 2026)')
    expect(said).toContain('New Year’s Day (1 January 2027)')
    expect(said).toContain(
      'Resident since 7 December 2026, as Marlbrook County Council reported. How this is known: The school rang.',
    )
  })

  test('says that an expected move makes it provisional', () => {
    expect(told({ running: report({ kind: 'expected' }), before: [] })).toContain('This date is provisional')
  })

  test('shows both dates where another is proposed (R6.3)', () => {
    const proposed = report({ on: '2026-12-09', by: 'receiver', known: 'We visited.' })
    expect(told({ running: report(), proposed, before: [] })).toContain(
      'Another date is proposed and waits for the other authority: Resident since 9 December 2026, as Thornwick Borough Council reported. How this is known: We visited.',
    )
  })

  test('says how much of the time had gone (R6.5)', () => {
    expect(told({ running: report({ on: '2026-11-26' }), before: [] })).toContain(
      '7 of the 20 working days had gone before the package was sent.',
    )
    expect(told({ running: report(), before: [] })).not.toContain('had gone')
  })

  test('says so where there is none: a temporary stay, or nothing reported', () => {
    const stay = report({ kind: 'temporary', until: '2027-01-10' })
    expect(told({ running: stay, before: [] })).toContain('the clock does not run during a temporary stay')
    expect(told({ before: [] })).toContain('Not known')
  })
})

describe('the part with every day', () => {
  test('counts each working day and says why another is skipped', () => {
    const lines = partLines(partOf(packageBook(packageFacts(aSent())), 'How the due date was counted'))
    expect(lines).toContain('Monday 23 November 2026 | Day 1')
    expect(lines).toContain('Saturday 21 November 2026 | Skipped: Saturday')
    expect(lines).toContain('Friday 18 December 2026 | Day 20')
  })

  test('is left out while no clock runs', () => {
    const book = packageBook(packageFacts({ ...aSent(), residence: { before: [] } }))
    expect(book.parts.map(({ title }) => title)).not.toContain('How the due date was counted')
  })
})

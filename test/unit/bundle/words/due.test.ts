import { describe, expect, test } from 'vitest'
import { dueRows } from '../../../../src/bundle/words/due.ts'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import type { Report, Transfer } from '../../../../src/domain/transfer.ts'
import { packageFacts, partLines, partOf } from '../../../support/printed.ts'
import { aSent } from '../../../support/transfers.ts'

/** Sent, with no due date kept: it follows from the residence that a test gives it. */
function uncounted(): Transfer {
  const { clock: _kept, ...t } = aSent()
  return t
}

const councils = { sender: 'Marlbrook County Council', receiver: 'Thornwick Borough Council' }
const report = (more: Partial<Report> = {}): Report => ({
  ...{ kind: 'resident', on: '2026-12-07', known: 'The school rang.', by: 'sender', at: '2026-12-07T09:00:00Z' },
  ...more,
})
const told = (
  residence: Transfer['residence'],
  { sentAt = '2026-12-07T15:00:00.000Z', receiverTold = sentAt }: { sentAt?: string; receiverTold?: string } = {},
) =>
  dueRows({ ...packageFacts({ ...uncounted(), residence, sentAt, receiverTold }), names: new Map(), councils })
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

  describe('says how much of the time had gone before the receiving authority was told (R6.5)', () => {
    const since = (on: string) => ({ running: report({ on }), before: [] })

    test('by the package itself', () => {
      const said = told(since('2026-11-26'))
      expect(said).toContain(
        'Late notice\n7 of the 20 working days had gone before Thornwick Borough Council was told.',
      )
      expect(said).not.toContain('Papers came after')
    })

    test('by an alert before it, in time: then only the papers came after', () => {
      const said = told(since('2026-11-26'), { receiverTold: '2026-11-26T10:00:00.000Z' })
      expect(said).not.toContain('Late notice')
      expect(said).toContain(
        [
          'Papers came after',
          'Thornwick Borough Council was told of the move in time, on 26 November 2026.',
          '7 of the 20 working days had gone before the package was sent.',
        ].join('\n'),
      )
    })

    test('by a notification, late, and the papers later still', () => {
      const said = told(since('2026-11-26'), { receiverTold: '2026-11-30T10:00:00.000Z' })
      expect(said).toContain('2 of the 20 working days had gone before Thornwick Borough Council was told.')
      expect(said).toContain('Papers came after\n7 of the 20 working days had gone before the package was sent.')
    })

    test('and nothing where both came in time, or nobody is resident yet', () => {
      expect(told(since('2026-12-07'))).not.toContain('had gone')
      expect(told({ running: report({ kind: 'expected', on: '2026-11-26' }), before: [] })).not.toContain('had gone')
    })

    test('of a transfer kept before it was noted who was told when, counts to its sending', () => {
      const { receiverTold: _none, ...t } = { ...uncounted(), residence: since('2026-11-26') }
      const facts = packageFacts({ ...t, sentAt: '2026-12-07T15:00:00.000Z' })
      expect(dueRows({ ...facts, names: new Map(), councils })).toContainEqual({
        term: 'Late notice',
        said: ['7 of the 20 working days had gone before Thornwick Borough Council was told.'],
      })
    })
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
    const book = packageBook(packageFacts({ ...uncounted(), residence: { before: [] } }))
    expect(book.parts.map(({ title }) => title)).not.toContain('How the due date was counted')
  })
})

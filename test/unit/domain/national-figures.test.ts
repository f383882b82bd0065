import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NationalTables } from '../../../schemas/figures.ts'
import { type DisputeEnd, type FirstMeeting, figuresOf } from '../../../src/domain/figures.ts'
import { nationalOf } from '../../../src/domain/national-figures.ts'

const grounds = ['case-responsibility', 'threshold', 'delay'] as const
const outcomes = ['receiver-responsible', 'sender-responsible', 'shared', 'goes-on', 'overtaken'] as const
const councils = ['aldermere', 'brackwater', 'carrowdale', 'dunmarsh'] as const
const dates = [null, '2026-08-03', '2026-08-31'] as const

const many = <T>(n: number, row: T): T[] => Array.from({ length: n }, () => row)
const end = (more: Partial<DisputeEnd> = {}): DisputeEnd => ({
  ...{ sender: 'carrowdale', receiver: 'dunmarsh', ground: 'threshold', rung: 1 },
  ...{ outcome: 'sender-responsible', workingDays: 3 },
  ...more,
})

const between = fc
  .tuple(fc.constantFrom(...councils), fc.integer({ min: 1, max: 3 }))
  .map(([sender, by]) => ({ sender, receiver: councils[(councils.indexOf(sender) + by) % 4] ?? sender }))
const anEnd = fc
  .record({
    ground: fc.constantFrom(...grounds),
    rung: fc.nat(3),
    outcome: fc.constantFrom(...outcomes),
    workingDays: fc.nat(20),
    between,
  })
  .map(({ between: parties, ...row }): DisputeEnd => ({ ...row, ...parties }))
const ends = fc
  .array(fc.tuple(anEnd, fc.integer({ min: 1, max: 9 })), { maxLength: 9 })
  .map((rows) => rows.flatMap(([row, n]) => many(n, row)))
const meetings = fc.array(
  fc
    .record({ dueOn: fc.constantFrom(...dates), disputed: fc.boolean(), between })
    .map(({ between: parties, ...row }): FirstMeeting => ({ heldOn: '2026-08-20', ...row, ...parties })),
  { maxLength: 60 },
)

type Line = { count: number | 'c'; medianDays?: number | undefined }
/** Every line of the tables in their order, the totals too. */
const linesOf = (tables: NationalTables): Line[] => {
  const { all, byGround, byRung, byOutcome } = tables.disputes
  const { disputed, others } = tables.firstMeetings
  return [all, ...[byGround, byRung, byOutcome, disputed, others].flatMap((table) => Object.values<Line>(table))]
}

describe('the national figures', () => {
  test('are as they are where nothing is small', () => {
    const [usual, other] = [end(), end({ ground: 'delay', rung: 2, outcome: 'receiver-responsible', workingDays: 8 })]
    const rows = [...many(16, usual), ...many(17, other)]
    const { disputes } = nationalOf(rows, [])
    expect(disputes).toEqual(figuresOf(rows, []).disputes)
    expect(disputes.byGround.delay).toEqual({ count: 17, medianDays: 8 })
  })

  test('suppress a small number with what goes with it, and its median', () => {
    const rows = [...many(20, end()), ...many(9, end({ ground: 'case-responsibility' })), ...many(6, end({ rung: 2 }))]
    const { disputes } = nationalOf([...rows, ...many(2, end({ rung: 3 }))], [])
    expect(disputes.all).toEqual({ count: 37, medianDays: 3 })
    expect(disputes.byRung).toEqual({
      'practice-lead': { count: 0 },
      'service-manager': { count: 29, medianDays: 3 },
      ...{ 'head-of-service': { count: 'c' }, director: { count: 'c' } },
    })
    expect(disputes.byGround.threshold).toEqual({ count: 28, medianDays: 3 })
  })

  test('suppress what an authority could take its own from', () => {
    const own = many(8, end({ sender: 'aldermere', receiver: 'brackwater', outcome: 'shared' }))
    const { disputes } = nationalOf(
      [...own, ...many(2, end({ outcome: 'shared' })), ...many(9, end({ outcome: 'goes-on' }))],
      [],
    )
    expect(disputes.byOutcome).toMatchObject({ shared: { count: 'c' }, 'goes-on': { count: 'c' } })
    expect(disputes.all.count).toBe(19)
  })

  test('tell no median where fewer than ten are behind it that somebody does not know', () => {
    const own = many(9, end({ sender: 'aldermere', receiver: 'brackwater' }))
    const { disputes } = nationalOf([...own, ...many(9, end())], [])
    expect(disputes.all).toEqual({ count: 18 })
    expect(nationalOf([...own, end(), ...many(9, end())], []).disputes.all).toEqual({ count: 19 })
    expect(nationalOf([...own, ...own, ...many(10, end())], []).disputes.all).toEqual({ count: 28, medianDays: 3 })
  })

  test('of meetings are suppressed table by table', () => {
    const held = { sender: 'carrowdale', receiver: 'dunmarsh', heldOn: '2026-08-20' }
    const { firstMeetings } = nationalOf(
      [],
      [
        ...many(3, { ...held, dueOn: '2026-08-31', disputed: true }),
        ...many(12, { ...held, dueOn: '2026-08-31', disputed: false }),
        ...many(6, { ...held, dueOn: null, disputed: false }),
      ],
    )
    expect(firstMeetings.disputed).toEqual({
      ...{ all: { count: 'c' }, 'in-time': { count: 'c' }, late: { count: 0 }, 'no-due-date': { count: 0 } },
    })
    expect(firstMeetings.others).toEqual({
      ...{ all: { count: 18 }, 'in-time': { count: 12 }, late: { count: 0 }, 'no-due-date': { count: 6 } },
    })
  })

  test('never hold a number of 1 to 4, nor a median without its count, and are otherwise true', () => {
    fc.assert(
      fc.property(ends, meetings, (disputes, held) => {
        const [published, raw] = [nationalOf(disputes, held), figuresOf(disputes, held)]
        expect(NationalTables.parse(published)).toEqual(published)
        const truth = linesOf(raw)
        for (const [i, line] of linesOf(published).entries()) {
          if (line.count === 'c') expect(line).toEqual({ count: 'c' })
          else expect(line.count).toBe(truth[i]?.count)
          // Behind a median there are ten rows at least, and it is the true one.
          if (line.medianDays !== undefined)
            expect([line.medianDays, Number(line.count) >= 10]).toEqual([truth[i]?.medianDays, true])
          expect([1, 2, 3, 4]).not.toContain(line.count)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('of disputes of any size', () => {
  /** Every set of rows that differs from these in one row that the reader does not know of. */
  function* others(rows: readonly DisputeEnd[], knows: (row: DisputeEnd) => boolean): Generator<DisputeEnd[]> {
    const strangers = between.filter((parties) => !knows({ ...end(), ...parties }))
    const pairs = fc.sample(strangers, { numRuns: 12, seed: 1 })
    for (const [i, row] of rows.entries()) {
      if (knows(row)) continue
      const rest = rows.filter((_row, at) => at !== i)
      for (const ground of grounds) yield [...rest, { ...row, ground }]
      for (const rung of [0, 1, 2, 3]) yield [...rest, { ...row, rung }]
      for (const outcome of outcomes) yield [...rest, { ...row, outcome }]
      yield rest
    }
    for (const row of rows) for (const parties of pairs) yield [...rows, { ...row, ...parties }]
  }

  test.each(['', 'aldermere'])('whatever %s reads and knows would be the same with another number', (reader) => {
    const knows = ({ sender, receiver }: DisputeEnd) => sender === reader || receiver === reader
    const rest = (rows: readonly DisputeEnd[]) =>
      linesOf(
        figuresOf(
          rows.filter((row) => !knows(row)),
          [],
        ),
      )
    const read = (rows: readonly DisputeEnd[]) => linesOf(nationalOf(rows, []))
    fc.assert(
      fc.property(ends, (rows) => {
        const [published, truth] = [read(rows), rest(rows)]
        const open = new Set<number>()
        for (const [i, { count }] of published.entries()) {
          const own = Number(truth[i]?.count)
          if (count === 'c' && own >= 1 && own <= 4) open.add(i)
        }
        if (open.size === 0) return
        for (const other of others(rows, knows)) {
          if (JSON.stringify(read(other)) !== JSON.stringify(published)) continue
          const then = rest(other)
          for (const i of open) if (then[i]?.count !== truth[i]?.count) open.delete(i)
          if (open.size === 0) return
        }
        expect([...open]).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

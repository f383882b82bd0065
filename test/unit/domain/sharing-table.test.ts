import { describe, expect, test } from 'vitest'
import { actRows } from '../../../src/domain/sharing-table/acts.ts'
import { cannotBe } from '../../../src/domain/sharing-table/cannot-be.ts'
import { answers, type Cell, cells, type Reason } from '../../../src/domain/sharing-table/dimensions.ts'
import { caldicottPrinciples, goldenRules } from '../../../src/domain/sharing-table/principles.ts'
import { verdictRows, verdictsFor, whyNever } from '../../../src/domain/sharing-table.ts'
import { paperKinds, type Transfer } from '../../../src/domain/transfer.ts'
import { verbNames, verbs } from '../../../src/domain/verbs.ts'
import { mayShare, needed } from '../../../src/domain/verdict.ts'
import type { Because } from '../../../src/domain/verdict-words.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { advisedConditions, broughtAbout, type Case, casesOf, going } from '../../support/sharing-situations.ts'
import { doing } from '../../support/transfers.ts'

const possible = cells.filter((cell) => whyNever(cell) === undefined)
const impossible = cells.filter((cell) => whyNever(cell) !== undefined)
const named = (cell: Cell) => Object.values(cell).join(' / ')

/** A situation that can come about, as it came about. */
function situation(cell: Cell, one: Case): Transfer {
  const t = broughtAbout(cell, one)
  if ('refused' in t) throw new Error(`${named(cell)} was refused as ${t.refused}`)
  return t
}
const plainly: Case = { adviser: 'caldicott-guardian', late: false, ground: 'risk-of-harm', writtenLater: false }

function rowOf(cell: Cell) {
  const [row] = verdictsFor(cell)
  if (row === undefined) throw new Error(`${named(cell)} has no row`)
  return row
}

describe('part 1, as it is written', () => {
  test('has one row for each situation that can come about, and no row is idle', () => {
    expect(cells).toHaveLength(10 * 6 * 2 * 8 * 2)
    const twiceOrNever = possible.filter((cell) => verdictsFor(cell).length !== 1)
    expect(twiceOrNever.map(named)).toEqual([])
    expect(new Set(possible.map(rowOf))).toEqual(new Set(verdictRows))
    expect(new Set(impossible.map(whyNever))).toEqual(new Set(cannotBe))
  })

  test('counts', () => {
    expect({ rows: verdictRows.length, never: cannotBe.length }).toEqual({ rows: 35, never: 9 })
    expect({ possible: possible.length, impossible: impossible.length }).toEqual({ possible: 965, impossible: 955 })
  })

  test('names papers where some go, and nowhere else', () => {
    for (const { share, papers } of verdictRows) expect(papers !== undefined).toBe(share === 'part')
  })

  test('gives golden rules and principles that there are', () => {
    for (const { golden, caldicott } of [...verdictRows, ...actRows]) {
      for (const one of golden) expect(goldenRules[one]).toBeDefined()
      for (const one of caldicott) expect(caldicottPrinciples[one]).toBeDefined()
    }
    expect(Object.keys(goldenRules)).toHaveLength(7)
    expect(Object.keys(caldicottPrinciples)).toHaveLength(8)
  })
})

describe('part 1, as it comes about by the verbs', () => {
  let checked = 0

  test.each(answers)('%s', (answer) => {
    for (const cell of possible.filter((one) => one.answer === answer))
      for (const one of casesOf(cell)) {
        checked++
        const row = rowOf(cell)
        const said = (code: Reason): Because[] =>
          code === 'the-ground' ? [one.ground] : code === 'the-answer' ? [answer as Because] : [code]
        const { share, papers, because, conditions } = mayShare(situation(cell, one))
        // A condition that was advised goes with whatever goes, unless setting it aside was countersigned.
        const aside = cell.word === 'share-set-aside' && cell.countersigned === 'yes'
        const travels = cell.advice === 'share-with-conditions' && row.share !== 'none' && !aside
        expect({ share, papers, because, conditions }, `${named(cell)} / ${Object.values(one).join(' / ')}`).toEqual({
          share: row.share,
          papers: { all: paperKinds, part: going[row.papers ?? 'agreed'], none: [] }[row.share],
          because: row.because.flatMap(said),
          conditions: travels ? advisedConditions : [],
        })
      }
  })

  test('in so many cases', () => {
    expect(checked).toBe(10_606)
  })
})

describe('what cannot come about', () => {
  test('is refused on the way, as the table says', () => {
    let refused = 0
    for (const cell of impossible) {
      const code = whyNever(cell)?.refusedAs
      if (code === undefined) continue
      for (const one of casesOf(cell)) {
        refused++
        expect(broughtAbout(cell, one), named(cell)).toEqual({ refused: code })
      }
    }
    expect(refused).toBe(5_686)
  })

  test('has otherwise no act that brings it about', () => {
    const without = cannotBe.filter(({ refusedAs }) => refusedAs === undefined).map(({ when }) => when)
    expect(without).toEqual([
      { word: 'none', overtaken: 'yes' },
      { answer: 'nobody-to-ask', overtaken: 'yes' },
      { word: ['none', 'emergency'], advice: 'not-asked' },
    ])
    const nobody = situation(
      { answer: 'nobody-to-ask', word: 'share', overtaken: 'no', advice: 'none', countersigned: 'no' },
      plainly,
    )
    const spoken = doing(nobody, aWorkerOf('sender', 'social-worker'), 'record-permission', {
      of: 'p2',
      state: 'refused',
    })
    expect(needed(spoken)).toEqual([])
    expect(mayShare(spoken)).toEqual(mayShare(nobody))
    expect(verbNames.filter((name) => 'adviceNotNeeded' in verbs[name].input.shape)).toEqual(['decide-sharing'])
  })
})

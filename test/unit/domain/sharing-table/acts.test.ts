import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '../../../../src/domain/actor.ts'
import { type Act, actRows, acts } from '../../../../src/domain/sharing-table/acts.ts'
import { type Condition, conditions } from '../../../../src/domain/sharing-table/conditions.ts'
import { answers, type Cell, cells } from '../../../../src/domain/sharing-table/dimensions.ts'
import { actsFor, verdictRows, verdictsFor, whyNever } from '../../../../src/domain/sharing-table.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { act, now } from '../../../support/acting.ts'
import { aWorkerOf, everyRole } from '../../../support/actors.ts'
import { inputs, paperFor } from '../../../support/inputs.ts'
import { broughtAbout, type Case, going, isAnswered, isDecision, isNo } from '../../../support/sharing-situations.ts'
import { aDraft, doing } from '../../../support/transfers.ts'

const possible = cells.filter((cell) => whyNever(cell) === undefined)
const preparer = aWorkerOf('sender', 'social-worker').worker
const byLead = aWorkerOf('sender', 'practice-lead')
const lead = byLead.worker
const theirName = aDraft().family.people[0]?.name ?? ''

/** What may be besides the situation: nobody at the other end; they were notified; the decider prepared a paper; days have gone. */
const ordinarily = { nobodyThere: false, notified: false, prepared: false, overdue: false }
type Besides = typeof ordinarily
/** Somebody tries an act in a situation: all that a condition may ask of. */
type Attempt = { cell: Cell; one: Case; by: Actor; input: Record<string, unknown> } & Besides

function rowOf(cell: Cell) {
  const [row] = verdictsFor(cell)
  if (row === undefined) throw new Error(`${Object.values(cell)} has no row`)
  return row
}

const isSent = ({ cell }: Attempt) => cell.word === 'emergency'
const restsOnAWord = (cell: Cell) =>
  rowOf(cell).because.some((code) => code === 'decided-to' || code === 'decided-in-part' || code === 'emergency')
const prepares = ({ by, prepared }: Attempt) => by.worker === preparer || (prepared && by.worker === lead)
const adviserIn = (one: Case) => aWorkerOf('sender', one.adviser).worker
const goes = (cell: Cell, slot: unknown) => {
  const { share, papers } = rowOf(cell)
  const some: readonly unknown[] = papers === undefined ? [] : going[papers]
  return share === 'all' || (share === 'part' && some.includes(slot))
}

/** Each condition of part 2, asked of how the situation was made and not of what the rules make of it. */
const holds: Record<Condition, (a: Attempt) => boolean> = {
  'our-side': ({ by }) => by.worker.startsWith('sender'),
  'either-side': (a) =>
    a.by.worker.startsWith('sender') || (a.by.worker.startsWith('receiver') && (isSent(a) || a.notified)),
  'stranger-to-the-family': ({ by }) => by.name !== theirName,
  'not-yet-sent': (a) => !isSent(a),
  'sent-already': isSent,
  'not-the-preparer': (a) => !prepares(a),
  'not-the-preparer-to-share': (a) => !prepares(a) || a.input.outcome === 'do-not-share',
  // In these situations advice was always asked before an answer that overtook the word.
  'advice-first-after-a-no': ({ cell: { answer, overtaken, advice }, input }) =>
    input.adviceNotNeeded !== undefined ||
    ((!isNo(answer) || (overtaken === 'no' && advice !== 'none' && advice !== 'not-asked')) &&
      (advice !== 'unanswered' || input.outcome === 'do-not-share')),
  'you-were-asked': ({ cell, one, by }) => cell.advice === 'unanswered' && by.roles.includes(one.adviser),
  'not-the-asker': ({ by }) => by.worker !== lead,
  'papers-wait': ({ cell }) => rowOf(cell).because.includes('waits-for-countersignature'),
  'not-the-decider': ({ cell, by }) => !isDecision(cell.word) || by.worker !== lead,
  'not-the-adviser': ({ cell, one, by }) => !isAnswered(cell.advice) || by.worker !== adviserIn(one),
  'decider-did-not-prepare': (a) => !a.prepared || !restsOnAWord(a.cell),
  'not-your-own-word': ({ cell, by }) => !restsOnAWord(cell) || by.worker !== lead,
  'reasons-not-overdue': ({ cell, overdue }) => !overdue || !rowOf(cell).because.includes('emergency'),
  'not-notified': ({ notified }) => !notified,
  'some-may-go': ({ cell }) => rowOf(cell).share !== 'none',
  'this-one-may-go': ({ cell, input }) => goes(cell, input.slot),
  'all-is-ready': () => true,
  'a-paper-is-there': () => true,
  'in-force': ({ input }) => input.duty !== 'CA2004-s16LA',
  'of-this-family': ({ input }) => input.of !== 'p9',
  'somebody-is-there': ({ input, nobodyThere }) => !nobodyThere || input.outcome === 'do-not-notify',
}

const { adviceNotNeeded: _why, ...withoutWhy } = inputs['decide-sharing'] as Record<string, unknown>
const outcomes = ['share', 'share-in-part', 'do-not-share'] as const
/** The inputs that each act is tried with. */
const tries: Record<Act, readonly object[]> = {
  'record-permission': [inputs['record-permission'], { of: 'p9', state: 'given' }],
  'record-lawful-basis': [inputs['record-lawful-basis'], { ...inputs['record-lawful-basis'], duty: 'CA2004-s16LA' }],
  'ask-advice': [inputs['ask-advice']],
  'answer-advice': [inputs['answer-advice']],
  'decide-sharing': outcomes.flatMap((outcome) => [
    { ...inputs['decide-sharing'], outcome, papers: ['plan'] },
    { ...withoutWhy, outcome, papers: ['plan'] },
  ]),
  'countersign-sharing': [inputs['countersign-sharing']],
  send: [inputs.send],
  'send-in-emergency': [inputs['send-in-emergency']],
  'send-addendum': Object.values(paperFor),
  'notify-move': [inputs['notify-move'], { outcome: 'do-not-notify', reasons: 'It would lead him to them.' }],
  'raise-alert': [inputs['raise-alert']],
  'record-consent': [inputs['record-consent'], { of: 'p9', consent: 'given' }],
}

/** The cases of a situation as far as they matter to who may act: each adviser that may have been asked. */
const casesFor = ({ advice }: Cell): Case[] =>
  (advice === 'unanswered' ? (['caldicott-guardian', 'legal-adviser'] as const) : (['legal-adviser'] as const)).map(
    (adviser) => ({ adviser, late: false, ground: 'risk-of-harm', writtenLater: false }),
  )

type Situation = readonly [Cell, Case]
const threeDaysOn = '2026-11-26T10:00:00.000Z'

let tried = 0
/** Tries an act, with each of its inputs, and compares what came of it with what the table says. */
function tryAct(t: Transfer, name: Act, [cell, one]: Situation, by: Actor, role: Role, more: Partial<Besides> = {}) {
  const besides = { ...ordinarily, ...more }
  const knowing = { receiver: { onExchange: !besides.nobodyThere, telephone: '01632 960 101' } }
  const [row] = actsFor(name, role)
  for (const input of tries[name]) {
    tried++
    const attempt = { cell, one, by, input: input as Record<string, unknown>, ...besides }
    const may = row?.may === true && row.if.every((condition) => holds[condition](attempt))
    const came = act(t, name, input, by, besides.overdue ? threeDaysOn : now, knowing)
    if (may !== 'events' in came)
      throw new Error(
        `${name} ${JSON.stringify(input)} by ${by.worker} as ${role}, ${JSON.stringify(cell)}: the table says ${may}, and ${JSON.stringify('refused' in came ? came.refused : 'it happened')}`,
      )
  }
}

describe('part 2, as it is written', () => {
  test('has one row for each act and role', () => {
    for (const name of acts)
      for (const role of everyRole) expect(actsFor(name, role), `${name} ${role}`).toHaveLength(1)
    expect(actRows).toHaveLength(24)
  })

  test('uses each condition, and gives none to those who may not', () => {
    expect(new Set(actRows.flatMap((row) => row.if))).toEqual(new Set(Object.keys(conditions)))
    for (const row of actRows) expect(row.if.length > 0).toBe(row.may)
  })
})

describe('part 2, as it comes about by the verbs', () => {
  test.each(answers)('every role tries every act: %s', (answer) => {
    for (const cell of possible.filter((one) => one.answer === answer))
      for (const one of casesFor(cell)) {
        const t = broughtAbout(cell, one)
        if ('refused' in t) throw new Error(t.refused)
        for (const role of everyRole)
          for (const name of acts) tryAct(t, name, [cell, one], aWorkerOf('sender', role), role)
        // Somebody who has a part in it already, and holds the role that the act asks for.
        const as = (role: Role, worker: string) => ({ ...aWorkerOf('sender', role), worker })
        for (const name of ['decide-sharing', 'send-in-emergency'] as const)
          tryAct(t, name, [cell, one], as('practice-lead', preparer), 'practice-lead')
        tryAct(t, 'answer-advice', [cell, one], as(one.adviser, lead), one.adviser)
        for (const worker of [lead, preparer])
          tryAct(t, 'countersign-sharing', [cell, one], as('service-manager', worker), 'service-manager')
        tryAct(t, 'decide-sharing', [cell, one], as('practice-lead', adviserIn(one)), 'practice-lead')
      }
  })

  test('for each row of part 1: those who know the family, other authorities, and whatever else may be besides', () => {
    for (const row of verdictRows) {
      const cell = possible.find((one) => rowOf(one) === row)
      if (cell === undefined) throw new Error(`no situation for: ${row.why}`)
      const [one] = casesFor(cell)
      const t = one && broughtAbout(cell, one)
      if (one === undefined || t === undefined || 'refused' in t) throw new Error('it comes about')
      for (const role of everyRole)
        for (const name of acts) {
          tryAct(t, name, [cell, one], { ...aWorkerOf('sender', role), name: theirName }, role)
          tryAct(t, name, [cell, one], aWorkerOf('receiver', role), role)
          tryAct(t, name, [cell, one], aWorkerOf('third', role), role)
          tryAct(t, name, [cell, one], aWorkerOf('sender', role), role, { nobodyThere: true })
          tryAct(t, name, [cell, one], aWorkerOf('sender', role), role, { overdue: true })
        }
      if (t.sentAt !== undefined) continue
      const [told, theirs] = [doing(t, byLead, 'notify-move'), doing(t, byLead, 'add-paper')]
      for (const role of everyRole)
        for (const name of acts) {
          tryAct(told, name, [cell, one], aWorkerOf('sender', role), role, { notified: true })
          tryAct(told, name, [cell, one], aWorkerOf('receiver', role), role, { notified: true })
          tryAct(theirs, name, [cell, one], aWorkerOf('sender', role), role, { prepared: true })
        }
    }
  })

  test('in so many attempts', () => {
    expect(tried).toBe(339_680)
  })
})

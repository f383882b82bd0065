import type { BoardLine, PositionPaper } from '../../../schemas/board.ts'
import { Decide } from '../../../schemas/verbs/dispute.ts'
import { type Side, theOther } from '../../domain/actor.ts'
import { lastRung } from '../../domain/ladder.ts'
import { counted, daysLeft, plainDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import { bothSides, decisionSaid, withCouncils } from './dispute-words.ts'
import { ageWords, type CouncilNames } from './names.ts'
import { labelIn } from './words.ts'

type Child = BoardLine['children'][number]

/** What both councils of a line are called, by their sides. */
export const councilsOf = ({ side, other }: Pick<BoardLine, 'side' | 'other'>, ours: string): CouncilNames =>
  side === 'sender' ? { sender: ours, receiver: other.name } : { sender: other.name, receiver: ours }

/** A child by name, or "Child c1, aged 9" where nobody is named. */
export const childWords = ({ id, name, age }: Child): string => name ?? `Child ${id}, ${ageWords(age)}`

/** How long it has been open. */
export function openWords({ daysOpen, dispute: { raisedOn } }: Pick<BoardLine, 'daysOpen' | 'dispute'>): string {
  if (raisedOn === undefined || daysOpen === undefined) return 'Open since before the day was kept'
  return daysOpen < 1
    ? 'Raised today'
    : `Open for ${counted(daysOpen, 'working day')}, raised on ${plainDate(raisedOn)}`
}

/** Until when the rung may take, in words: at the last one nothing is above (R8.5). */
export function timeWords({ time, dispute: { rung, passesOn } }: Pick<BoardLine, 'time' | 'dispute'>): string {
  const last = rung >= lastRung
  if (time === 'passed' || (last && time === 'today')) return `Its time has passed, on ${plainDate(passesOn)}`
  if (last) return `To be decided before ${plainDate(passesOn)}`
  return { today: 'Climbs today', tomorrow: 'Climbs tomorrow', later: `Climbs on ${plainDate(passesOn)}` }[time]
}

/** When the meeting is due and what is left, or that it was held. */
export function meetingWords({ due, met }: Pick<BoardLine, 'due' | 'met'>, today: string): string[] {
  if (met) return ['Meeting held']
  if (due === undefined) return ['No due date is counted']
  const said = `Meeting due ${plainDate(due.on)}${due.provisional ? ' (provisional)' : ''}`
  return due.left === undefined ? [said] : [said, daysLeft(due.left, due.on, today)]
}

/** Who leads today: one council, or each with the children that it leads for (R8.1). */
export function leadsWords(children: readonly Child[], councils: CouncilNames): string {
  const led = (side: Side) => children.filter(({ leads }) => leads === side).map(childWords)
  const both = bothSides.filter((side) => led(side).length > 0)
  return both
    .map((side) => (both.length === 1 ? councils[side] : `${councils[side]} for ${listed(led(side))}`))
    .join('; ')
}

type Decision = PositionPaper['decisions'][number]

/** What one side decided, for whom and until when, in a sentence; the reasons stand by themselves (R8.3, R8.6). */
export function decisionWords({ side, decision, ...said }: Decision, about: string, councils: CouncilNames): string {
  const { outcome, from, until, leads, weLeadUntil } = said
  return [
    `${decisionSaid(labelIn(Decide, 'decision', decision))}, for ${about}`,
    ...(outcome ? [withCouncils(labelIn(Decide, 'outcome', outcome), councils)] : []),
    ...(from ? [`${councils.receiver} leads from ${plainDate(from)}`] : []),
    ...(until ? [`shared until ${plainDate(until)}`] : []),
    ...(leads ? [`${councils[leads]} leads meanwhile`] : []),
    ...(weLeadUntil ? [`${councils[side]} leads until ${plainDate(weLeadUntil)}`] : []),
  ].join('; ')
}

const happened: Record<PositionPaper['timeline'][number]['what'], string> = {
  raised: 'Raised',
  stated: 'Position stated',
  brought: 'Brought to the next rung',
  climbed: 'Climbed by itself, because the time of the rung had passed',
  decided: 'Decided',
  settled: 'Settled',
}
export const happenedWords = (what: PositionPaper['timeline'][number]['what']): string => happened[what]

/** Whose decision is awaited, in words. */
export function turnWords({ dispute: { turn, decided } }: Pick<BoardLine, 'dispute'>, councils: CouncilNames): string {
  if (turn === 'both') return decided.length > 1 ? 'Both councils have decided' : 'Both councils are to decide'
  return `${councils[turn]} is to decide; ${councils[theOther(turn)]} has decided`
}

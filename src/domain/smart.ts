import type { z } from 'zod'
import type { Action as ActionSchema } from '../../schemas/documents/action.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import type { Warning } from '../../schemas/transfer.ts'
import { dateInWords } from './date-in-words.ts'
import { namesPerson } from './named-person.ts'
import { plainDate } from './plain-dates.ts'

type Action = z.infer<typeof ActionSchema>

/** What the check of an action may find. */
export const smartCodes = ['no-named-person', 'no-date', 'vague-date', 'date-in-the-past'] as const
export type SmartCode = (typeof smartCodes)[number]

/** What people write where a date should stand. */
const vagueDates = [
  ...['ongoing', 'on going', 'continuing', 'continuous', 'continuously', 'until further notice', 'open ended'],
  ...['asap', 'as soon as possible', 'as soon as practicable', 'soon', 'soonest', 'earliest', 'earliest opportunity'],
  ...[
    'immediate',
    'immediately',
    'urgent',
    'urgently',
    'straight away',
    'straightaway',
    'now',
    'today',
    'in due course',
  ],
  ...['when possible', 'whenever possible', 'where possible', 'when available', 'when needed', 'when required'],
  ...['when able', 'when appropriate', 'as and when', 'as needed', 'as required', 'as appropriate', 'next review'],
  ...['tbc', 'tba', 'tbd', 'to be confirmed', 'to be agreed', 'to be arranged', 'to be advised', 'to be decided'],
  ...['to be determined', 'to be set', 'n/a', 'na', 'not applicable', 'not known', 'not set', 'not agreed', 'unknown'],
  ...['none', 'no date'],
]
const vague = new RegExp(`(?<![a-z])(?:${vagueDates.join('|')})(?![a-z])`)
const isVague = (words: string) => vague.test(words.toLowerCase().replaceAll('.', '').replaceAll(/[-–]/g, ' '))

/** Every action of a paper, with where it stands in it. */
export function actionsIn(paper: StructuredPaper): { where: string; action: Action }[] {
  if (paper.kind === 'plan')
    return paper.needs.flatMap(({ actions }, need) =>
      actions.map((action, at) => ({ where: `need ${need + 1}, action ${at + 1}`, action })),
    )
  if (paper.kind === 'minutes')
    return paper.planElements.flatMap(({ newActions }, element) =>
      newActions.map((action, at) => ({ where: `plan element ${element + 1}, new action ${at + 1}`, action })),
    )
  if (paper.kind === 'summary')
    return paper.outstandingActions.map((action, at) => ({ where: `outstanding action ${at + 1}`, action }))
  return []
}

/**
 * The actions of a paper that nobody could be held to (R3.7): without a named person, without a date, with one that has
 * passed on the day `on`, or with words for a date. It warns; nothing waits for it.
 */
export const smartWarnings = (paper: StructuredPaper, on: string): Warning[] =>
  actionsIn(paper).flatMap(({ where, action }) => {
    const named = namesPerson(action.who, action.role)
    const faults = [...(named ? [] : [nobody(action)]), ...dateFault(action, on, paper.datedOn)]
    const forWhom = named ? ` (${tidy(action.who ?? '')})` : ''
    return faults.map(({ code, since, fault }) => ({
      ...{ rule: 'R3.7', code, slot: paper.kind, where },
      words: `${upper(paper.kind)}, ${where}${forWhom}: ${fault}. ${quoted(action.what)}`,
      ...(since ? { since } : {}),
    }))
  })

type Fault = { code: SmartCode; since?: string; fault: string }

function nobody({ who, role }: Action): Fault {
  const instead = [who, role].filter((one) => one !== undefined).map(tidy)
  const only = instead.length > 0 ? `, only ${[...new Set(instead)].map((one) => `“${one}”`).join(', ')}` : ''
  return { code: 'no-named-person', fault: `nobody is named${only}` }
}

function dateFault({ by, byInWords = '' }: Action, on: string, datedOn: string): Fault[] {
  // Where there is a date it counts, whatever the words beside it say.
  const date = by ?? dateInWords(byInWords, datedOn)
  if (date !== undefined)
    return date < on ? [{ code: 'date-in-the-past', since: date, fault: `was due on ${plainDate(date)}` }] : []
  const words = tidy(byInWords)
  if (words === '') return [{ code: 'no-date', fault: 'no date' }]
  return [{ code: isVague(words) ? 'vague-date' : 'no-date', fault: `no date, only “${words}”` }]
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
const mostQuoted = 160

/** The action in its own words, as far as they tell it apart. */
function quoted(what: string): string {
  const line = tidy(what)
  const cut = line.length <= mostQuoted ? line : `${line.slice(0, mostQuoted).replace(/\s+\S*$/, '')}…`
  return `“${cut}”`
}

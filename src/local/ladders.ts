import { type Holder, type Rung, rungRoles } from '../domain/ladder.ts'
import type { LocalCouncil } from './councils.ts'

/** What each council of the demonstration calls its rungs, the lowest first. */
const titles: Readonly<Record<string, readonly string[]>> = {
  aldermere: ['Team Manager', 'Group Manager', 'Head of Safeguarding', 'Director of Children’s Services'],
  brackwater: ['Practice Lead', 'Operations Manager', 'Assistant Director', 'Executive Director for Children'],
}

/** A rung of a council’s ladder, as its administrator would have set it. */
export type LocalRung = Rung & { rung: number }

/** Nobody at the head of service; what comes to that rung goes up (R8.5). The others are the exchange’s own. */
const vacancies: Readonly<Record<string, readonly LocalRung[]>> = {
  dunmarsh: [{ rung: 2, title: 'Head of Service', vacant: true }],
}

/**
 * The rungs that a council of the demonstration has set: held by who has the role there, with who holds the rung below as
 * deputy. None where it has left its ladder as the exchange has it.
 */
export function ladderRungsOf({ slug, people }: Pick<LocalCouncil, 'slug' | 'people'>): readonly LocalRung[] {
  const holders = rungRoles.map((role): Holder | undefined => {
    const person = people.find(({ roles }) => roles.includes(role))
    return person && { name: person.name, worker: person.sub }
  })
  const named = (titles[slug] ?? []).map((title, rung): LocalRung => {
    const [holder, deputy] = [holders[rung], holders[rung - 1]]
    return { rung, title, ...(holder ? { holder } : {}), ...(holder && deputy ? { deputy } : {}) }
  })
  return [...named, ...(vacancies[slug] ?? [])]
}

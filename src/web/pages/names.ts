import type { Authority } from '../../../schemas/authority.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { AnswerService, NameAgency } from '../../../schemas/verbs/agency.ts'
import { type Names, namesOfFamily } from '../../domain/names.ts'
import { slotTitles } from '../../domain/words.ts'
import type { Choices } from '../components/form-field.tsx'
import { labelIn, monthsAgo } from './words.ts'

/** Names where the content is open; else "Child 1, aged 9", because nothing else may be known yet (R2.7). */
export function namesOf(view: TransferView): Names {
  const { content } = view
  if (content === undefined)
    return new Map(view.children.map((child, at) => [child.id, `Child ${at + 1}, ${ageWords(child.age)}`]))
  return namesOfFamily(content.family)
}

/** An age in words; none is known of a child who is not born yet or whose date of birth is not on record. */
export function ageWords(age: number | undefined): string {
  if (age === undefined) return 'age not known'
  return age === 0 ? 'under 1' : `aged ${age}`
}

/** Puts names in place of the ids in a sentence that the exchange itself made. */
export const named = (text: string, names: Names): string =>
  text.replace(/\b[cp][1-9][0-9]?\b/gi, (id) => names.get(id.toLowerCase()) ?? id)

/** What an authority is called: its name, or its side where the name is not known. */
export function councilNames(view: TransferView, authorities: readonly Authority[]) {
  const nameOf = (id: string, otherwise: string) => authorities.find((one) => one.id === id)?.name ?? otherwise
  return {
    sender: nameOf(view.sender, 'The transferring authority'),
    receiver: nameOf(view.receiver, 'The receiving authority'),
  }
}
export type CouncilNames = ReturnType<typeof councilNames>

/** What a form may choose from: the children still in the transfer, the people, both, the papers, and what the move concerns. */
export function choicesOf(view: TransferView, authorities: readonly Authority[]): Choices {
  const names = namesOf(view)
  const children = view.children
    .filter((child) => child.ending === undefined)
    .map(({ id }) => ({ value: id, label: names.get(id) ?? id }))
  const people = (view.content?.family.people ?? []).map(({ id, name, relationship }) => ({
    ...{ value: id, label: `${name} (${relationship})` },
  }))
  const papers = (view.content?.papers ?? []).map(({ id, title, slot }) => ({
    ...{ value: id, label: title, hint: slotTitles[slot as keyof typeof slotTitles] },
  }))
  return { children, people, family: [...people, ...children], papers, ...choicesOfMove(view, authorities) }
}

/** Agencies, services, earlier moves to ask about and contacts to answer, by ids that tell nothing (R5.2–R5.4). */
function choicesOfMove({ content }: TransferView, authorities: readonly Authority[]): Choices {
  if (content === undefined) return {}
  const { agencies, services, earlierMoves = [], contactsWanted } = content.move
  const called = (id: string) => authorities.find((one) => one.id === id)?.name ?? 'Another authority'
  return {
    agencies: agencies.map(({ id, name, kind }) => ({
      ...{ value: id, label: name, hint: labelIn(NameAgency, 'kind', kind) },
    })),
    services: services.map(({ id, name, can }) => ({
      ...{ value: id, label: name, hint: can && `Answered: ${labelIn(AnswerService, 'can', can)}` },
    })),
    earlierMoves: earlierMoves
      .filter(({ mine, contact }) => mine === undefined && contact === undefined)
      .map(({ match, months }) => ({ value: match, label: `The earlier move ${monthsAgo(months)}` })),
    contacts: contactsWanted
      .filter(({ agree }) => agree === undefined)
      .map(({ id, authority }) => ({ value: id, label: called(authority) })),
  }
}

import type { z } from 'zod'
import type { Letter } from '../../schemas/letter.ts'
import type { WriteLetter } from '../../schemas/verbs/letter.ts'
import type { Side } from './actor.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { howTold, peopleToTell } from './family-told.ts'
import { type Body, callingBody, tellingBody, type Whom } from './letter/body.ts'
import { type Kept, keptAddress, keptBut, keptCouncil, keptWords, leaks } from './letter/leaks.ts'
import { fitsOnePage, roomForOwnWords } from './letter/room.ts'
import { signed } from './letter/words.ts'
import { namesIn, namesOfFamily } from './names.ts'
import type { Refusal } from './refusal.ts'
import type { Transfer } from './transfer.ts'

/** What a letter is written from, beside the transfer. */
type LetterFacts = Pick<Facts, 'side' | 'on' | 'councils' | 'kept'>
type Person = Transfer['family']['people'][number]

/** Writes the letter to a person and keeps it, whole, on the writer’s own record (R5.5). */
export function writeLetter(t: Transfer, input: z.infer<typeof WriteLetter>, f: Facts): Decision {
  const written = letterFor(t, input, f)
  if ('refused' in written) return refuse(written.refused)
  return happened({ type: 'LetterWritten', to: input.person, letter: written.letter })
}

/**
 * The letter that the side of the actor writes to a person after the last change in who is responsible (R5.5), or why none
 * may be: the person is told in person, or the letter would tell what is kept from them (R3.10).
 */
export function letterFor(
  t: Transfer,
  { person: id, ownWords }: z.infer<typeof WriteLetter>,
  f: LetterFacts,
): { letter: Letter } | { refused: Refusal } {
  const person = t.family.people.find((one) => one.id === id)
  if (person === undefined) return { refused: { code: 'no-such-person', rule: 'R4.1', person: id } }
  if (person.tellBy === 'not-to-be-told') return { refused: { code: 'not-to-be-told', rule: 'R5.5', person: id } }
  if (!mayBeWrittenTo(t, person)) return { refused: { code: 'tell-in-person', rule: 'R5.5', person: id } }
  // What the receiving authority has not yet taken up it has nothing to say of.
  const unread = f.side === 'receiver' && t.acknowledgedAt === undefined
  if (t.change === undefined || unread) return { refused: { code: 'nothing-to-tell', rule: 'R5.5' } }
  const keptFromThem = (field: string) => ({
    refused: { code: 'kept-from-them', rule: 'R3.10', person: id, field } as const,
  })
  const sides = sidesKept(t, id, f)
  if (sides.includes(f.side) || givenAwayByMarks(t, id, f)) return keptFromThem('person')
  const kept = keptFrom(t, person, f)
  if (ownWords !== undefined && leaks(ownWords, kept)) return keptFromThem('ownWords')

  const { change } = t
  const write = (whom: Whom): Letter | undefined =>
    [
      ...(sides.length > 0 ? [] : [tellingBody(t, change, whom, f)]),
      // Where the whole would tell something, it says only whom to call.
      callingBody(change, whom, f),
    ]
      .map((body) => letterOf(person, f, body, ownWords))
      .find((letter) => !leaks(textOf(letter), kept))
  const named = write(byName(t))
  if (named === undefined) return keptFromThem('person')
  // Where so many names leave no room, the children are counted.
  const short = write(counted) ?? named
  const letter = [named, short].find(fitsOnePage)
  if (letter) return { letter }
  const most = Math.max(0, roomForOwnWords(short))
  return { refused: { code: 'too-much', rule: 'R2', what: 'lines of your own words', most } }
}

/**
 * Whether somebody may get a letter: whom a letter is safe for. Whoever need not be told is written to only where somebody
 * said that one is (R5.5).
 */
export const mayBeWrittenTo = (t: Transfer, person: Person): boolean =>
  howTold(person, t.permission.given[person.id]?.state) === 'letter' &&
  (person.tellBy === 'letter' || peopleToTell(t).includes(person.id))

/**
 * The sides of which the address is kept from this person: so are that council’s name and number (R3.10). An address that a
 * paper calls confidential is where the family is now.
 */
const sidesKept = ({ family }: Transfer, person: string, { kept }: LetterFacts): Side[] => [
  ...(family.from?.keepFrom.includes(person) ? (['sender'] as const) : []),
  ...(family.to?.keepFrom.includes(person) || kept?.[person]?.place ? (['receiver'] as const) : []),
]

const childrenOf = (t: Transfer) => t.family.children.map(({ name }) => name)
const marked = (t: Transfer, person: string, f: LetterFacts): Kept[] =>
  (f.kept?.[person]?.words ?? []).map((what) => keptWords(what, childrenOf(t)))

/** The council where the family is now is told by its own name, where a paper’s mark keeps the place from them. */
const givenAwayByMarks = (t: Transfer, person: string, f: LetterFacts): boolean =>
  f.side === 'receiver' &&
  leaks(`${f.councils.receiver.name}\n${f.councils.receiver.telephone}`, keptBut(marked(t, person, f), []))

/** All that is kept from this person: addresses, the councils that they would tell, what papers’ marks say (R3.10). */
function keptFrom(t: Transfer, { id, name }: Person, f: LetterFacts): Kept {
  const { from, to } = t.family
  const sides = sidesKept(t, id, f)
  const addresses = sides.flatMap((side) =>
    [side === 'sender' ? from : to].flatMap((one) => one ?? []).map(keptAddress),
  )
  const councils = sides.map((side) => keptCouncil(f.councils[side]))
  const writer = f.councils[f.side]
  return keptBut([...addresses, ...councils, ...marked(t, id, f)], [writer.name, writer.telephone, name])
}

/** The children by name, or by how many they are. */
const byName =
  (t: Transfer): Whom =>
  (ids) =>
    namesIn(ids, namesOfFamily(t.family))
const counted: Whom = (ids) => (ids.length === 1 ? 'the child' : `the ${ids.length} children`)

function letterOf(to: Person, { side, councils, on }: LetterFacts, body: Body, ownWords: string | undefined): Letter {
  const { name, telephone } = councils[side]
  const own = ownWords === undefined ? {} : { ownWords }
  return { on, from: name, telephone, to: to.name, ...body, ...own, signOff: signed.replace('{us}', () => name) }
}

/** All that a letter says of itself, but for the authority’s own words, which are judged by themselves. */
const textOf = ({ heading, about, paragraphs, closing, signOff }: Letter): string =>
  [heading, about, ...paragraphs, ...closing, signOff].join('\n')

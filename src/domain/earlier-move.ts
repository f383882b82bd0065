import type { z } from 'zod'
import type { AnswerContact, AskContact, DiscloseContact, NoteContact } from '../../schemas/verbs/contact.ts'
import { londonDate } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Transfer } from './transfer.ts'

/** How far back an earlier move is looked for (R5.2). */
export const monthsLookedBack = 12

/** What tells a child apart across authorities (R5.2). */
export type Identifier = { kind: 'NHSNumber' | 'UPN'; value: string }

/** What the exchange keeps of a move so that a later one is matched with it: `holder` is the authority to ask about it. */
export type Indexed = { identifiers: Identifier[]; movedOn: string; holder: string }

/** More would only fill the record. */
const mostContacts = 50

/** A row of one digit ten times has a right check digit and is what people type who have no number. */
const placeholder = /^(.)\1*$/

/** The identifiers of the children who did move, or are still said to. */
export const identifiersOf = (t: Transfer): Identifier[] =>
  t.family.children
    .filter(({ id }) => t.children[id]?.ending?.how !== 'withdrawn')
    .flatMap(({ NHSNumber, UPN }): { kind: Identifier['kind']; value: string | undefined }[] => [
      { kind: 'NHSNumber', value: NHSNumber },
      { kind: 'UPN', value: UPN },
    ])
    .filter((one): one is Identifier => one.value !== undefined && !placeholder.test(one.value))

/**
 * What of a transfer a later move may match (R5.2): nothing before the receiving authority was formally told, nothing of a child
 * whose transfer was withdrawn. The move was on the day of residence; while that is unknown, when it was told.
 */
export function indexed(t: Transfer): Indexed | undefined {
  // An alert or a request says that a family may be there; a package, or a formal notification, that it moved.
  const told = t.receiverTold
  if (told === undefined || (t.sentAt === undefined && t.notification?.outcome !== 'notify')) return undefined
  const identifiers = identifiersOf(t)
  if (identifiers.length === 0) return undefined
  const taken = Object.values(t.children).some((child) => child.accepted && child.ending?.how !== 'returned')
  return {
    identifiers,
    movedOn: t.residence.running?.on ?? londonDate(told),
    holder: taken ? t.receiver : t.sender,
  }
}

/** Asks to be in contact about an earlier move that was found, once for each (R5.2). */
export function askContact(t: Transfer, input: z.infer<typeof AskContact>, f: Facts): Decision {
  const { match, reasons } = input
  const found = [...(t.earlierMoves ?? []), ...(f.earlierMoves ?? [])]
  if (!found.some((move) => move.match === match)) return refuse({ code: 'no-such-match', rule: 'R5.2' })
  if (t.contacts?.some((one) => one.side === 'asking' && one.match === match))
    return refuse({ code: 'already-asked', rule: 'R5.2' })
  // No fact, no one to ask: the earlier transfer was withdrawn since, or is the asker's own.
  if (f.contact === undefined) return refuse({ code: 'no-such-match', rule: 'R5.2' })
  return happened({ type: 'ContactAsked', contact: f.contact, match, reasons })
}

/** Another authority’s wish comes onto the record of the earlier transfer, once (R5.2). */
export const noteContact = (t: Transfer, input: z.infer<typeof NoteContact>): Decision =>
  t.contacts?.some((one) => one.id === input.contact) || (t.contacts?.length ?? 0) >= mostContacts
    ? refuse({ code: 'already-asked', rule: 'R5.2' })
    : happened({ type: 'ContactWanted', contact: input.contact, authority: input.authority })

/** The asked authority’s practice lead agrees to contact, or does not; either is final (R5.2). */
export function answerContact(t: Transfer, input: z.infer<typeof AnswerContact>, f: Facts): Decision {
  const asked = t.contacts?.find((one) => one.side === 'asked' && one.id === input.contact && one.party === f.side)
  if (asked === undefined) return refuse({ code: 'no-such-contact', rule: 'R5.2' })
  if (asked.agree !== undefined) return refuse({ code: 'already-answered', rule: 'R5.2' })
  if (f.contact !== input.contact) return refuse({ code: 'no-such-contact', rule: 'R5.2' })
  return happened({ type: 'ContactAnswered', ...input })
}

/** The answer comes onto the record of the transfer that asked; the authority’s name only where it agreed (R5.2). */
export function discloseContact(t: Transfer, input: z.infer<typeof DiscloseContact>): Decision {
  const asking = t.contacts?.find((one) => one.side === 'asking' && one.id === input.contact)
  if (asking === undefined) return refuse({ code: 'no-such-contact', rule: 'R5.2' })
  if (asking.agree !== undefined) return refuse({ code: 'already-answered', rule: 'R5.2' })
  return happened({
    ...{ type: 'ContactDisclosed' as const, contact: input.contact, agree: input.agree },
    ...(input.agree && input.authority ? { authority: input.authority } : {}),
  })
}

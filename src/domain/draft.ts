import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import type { Draft, RecordFamily, Request } from '../../schemas/verbs/draft.ts'
import type { Actor, Role } from './actor.ts'
import { wrongProcedure } from './children.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { notForGuests } from './guests.ts'
import type { Refusal } from './refusal.ts'
import { newlyFound } from './trafficking.ts'
import type { Transfer } from './transfer.ts'
import { anyone, worker } from './verbs/row.ts'

/** What opening a transfer needs beside the input: its reference, who asks, and whether the other authority exists. */
export type OpeningFacts = {
  reference: string
  by: Actor
  other: { onExchange: boolean; telephone: string } | undefined
}

/** Who may open a draft or a request: the role in which they do (R1.3). With an alert it is for any worker (R2.8). */
export function mayBegin(by: Actor, withAlert = false): Role | { refused: Refusal } {
  // A guest is told of transfers, and begins none (R9.4).
  if (by.kind === 'guest') return { refused: notForGuests }
  const who = withAlert ? anyone : worker
  return by.roles.find((role) => who.includes(role)) ?? { refused: { code: 'wrong-role', rule: 'R1.3', who } }
}

function mayOpen(sender: string, receiver: string, family: Family, f: OpeningFacts, withAlert = false) {
  if (sender === receiver) return refuse({ code: 'same-authority', rule: 'R1.2' })
  if (f.other === undefined) return refuse({ code: 'unknown-authority', rule: 'R1.2' })
  // An alert is blocked by nothing; the package is, when it is to be sent (R2.8, R2.10).
  const wrong = withAlert ? undefined : wrongProcedure(family)
  return wrong ? refuse(wrong) : undefined
}

/** The transferring authority opens a draft (R1.2, R2.10). */
export function draft(
  input: Pick<z.infer<typeof Draft>, 'receiver' | 'family' | 'movedOnFrom' | 'alert'>,
  f: OpeningFacts,
): Decision {
  const { receiver, family, movedOnFrom } = input
  const sender = f.by.authority
  return (
    mayOpen(sender, receiver, family, f, input.alert !== undefined) ??
    happened({
      ...{ type: 'TransferDrafted', reference: f.reference, sender, receiver, family },
      ...(movedOnFrom ? { movedOnFrom } : {}),
    })
  )
}

/** The receiving authority, which learned first, asks for the transfer (R2.9). */
export function request(input: z.infer<typeof Request>, f: OpeningFacts): Decision {
  const { sender, family, note } = input
  const receiver = f.by.authority
  const wrong = mayOpen(sender, receiver, family, f)
  if (wrong) return wrong
  // A request that nobody would be told of is no request (R9.3).
  if (!f.other?.onExchange)
    return refuse({ code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: f.other?.telephone ?? '' })
  return happened({ type: 'TransferRequested', reference: f.reference, sender, receiver, family, note })
}

/** The transferring authority takes up a request as its draft (R2.9). */
export const begin = (): Decision => happened({ type: 'DraftBegun' })

/** Corrects who moves, while nothing is sent; children already named in the draft stay named (R2). */
export function recordFamily(t: Transfer, input: z.infer<typeof RecordFamily>, f: Facts): Decision {
  const wrong = wrongProcedure(input.family)
  if (wrong) return refuse(wrong)
  const named = new Set(input.family.children.map((child) => child.id))
  const lost = Object.keys(t.children).filter((id) => !named.has(id))
  if (lost.length > 0) return refuse({ code: 'no-such-child', rule: 'R2', children: lost })
  const answered = answersLost(t, input.family)
  if (answered) return refuse({ code: 'permission-on-record', rule: 'R4.3', person: answered })
  return happened({ type: 'FamilyRecorded', family: input.family }, ...newlyFound(t, f))
}

const saidSomething = (t: Transfer, id: string): boolean =>
  !['not-yet-sought', 'awaiting-answer'].includes(t.permission.given[id]?.state ?? 'not-yet-sought')

/** Somebody whose answer is on record, and would no longer count: a refusal is not mended by taking the person out (R4.3). */
const answersLost = (t: Transfer, family: Family): string | undefined =>
  t.family.people.find(
    ({ id, parentalResponsibility }) =>
      saidSomething(t, id) &&
      parentalResponsibility &&
      !family.people.some((person) => person.id === id && person.parentalResponsibility),
  )?.id

import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import type { Draft, RecordFamily, Request } from '../../schemas/verbs/draft.ts'
import type { Actor, Role } from './actor.ts'
import { wrongProcedure } from './children.ts'
import { type Decision, happened, refuse } from './decision.ts'
import type { Refusal } from './refusal.ts'
import type { Transfer } from './transfer.ts'

/** What opening a transfer needs beside the input: its reference, who asks, and whether the other authority exists. */
export type OpeningFacts = { reference: string; by: Actor; otherKnown: boolean }

const openers: readonly Role[] = ['social-worker', 'practice-lead', 'service-manager']

/** Who may open a draft or a request: the role in which they do (R1.3). */
export function mayBegin(by: Actor): Role | { refused: Refusal } {
  return (
    by.roles.find((role) => openers.includes(role)) ?? { refused: { code: 'wrong-role', rule: 'R1.3', who: openers } }
  )
}

function mayOpen(sender: string, receiver: string, family: Family, f: OpeningFacts) {
  if (sender === receiver) return refuse({ code: 'same-authority', rule: 'R1.2' })
  if (!f.otherKnown) return refuse({ code: 'unknown-authority', rule: 'R1.2' })
  const wrong = wrongProcedure(family)
  return wrong ? refuse(wrong) : undefined
}

/** The transferring authority opens a draft (R1.2, R2.10). */
export function draft(
  input: Pick<z.infer<typeof Draft>, 'receiver' | 'family' | 'movedOnFrom'>,
  f: OpeningFacts,
): Decision {
  const { receiver, family, movedOnFrom } = input
  const sender = f.by.authority
  return (
    mayOpen(sender, receiver, family, f) ??
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
  return (
    mayOpen(sender, receiver, family, f) ??
    happened({ type: 'TransferRequested', reference: f.reference, sender, receiver, family, note })
  )
}

/** The transferring authority takes up a request as its draft (R2.9). */
export const begin = (): Decision => happened({ type: 'DraftBegun' })

/** Corrects who moves, while nothing is sent; children already named in the draft stay named (R2). */
export function recordFamily(t: Transfer, input: z.infer<typeof RecordFamily>): Decision {
  const wrong = wrongProcedure(input.family)
  if (wrong) return refuse(wrong)
  const named = new Set(input.family.children.map((child) => child.id))
  const lost = Object.keys(t.children).filter((id) => !named.has(id))
  if (lost.length > 0) return refuse({ code: 'no-such-child', rule: 'R2', children: lost })
  return happened({ type: 'FamilyRecorded', family: input.family })
}

import { type Invitation, invitationOf, type Method, methodOf } from '../bundle/invitation.ts'
import { type KeptOut, keptOf } from '../bundle/kept-out.ts'
import type { Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import type { SealedEvent } from '../db/record.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { EventOf } from '../domain/events.ts'
import { keptFact } from './kept.ts'
import { type Read, readContent } from './reading.ts'

export type InvitationFile = { name: string; method: Method; text: string }

/**
 * The calendar file of a transfer’s meeting as it now stands: an invitation, an update of it, or its cancellation, for both
 * parties once the papers are open (R7.1, R2.7). The same meeting gives the same bytes. The reading is on record.
 */
export async function invitationFor(deps: Deps, by: Actor, id: string): Promise<Read<InvitationFile>> {
  const read = await readContent<Invitation>(deps, by, id, 'invitation', async (tx, loaded) => {
    const { meeting } = loaded.transfer
    // One that was arranged before its invitations were kept has none.
    if (meeting?.seq === undefined || meeting.changedAt === undefined)
      return { refused: { code: 'no-such-invitation', rule: 'R7.1' } }
    const arranged = await arrangedBy(tx, loaded, meeting.seq)
    const kept = await keptOut(tx, loaded)
    return {
      found: invitationTo(loaded, { ...meeting, madeAt: meeting.changedAt }, arranged, deps.settings.PUBLIC_URL, kept),
    }
  })
  if ('refused' in read) return read
  const invitation = read.found
  return {
    found: {
      // Of nobody’s name: it lies in a folder of downloads.
      name: `${invitation.reference}-meeting.ics`,
      method: methodOf(invitation),
      text: invitationOf(invitation),
    },
  }
}

/** Who is invited stands in the event alone, sealed. */
async function arrangedBy(tx: Tx, { key, transfer }: Loaded, seq: number): Promise<EventOf<'MeetingArranged'>> {
  const [row] = await tx<{ sealed: Uint8Array }[]>`
    select sealed from event where transfer = ${transfer.id} and seq = ${seq} and type = 'MeetingArranged'`
  if (row === undefined) throw new Error('a meeting was arranged by no event')
  const { event } = await open<SealedEvent>(key, associated.event(transfer.id, seq), row.sealed)
  if (event.type !== 'MeetingArranged') throw new Error('an event is not what its row says')
  return event
}

/**
 * Everything that is kept from anybody, in the family or not (R3.10): a calendar is read by more than those invited. Whoever
 * a mark names, it names this person, who has no name.
 */
async function keptOut(tx: Tx, { key, transfer, parties: { receiver } }: Loaded): Promise<KeptOut> {
  const { id, family } = transfer
  const anybody = { id: 'anybody', name: '', relationship: '', parentalResponsibility: false, movesToo: false }
  const marks = await keptFact(tx, { id, key, transfer: { ...transfer, family: { ...family, people: [anybody] } } })
  return keptOf(family, marks, [receiver.name, receiver.telephone])
}

type Standing = { number?: number; sequence?: number; cancelled?: boolean; madeAt: string }

function invitationTo(
  { transfer: { id, reference }, parties: { receiver } }: Loaded,
  { number = 1, sequence = 0, cancelled = false, madeAt }: Standing,
  arranged: EventOf<'MeetingArranged'>,
  site: string,
  kept: KeptOut,
): Invitation {
  const { on, time, minutes, place, chair, invited, answersTo, transferringWorkerInvited } = arranged
  return {
    ...{ reference, uid: `${id}.${number}@${new URL(site).host}`, sequence, cancelled, madeAt },
    ...{ on, time, minutes, place, chair, link: `${site}/transfers/${id}`, kept },
    organiser: { name: receiver.name, telephone: receiver.telephone, ...(answersTo ? { email: answersTo } : {}) },
    invited: [...invited, ...(transferringWorkerInvited ? ['The transferring worker'] : [])],
  }
}

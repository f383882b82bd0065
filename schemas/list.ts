import { z } from 'zod'
import { uuid } from './id.ts'
import { Side, State } from './transfer.ts'

/** What may wait for somebody by their role. */
export const Errand = z
  .enum([
    'alert',
    'telephone',
    'dispute',
    'answer',
    'acknowledge',
    'request',
    'advice',
    'decision',
    'countersignature',
    'notification',
    'emergency-reasons',
    'contact',
    'residence',
    'agree-residence',
    'stay',
    'due-date',
    'visit',
    'meeting-late',
    'meeting-very-late',
    'shared-ends',
  ])
  .meta({
    id: 'Errand',
    labels: {
      alert: 'An alert is to be acknowledged',
      telephone: 'Telephone the other duty desk',
      dispute: 'A dispute: decide, or bring it on',
      answer: 'A question of the receiving authority is to be answered',
      acknowledge: 'A transfer is to be acknowledged',
      request: 'Another authority asks for a transfer',
      advice: 'Your advice on sharing is asked for',
      decision: 'A sharing decision is needed',
      countersignature: 'Sharing against advice is to be countersigned',
      notification: 'Decide whether they are told of the move',
      'emergency-reasons': 'What an emergency left to be recorded is due',
      contact: 'Another authority asks for contact',
      residence: 'Say whether the family has arrived',
      'agree-residence': 'A corrected residence date waits for your agreement',
      stay: 'Say what became of a temporary stay',
      'due-date': 'An earlier due date is to be confirmed',
      visit: 'A visit is asked of you',
      'meeting-late': 'The meeting is late',
      'meeting-very-late': 'The meeting is very late',
      'shared-ends': 'Shared responsibility ends, or has ended: settle who is responsible',
    },
  })
export type Errand = z.infer<typeof Errand>

/** What a list may be narrowed by. Personal terms never stand in an address. */
export const ListQuery = z.strictObject({
  side: Side.optional(),
  state: State.optional(),
  reference: z.string().max(40).optional().meta({
    description: 'As it was read out over the telephone: small letters, spaces and O for 0 are understood.',
  }),
  waits: z.literal('me').optional().meta({ description: 'Only those on which something waits for you, by your role.' }),
  after: uuid('Give the id of a transfer')
    .optional()
    .meta({ description: 'The id of the last one you have: newest first.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListQuery = z.infer<typeof ListQuery>

/** One line of the inbox: what R2.7 lets both parties see, with a label for those to whom it is open. */
export const ListLine = z
  .strictObject({
    id: z.uuid(),
    reference: z.string(),
    side: Side,
    state: State,
    other: z.string().meta({ description: 'The other authority.' }),
    urgency: z.string(),
    dueOn: z.iso.date().optional(),
    rung: z.int().optional(),
    updatedAt: z.string(),
    waits: z.array(Errand).meta({ description: 'What waits for you on it, by your role.' }),
    names: z.array(z.string()).optional().meta({ description: 'The children, where the content is open to you.' }),
  })
  .meta({ id: 'ListLine' })
export type ListLine = z.infer<typeof ListLine>

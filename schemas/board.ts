import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { DisputeStanding, Responsibility } from './dispute.ts'
import { ChildId } from './family.ts'
import { uuid } from './id.ts'
import { RungNumber } from './ladder.ts'
import { Side } from './transfer.ts'
import { Decide, Duty } from './verbs/dispute.ts'

const withCouncil = AuthorityId.optional().meta({
  description: 'Only the disputes with this authority: its id, from GET /v1/authorities.',
})

/** What the board may be narrowed by. */
export const BoardQuery = z.strictObject({ with: withCouncil })
export type BoardQuery = z.infer<typeof BoardQuery>

/** Which positions are wanted, and whether the children are named in them. */
export const PositionsQuery = z.strictObject({
  with: withCouncil,
  id: uuid('Give the id of a transfer, a UUID').optional().meta({ description: 'Only the dispute of this transfer.' }),
  names: z.enum(['yes', 'no']).default('no').meta({
    description: 'Without it nobody of the family is named: it is printed for a meeting outside the case team.',
  }),
})
export type PositionsQuery = z.infer<typeof PositionsQuery>

const Council = z.strictObject({ id: z.uuid(), name: z.string() })
const day = z.iso.date()

const BoardChild = z.strictObject({
  id: ChildId,
  age: z.int().min(0).optional(),
  name: z.string().optional().meta({ description: 'Where the content is open to you (R2.7, R1.4).' }),
  leads: Side.meta({ description: 'Who leads for this child today (R8.1).' }),
})

const line = {
  id: z.uuid(),
  reference: z.string(),
  side: Side.meta({ description: 'Which side of it you are.' }),
  other: Council.meta({ description: 'The other authority.' }),
  urgency: z.enum(['routine', 'soon', 'urgent']),
  section: z.enum(['yours', 'theirs', 'elsewhere']).meta({
    description:
      'Yours to decide; the other authority’s turn; or your authority’s turn, and somebody else there holds it.',
  }),
  daysOpen: z.int().optional().meta({
    description: 'Working days since it was raised; left out of one from before that day was kept.',
  }),
  time: z.enum(['passed', 'today', 'tomorrow', 'later']).meta({
    description: 'How far off the day is on whose morning the time of its rung has passed (R8.5).',
  }),
  children: z.array(BoardChild).meta({ description: 'The children in dispute.' }),
  due: z.strictObject({ on: day, provisional: z.boolean(), left: z.int().optional() }).optional().meta({
    description: 'When the meeting is due, and the working days left while it is owed for any child in dispute.',
  }),
  met: z.literal(true).optional().meta({ description: 'The meeting was held for every child in dispute.' }),
  dispute: DisputeStanding,
}

/** An open dispute as one line of the board. */
export const BoardLine = z.strictObject(line).meta({ id: 'BoardLine' })
export type BoardLine = z.infer<typeof BoardLine>

const board = {
  authority: Council.meta({ description: 'Your own authority.' }),
  with: Council.optional().meta({ description: 'The other authority, where you named one.' }),
  on: day.meta({ description: 'The London date as at which it stands.' }),
  more: z.literal(true).optional().meta({ description: 'There are more than these: name an authority.' }),
}

export const Board = z
  .strictObject({
    ...board,
    lines: z.array(BoardLine).meta({
      description: 'By urgency, by whether the time of the rung has passed, by due date, the oldest first.',
    }),
    councils: z.array(Council).meta({ description: 'Everybody with whom your authority has an open dispute.' }),
  })
  .meta({ id: 'Board', description: 'The open disputes of your own authority.' })
export type Board = z.infer<typeof Board>

const bySide = { side: Side, on: day }
const children = z.array(ChildId)
const deputy = z.literal(true).optional().meta({ description: 'For the holder of the rung, who is away (R8.5).' })

/** One dispute with all that both sides have said in it. */
export const PositionPaper = z
  .strictObject({
    ...line,
    settled: z.array(BoardChild).meta({ description: 'Children of whom it was about, and is no more.' }),
    positions: z
      .array(z.strictObject({ ...bySide, role: z.string(), position: z.string() }))
      .meta({ description: 'Of each side that has stated one (R8.2).' }),
    duty: z
      .array(z.strictObject({ ...bySide, duty: Duty, children, reasons: z.string().optional() }))
      .meta({ description: 'Whose duty each side has said it to be, the oldest first (R8.1).' }),
    decisions: z
      .array(
        z.strictObject({
          ...{ ...bySide, role: z.string(), deputy, rung: RungNumber, decision: Decide.shape.decision },
          ...{ children, outcome: Decide.shape.outcome, from: day.optional(), until: day.optional() },
          ...{ leads: Side.optional(), weLeadUntil: day.optional(), reasons: z.string() },
        }),
      )
      .meta({ description: 'Every decision with its reasons, the oldest first (R8.3).' }),
    advice: z
      .array(z.strictObject(bySide))
      .meta({ description: 'When each side took legal advice; what it says is privileged and is not here (R8.3).' }),
    timeline: z.array(
      z.strictObject({
        what: z.enum(['raised', 'stated', 'brought', 'climbed', 'decided', 'settled']),
        on: day,
        side: Side.optional().meta({ description: 'Left out of what the exchange did by itself.' }),
        role: z.string(),
        deputy,
        rung: RungNumber.optional().meta({ description: 'To which rung it came, or at which it was decided.' }),
        children: children.optional().meta({ description: 'For which children it was settled.' }),
      }),
    ),
    responsibility: Responsibility,
  })
  .meta({ id: 'PositionPaper' })
export type PositionPaper = z.infer<typeof PositionPaper>

export const Positions = z
  .strictObject({
    ...board,
    names: z.boolean().meta({ description: 'Whether the children are named.' }),
    disputes: z.array(PositionPaper),
    closed: z
      .array(z.strictObject({ id: z.uuid(), reference: z.string() }))
      .meta({ description: 'Disputes of which the content is not open to you (R2.7, R1.4).' }),
  })
  .meta({ id: 'Positions', description: 'Both sides’ positions side by side. Each reading is on record (R10.3).' })
export type Positions = z.infer<typeof Positions>

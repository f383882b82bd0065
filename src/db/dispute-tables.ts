import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { authority, instant, ofTransfer } from './schema.ts'

// The ladder of each authority, and what the exchange learns of disputes (R8): nothing here tells of a child.

const day = (name: string) => date(name, { mode: 'string' })

/** A rung of an authority’s ladder: what it is called there, who holds it, and who does while they are away (R8.4, R8.5). */
export const ladderRung = pgTable(
  'ladder_rung',
  {
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    rung: integer().notNull(),
    title: text().notNull(),
    vacant: boolean().notNull().default(false),
    holderName: text('holder_name'),
    /** As their council’s sign-in calls them. */
    holderWorker: text('holder_worker'),
    deputyName: text('deputy_name'),
    deputyWorker: text('deputy_worker'),
    awayFrom: day('away_from'),
    awayUntil: day('away_until'),
    setAt: instant('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authority, t.rung] })],
)

const parties = {
  sender: uuid()
    .notNull()
    .references(() => authority.id),
  receiver: uuid()
    .notNull()
    .references(() => authority.id),
}

/** How a dispute about one child ended: codes, dates and days. */
export const disputeEnd = pgTable(
  'dispute_end',
  {
    transfer: ofTransfer(),
    /** The entry of the record by which it ended for this child, as the transfer numbers its children. */
    seq: integer().notNull(),
    child: text().notNull(),
    ...parties,
    ground: text().notNull(),
    code: text(),
    raisedBy: text('raised_by').notNull(),
    raisedOn: day('raised_on').notNull(),
    endedOn: day('ended_on').notNull(),
    rung: integer().notNull(),
    outcome: text().notNull(),
    workingDays: integer('working_days').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transfer, t.seq, t.child] }),
    index('dispute_end_out').on(t.sender, t.endedOn),
    index('dispute_end_in').on(t.receiver, t.endedOn),
    index('dispute_end_on').on(t.endedOn),
  ],
)

/** The first meeting about a child: whether it was in time, and whether the child had been in dispute by then (R6.8). */
export const firstMeeting = pgTable(
  'first_meeting',
  {
    transfer: ofTransfer(),
    child: text().notNull(),
    ...parties,
    dueOn: day('due_on'),
    heldOn: day('held_on').notNull(),
    recordedOn: day('recorded_on').notNull(),
    disputed: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transfer, t.child] }),
    index('first_meeting_out').on(t.sender, t.recordedOn),
    index('first_meeting_in').on(t.receiver, t.recordedOn),
    index('first_meeting_on').on(t.recordedOn),
  ],
)

/** What was published of a quarter that is over, small numbers suppressed: made once, and then never changed. */
export const publishedFigures = pgTable('published_figures', {
  quarter: text().primaryKey(),
  madeAt: instant('made_at').notNull(),
  figures: jsonb().notNull(),
})

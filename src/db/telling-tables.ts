import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { authority, bytea, instant, ofTransfer } from './schema.ts'

// How an authority is told, and whether it was (R9): nothing here tells of a child.

/** Where a role of an authority is written to, and the second address: its named deputy's (R9.1). */
export const mailbox = pgTable(
  'mailbox',
  {
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    role: text().notNull(),
    email: text().notNull(),
    deputyName: text('deputy_name'),
    deputyEmail: text('deputy_email'),
    setAt: instant('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authority, t.role] })],
)

/** Where an authority’s case system is told (R9.1): off once it has said that it is gone, or failed for three days. */
export const webhook = pgTable('webhook', {
  authority: uuid()
    .primaryKey()
    .references(() => authority.id),
  url: text().notNull(),
  setAt: instant('set_at').notNull(),
  setBy: text('set_by').notNull(),
  failingSince: instant('failing_since'),
  offAt: instant('off_at'),
  offWhy: text('off_why'),
  reportedAt: instant('reported_at'),
})

/** With what it is signed, sealed under the exchange’s key: while a secret is changed the one before signs too, until its time. */
export const webhookSecret = pgTable(
  'webhook_secret',
  {
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    madeAt: instant('made_at').notNull(),
    until: instant('until'),
    sealed: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.authority, t.madeAt] })],
)

/**
 * The duty inbox of an authority that is not on the exchange (R9.4): set by one operator from a published source, confirmed
 * by another, and answered for by the desk itself, before any package goes to it.
 */
export const guestDesk = pgTable('guest_desk', {
  authority: uuid()
    .primaryKey()
    .references(() => authority.id),
  email: text().notNull(),
  source: text().notNull(),
  setBy: text('set_by').notNull(),
  setAt: instant('set_at').notNull(),
  confirmedBy: text('confirmed_by'),
  confirmedAt: instant('confirmed_at'),
  /** The hash of what the test letter’s link holds; the desk presses a button behind it. */
  testHash: text('test_hash'),
  testSentAt: instant('test_sent_at'),
  testedAt: instant('tested_at'),
})

/** A one-time code for a guest, for the one browser that asked; only keyed digests are kept (R9.4). */
export const guestCode = pgTable(
  'guest_code',
  {
    id: uuid().primaryKey(),
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    transfer: ofTransfer(),
    browser: text().notNull(),
    /** From where it was asked, so that one caller’s many wishes do not use up another’s. */
    caller: text().notNull(),
    code: text().notNull(),
    madeAt: instant('made_at').notNull(),
    tries: integer().notNull().default(0),
    usedAt: instant('used_at'),
  },
  (t) => [index('guest_code_of').on(t.authority, t.madeAt), index('guest_code_browser').on(t.browser, t.madeAt)],
)

/** The outbox: one row for each authority and channel that must be told (R9.1, R9.3). */
export const notice = pgTable(
  'notice',
  {
    id: uuid().primaryKey(),
    transfer: ofTransfer(),
    reference: text().notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    channel: text().notNull(),
    /** The role whose mailbox it goes to, and whether to its second address. */
    mailbox: text().notNull().default('duty'),
    toSecond: boolean('to_second').notNull().default(false),
    /** While the holder of that role’s rung is away it goes to their deputy first (R8.5). */
    toDeputy: boolean('to_deputy').notNull().default(false),
    /** Its place in the authority's feed, for the inbox channel: number order is commit order, with no gap. */
    feed: integer(),
    head: text().notNull(),
    madeAt: instant('made_at').notNull(),
    dueAt: instant('due_at'),
    leasedUntil: instant('leased_until'),
    tries: integer().notNull().default(0),
    /** When the mail service took it, and under which of its ids the receipt will come. */
    handedAt: instant('handed_at'),
    mailId: uuid('mail_id'),
    deliveredAt: instant('delivered_at'),
    deadAt: instant('dead_at'),
    lastFault: text('last_fault'),
    /** When somebody of the authority acted on the transfer, or said that they have seen it: delivered is not acknowledged. */
    seenAt: instant('seen_at'),
    /** When no way was left, and when the other authority’s record took that in (R9.3). */
    untoldAt: instant('untold_at'),
    notedAt: instant('noted_at'),
    resentAt: instant('resent_at'),
    resentBy: text('resent_by'),
  },
  (t) => [
    unique('notice_once').on(t.transfer, t.seq, t.authority, t.channel),
    index('notice_due')
      .on(t.dueAt)
      .where(sql`delivered_at is null and handed_at is null and dead_at is null and channel <> 'inbox'`),
    index('notice_feed').on(t.authority, t.feed).where(sql`channel = 'inbox'`),
    index('notice_handed')
      .on(t.handedAt)
      .where(sql`handed_at is not null and delivered_at is null and dead_at is null`),
    index('notice_mail').on(t.mailId).where(sql`mail_id is not null`),
    index('notice_dead').on(t.authority, t.deadAt).where(sql`dead_at is not null`),
    index('notice_untold').on(t.untoldAt).where(sql`untold_at is not null`),
    index('notice_unseen').on(t.transfer, t.authority).where(sql`seen_at is null`),
  ],
)

export const feedHead = pgTable('feed_head', { authority: uuid().primaryKey(), last: integer().notNull().default(0) })

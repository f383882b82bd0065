import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

// Columns hold who, when and where a transfer stands; everything personal lies in a `sealed` column, under the transfer's own key.
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export const authority = pgTable('authority', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
  nation: text().notNull(),
  gssCode: text('gss_code').notNull(),
  dfeCode: text('dfe_code').notNull(),
  onExchange: boolean('on_exchange').notNull(),
  dutyEmail: text('duty_email').notNull(),
  dutyTelephone: text('duty_telephone').notNull(),
  /** Where it can be reached when its offices are shut, if it can. */
  outOfHoursEmail: text('out_of_hours_email'),
  outOfHoursTelephone: text('out_of_hours_telephone'),
  hasOutOfHours: boolean('has_out_of_hours').generatedAlwaysAs(sql`out_of_hours_email is not null`),
  /** Whether it is written to; where not, its case system is told, and it reads its feed. */
  byEmail: boolean('by_email').notNull().default(true),
  /** Whether its case system is told now, and whether its duty desk may be sent to as a guest (R9.4); triggers keep both. */
  hasWebhook: boolean('has_webhook').notNull().default(false),
  hasGuestDesk: boolean('has_guest_desk').notNull().default(false),
  /** Its case system's client id and public keys (RFC 7523), and its people's identity provider. */
  clientId: text('client_id').unique(),
  jwks: jsonb(),
  oidcIssuer: text('oidc_issuer').unique(),
  oidcClient: text('oidc_client'),
})

export const transfer = pgTable(
  'transfer',
  {
    id: uuid().primaryKey(),
    reference: text().notNull().unique(),
    sender: uuid()
      .notNull()
      .references(() => authority.id),
    receiver: uuid()
      .notNull()
      .references(() => authority.id),
    state: text().notNull(),
    version: integer().notNull(),
    urgency: text().notNull(),
    residentOn: date('resident_on', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    /** The published bank holidays by which that date was counted (R6.7). */
    calendar: text(),
    nextAlertAt: instant('next_alert_at'),
    rung: integer(),
    /** Who must act, as words parted by spaces: `sender:caldicott-guardian:advice`. */
    waitsFor: text('waits_for').notNull().default(''),
    /** From when the receiving authority may know that it exists (R4.11), read the record, and open the papers (R2.7). */
    receiverToldAt: instant('receiver_told_at'),
    sentAt: instant('sent_at'),
    acknowledgedAt: instant('acknowledged_at'),
    head: text().notNull(),
    updatedAt: instant('updated_at').notNull(),
    sealedLabel: bytea('sealed_label').notNull(),
    sealedSnapshot: bytea('sealed_snapshot').notNull(),
  },
  (t) => [
    index('transfer_out').on(t.sender, t.id),
    index('transfer_in').on(t.receiver, t.id),
    index('transfer_waits_out').on(t.sender, t.id).where(sql`waits_for <> ''`),
    index('transfer_waits_in').on(t.receiver, t.id).where(sql`waits_for <> ''`),
    index('transfer_disputed_out').on(t.sender, t.id).where(sql`rung is not null`),
    index('transfer_disputed_in').on(t.receiver, t.id).where(sql`rung is not null`),
    index('transfer_next_alert').on(t.nextAlertAt, t.id).where(sql`next_alert_at is not null`),
    index('transfer_due').on(t.dueOn).where(sql`due_on is not null and state not in ('completed', 'ended')`),
  ],
)

export const ofTransfer = (name = 'transfer') =>
  uuid(name)
    .notNull()
    .references(() => transfer.id)

/** One wrapping of the transfer's key for each party; when the last goes nothing is readable (R10.5). */
export const dataKey = pgTable(
  'data_key',
  {
    transfer: ofTransfer(),
    authority: uuid().notNull(),
    keyVersion: integer('key_version').notNull(),
    wrapped: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.transfer, t.authority] })],
)

/**
 * Whether a child moved before (R5.2): keyed digests of NHS number and UPN, which no party may read. The sender’s wrapping
 * re-makes them when the key of the exchange changes; when that wrapping goes, they go.
 */
export const moveIndex = pgTable(
  'move_index',
  {
    digest: text().notNull(),
    transfer: ofTransfer(),
    keyVersion: integer('key_version').notNull(),
    movedOn: date('moved_on', { mode: 'string' }).notNull(),
    sender: uuid().notNull(),
    receiver: uuid().notNull(),
    /** The authority to ask about it: the receiving one once it has taken the case on. */
    holder: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.transfer] }),
    foreignKey({ columns: [t.transfer, t.sender], foreignColumns: [dataKey.transfer, dataKey.authority] }).onDelete(
      'cascade',
    ),
    index('move_index_of').on(t.transfer),
    index('move_index_key').on(t.keyVersion),
  ],
)

/** One authority’s wish to be in contact about an earlier move, and the answer (R5.2); no party reads it, functions do. */
export const contact = pgTable(
  'contact',
  {
    id: uuid().primaryKey(),
    asking: ofTransfer('asking'),
    asked: ofTransfer('asked'),
    askingAuthority: uuid('asking_authority').notNull(),
    askedAuthority: uuid('asked_authority').notNull(),
    askedAt: instant('asked_at').notNull(),
    agreed: boolean(),
    answeredAt: instant('answered_at'),
    /** When the asked side’s record took the wish in, and the asking side’s record the answer. */
    notedAt: instant('noted_at'),
    disclosedAt: instant('disclosed_at'),
  },
  (t) => [
    unique('contact_once').on(t.askingAuthority, t.asked),
    index('contact_waiting')
      .on(t.id)
      .where(sql`noted_at is null or (answered_at is not null and disclosed_at is null)`),
  ],
)

/** The record (R10.1): nothing is granted on it but to add and to read. Every column is inside the hash chain. */
export const event = pgTable(
  'event',
  {
    transfer: ofTransfer(),
    seq: integer().notNull(),
    type: text().notNull(),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actor: text().notNull(),
    role: text().notNull(),
    authority: uuid().notNull(),
    audience: text().notNull(),
    sealed: bytea().notNull(),
    prev: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.transfer, t.seq] })],
)

/** A structured paper: immutable bytes, compressed then sealed. */
export const paper = pgTable('paper', {
  id: uuid().primaryKey(),
  transfer: ofTransfer(),
  addedAt: instant('added_at').notNull(),
  /** When it left for the receiving authority; what is withheld never gets one. */
  sharedAt: instant('shared_at'),
  sealed: bytea().notNull(),
})

/** An upload, which lies sealed in R2; inserted before the bytes arrive, `named` once a paper names it. */
export const file = pgTable(
  'file',
  {
    id: uuid().primaryKey(),
    transfer: ofTransfer(),
    authority: uuid().notNull(),
    state: text().notNull(),
    bytes: integer().notNull(),
    addedAt: instant('added_at').notNull(),
    sharedAt: instant('shared_at'),
    sealed: bytea(),
  },
  (t) => [index('file_unnamed').on(t.addedAt).where(sql`state <> 'named'`)],
)

/** Every read of content, written before the first byte leaves (R10.3). */
export const read = pgTable(
  'read',
  {
    id: uuid().primaryKey(),
    transfer: ofTransfer(),
    at: instant('at').notNull(),
    actor: text().notNull(),
    role: text().notNull(),
    authority: uuid().notNull(),
    what: text().notNull(),
    /** Who a guest declared to be, under the transfer’s key: their id alone would name nobody (R9.4, R10.3). */
    sealed: bytea(),
  },
  (t) => [index('read_of').on(t.transfer, t.at)],
)

/** A call that was answered, so that the same call again is answered the same and done once. */
export const idempotency = pgTable(
  'idempotency',
  {
    authority: uuid().notNull(),
    client: text().notNull(),
    key: text().notNull(),
    bodyMac: text('body_mac').notNull(),
    madeAt: instant('made_at').notNull(),
    sealedAnswer: bytea('sealed_answer'),
  },
  (t) => [primaryKey({ columns: [t.authority, t.client, t.key] }), index('idempotency_age').on(t.madeAt)],
)

/** A client assertion already used; it may not be used again (RFC 7523 section 3). */
export const usedAssertion = pgTable('used_assertion', {
  hash: text().primaryKey(),
  expiresAt: instant('expires_at').notNull(),
})

/** The bank holidays as GOV.UK published them, each time that they changed (R6.7); before the first stand those that are shipped. */
export const bankHolidays = pgTable('bank_holidays', {
  version: text().primaryKey(),
  takenAt: instant('taken_at').notNull().unique(),
  publishedTo: date('published_to', { mode: 'string' }).notNull(),
  divisions: jsonb().notNull(),
  /** Which days of which nation are other than they were: the due dates over them are counted anew. */
  changed: jsonb().notNull(),
})

/** When the feed of GOV.UK was last asked, and what came of it: one row. */
export const calendarCheck = pgTable('calendar_check', {
  one: boolean().primaryKey().default(true),
  triedAt: instant('tried_at').notNull(),
  came: text().notNull(),
  /** When it was last read and found sound, whether or not it had changed. */
  soundAt: instant('sound_at'),
})

/** An authority’s own practice, each version from a date on (R7.5); what was promised by an older one stays on record. */
export const practice = pgTable(
  'practice',
  {
    authority: uuid()
      .notNull()
      .references(() => authority.id),
    version: integer().notNull(),
    fromDate: date('from_date', { mode: 'string' }).notNull(),
    profile: jsonb().notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: text('made_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authority, t.version] })],
)

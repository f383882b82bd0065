import type { PendingQuery, Row } from 'postgres'
import { uuidv7 } from 'uuidv7'
import { toOutOfHours } from '../domain/alert.ts'
import { londonDate } from '../domain/clock.ts'
import type { EventType } from '../domain/events.ts'
import { readerFor } from '../domain/ladder.ts'
import { disputeEnds, firstMeetings } from '../domain/learned.ts'
import { toldOf } from '../domain/notices.ts'
import { isUrgent, mailboxOf, toldAs, toSecond } from '../domain/told-as.ts'
import { sideOf, type Transfer } from '../domain/transfer.ts'
import type { Calendar } from '../domain/working-days.ts'
import type { Tx } from './client.ts'
import { columnsOf, labelOf } from './columns.ts'
import type { WrappedKey } from './data-key.ts'
import { ladderIn } from './ladder-rows.ts'
import { associated, type PartyRow } from './load.ts'
import { type IndexRows, replaceRows } from './move-index.ts'
import type { Unfolding } from './record.ts'
import { type DataKey, seal } from './seal.ts'

/** Most bytes of a sealed snapshot: it holds references, not papers. */
export const mostSnapshotBytes = 64 * 1024

/** Kept free of everything else, so that what must never be held up always finds room (R2.8). */
const keptFree = 8 * 1024
const neverHeldUp: ReadonlySet<EventType> = new Set<EventType>([
  ...(['AlertRaised', 'AlertAcknowledged', 'TransferAcknowledged', 'ReminderSent', 'ChildrenEnded'] as const),
  ...(['DueDateRecounted', 'EarlierDueFound', 'DisputeClimbed', 'DisputeResolved'] as const),
])

/** What goes with the events in the one transaction. */
export type Writes = {
  now: string
  calendar: Calendar
  parties: { sender: PartyRow; receiver: PartyRow }
  /** The transfer as it stood before; none where it begins. */
  before?: Transfer | undefined
  /** The version that was decided on; undefined for a transfer that begins. */
  from: number | undefined
  wrapped: readonly WrappedKey[]
  papers: readonly { id: string; content: unknown }[]
  files: readonly string[]
  /** What a later move may match, where that changed (R5.2). */
  index?: IndexRows
}

/** Thrown where another writer came first; nothing is written. */
export class LostRace extends Error {
  override readonly name = 'LostRace'
}

/** Thrown where an upload that a paper names was swept meanwhile; nothing is written. */
export class UploadGone extends Error {
  override readonly name = 'UploadGone'
}

/** Thrown where the snapshot would outgrow its cap; nothing is written. */
export class SnapshotTooLarge extends Error {
  override readonly name = 'SnapshotTooLarge'
}

/**
 * THE ONLY WRITER. State, events, papers and notices go in one transaction, most of them in one statement, so that no
 * verb can forget its record or its notice (R9.3, R10.1). Gives the ids of the notices that are to be delivered.
 */
export async function commit(tx: Tx, u: Unfolding, w: Writes): Promise<string[]> {
  const t = u.transfer
  if (t === undefined || u.rows.length === 0) return []
  const room = u.happened.some(({ event }) => neverHeldUp.has(event.type)) ? 0 : keptFree
  const row = await transferRow(u.key, t, u.head, w, mostSnapshotBytes - room)
  const papers = await Promise.all(
    w.papers.map(async ({ id, content }) => ({
      ...{ id, transfer: t.id, added_at: w.now },
      sealed: await seal(u.key, associated.paper(t.id, id), content),
    })),
  )
  const notices = noticeRows(u, t, w)
  // Sent first: where another writer came first, its count says so, whatever the statements behind it run into.
  const standing = (
    w.from === undefined
      ? tx`insert into transfer ${tx({ ...row, id: t.id, reference: t.reference, sender: t.sender, receiver: t.receiver })}`
      : tx`update transfer set ${tx(row)} where id = ${t.id} and version = ${w.from}`
  ).execute()
  const files = [...new Set(w.files)]
  const named = files.length > 0 ? tx`update file set state = 'named' where id in ${tx(files)}`.execute() : undefined
  const keys = w.wrapped.map(({ authority, keyVersion, wrapped }) => ({
    ...{ transfer: t.id, authority, key_version: keyVersion, wrapped },
  }))
  const others = Promise.all([
    inOne(tx, [
      tx`insert into event ${tx(u.rows)}`,
      ...(keys.length > 0 ? [tx`insert into data_key ${tx(keys)}`] : []),
      ...(papers.length > 0 ? [tx`insert into paper ${tx(papers)}`] : []),
      ...(notices.length > 0 ? [insertNotices(tx, notices)] : []),
      ...learned(tx, u, t, w),
      ...seen(tx, u, t, w.now),
    ]).execute(),
    ...sharing(tx, u, t, w.now),
    ...(w.index ? [replaceRows(tx, t, w.index)] : []),
  ])
  others.catch(() => undefined) // awaited below
  if ((await standing).count !== 1) throw new LostRace()
  // An upload that was swept in between is gone: a paper may not name it.
  if (((await named)?.count ?? 0) !== files.length) throw new UploadGone()
  await others
  return notices.map((notice) => notice.id)
}

/**
 * Writes anew when the sweep looks at a transfer next, where new bank holidays brought it forward for nothing: the column
 * follows from the state, which stays as it is (R6.6, R6.7).
 */
export async function putNextAlertRight(tx: Tx, t: Transfer, calendar: Calendar): Promise<void> {
  const { next_alert_at } = columnsOf(t, calendar)
  await tx`update transfer set next_alert_at = ${next_alert_at} where id = ${t.id} and version = ${t.version}`
}

/**
 * Several writes, to different rows, as one statement: the client asks Postgres about a statement before it sends the
 * values, two round trips, and a request’s connection is always new.
 */
const inOne = (tx: Tx, writes: readonly PendingQuery<Row[]>[]) =>
  tx`with ${writes.map((write, at) => tx`${at > 0 ? tx`,` : tx``} ${tx(`w${at}`)} as (${write})`)} select`

/** What was just sent opens to the receiving authority; what is withheld stays shut (R4.2, R4.3). */
function sharing(tx: Tx, u: Unfolding, t: Transfer, now: string) {
  if (!u.happened.some(({ event }) => event.type === 'TransferSent' || event.type === 'AddendumSent')) return []
  const shared = t.papers.filter((paper) => paper.shared)
  const papers = shared.map((paper) => paper.id)
  const files = shared.flatMap((paper) => paper.files.flatMap(({ file }) => (file ? [file] : [])))
  return [
    ...(papers.length > 0
      ? [tx`update paper set shared_at = ${now} where shared_at is null and id in ${tx(papers)}`]
      : []),
    ...(files.length > 0
      ? [tx`update file set shared_at = ${now} where shared_at is null and id in ${tx(files)}`]
      : []),
  ]
}

/** Whoever acts on a transfer has seen what they were told of it: delivered is not seen (R9.1). */
function seen(tx: Tx, u: Unfolding, t: Transfer, now: string) {
  const acted = u.happened.find(({ stamp }) => stamp.by.role !== 'exchange')?.stamp.by.authority
  return acted === undefined
    ? []
    : [tx`update notice set seen_at = ${now} where transfer = ${t.id} and authority = ${acted} and seen_at is null`]
}

/** What the exchange learns by what happened: how disputes ended, and when first meetings were held (R8). */
function learned(tx: Tx, u: Unfolding, t: Transfer, w: Writes) {
  const parties = { transfer: t.id, sender: t.sender, receiver: t.receiver }
  const each = u.happened.map((one, at) => ({ ...one, before: u.happened[at - 1]?.after ?? w.before }))
  const ends = each.flatMap(({ before, event, stamp }) => disputeEnds(before, event, stamp, w.calendar))
  const meetings = each.flatMap(({ before, event, stamp }) => firstMeetings(before, event, stamp))
  return [
    ...(ends.length > 0 ? [tx`insert into dispute_end ${tx(ends.map((one) => ({ ...parties, ...one })))}`] : []),
    ...(meetings.length > 0
      ? [tx`insert into first_meeting ${tx(meetings.map((one) => ({ ...parties, ...one })))}`]
      : []),
  ]
}

/** The columns that say where a transfer stands, with its sealed label and snapshot. */
async function transferRow(key: DataKey, t: Transfer, head: string, w: Writes, most: number) {
  const sealedSnapshot = await seal(key, associated.snapshot(t.id, t.version), t)
  if (sealedSnapshot.length > most) throw new SnapshotTooLarge()
  return {
    ...columnsOf(t, w.calendar),
    ...{ head, updated_at: w.now },
    sealed_label: await seal(key, associated.label(t.id), labelOf(t)),
    sealed_snapshot: sealedSnapshot,
  }
}

/** One row for each side that is told and each way in which it can be; in order of authority, as the feed is numbered. */
function noticeRows(u: Unfolding, t: Transfer, w: Writes) {
  const rows = u.happened.flatMap(({ event, stamp, after }, at) => {
    const by = sideOf(t, stamp.by.authority) ?? 'sender'
    const first = toOutOfHours(event, stamp.at, w.calendar)
    return toldOf(event, by, after).flatMap((side) => {
      const reader = readerFor(ladderIn(w.parties[side].rungs), mailboxOf(event, after), londonDate(w.now))
      return waysTo(w.parties[side], first, toSecond(event) || isUrgent(event)).map((channel) => ({
        id: uuidv7(),
        transfer: t.id,
        reference: t.reference,
        seq: stamp.seq,
        kind: toldAs(event, u.happened[at - 1]?.after ?? w.before),
        authority: w.parties[side].id,
        channel,
        mailbox: reader.role,
        to_second: channel === 'email' && toSecond(event),
        to_deputy: reader.deputy,
        head: u.rows[at]?.hash ?? u.head,
        made_at: w.now,
        due_at: channel === 'inbox' ? null : w.now,
      }))
    })
  })
  return rows.sort((a, b) => (a.authority < b.authority ? -1 : a.authority > b.authority ? 1 : a.seq - b.seq))
}

/** In which ways a party is told (R9.1): one that is not on the exchange by its duty inbox alone (R9.4), and somebody in some way. */
function waysTo(
  { onExchange, guestDesk, byEmail, hasWebhook, hasOutOfHours }: PartyRow,
  outOfHours: boolean,
  written: boolean,
): string[] {
  if (!onExchange) return guestDesk ? ['inbox', 'email'] : []
  return [
    ...(outOfHours && hasOutOfHours ? ['out-of-hours'] : []),
    'inbox',
    // What nobody answered, and what is urgent, is for a person, whatever the case system takes.
    ...(byEmail || !hasWebhook || written ? ['email'] : []),
    ...(hasWebhook ? ['webhook'] : []),
  ]
}

const insertNotices = (tx: Tx, rows: ReturnType<typeof noticeRows>) => tx`
  insert into notice (id, transfer, reference, seq, kind, authority, channel, mailbox, to_second, to_deputy, feed, head, made_at, due_at)
  select id, transfer, reference, seq, kind, authority, channel, mailbox, to_second, to_deputy,
    case when channel = 'inbox' then baton_next_feed(authority) end, head, made_at, due_at
  from (
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as n(id uuid, transfer uuid, reference text, seq integer,
      kind text, authority uuid, channel text, mailbox text, to_second boolean, to_deputy boolean, head text, made_at timestamptz, due_at timestamptz)
    order by authority, seq
  ) ordered`

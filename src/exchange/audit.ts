import { canonicalBytes } from '../bundle/manifest-signature.ts'
import { sha256Hex, verifyChain } from '../db/chain.ts'
import { asClock, asParty, type Tx } from '../db/client.ts'
import { columnsOf, labelOf } from '../db/columns.ts'
import { unwrapDataKey } from '../db/data-key.ts'
import { associated } from '../db/load.ts'
import { type DataKey, open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Transfer } from '../domain/transfer.ts'
import { isLearnedRightly, learning } from './learned.ts'
import { type ChainedEvent, chainOf, replay } from './replay.ts'

/** What can be wrong with a transfer. The words are all that an audit says of it. */
export const faults = {
  gap: 'an event is missing, or out of its place',
  prev: 'an event does not follow the one before it',
  hash: 'an event was changed: its hash is not its own',
  'cut-short': 'the chain does not end where the transfer says',
  'no-key': 'its key does not open, so only the chain could be checked',
  'event-unreadable': 'what an event says does not open',
  'event-other': 'an event says something else than its columns',
  'does-not-fold': 'its events do not add up to a transfer',
  'snapshot-unreadable': 'the kept state does not open',
  'snapshot-other': 'the kept state is not what the events add up to',
  'label-other': 'the names for lists are not those of the record',
  'column-other': 'a column is not what follows from the record',
  'paper-other': 'a paper is missing, or is not the one that the record names',
  'learned-other': 'what the figures rest on is not what follows from the record',
  'heard-other': 'tail or history changed: a party received a hash that the chain does not hold',
} as const

/** One thing that is wrong, by ids and words; nothing that anybody wrote. */
export type Breach = { transfer: string; fault: keyof typeof faults; seq?: number; column?: string; paper?: string }

/** A hash that a party received with a notice or an answer: the newest of its transfer at that time (R10.2). */
export type Heard = { transfer: string; head: string; seq?: number | undefined }

/** `unproven` counts the transfers of which nobody’s head was given: the tail of each may have been cut off. */
export type Audit = { transfers: number; events: number; broken: Breach[]; unproven: number }

type Finding = Omit<Breach, 'transfer'>
type Row = { id: string; version: number; head: string; receiver: string } & Record<
  'sealed_label' | 'sealed_snapshot',
  Uint8Array
>

/**
 * Goes through every transfer, each as its sender’s party: its chain, that state is what the events add up to (R10.1), that
 * columns follow from it, that papers are those named, and that every head a party received is in its chain (R10.2).
 */
export async function audit(
  deps: Pick<Deps, 'sql' | 'keyring' | 'calendar'>,
  heard: readonly Heard[] = [],
): Promise<Audit> {
  const result: Audit = { transfers: 0, events: 0, broken: [], unproven: 0 }
  const report = (transfer: string, findings: readonly Finding[]) =>
    result.broken.push(...findings.map((finding) => ({ transfer, ...finding })))
  const all = await asClock(
    deps.sql,
    (tx) => tx<{ id: string; sender: string }[]>`select id, sender from transfer order by id`,
  )
  for (const { id, sender } of all) {
    const { events, findings } = await asParty(deps.sql, sender, (tx) => examine(tx, deps, sender, id))
    const heads = heard.filter((one) => one.transfer === id)
    result.transfers++
    result.events += events.length
    result.unproven += heads.length === 0 ? 1 : 0
    report(id, [...findings, ...notHeld(events, heads)])
  }
  const known = new Set(all.map(({ id }) => id))
  for (const one of heard) if (!known.has(one.transfer)) report(one.transfer, notHeld([], [one]))
  return result
}

const notHeld = (events: readonly ChainedEvent[], heads: readonly Heard[]): Finding[] =>
  heads
    .filter(({ head, seq }) => !events.some((event) => event.hash === head && (seq ?? event.seq) === event.seq))
    .map(({ seq }) => ({ fault: 'heard-other', ...(seq ? { seq } : {}) }))

async function examine(tx: Tx, deps: Pick<Deps, 'keyring' | 'calendar'>, sender: string, id: string) {
  // Writers hold the row to their commit: with it shared, what is read next belongs together.
  const [row] = await tx<Row[]>`select * from transfer where id = ${id} for share`
  const events = await chainOf(tx, id)
  const only = (finding: Finding) => ({ events, findings: [finding] })
  const chain = await verifyChain(events)
  if (!chain.ok) return only({ fault: chain.why, seq: chain.seq })
  if (row === undefined || chain.head !== row.head || events.length !== row.version) return only({ fault: 'cut-short' })
  const [held] = await tx<{ key_version: number; wrapped: Uint8Array; nation: string }[]>`
    select k.key_version, k.wrapped, r.nation from data_key k join authority r on r.id = ${row.receiver}
    where k.transfer = ${id} and k.authority = ${sender}`
  if (held === undefined) return only({ fault: 'no-key' })
  const key = await unwrapDataKey(deps.keyring, id, sender, held.key_version, held.wrapped).catch(() => undefined)
  if (key === undefined) return only({ fault: 'no-key' })
  const calendar = deps.calendar(held.nation)
  const learned = learning(calendar)
  const folded = await replay(key, events, learned.watch)
  if ('fault' in folded) return only(folded)
  const t = folded.transfer
  const { reference, receiver } = t
  const columns = { ...columnsOf(t, calendar), reference, sender: t.sender, receiver }
  const findings = [
    ...(await keptStateThatDiffers(key, row, t)),
    ...columnsThatDiffer(row, { ...columns, updated_at: events.at(-1)?.at }),
    ...(await papersThatDiffer(tx, key, t)),
    ...((await isLearnedRightly(tx, id, learned)) ? [] : [{ fault: 'learned-other' as const }]),
  ]
  return { events, findings }
}

async function keptStateThatDiffers(key: DataKey, row: Row, t: Transfer): Promise<Finding[]> {
  const kept = await open<unknown>(key, associated.snapshot(t.id, t.version), row.sealed_snapshot).catch(
    () => undefined,
  )
  const label = await open<unknown>(key, associated.label(t.id), row.sealed_label).catch(() => undefined)
  return [
    ...(kept === undefined ? [{ fault: 'snapshot-unreadable' as const }] : []),
    ...(kept !== undefined && !isSame(kept, t) ? [{ fault: 'snapshot-other' as const }] : []),
    ...(label !== undefined && isSame(label, labelOf(t)) ? [] : [{ fault: 'label-other' as const }]),
  ]
}

/** New bank holidays may bring a transfer before the sweep sooner than its next reminder; nothing may put it off (R6.7). */
const holds = (column: string, held: unknown, expected: unknown): boolean =>
  column === 'next_alert_at' && typeof held === 'string' && typeof expected === 'string'
    ? held <= expected
    : held === expected

const columnsThatDiffer = (row: Row, expected: Record<string, unknown>): Finding[] =>
  Object.entries(expected)
    .filter(([column, value]) => !holds(column, row[column as keyof Row], value))
    .map(([column]) => ({ fault: 'column-other', column }))

/** Structured papers only: an upload lies elsewhere, and proves itself by its hash when it is read. */
async function papersThatDiffer(tx: Tx, key: DataKey, t: Transfer): Promise<Finding[]> {
  const rows = await tx<{ id: string; sealed: Uint8Array; shared: boolean }[]>`
    select id, sealed, shared_at is not null as shared from paper where transfer = ${t.id}`
  const findings: Finding[] = []
  for (const { id, files, shared } of t.papers) {
    const structured = files.find(({ file }) => file === undefined)
    if (structured === undefined) continue
    const row = rows.find((one) => one.id === id)
    const content = row && (await open<unknown>(key, associated.paper(t.id, id), row.sealed).catch(() => undefined))
    const hash = content === undefined ? undefined : await sha256Hex(canonicalBytes(content))
    if (hash !== structured.sha256 || row?.shared !== (shared === true))
      findings.push({ fault: 'paper-other', paper: id })
  }
  return findings
}

const textOf = (value: unknown) => new TextDecoder().decode(canonicalBytes(JSON.parse(JSON.stringify(value))))
const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other)

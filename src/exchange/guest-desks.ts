import { asOperator, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { sendMail } from '../notify/email.ts'
import { deskTest } from './desk-answer.ts'

/** The duty desk of a guest as operators have brought it on its way (R9.4). */
export type Desk = {
  email: string
  source: string
  setBy: string
  setAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  testSentAt: string | null
  testedAt: string | null
}

/** An authority that is not on the exchange, with its desk once one is set. */
export type Guest = { id: string; name: string; nation: string; dutyTelephone: string; desk?: Desk }

/** Why a step was not taken: nothing was changed. */
export type DeskRefused =
  | 'no-guest'
  | 'changed'
  | 'set-by-you'
  | 'not-confirmed'
  | 'answered'
  | 'just-sent'
  | 'not-sent'
export type DeskOutcome = { done: true } | { refused: DeskRefused }

/** Which desk a step is for: `seen` is when what the operator had in sight was set; undefined where nothing was. */
export type DeskSeen = { authority: string; seen: string | undefined }

type World = Pick<Deps, 'sql' | 'now' | 'log'>
type Row = Omit<Guest, 'desk'> & Desk
type Step = Extract<Parameters<Deps['log']>[0], { code: 'DESK_CHANGED' }>['step']

const secondsBetweenTests = 60

/** Every authority that is not on the exchange, by name, or the one of that id. */
export async function guestsOf(deps: Pick<Deps, 'sql'>, id?: string): Promise<Guest[]> {
  const rows = await asOperator(
    deps.sql,
    (tx) => tx<(Omit<Row, 'setAt'> & { setAt: string | null })[]>`
      select a.id, a.name, a.nation, a.duty_telephone as "dutyTelephone", ${deskColumns(tx)}
      from authority a left join guest_desk d on d.authority = a.id
      where not a.on_exchange and ${id === undefined ? tx`true` : tx`a.id = ${id}`} order by a.name`,
  )
  return rows.map(({ id: own, name, nation, dutyTelephone, setAt, ...desk }) => {
    const guest = { id: own, name, nation, dutyTelephone }
    return setAt === null ? guest : { ...guest, desk: { ...desk, setAt } }
  })
}

const deskColumns = (tx: Tx) => tx`
  d.email, d.source, d.set_by as "setBy", d.set_at as "setAt", d.confirmed_by as "confirmedBy",
  d.confirmed_at as "confirmedAt", d.test_sent_at as "testSentAt", d.tested_at as "testedAt"`

/**
 * Sets the address of a guest’s desk and where it is published. Everything starts over: nothing goes to a desk that nobody
 * has confirmed (R9.4).
 */
export function setDesk(
  deps: World,
  by: string,
  { email, source, ...which }: DeskSeen & Pick<Desk, 'email' | 'source'>,
): Promise<DeskOutcome> {
  return changing(deps, by, 'set', which, async (tx, before) => {
    const row = { email, source, set_by: by, set_at: after(deps, before?.setAt) }
    const over = { confirmed_by: null, confirmed_at: null, test_hash: null, test_sent_at: null, tested_at: null }
    if (before) await tx`update guest_desk set ${tx({ ...row, ...over })} where authority = ${which.authority}`
    // Of two who set it first, one comes second.
    else if ((await insert(tx, { authority: which.authority, ...row })).count === 0) return 'changed'
    return undefined
  })
}

const insert = (tx: Tx, row: Record<string, string>) => tx`insert into guest_desk ${tx(row)} on conflict do nothing`

/** Confirms the address against its source: by another operator than the one who set it (R9.4). */
export function confirmDesk(deps: World, by: string, which: DeskSeen): Promise<DeskOutcome> {
  return changing(deps, by, 'confirmed', which, async (tx, desk) => {
    if (desk === undefined || desk.confirmedAt !== null) return 'changed'
    if (desk.setBy === by) return 'set-by-you'
    const row = { confirmed_by: by, confirmed_at: after(deps, desk.setAt) }
    await tx`update guest_desk set ${tx(row)} where authority = ${which.authority}`
    return undefined
  })
}

/** Takes the desk away: nothing can be sent to that authority until another is set. */
export function removeDesk(deps: World, by: string, which: DeskSeen): Promise<DeskOutcome> {
  return changing(deps, by, 'removed', which, async (tx, desk) => {
    if (desk === undefined) return 'changed'
    await tx`delete from guest_desk where authority = ${which.authority}`
    return undefined
  })
}

/**
 * Writes to a confirmed desk with a link that only it has, and that it answers by a button (R9.4). A letter that the mail
 * service does not take leaves the desk as it was before any was sent.
 */
export async function sendDeskTest(
  deps: World & Pick<Deps, 'settings'>,
  by: string,
  which: DeskSeen,
): Promise<DeskOutcome> {
  const { token, hash } = await deskTest()
  let to = ''
  const ready = await changing(deps, by, undefined, which, async (tx, desk) => {
    if (desk === undefined) return 'changed'
    if (desk.confirmedAt === null) return 'not-confirmed'
    if (desk.testedAt !== null) return 'answered'
    const last = desk.testSentAt === null ? Number.NEGATIVE_INFINITY : Date.parse(desk.testSentAt)
    if (deps.now().getTime() - last < secondsBetweenTests * 1000) return 'just-sent'
    to = desk.email
    const row = { test_hash: hash, test_sent_at: deps.now().toISOString() }
    await tx`update guest_desk set ${tx(row)} where authority = ${which.authority}`
    return undefined
  })
  if ('refused' in ready) return ready
  const link = `${deps.settings.PUBLIC_URL}/desk/${token}`
  const came = await sendMail(deps, {
    to,
    template: 'desk-test',
    reference: `desk ${which.authority}`,
    values: { link },
  })
  if ('handed' in came) {
    deps.log({ code: 'DESK_CHANGED', authority: which.authority, step: 'test-sent', by })
    return { done: true }
  }
  await asOperator(
    deps.sql,
    (tx) =>
      tx`update guest_desk set test_hash = null, test_sent_at = null where test_hash = ${hash} and tested_at is null`,
  )
  return { refused: 'not-sent' }
}

/** One step on a desk that is still as it was seen, alone at it; every one that was taken is logged, without the address. */
async function changing(
  deps: World,
  by: string,
  step: Step | undefined,
  { authority, seen }: DeskSeen,
  work: (tx: Tx, desk: Desk | undefined) => Promise<DeskRefused | undefined>,
): Promise<DeskOutcome> {
  const refused = await asOperator(deps.sql, async (tx): Promise<DeskRefused | undefined> => {
    const known = await tx`select 1 from authority where id = ${authority} and not on_exchange`
    if (known.length === 0) return 'no-guest'
    const [desk] = await tx<
      Desk[]
    >`select ${deskColumns(tx)} from guest_desk d where d.authority = ${authority} for update`
    return desk?.setAt === seen ? work(tx, desk) : 'changed'
  })
  if (refused) return { refused }
  if (step) deps.log({ code: 'DESK_CHANGED', authority, step, by })
  return { done: true }
}

/** Now, or just after another instant where this machine’s clock is behind the one that wrote it. */
function after({ now }: Pick<Deps, 'now'>, other: string | undefined): string {
  const earliest = other === undefined ? Number.NEGATIVE_INFINITY : Date.parse(other) + 1
  return new Date(Math.max(now().getTime(), earliest)).toISOString()
}

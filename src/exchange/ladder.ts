import type { Ladder as LadderAnswer, Rung as RungAnswer, SetRung } from '../../schemas/ladder.ts'
import { asParty, type Tx } from '../db/client.ts'
import { type LadderRow, ladderIn } from '../db/ladder-rows.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { daysAtRung, type Holder, heldAt, type Ladder, roleAt } from '../domain/ladder.ts'
import { rungRefused } from '../domain/ladder-set.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Outcome } from './outcome.ts'
import { notAdministrator, notOfUs } from './own-authority.ts'
import type { Read } from './reading.ts'

const rowsOf = (tx: Tx, authority: string) => tx<LadderRow[]>`
  select rung, title, vacant, holder_name as "holderName", holder_worker as "holderWorker",
    deputy_name as "deputyName", deputy_worker as "deputyWorker", away_from as "awayFrom", away_until as "awayUntil"
  from ladder_rung where authority = ${authority}`

/** The ladder of an authority, within a transaction of any party: both sides’ stand side by side (R8.4). */
export const ladderOf = async (tx: Tx, authority: string): Promise<Ladder> => ladderIn(await rowsOf(tx, authority))

/** The ladder of the reader’s own authority, with who holds each rung today (R8.4). */
export async function ladderFor(deps: Deps, by: Actor): Promise<Read<LadderAnswer>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  return { found: await asParty(deps.sql, by.authority, (tx) => answerOf(tx, by.authority, deps.now(), true)) }
}

/** The ladder of any authority: titles and names, but who somebody is to another’s sign-in is nobody else’s (R8.4). */
export async function ladderOfAuthority(deps: Deps, by: Actor, authority: string): Promise<Read<LadderAnswer>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  return asParty(deps.sql, by.authority, async (tx): Promise<Read<LadderAnswer>> => {
    const [known] = await tx<{ joined: boolean }[]>`
      select on_exchange as joined from authority where id = ${authority}`
    if (known === undefined) return { refused: { code: 'unknown-authority', rule: 'R1.2' } }
    if (!known.joined) return { found: { authority, rungs: [] } }
    return { found: await answerOf(tx, authority, deps.now(), by.authority === authority) }
  })
}

async function answerOf(tx: Tx, authority: string, now: Date, own: boolean): Promise<LadderAnswer> {
  const rows = await rowsOf(tx, authority)
  const [ladder, today] = [ladderIn(rows), londonDate(now)]
  const told = ({ name, worker }: Holder): Holder => ({ name, ...(own && worker !== undefined ? { worker } : {}) })
  const rungs = ladder.map(({ holder, deputy, away, ...rung }, at): RungAnswer => {
    const { person, ...held } = heldAt(ladder, at, today)
    return {
      ...{ rung: at, role: roleAt(at), ...rung },
      ...(holder ? { holder: told(holder) } : {}),
      ...(deputy && own ? { deputy: told(deputy) } : {}),
      // Who is away, and for how long, is for their own authority.
      ...(away && own ? { away } : {}),
      heldBy: { ...held, ...(person ? { name: person.name } : {}) },
      ...{ days: daysAtRung[at] ?? daysAtRung[3], set: rows.some(({ rung: one }) => one === at) },
    }
  })
  return { authority, rungs }
}

/** Sets a rung of the actor’s own authority whole; what is left out is gone. The same call again changes nothing (R8.4). */
export async function setRung(deps: Deps, by: Actor, rung: number, said: SetRung): Promise<Outcome<LadderAnswer>> {
  const refused = rungRefused(rung, said, by)
  return changing(deps, by, refused, (tx) => {
    const { title, vacant, holder, deputy, away } = said
    const row = {
      ...{ title, vacant },
      ...{ holder_name: holder?.name ?? null, holder_worker: holder?.worker ?? null },
      ...{ deputy_name: deputy?.name ?? null, deputy_worker: deputy?.worker ?? null },
      ...{ away_from: away?.from ?? null, away_until: away?.until ?? null },
      ...{ set_at: deps.now().toISOString(), set_by: by.worker },
    }
    return tx`
      insert into ladder_rung ${tx({ authority: by.authority, rung, ...row })}
      on conflict (authority, rung) do update set ${tx(row)}
      where (ladder_rung.title, ladder_rung.vacant, ladder_rung.holder_name, ladder_rung.holder_worker,
          ladder_rung.deputy_name, ladder_rung.deputy_worker, ladder_rung.away_from, ladder_rung.away_until)
        is distinct from (excluded.title, excluded.vacant, excluded.holder_name, excluded.holder_worker,
          excluded.deputy_name, excluded.deputy_worker, excluded.away_from, excluded.away_until)`
  })
}

/** Takes what was set of a rung away: it stands again as the exchange has it. */
export const resetRung = (deps: Deps, by: Actor, rung: number): Promise<Outcome<LadderAnswer>> =>
  changing(
    deps,
    by,
    undefined,
    (tx) => tx`delete from ladder_rung where authority = ${by.authority} and rung = ${rung}`,
  )

async function changing(
  deps: Deps,
  by: Actor,
  against: Refusal | undefined,
  change: (tx: Tx) => Promise<unknown>,
): Promise<Outcome<LadderAnswer>> {
  const refused = notAdministrator(by) ?? against
  if (refused) return { refused }
  return asParty(deps.sql, by.authority, async (tx) => {
    await change(tx)
    return { done: await answerOf(tx, by.authority, deps.now(), true) }
  })
}

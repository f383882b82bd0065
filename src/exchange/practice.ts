import type { PracticeProfile, PracticeVersion, SetPractice } from '../../schemas/practice.ts'
import { asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { timeline } from '../domain/practice.ts'
import { practiceProfiles } from '../domain/practice-profiles.ts'
import type { Outcome } from './outcome.ts'
import type { Read } from './reading.ts'

type Row = { version: number; from: string; madeAt: string; madeBy: string; profile: PracticeProfile }

/** The version of an authority’s practice that is in force on a date; none until it has chosen one (R7.5). */
export async function practiceOn(
  tx: Tx,
  authority: string,
  on: string,
): Promise<Pick<Row, 'version' | 'from' | 'profile'> | undefined> {
  const [row] = await tx<Pick<Row, 'version' | 'from' | 'profile'>[]>`
    select version, from_date as "from", profile from practice
    where authority = ${authority} and from_date <= ${on} order by version desc limit 1`
  return row
}

const rowsOf = (tx: Tx, authority: string) => tx<Row[]>`
  select version, from_date as "from", made_at as "madeAt", made_by as "madeBy", profile from practice
  where authority = ${authority} order by version desc`

/** Every version of an authority’s practice, the newest first; who made one is told to their own authority alone. */
export async function practicesOf(deps: Deps, by: Actor, authority: string): Promise<Read<PracticeVersion[]>> {
  const [known, rows] = await asParty(deps.sql, by.authority, (tx) =>
    Promise.all([tx`select 1 from authority where id = ${authority}`, rowsOf(tx, authority)]),
  )
  if (known.length === 0) return { refused: { code: 'unknown-authority', rule: 'R1.2' } }
  return { found: versionsFrom(rows, londonDate(deps.now()), by.authority === authority) }
}

const versionsFrom = (rows: readonly Row[], today: string, own: boolean): PracticeVersion[] =>
  timeline(rows, today).map(({ madeBy, ...version }) => (own ? { ...version, madeBy } : version))

/**
 * Sets the actor’s own authority’s practice from a day on, as its next version. Only an administrator may; not for a day
 * that has gone; and only in place of the newest version as the caller read it: whoever comes second is told what was set
 * meanwhile. The same call again is answered the same.
 */
export async function setPractice(
  deps: Deps,
  by: Actor,
  { replaces, from, shipped, profile: own }: SetPractice,
): Promise<Outcome<PracticeVersion>> {
  if (!by.roles.includes('administrator'))
    return { refused: { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] } }
  const profile = own ?? shippedProfile(shipped)
  if (profile === undefined) return { refused: { code: 'no-such-profile', rule: 'R7.5' } }
  const [now, said] = [deps.now().toISOString(), JSON.stringify(profile)]
  const today = londonDate(now)
  return asParty(deps.sql, by.authority, async (tx): Promise<Outcome<PracticeVersion>> => {
    /** What came of it already: done by this very call before, or overtaken. */
    const already = async (): Promise<Outcome<PracticeVersion> | undefined> => {
      const [rows, [same]] = await Promise.all([
        rowsOf(tx, by.authority),
        tx`
          select 1 from practice where authority = ${by.authority} and version = ${replaces + 1} and from_date = ${from}
            and made_by = ${by.worker} and profile = ${said}::text::jsonb`,
      ])
      const [newest] = versionsFrom(rows, today, true)
      if (newest && same && newest.version === replaces + 1) return { done: newest, replayed: true }
      return (newest?.version ?? 0) === replaces ? undefined : overtaken(rows, replaces)
    }
    const before = await already()
    if (before) return before
    if (from < today) return { refused: { code: 'date-impossible', rule: 'R7.5', field: 'from', why: todayOrLater } }
    // Two that replace the same version are the same row: the second waits for the first, and finds its place taken.
    const made = await tx`
      insert into practice (authority, version, from_date, profile, made_at, made_by)
      values (${by.authority}, ${replaces + 1}, ${from}, ${said}::text::jsonb, ${now}, ${by.worker})
      on conflict do nothing`
    const after = await already()
    if (after === undefined) throw new Error('a version that was set is there')
    return made.count === 1 && 'done' in after ? { done: after.done } : after
  })
}

const todayOrLater = 'what was promised before today stays as it was; give today or a later day'

function shippedProfile(id: string | undefined): PracticeProfile | undefined {
  const found = practiceProfiles.find((one) => one.id === id)
  return found && { name: found.name, basedOn: found.id, rules: found.rules }
}

const overtaken = (rows: readonly Row[], replaces: number): Outcome<PracticeVersion> => ({
  lost: {
    version: rows[0]?.version ?? 0,
    changed: rows
      .filter(({ version }) => version > replaces)
      .slice(0, 20)
      .map(({ version, madeAt }) => ({ version, type: 'PracticeSet', by: 'administrator', at: madeAt })),
  },
})

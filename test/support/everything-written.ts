import type postgres from 'postgres'
import type { EdgeExchange } from './edge-exchange.ts'

/** Of each table how many rows it has and which transactions wrote them: equal before and after when nothing was written. */
export async function everythingWritten(admin: postgres.Sql): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  const counts = tables.map(
    ({ name }) => `
    select '${name}' as name, count(*) || ' rows by ' || coalesce(sum(xmin::text::bigint), 0) as written from "${name}"`,
  )
  const rows = await admin.unsafe<{ name: string; written: string }[]>(counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, written }) => [name, written]))
}

/** Fires the cron until every letter has gone or was given up, so that nothing more is written behind a test’s back. */
export async function untilDelivered({ admin, cron }: Pick<EdgeExchange, 'admin' | 'cron'>): Promise<void> {
  for (;;) {
    const [row] = await admin<{ waiting: number }[]>`
      select count(*)::int as waiting from notice
      where channel <> 'inbox' and delivered_at is null and handed_at is null and dead_at is null and due_at < now() + interval '1 hour'`
    if (row?.waiting === 0) return
    await cron()
  }
}

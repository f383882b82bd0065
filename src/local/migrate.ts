import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as run } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { CannotStart, reason } from './cannot-start.ts'

/**
 * Brings a database up to the committed migrations; `url` names its owner, who may create roles.
 * @throws CannotStart when it cannot be reached or changed
 */
export async function migrate(url: string, folder: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    await run(drizzle(sql), { migrationsFolder: folder })
  } catch (thrown) {
    // drizzle says which statement failed; what Postgres said of it is the cause.
    const cause = thrown instanceof Error && thrown.cause ? thrown.cause : thrown
    throw new CannotStart(`The database cannot be brought up to date (${reason(cause)}).`)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_URL
  if (url === undefined) throw new CannotStart('Set DATABASE_URL to the owner of the database.')
  await migrate(url, fileURLToPath(new URL('../../drizzle', import.meta.url)))
}

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the committed migrations are all that the tables need', () => {
  // Beside the project’s own, since drizzle-kit takes its folders relative to where it runs.
  const folder = mkdtempSync('dist-migrations-')
  try {
    cpSync('drizzle', folder, { recursive: true })
    const before = readdirSync(folder)
    const said = execFileSync(
      process.execPath,
      [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect',
        'postgresql',
        ...['--schema', 'src/db/{schema,telling-tables,dispute-tables}.ts'],
        '--out',
        folder,
      ],
      { encoding: 'utf8' },
    )
    expect(said).toContain('No schema changes')
    expect(readdirSync(folder)).toEqual(before)
    expect(before.filter((name) => name.endsWith('.sql')).length).toBeGreaterThan(1)
  } finally {
    rmSync(join(folder), { recursive: true, force: true })
  }
})

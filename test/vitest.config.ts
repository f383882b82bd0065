import { defineConfig } from 'vitest/config'

const kind = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout: 30_000, hookTimeout: 60_000, ...more },
})
const onPostgres = { globalSetup: ['test/support/database.ts'] }
const onWorkerd = { globalSetup: ['test/support/database.ts', 'test/support/bundle.ts'] }

/** Five kinds of test, by what they need: nothing; Postgres; workerd; Chromium; the generated files. */
export default defineConfig({
  test: {
    projects: [
      kind('unit'),
      kind('contract'),
      kind('int', onPostgres),
      kind('edge', onWorkerd),
      kind('browser', onPostgres),
    ],
  },
})

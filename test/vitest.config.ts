import { defineConfig } from 'vitest/config'

const kind = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout: 30_000, hookTimeout: 60_000, ...more },
})
/** Files share a process, and what they import is read once in it. Each puts back what it changes of the process. */
const together = { isolate: false }
const onPostgres = { globalSetup: ['test/support/database.ts'] }
const onWorkerd = { globalSetup: ['test/support/database.ts', 'test/support/bundle.ts'] }

/** Five kinds of test, by what they need: nothing; Postgres; workerd; Chromium; the generated files. */
export default defineConfig({
  test: {
    // Of two processors the runner would leave one idle; half of the time goes in waiting for Postgres and Chromium.
    maxWorkers: 2,
    projects: [
      kind('unit', together),
      kind('contract'),
      kind('int', { ...onPostgres, ...together }),
      kind('edge', { ...onWorkerd, ...together }),
      kind('browser'),
    ],
  },
})

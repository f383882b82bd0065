import { app } from './app.ts'
import { runClock } from './clock.ts'
import { openDeps } from './deps.ts'
import type { Bindings } from './env.ts'
import { writeLog } from './log.ts'
import { drain } from './notify/drain.ts'

export default {
  async fetch(request, bindings, ctx) {
    try {
      const deps = await openDeps(bindings, (own, notices) => ctx.waitUntil(drain(own, notices)))
      return await app.fetch(request, { deps }, ctx)
    } catch (thrown) {
      return cannotOpen(thrown)
    }
  },
  async scheduled({ scheduledTime }, bindings) {
    await runClock(await openDeps(bindings, () => {}), new Date(scheduledTime))
  },
} satisfies ExportedHandler<Bindings>

/** A binding is missing or wrong: the log names it, whoever asks only learns that it is not their fault. */
function cannotOpen(thrown: unknown): Response {
  writeLog({ code: 'BINDINGS_FAULT', fault: thrown instanceof Error ? thrown.message : 'unknown' })
  const problem = { type: 'urn:baton:problem:fault', status: 500, code: 'fault', title: 'Baton is not set up rightly' }
  const detail = 'Nothing was written. Whoever runs it finds the reason in its log.'
  return Response.json({ ...problem, detail }, { status: 500, headers: { 'content-type': 'application/problem+json' } })
}

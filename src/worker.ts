import { app } from './app.ts'
import { runClock } from './clock.ts'
import { openDeps } from './deps.ts'
import type { Bindings } from './env.ts'
import { drain } from './notify/drain.ts'

export default {
  async fetch(request, bindings, ctx) {
    const deps = await openDeps(bindings, (own, notices) => ctx.waitUntil(drain(own, notices)))
    return app.fetch(request, { deps }, ctx)
  },
  async scheduled(_controller, bindings) {
    await runClock(await openDeps(bindings, () => {}))
  },
} satisfies ExportedHandler<Bindings>

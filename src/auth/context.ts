import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { Operator } from './operator-session.ts'
import type { Session } from './session.ts'

/** What a request carries on its way: `actor` and `session` from the moment a middleware of this folder set them. */
export type BatonEnv = {
  Variables: { deps: Deps; actor: Actor; session: Session | undefined; operator?: Operator; requestId: string }
}

import type { Actor } from '../../domain/actor.ts'
import { mayBegin } from '../../domain/draft.ts'

export type Ways = { begin: boolean; alert: boolean }

/**
 * Which of the ways to begin a transfer are open to somebody, by their roles (R1.3): a draft or a request, and an alert. A guest
 * begins none (R9.4).
 */
export const waysFor = (by: Actor): Ways => ({
  begin: by.kind !== 'guest' && typeof mayBegin(by) === 'string',
  alert: by.kind !== 'guest' && typeof mayBegin(by, true) === 'string',
})

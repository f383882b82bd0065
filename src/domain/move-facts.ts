import type { z } from 'zod'
import type { AgencyKind, AnswerService } from '../../schemas/verbs/agency.ts'
import type { RecordHandover, RecordJointVisit } from '../../schemas/verbs/handover.ts'
import type { Side } from './actor.ts'

/** An earlier move that matches a child’s NHS number or UPN: how many months ago, and nothing of whose it was (R5.2). */
export type EarlierMove = { match: string; months: number }

/** A wish to speak about an earlier move: of the authority that asks, and of the one that is asked (R5.2). */
export type Contact = {
  id: string
  side: 'asking' | 'asked'
  /** Which party of this transfer asks or is asked; the other learns nothing of it. */
  party: Side
  match?: string
  authority?: string
  agree?: boolean
}

/** An alert, and whether anybody has taken it (R2.8). */
export type Alert = {
  seq: number
  at: string
  outOfHours: boolean
  children: readonly string[]
  acknowledgedAt?: string
}

/** An agency in the plan: a date for each thing done (R5.3). */
export type Agency = {
  kind: z.infer<typeof AgencyKind>
  name: string
  told?: string
  recordsAsked?: string
  counterpartKnown?: string
  counterpart?: string
}

/** A service that the plan needs, and whether the receiving authority can provide it (R5.4). */
export type Service = { name: string; can?: z.infer<typeof AnswerService>['can'] }

/** What is on record of the move itself, apart from the papers (R2.8, R5). */
export type MoveFacts = {
  moveConsidered: boolean
  /** Trafficking and modern slavery were considered in writing (R5.2). */
  traffickingConsidered?: boolean
  /** The worker declared earlier moves, and wrote of them. */
  movesDeclared?: true
  earlierMoves?: readonly EarlierMove[]
  contacts?: readonly Contact[]
  alerts?: readonly Alert[]
  parentsTold?: { on: string; people: readonly string[] }
  agencies?: readonly Agency[]
  services?: readonly Service[]
  jointVisit?: { state: z.infer<typeof RecordJointVisit>['state']; on?: string; by: Side }
  handovers?: readonly { between: z.infer<typeof RecordHandover>['between']; on: string }[]
  /** The receiving authority stated the risks back, and whether the sender finds them understood (R5.7). */
  risksBack?: { on: string; understood?: boolean }
}

import type { Role, Side } from './actor.ts'
import type { Report, Residence } from './transfer.ts'

/** The corrections of residence that wait for an answer (R6.3). */
export const proposals = ({ proposed, counter }: Residence): Report[] =>
  [proposed, counter].filter((report) => report !== undefined)

/** The correction that waits for this side’s answer. */
export const proposalTo = (residence: Residence, side: Side): Report | undefined =>
  proposals(residence).find(({ by }) => by !== side)

/**
 * Whether a correction would make the due date earlier: both run a clock, and the day is sooner; or the same,
 * where only other bank holidays make a difference (R6.3).
 */
const isEarlier = ({ running }: Residence, report: Report): boolean =>
  running !== undefined && [running, report].every(({ kind }) => kind !== 'temporary') && report.on <= running.on

/** Who agrees a correction: a worker to an earlier date, the practice lead to a later one (R6.3). */
export const whoAgrees = (residence: Residence, report: Report): readonly Role[] =>
  isEarlier(residence, report) ? ['social-worker', 'practice-lead', 'service-manager'] : ['practice-lead']

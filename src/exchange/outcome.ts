import type { Standing } from '../../schemas/transfer.ts'
import { LostRace, SnapshotTooLarge, UploadGone } from '../db/commit.ts'
import type { Refusal } from '../domain/refusal.ts'

/** What another writer did since the version that a caller decided on: enough to decide again, nobody’s words. */
export type Changed = { version: number; type: string; by: string; at: string }

type NotDone = { refused: Refusal } | { lost: { version: number; changed: Changed[] } } | { keyReused: true }

/** What came of a call: it happened, a rule said no, another writer came first, or its key was used for another call. */
export type Outcome<T = Standing> = { done: T; replayed?: true } | NotDone

/** Thrown inside a transaction to leave it without a trace, carrying what the caller is told. */
export class Undo extends Error {
  readonly outcome: NotDone
  constructor(outcome: NotDone) {
    super('undone')
    this.outcome = outcome
  }
}

/** Runs a transaction; an Undo, a lost race or a snapshot over its cap becomes the answer it stands for. */
export async function undoable<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof Undo) return thrown.outcome
    if (thrown instanceof LostRace) return { lost: { version: 0, changed: [] } }
    if (thrown instanceof UploadGone) return { refused: { code: 'no-such-file', rule: 'R3.2' } }
    if (thrown instanceof SnapshotTooLarge)
      return { refused: { code: 'too-much', rule: 'R2', what: 'KB of what is recorded', most: 64 } }
    throw thrown
  }
}

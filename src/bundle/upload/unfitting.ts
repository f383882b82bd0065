import type { Unfit } from '../../domain/unfit.ts'

/** Thrown where an upload turns out not to be fit to keep; its readers catch it, it never leaves this folder. */
export class Unfitting extends Error {
  readonly why: Unfit

  constructor(why: Unfit) {
    super(why)
    this.why = why
  }
}

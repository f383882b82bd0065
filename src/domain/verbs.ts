import { clockVerbs } from './verbs/clock.ts'
import { disputeVerbs } from './verbs/dispute.ts'
import { moveVerbs } from './verbs/move.ts'
import { noticeVerbs } from './verbs/notice.ts'
import { packageVerbs } from './verbs/package.ts'
import { permissionVerbs } from './verbs/permission.ts'
import type { Verb } from './verbs/row.ts'

/** THE TABLE (R1.2, R1.3, R2.1). Routes, OpenAPI, buttons, forms and the access tests are read from it. */
export const verbs = {
  ...packageVerbs,
  ...permissionVerbs,
  ...moveVerbs,
  ...clockVerbs,
  ...noticeVerbs,
  ...disputeVerbs,
}

export type VerbName = keyof typeof verbs
export const verbNames = Object.keys(verbs) as VerbName[]
export const verbNamed = (name: string): Verb | undefined =>
  Object.hasOwn(verbs, name) ? verbs[name as VerbName] : undefined

import { expect } from 'vitest'
import type { Problem } from '../../schemas/problem.ts'
import { type Asking, aProblem, call } from './calling.ts'
import type { EdgeExchange } from './edge-exchange.ts'
import { everythingWritten } from './everything-written.ts'

export type Expected = { status: number; code: string; pointers?: string[] }

/** A schema says no, for these fields. */
export const invalid = (...pointers: string[]): Expected => ({ status: 400, code: 'input-invalid', pointers })

/** Asks, and expects a problem of this kind and not a row more or changed. */
export async function refused(
  { url, admin }: EdgeExchange,
  token: string | undefined,
  path: string,
  asking: Asking,
  expected: Expected,
): Promise<Problem> {
  const before = await everythingWritten(admin)
  const problem = aProblem(await call(url, path, token, asking))
  const pointers = problem.errors?.map(({ pointer }) => pointer)
  const { status, code } = problem
  expect({ status, code, ...(expected.pointers ? { pointers } : {}) }).toEqual(expected)
  expect(await everythingWritten(admin)).toEqual(before)
  return problem
}

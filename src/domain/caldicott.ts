import type { Transfer, Verdict } from './transfer.ts'

/** Where the Caldicott guardian’s advice stands, and why none was thought necessary (R4.8). */
export function caldicottOf(t: Transfer): Pick<Verdict, 'caldicott' | 'caldicottWhy'> {
  const asked = t.permission.advice.filter((advice) => advice.of === 'caldicott-guardian')
  if (asked.some((advice) => advice.answer !== undefined)) return { caldicott: 'advised' }
  if (asked.length > 0) return { caldicott: 'requested' }
  const { adviceNotNeeded, whyNoAdvice } = t.permission.decision ?? {}
  if (!adviceNotNeeded) return { caldicott: 'not-needed' }
  return { caldicott: 'considered-not-needed', ...(whyNoAdvice ? { caldicottWhy: whyNoAdvice } : {}) }
}

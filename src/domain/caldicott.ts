import type { Transfer, Verdict } from './transfer.ts'

/**
 * Where the Caldicott guardian’s advice stands, and why none was thought necessary (R4.8).
 * @param saidNo somebody whose yes is needed said no: advice is to be considered (R4.4)
 */
export function caldicottOf(t: Transfer, saidNo: boolean): Pick<Verdict, 'caldicott' | 'caldicottWhy'> {
  const asked = t.permission.advice.filter((advice) => advice.of === 'caldicott-guardian')
  if (asked.some((advice) => advice.answer === undefined)) return { caldicott: 'requested' }
  if (asked.length > 0) return { caldicott: 'advised' }
  const { adviceNotNeeded, whyNoAdvice } = t.permission.decision ?? {}
  if (!adviceNotNeeded) return { caldicott: saidNo && t.permission.advice.length === 0 ? 'to-consider' : 'not-needed' }
  return { caldicott: 'considered-not-needed', ...(whyNoAdvice ? { caldicottWhy: whyNoAdvice } : {}) }
}

import { performance } from 'node:perf_hooks'

/** What one measured step came to: `through` says by which way, `callers` how many called at once. */
export type Figure = {
  what: string
  through: string
  callers: number
  requests: number
  errors: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Its rate as a share of that of its SQL alone. */
  ofCeiling?: number
  /** What the first error said. */
  fault?: string
}

export type Step = {
  what: string
  through: string
  callers: number
  seconds: number
  /** One request, answered rightly; it throws where it was not, and gives false where nothing is left to ask. */
  call: () => Promise<boolean>
}

/**
 * A closed loop: each caller asks again as soon as it is answered, until the seconds are over. An error counts as a
 * request and not towards the rate.
 */
export async function measure({ what, through, callers, seconds, call }: Step): Promise<Figure> {
  const times: number[] = []
  const faults: string[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const caller = async () => {
    for (let before = performance.now(); before < end; before = performance.now()) {
      try {
        if (!(await call())) return
        times.push(performance.now() - before)
      } catch (thrown) {
        faults.push(thrown instanceof Error ? thrown.message : String(thrown))
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const elapsed = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const [fault] = faults
  return {
    ...{ what, through, callers, requests: times.length + faults.length, errors: faults.length },
    ...{ perSecond: times.length / elapsed, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
    ...(fault === undefined ? {} : { fault }),
  }
}

/** The value that this share of sorted values does not exceed; 0 where there is none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

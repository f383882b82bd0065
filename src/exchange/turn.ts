const pauseMs = 50
const mostPauses = 400

let holder: object | undefined

/**
 * One at a time in this isolate: an upload is held whole while it is looked through, and two dozen at once would be more
 * than a Worker may hold. Whoever’s caller has gone never hands on; after 20 seconds of waiting for one the next goes ahead.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const own = {}
  let before = holder
  for (let pauses = 0; holder !== undefined && pauses < mostPauses; pauses++) {
    // A promise of another request’s would be one that may never settle: so it asks again.
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (holder !== before) pauses = 0
    before = holder
  }
  holder = own
  try {
    return await work()
  } finally {
    if (holder === own) holder = undefined
  }
}

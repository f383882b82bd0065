import { fileURLToPath } from 'node:url'
import { CannotStart } from './cannot-start.ts'
import { startExchange } from './exchange.ts'
import { makeFirstTransfers } from './first-transfers.ts'
import { dataFolder } from './folders.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cronEverySeconds = 10
const bankHolidaysUrl = 'https://www.gov.uk/bank-holidays.json'

function portAsked(): number {
  const port = Number(process.env.PORT ?? 8787)
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new CannotStart('PORT must be a number from 1 to 65533')
  return port
}

try {
  const exchange = await startExchange({
    ...{ root, folder: dataFolder(root), port: portAsked(), cronEverySeconds, bankHolidaysUrl },
    databaseUrl: process.env.DATABASE_URL,
  })
  await makeFirstTransfers(exchange)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    exchange.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  console.log(
    `Baton is ready at ${exchange.url}: sign in as Priya Nair (Aldermere, social worker) or Ruth Bancroft (practice lead), ` +
      `or as anybody of Brackwater; the operator’s page is ${exchange.url}/operator; letters are at ${exchange.lettersUrl}. Ctrl-C stops it.`,
  )
} catch (thrown) {
  if (!(thrown instanceof CannotStart)) throw thrown
  console.error(thrown.message)
  process.exit(1)
}

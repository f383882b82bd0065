import type postgres from 'postgres'
import { afterAll, vi } from 'vitest'
import { type Asked, type Asking, askCode } from '../../src/auth/guest-ask.ts'
import { readCode } from '../../src/auth/guest-code.ts'
import { lettersById } from '../../src/local/exchange.ts'
import { type Letter, startNotify } from '../../src/local/notify-stand-in.ts'
import { anExchange, parties } from './exchange.ts'

/** The published duty inbox of Carrowdale, which is not on the exchange. */
export const deskEmail = 'first-response@carrowdale.example'
export const deskTestedAt = '2026-11-20T10:00:00.000Z'

/** Sets it, has it confirmed by somebody else and answered for (R9.4). */
export const setDesk = async (admin: postgres.Sql, authority: string = parties.third): Promise<void> => {
  await admin`delete from guest_desk where authority = ${authority}`
  await admin`
    insert into guest_desk (authority, email, source, set_by, set_at, confirmed_by, confirmed_at, tested_at)
    values (${authority}, ${deskEmail}, 'its website', 'olive', ${deskTestedAt}, 'oscar', ${deskTestedAt}, ${deskTestedAt})`
}

/** The code that a letter holds. */
export function codeIn(letter: Letter | undefined): string {
  const code = readCode(letter?.body.split('\n')[0] ?? '')
  if (code === undefined) throw new Error('a letter without a code')
  return code
}

/** Another code than this one. */
export const notThe = (code: string): string => (code === '22222222' ? '33333333' : '22222222')

/** An exchange with one guest, whom a transfer was sent to, and the stand-in for GOV.UK Notify; its clock moves by minutes. */
export async function anExchangeWithGuest() {
  const x = await anExchange()
  const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
  const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
  x.deps.settings.NOTIFY_URL = notify.url
  await setDesk(x.admin)
  const { id } = await x.sent({ receiver: parties.third })
  vi.useFakeTimers({ toFake: ['Date'] })
  afterAll(async () => {
    vi.useRealTimers()
    await notify.stop()
  })
  // The stand-in looks at the machine’s clock: it goes with the exchange’s.
  const at = (minutes: number) => {
    const now = new Date(Date.parse('2026-11-23T10:00:00Z') + minutes * 60_000).toISOString()
    x.at(now)
    vi.setSystemTime(now)
  }
  at(0)
  const asks = (more: Partial<Asking> = {}): Promise<Asked> =>
    askCode(x.deps, { transfer: id, secret: 'one browser', address: '203.0.113.7', ...more })
  const newestLetter = () => notify.letters().at(-1)
  return { x, notify, transfer: id, at, asks, newestLetter, newestCode: () => codeIn(newestLetter()) }
}

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Standing } from '../../../schemas/transfer.ts'
import { feedFor } from '../../../src/exchange/feed.ts'
import { anExchange, receiver } from '../../support/exchange.ts'

const x = await anExchange()
const folder = mkdtempSync(join(tmpdir(), 'baton-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { code: number | null; out: string; err: string }

/** Runs the command as its user would. */
function audited(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const keys = { DATABASE_URL: x.url, WRAPPING_KEYS: x.secrets.worker.WRAPPING_KEYS, BATON_DATA: join(folder, 'data') }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/local/audit.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', ...keys, ...env },
  })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.on('data', (data) => {
    ran.out += data
  })
  child.stderr.on('data', (data) => {
    ran.err += data
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })))
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('npm run audit', () => {
  let transfer: Standing
  beforeAll(async () => {
    transfer = await x.accepted()
  })

  test('says that what is whole is consistent, and its tail unproven', async () => {
    expect(await audited([])).toEqual({ code: 0, out: '1 transfers, 12 events: consistent, tail unproven\n', err: '' })
  })

  test('takes the feed of a party as it was answered, and then knows of the tail', async () => {
    const notices = await feedFor(x.deps, receiver(), 0, 100)
    const answered = await audited(['--heads', file('feed.json', JSON.stringify({ notices }))])
    expect(answered).toMatchObject({ code: 0, out: '1 transfers, 12 events: consistent, tail proven\n' })
  })

  test('says by ids and words alone what was changed, and ends with 1', async () => {
    await x.admin`update event set actor = 'Isolde' where transfer = ${transfer.id} and seq = 3`
    const heads = JSON.stringify([{ transfer: transfer.id, seq: 13, head: 'ab'.repeat(32) }])
    const { code, out } = await audited(['--heads', file('heads.json', heads)])
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        `${transfer.id}: event 3: an event was changed: its hash is not its own`,
        `${transfer.id}: event 13: tail or history changed: a party received a hash that the chain does not hold`,
        '1 transfers, 12 events: BROKEN in 1',
        '',
      ],
    ])
    const { broken } = JSON.parse((await audited(['--json'])).out)
    expect(broken).toEqual([{ transfer: transfer.id, fault: 'hash', seq: 3 }])
  })

  test('says in one line what is wanting, and ends with 2', async () => {
    const [nowhere, shut] = await Promise.all([
      audited([], { DATABASE_URL: '' }),
      audited([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/baton' }),
    ])
    const err = 'There is nothing to audit yet: run npm start, or set DATABASE_URL.\n'
    expect(nowhere).toEqual({ code: 2, out: '', err })
    expect(shut).toMatchObject({ code: 2, err: 'The audit could not be done (ECONNREFUSED).\n' })
  })
})

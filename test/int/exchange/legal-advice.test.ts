import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { asClock, asOperator, asParty, type Tx } from '../../../src/db/client.ts'
import { loadTransfer } from '../../../src/db/load.ts'
import type { Actor, Role } from '../../../src/domain/actor.ts'
import { setRung } from '../../../src/exchange/ladder.ts'
import { entriesOf } from '../../../src/exchange/record.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, mustBeDone, parties, receiver, sender, third } from '../../support/exchange.ts'
import { type Answer, doorsFor, everyAddress, type Parts } from '../../support/whole-app.ts'

// Aldermere’s legal adviser gives advice in a dispute with Brackwater; and Brackwater’s gives other advice.
const ours = 'Zirconium Quokka: counsel thinks that the Ordinary Residence Bulletin helps us little.'
const theirs = 'Vermilion Pangolin: their own counsel is of another mind.'
/** It and its parts, however a text writes them. */
const tracesOf = (advice: string): string[] => {
  const words = advice.split(':')[0]?.split(' ') ?? []
  const encoded = words.flatMap((word) => [
    Buffer.from(word).toString('hex'),
    Buffer.from(word).toString('base64').slice(0, 8),
  ])
  return [advice, advice.split(': ')[1] ?? '', ...words, ...encoded]
}
const found = (traces: readonly string[], text: string) =>
  traces.filter((trace) => text.toLowerCase().includes(trace.toLowerCase()))

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: () => caseSystem.url })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
Object.assign(x.deps.settings, { NOTIFY_URL: notify.url, STAND_INS: new URL(caseSystem.url).origin })
// The stand-in looks at the machine’s clock; it goes with the exchange’s.
vi.useFakeTimers({ toFake: ['Date'] })
vi.setSystemTime('2026-11-23T10:00:00.000Z')
afterAll(async () => {
  vi.useRealTimers()
  await notify.stop()
})

const deputy: Actor = { ...sender(), worker: 'aldermere-deputy', name: 'Dorcas Pemberton' }
let id = ''
let parts: Parts = { id: '', other: parties.sender, papers: [], letters: [] }
let before = 0
const key = randomUUID()
let posted: Answer

beforeAll(async () => {
  await x.admin`insert into mailbox (authority, role, email, deputy_name, deputy_email, set_at, set_by)
    select id, 'duty', 'cin@' || id || '.example', 'M. Oyelaran', 'second@' || id || '.example', now(), 'hugo.penn'
    from authority where on_exchange`
  const away = { from: '2026-11-20', until: '2026-12-20' }
  const held = { title: 'Group manager', vacant: false, holder: { name: 'Gareth Llewellyn' }, away }
  const named = { ...held, deputy: { name: deputy.name, worker: deputy.worker } }
  mustBeDone(await setRung(x.deps, sender('administrator'), 1, named))
  id = (await x.accepted()).id
  await x.does(receiver(), 'arrange-meeting', id)
  await x.does(receiver('practice-lead'), 'dispute', id)
  await x.does(sender('practice-lead'), 'state-position', id)
  before = (await x.does(sender('practice-lead'), 'escalate', id)).version
  // By the API, as a case system does, so that there is an answer to replay.
  const call = await doorsFor(x.deps, sender('legal-adviser'))
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'if-match': '*' }
  const body = JSON.stringify({ on: '2026-11-23', advice: ours })
  posted = await call('api', `/v1/transfers/${id}/record-legal-advice`, { method: 'POST', headers, body })
  await x.does(receiver('legal-adviser'), 'record-legal-advice', id, { advice: theirs })
  await x.does(sender('service-manager'), 'decide', id, { decision: 'legal-advice' })
  for (const by of [sender(), receiver()]) await x.does(by, 'write-letter', id)
  const papers = await x.admin<{ id: string }[]>`select id from paper where transfer = ${id}`
  const letters = await x.admin<
    { seq: number }[]
  >`select seq from event where transfer = ${id} and type = 'LetterWritten'`
  parts = { ...parts, id, papers: papers.map((one) => one.id), letters: letters.map(({ seq }) => seq) }
  for (let tried = 1; tried > 0; ) tried = (await drain(x.deps)).tried
}, 120_000)

/** All that somebody reads at every address. */
async function everythingFor(actor: Actor, other: string): Promise<Answer[]> {
  const call = await doorsFor(x.deps, actor)
  const answers: Answer[] = []
  for (const { door, path } of everyAddress({ ...parts, other })) answers.push(await call(door, path))
  return answers
}
const readers: readonly Role[] = ['practice-lead', 'legal-adviser', 'social-worker']
const leaks = (answers: readonly Answer[], traces: readonly string[]) =>
  answers.flatMap(({ path, text }) => found(traces, text).map((trace) => `${path}: ${trace}`))

describe('what legal advice says is for the own authority’s ladder and legal advisers alone (R8.3)', () => {
  test.each(readers)(
    'the other side’s %s finds it at no address, by either door',
    async (role) => {
      const answers = await everythingFor(receiver(role), parties.sender)
      expect(answers.length).toBeGreaterThan(100)
      expect(leaks(answers, tracesOf(ours))).toEqual([])
      // What was read was read: the record in each of its forms, the package, the transfer itself.
      for (const path of ['record', 'record.pdf', 'package.zip', 'package.pdf', 'responsibility'])
        for (const start of ['/v1/transfers', '/transfers'])
          if (`${start}/${path}` !== '/transfers/record')
            expect(answers).toContainEqual(expect.objectContaining({ path: `${start}/${id}/${path}`, status: 200 }))
      // That advice was taken, and when, is for both.
      const record = answers.find(({ path }) => path === `/v1/transfers/${id}/record`)
      expect(record?.text).toContain('LegalAdviceTaken')
      expect(record?.text).not.toContain(sender('legal-adviser').authority.concat('","LegalAdviceKept'))
    },
    120_000,
  )

  test('nor is the transferring authority shown the receiving one’s', async () => {
    const answers = await everythingFor(sender('director'), parties.receiver)
    expect(leaks(answers, tracesOf(theirs))).toEqual([])
  }, 120_000)

  test.each(['social-worker', 'auditor', 'administrator'] as const)(
    'nor does the own side’s %s read it',
    async (role) => {
      expect(leaks(await everythingFor(sender(role), parties.receiver), tracesOf(ours))).toEqual([])
    },
    120_000,
  )

  const record = async (actor: Actor) => {
    const call = await doorsFor(x.deps, actor)
    const forms = [
      ['api', `/v1/transfers/${id}/record`],
      ['api', `/v1/transfers/${id}/record.pdf`],
    ] as const
    return Promise.all(forms.map(async ([door, path]) => (await call(door, path)).text.replaceAll(/\s+/g, ' ')))
  }

  test.each(['practice-lead', 'service-manager', 'head-of-service', 'director', 'legal-adviser'] as const)(
    'the own side’s %s reads it in the record, and its own alone',
    async (role) => {
      for (const text of await record(sender(role))) {
        expect(found(['Quokka'], text)).toEqual(['Quokka'])
        expect(found(tracesOf(theirs), text)).toEqual([])
      }
      for (const text of await record(receiver(role))) expect(found(['Pangolin'], text)).toEqual(['Pangolin'])
    },
  )

  test('the duty desk and the Caldicott guardian read that there is an entry, and not what it says', async () => {
    for (const role of ['duty', 'caldicott-guardian'] as const) {
      const [entries = ''] = await record(sender(role))
      expect([entries.includes('LegalAdviceKept'), found(tracesOf(ours), entries)]).toEqual([true, []])
    }
  })

  test('so does who stands in for a rung’s holder while they are away, whatever their own role (R8.5)', async () => {
    for (const text of await record(deputy)) expect(found(['Quokka'], text)).toEqual(['Quokka'])
    x.at('2026-12-21T10:00:00Z')
    try {
      for (const text of await record(deputy)) expect(found(tracesOf(ours), text)).toEqual([])
    } finally {
      x.at('2026-11-23T10:00:00Z')
    }
  })
})

describe('nor in what answers a write', () => {
  const decide = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  const body = JSON.stringify({ decision: 'maintain', reasons: 'As before.' })

  test('whoever lost a race learns what happened meanwhile, and nothing of the advice', async () => {
    const call = await doorsFor(x.deps, receiver('service-manager'))
    const headers = { ...decide, 'if-match': `"${before}"` }
    const answer = await call('api', `/v1/transfers/${id}/decide`, { method: 'POST', headers, body })
    expect([answer.status, answer.text.includes('LegalAdviceTaken')]).toEqual([412, true])
    expect(found(tracesOf(ours), answer.text)).toEqual([])
    const { changed } = JSON.parse(answer.text.split('\n')[1] ?? '{}') as { changed: { type: string }[] }
    // Their own kept advice is among it; ours is not.
    expect(changed.filter(({ type }) => type === 'LegalAdviceKept')).toHaveLength(1)
  })

  test('the answer to whoever gave it, and its replay, say where the dispute stands', async () => {
    expect([posted.status, found(tracesOf(ours), posted.text)]).toEqual([200, []])
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'if-match': '*' }
    for (const by of [sender('legal-adviser'), receiver('legal-adviser')]) {
      const call = await doorsFor(x.deps, by)
      const again = JSON.stringify({ on: '2026-11-23', advice: by.authority === parties.sender ? ours : theirs })
      const path = `/v1/transfers/${id}/record-legal-advice`
      const answer = await call('api', path, { method: 'POST', headers, body: again })
      expect(found([...tracesOf(ours), ...tracesOf(theirs)], answer.text)).toEqual([])
    }
  })
})

describe('nor in what lies in the database, as each party may ask for it', () => {
  const kept = (tx: Tx) => tx<{ n: number }[]>`
    select count(*)::int as n from event where transfer = ${id} and type = 'LegalAdviceKept' and authority = ${parties.sender}`

  test('row-level security shows the entry to its own authority alone', async () => {
    const counts = await Promise.all(
      [parties.sender, parties.receiver, parties.third].map((one) => asParty(x.deps.sql, one, (tx) => kept(tx))),
    )
    expect(counts.map(([row]) => row?.n)).toEqual([1, 0, 0])
    for (const as of [asClock, asOperator])
      expect(await as(x.deps.sql, (tx) => kept(tx)).catch(() => [{ n: 0 }])).toEqual([{ n: 0 }])
  })

  test('whoever opens the transfer’s key on the other side opens no advice by it, nor a snapshot that holds any', async () => {
    const opened = await asParty(x.deps.sql, parties.receiver, async (tx) => {
      const loaded = await loadTransfer(tx, x.deps.keyring, parties.receiver, id)
      if (loaded === undefined) throw new Error('not open to it')
      return { transfer: loaded.transfer, entries: await entriesOf(tx, loaded.key, id) }
    })
    expect(opened.entries.map(({ type }) => type)).toContain('LegalAdviceTaken')
    expect(found(tracesOf(ours), JSON.stringify(opened))).toEqual([])
  })

  test('no column of any table holds it in the clear, and the other party’s rows hold nothing of it', async () => {
    const tables = await x.admin<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public'`
    expect(tables.length).toBeGreaterThan(15)
    for (const { name } of tables) {
      const rows = await x.admin<{ row: string }[]>`select t::text as row from ${x.admin(name)} t`
      expect([name, found([...tracesOf(ours), ...tracesOf(theirs)], rows.map(({ row }) => row).join('\n'))]).toEqual([
        name,
        [],
      ])
    }
  })

  test('nor has any letter, webhook or line of the log', () => {
    const letters = notify.letters().map((one) => JSON.stringify(one))
    const webhooks = caseSystem.arrived.map((one) => JSON.stringify(one))
    expect(letters.length).toBeGreaterThan(5)
    expect(webhooks.length).toBeGreaterThan(5)
    const all = [...letters, ...webhooks, ...x.lines.map((one) => JSON.stringify(one))].join('\n')
    expect(found([...tracesOf(ours), ...tracesOf(theirs)], all)).toEqual([])
  })
})

test('a third council learns of none of it', async () => {
  const call = await doorsFor(x.deps, third('director'))
  for (const path of [`/v1/transfers/${id}`, `/v1/transfers/${id}/record`])
    expect((await call('api', path)).status).toBe(404)
})

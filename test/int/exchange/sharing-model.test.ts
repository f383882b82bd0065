import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Standing } from '../../../schemas/transfer.ts'
import { asParty } from '../../../src/db/client.ts'
import { associated } from '../../../src/db/load.ts'
import { seal } from '../../../src/db/seal.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Stamp, TransferEvent } from '../../../src/domain/events.ts'
import type { State } from '../../../src/domain/transfer.ts'
import { type VerbName, verbs } from '../../../src/domain/verbs.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import type { Recorded } from '../../support/acting.ts'
import { councils } from '../../support/actors.ts'
import { anExchange, parties, sender } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'
import { leftIn } from '../../support/lawfulness.ts'
import { asSender, mustBeFound } from '../../support/prints.ts'
import { varied } from '../../support/walk-inputs.ts'
import { mayTry, workersOfTheSender } from '../../support/walk-people.ts'
import { aStep, chosen, type OneStep } from '../../support/walks.ts'

const x = await anExchange()
const { deps } = x

/** Where sequences begin: agreed to or not, in part or not asked at all; sent, acknowledged. */
const beginnings: [() => Promise<Standing>, ...(() => Promise<Standing>)[]] = [
  () => x.drafted(),
  () => x.drafted({ permissions: [{ of: 'p1', state: 'refused' }] }),
  () => x.drafted({ permissions: [{ of: 'p1', state: 'given-in-part', papers: ['plan'] }] }),
  () => x.drafted({ permissions: [] }),
  () => x.sent(),
  () => x.sent({ permissions: [{ of: 'p1', state: 'given-in-part', papers: ['plan'] }] }),
  () => x.acknowledged(),
]

/** An upload that arrived and that no paper names yet. */
async function anUpload(id: string): Promise<string> {
  const file = uuidv7()
  await asSender(x, id, async (tx, { key }) => {
    const about = { name: 'genogram.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32), pages: 1 }
    const sealed = await seal(key, associated.file(id, file), about)
    const row = { id: file, transfer: id, authority: parties.sender, state: 'stored', bytes: 9, sealed }
    await tx`insert into file ${tx({ ...row, added_at: deps.now().toISOString() })}`
  })
  return file
}

/** The same person, at the councils of this exchange. */
const here = (by: Actor): Actor => {
  const party = (['sender', 'receiver', 'third'] as const).find((one) => councils[one] === by.authority)
  return party ? { ...by, authority: parties[party] } : by
}
const alerters = workersOfTheSender.map(here)
const reader = { ...sender('practice-lead'), worker: 'a.reader' }

/** What both see from the start; the rest of the record opens with the package, or never (R4.11, R5.2). */
const told = ['NoticeSeen', 'Telephoned', 'NobodyTold']
/** Its own acts each side reads, whatever is open. */
const own = ['KnowingDeclared', 'NamesakeCleared', 'ContactWanted', 'ContactAnswered']
const early = ['TransferRequested', 'MoveNotified', 'AlertRaised', 'AlertAcknowledged', ...told, ...own]
const sendersOwn = [
  ...['PaperAdded', 'PaperRemoved', 'AdviceAsked', 'AdviceAnswered', 'NotificationWithheld', 'EarlierMoveFound'],
  ...['ContactAsked', 'ContactDisclosed'],
]

/** The rows that Postgres lets the receiving council’s party see of a transfer. */
const seen = (id: string) =>
  asParty(deps.sql, parties.receiver, async (tx) => {
    const papers = await tx<{ id: string }[]>`select id from paper where transfer = ${id}`
    const files = await tx<{ id: string }[]>`select id from file where transfer = ${id}`
    const events = await tx<{ type: string; authority: string }[]>`
      select type, authority from event where transfer = ${id} order by seq`
    const [transfer] = await tx<{ id: string }[]>`select id from transfer where id = ${id}`
    return { papers: papers.map((one) => one.id), files: files.map((one) => one.id), events, transfer }
  })

/** The record as the sender reads it, for the model to judge. */
async function onRecord(id: string): Promise<Recorded[]> {
  const entries = mustBeFound(await recordFor(deps, reader, id))
  return entries.map(({ type, said, seq, at, actor, name, role, authority }) => ({
    event: { type, ...said } as TransferEvent,
    stamp: { seq, at, by: { authority, worker: actor, name, role: role as Stamp['by']['role'] } },
  }))
}

const aboutPapers = ['add-paper', 'send', 'send-in-emergency', 'acknowledge', 'send-addendum'] as const

/** Who tries what next; every third time it is about the papers themselves. */
function next(step: OneStep, state: State): { verb: VerbName; by: Actor } {
  const inTurn = aboutPapers.filter((verb) => verbs[verb].from.includes(state))
  const verb = step.facts % 3 === 0 ? inTurn[step.what % inTurn.length] : undefined
  const who = verb ? mayTry(verb) : []
  const by = who[step.who % who.length]
  return verb && by ? { verb, by } : chosen(step, state)
}

/** Which uploads stand with papers that left lawfully. */
const filesOf = (record: readonly Recorded[], papers: ReadonlySet<string>): string[] =>
  record.flatMap(({ event }) => {
    if (event.type !== 'PaperAdded' && event.type !== 'AddendumSent') return []
    return papers.has(event.paper.id) ? event.paper.files.flatMap(({ file }) => (file ? [file] : [])) : []
  })

/** What Postgres shows the receiver now is no more than what the record lets it see, by the model that reads nothing else. */
async function onlyWhatLeftLawfully(id: string): Promise<void> {
  const { papers, files, events, transfer } = await seen(id)
  const types = events.map(({ type }) => type)
  if (transfer === undefined) return expect([...papers, ...files, ...types]).toEqual([])
  expect(sendersOwn.filter((type) => types.includes(type))).toEqual([])
  const sent = types.includes('TransferSent')
  if (!sent) expect(types.filter((type) => !early.includes(type))).toEqual([])
  if (!sent || !types.includes('TransferAcknowledged')) expect([...papers, ...files]).toEqual([])
  if (!sent) return
  const record = await onRecord(id)
  const { lawfully, otherwise } = leftIn(record)
  expect(otherwise).toEqual([])
  expect([...lawfully]).toEqual(expect.arrayContaining(papers))
  expect(filesOf(record, lawfully)).toEqual(expect.arrayContaining(files))
}

test('random verbs, in random order, by random people, show the receiver no package without a lawful verdict', async () => {
  const count = { tried: 0, done: 0, left: 0, papers: 0, files: 0, alerts: 0 }
  const sequence = fc.array(aStep, { minLength: 25, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.nat()), sequence, async (start, steps) => {
      let now = new Date('2026-11-23T10:00:00.000Z')
      x.at(now.toISOString())
      const begun = await (beginnings[start % beginnings.length] ?? beginnings[0])()
      const { id } = begun
      const upload = await anUpload(id)
      let state: State = begun.state
      for (const step of steps) {
        now = new Date(now.getTime() + step.hours * 3_600_000)
        x.at(now.toISOString())
        const { verb, by } = next(step, state)
        const example = varied(verb, now, step.vary)
        const input = verbs[verb].input.parse('files' in example ? { ...example, files: [upload] } : example)
        const outcome = await perform(deps, here(by), { id, verb, input })
        count.tried++
        if ('done' in outcome) {
          count.done++
          if (verb.startsWith('send')) count.left++
          state = outcome.done.state
        }
        await onlyWhatLeftLawfully(id)
      }
      const by = alerters[count.alerts++ % alerters.length] ?? sender()
      const alert = verbs['raise-alert'].input.parse(inputs['raise-alert'])
      expect(await perform(deps, by, { id, verb: 'raise-alert', input: alert }), by.worker).toHaveProperty('done')
      await onlyWhatLeftLawfully(id)
      const { papers, files } = await seen(id)
      count.papers += papers.length
      count.files += files.length
    }),
    { numRuns: 40, seed: 20_261_123, endOnFailure: true },
  )
  expect(count).toMatchObject({ tried: 1000, alerts: 40 })
  expect(count.done).toBeGreaterThan(300)
  expect(count.left).toBeGreaterThan(80)
  expect(count.papers).toBeGreaterThan(150)
  expect(count.files).toBeGreaterThan(5)
}, 300_000)

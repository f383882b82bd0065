import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { cover } from '../../../src/bundle/words/cover.ts'
import { namesOfFamily } from '../../../src/domain/names.ts'
import { verbs } from '../../../src/domain/verbs.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { readRecord, recordFor } from '../../../src/exchange/record.ts'
import { sweep } from '../../../src/exchange/sweep.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, receiver, sender } from '../../support/exchange.ts'
import { paperFor } from '../../support/inputs.ts'
import { packageFacts } from '../../support/printed.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const lead = sender('practice-lead')
const conditions = ['Nobody tells the father’s family of the new school.', 'Keep it to those who work with them.']

const entry = (record: readonly RecordEntry[], type: string): Record<string, unknown> => {
  const found = record.filter((one) => one.type === type).at(-1)
  if (found === undefined) throw new Error(`no ${type} is on record`)
  return found.said as Record<string, unknown>
}

describe('one verdict, wherever it is read (R4.7)', () => {
  let view: TransferView
  let record: RecordEntry[]
  let id: string

  beforeAll(async () => {
    id = (await x.drafted({ permissions: [{ of: 'p1', state: 'refused' }] })).id
    await x.does(lead, 'ask-advice', id)
    await x.does(sender('caldicott-guardian'), 'answer-advice', id, { advice: 'share-with-conditions', conditions })
    await x.does(lead, 'decide-sharing', id, { adviceNotNeeded: undefined })
    await x.does(sender(), 'send', id)
    await x.does(receiver(), 'acknowledge', id)
    view = mustBeFound(await transferFor(x.deps, receiver(), id))
    record = mustBeFound(await recordFor(x.deps, receiver(), id))
  })

  const reasons = [
    'Someone we asked said no.',
    'A practice lead chose to share the papers.',
    'If we kept them back, a child or an adult could come to harm.',
  ]

  test('on the receiver’s page, with the conditions and the Caldicott status', () =>
    expect(view.content?.verdict).toMatchObject({ share: 'all', reasons, conditions, caldicott: 'advised' }))

  test('in the signed manifest', () => {
    const { jws } = entry(record, 'TransferSent').manifest as { jws: string }
    expect(decodeJwt(jws)).toMatchObject({ verdict: { share: 'all', reasons, conditions, caldicott: 'advised' } })
  })

  test('in the record, where it was decided and where it was sent', () => {
    expect(entry(record, 'SharingDecided').verdict).toMatchObject({ share: 'all', reasons, conditions })
    expect(entry(record, 'TransferSent').verdict).toMatchObject({ share: 'all', reasons, conditions })
  })

  test('on the cover sheet', async () => {
    const { transfer } = mustBeFound(await readRecord(x.deps, sender(), id))
    const facts = packageFacts(transfer)
    const councils = { sender: facts.sender.name, receiver: facts.receiver.name }
    const told = cover({ ...facts, names: namesOfFamily(transfer.family), councils })
    const rows = told.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
    expect(rows).toContainEqual({ term: 'Why', said: reasons })
    expect(rows).toContainEqual({ term: 'You must keep to', said: conditions })
  })

  test('and is on record when the answer is no', async () => {
    const no = await x.drafted({ permissions: [{ of: 'p1', state: 'refused' }] })
    await x.does(lead, 'decide-sharing', no.id, { outcome: 'do-not-share' })
    const said = entry(mustBeFound(await recordFor(x.deps, sender(), no.id)), 'SharingDecided')
    expect(said.verdict).toMatchObject({
      ...{ share: 'none', papers: [], conditions: [] },
      reasons: ['Someone we asked said no.', 'A practice lead chose not to share the papers.'],
    })
  })
})

describe('an emergency (R4.9)', () => {
  test('the package goes first; what is owed is asked for on the day, and again once it is late', async () => {
    x.at('2026-11-27T18:10:00.000Z') // a Friday evening
    const draft = await x.drafted({ permissions: [], move: undefined, papers: [] })
    await x.does(sender(), 'add-paper', draft.id)
    const refused = await perform(x.deps, sender(), { id: draft.id, verb: 'send', input: {} })
    expect(refused).toMatchObject({ refused: { code: 'package-incomplete' } })
    await x.does(lead, 'send-in-emergency', draft.id)
    await x.does(receiver('duty'), 'acknowledge', draft.id)
    const theirs = mustBeFound(await transferFor(x.deps, receiver(), draft.id)).content
    expect(theirs?.papers.map(({ slot }) => slot)).toEqual(['plan'])
    expect(theirs?.verdict.reasons).toEqual([
      'We have not asked everyone yet.',
      'A practice lead sent the papers at once, as it could not wait.',
      'If we kept them back, a child or an adult could come to harm.',
    ])
    // The next working day is Monday.
    expect(theirs?.sharing.emergency).toEqual({ due: '2026-11-30', owed: ['reasons', 'move', 'papers'] })

    for (const instant of ['2026-11-30T09:00:00.000Z', '2026-12-01T09:00:00.000Z', '2026-12-01T09:01:00.000Z']) {
      x.at(instant)
      await sweep(x.deps)
    }
    const reminded = mustBeFound(await recordFor(x.deps, sender(), draft.id)).filter(
      ({ type }) => type === 'ReminderSent',
    )
    expect(reminded.map(({ said }) => said.reminder).filter((name) => String(name).startsWith('emergency'))).toEqual([
      'emergency-reasons:2026-11-30',
      'emergency-reasons-late:2026-11-30',
    ])
    const later = {
      id: draft.id,
      verb: 'send-addendum' as const,
      input: verbs['send-addendum'].input.parse(paperFor.minutes),
    }
    expect(await perform(x.deps, sender(), later)).toMatchObject({ refused: { code: 'not-lawful-to-share' } })

    await x.does(lead, 'decide-sharing', draft.id, { adviceNotNeeded: undefined })
    await x.does(sender(), 'record-move', draft.id)
    for (const slot of ['assessment', 'minutes', 'summary'])
      await x.does(sender(), 'explain-unavailable', draft.id, { slot })
    const after = mustBeFound(await transferFor(x.deps, sender(), draft.id)).content
    expect(after?.sharing.emergency?.owed).toEqual([])
  })

  test('is not for whoever prepared the package (R1.4)', async () => {
    const draft = await x.drafted({ permissions: [] })
    await x.does(lead, 'add-paper', draft.id)
    const input = { ground: 'risk-of-harm', word: 'They left tonight.' }
    expect(await perform(x.deps, lead, { id: draft.id, verb: 'send-in-emergency', input })).toMatchObject({
      refused: { code: 'prepared-by-you', rule: 'R1.4' },
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { RecordEntry } from '../../../../schemas/record.ts'
import { eventWords } from '../../../../src/domain/event-words.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { justDoneBy } from '../../../../src/web/pages/from-record.ts'
import { RecordPart } from '../../../../src/web/pages/record.tsx'
import { now } from '../../../support/acting.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { textOf } from '../../../support/html.ts'
import { manifestJws } from '../../../support/manifests.ts'
import { openedBy, recordOf } from '../../../support/opened.ts'
import { aCompleted, anAcknowledged, aSent, doing, inDispute } from '../../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const words = (t: Transfer, record: readonly RecordEntry[] = recordOf(t)) =>
  textOf(String(<RecordPart {...openedBy(t)} record={record} />))

describe('the record in plain words (R10.1)', () => {
  test('says who acted, in which role and authority, and when in London', () => {
    const said = words(anAcknowledged())
    expect(said).toContain(
      '23 November 2026 at 9:00am , Perpetua Quillfeather, social worker, Thornwick Borough Council',
    )
  })

  test('holds every act of a whole transfer, the newest first, none by its code name', () => {
    const t = aCompleted()
    const said = words(t)
    for (const { type } of recordOf(t)) expect(said).toContain(eventWords[type as keyof typeof eventWords])
    expect(said.indexOf('Transfer ended')).toBeLessThan(said.indexOf('Transfer drafted'))
    expect(said).not.toMatch(/\b[A-Z][a-z]+[A-Z][a-z]+\b/)
  })

  test('of the package sent lists each paper, what was withheld, and every SHA-256 (R10.4)', async () => {
    const t = aSent({ permission: 'given-in-part', papers: ['plan'] })
    const manifest = { jws: await manifestJws(t), sha256: 'cd'.repeat(32) }
    const record = recordOf(t).map((entry) =>
      entry.type === 'TransferSent' ? { ...entry, said: { ...entry.said, manifest } } : entry,
    )
    const said = words(t, record)
    expect(said).toContain('Papers sent Child in Need plan, first version: Child in Need plan: Fenwick-Ashgrove')
    expect(said).toContain('Withheld Social work assessment: Someone said yes to some of the papers only')
    expect(said).toContain(`2.json ${'ab'.repeat(32)} The signed manifest ${'cd'.repeat(32)}`)
  })

  test('says reasons and positions as they were written, with names in place of ids', () => {
    const said = words(doing(inDispute(), ours, 'tell-family'))
    expect(said).toContain('Position They live over the border.')
    expect(said).toContain('Reason Not resident here')
    expect(said).toContain('Who was told Rowena Fenwick-Ashgrove')
  })

  test('says agencies and services by name (R5.3, R5.4)', () => {
    const theirs = aWorkerOf('sender', 'social-worker')
    const agency = doing(anAcknowledged(), theirs, 'name-agency', { name: 'Sallowfield Surgery' })
    const named = doing(agency, theirs, 'name-service', { name: 'Art therapy' })
    const said = words(doing(doing(named, theirs, 'tick-agency'), ours, 'answer-service'))
    expect(said).toContain('Which agency Sallowfield Surgery')
    expect(said).toContain('Which service Art therapy')
    expect(said).not.toMatch(/Which (agency|service) [as]\d/)
  })

  test('names the case system that acted for somebody, and the exchange where it acted itself', () => {
    const t = anAcknowledged()
    const [one, ...rest] = recordOf(t)
    if (one === undefined) throw new Error('it has a record')
    expect(words(t, [{ ...one, client: 'a-case-system' }, ...rest])).toContain('through the case system a-case-system')
    const reminder = { ...one, type: 'ReminderSent', role: 'exchange', said: { reminder: 'late:2026-12-18' } }
    expect(words(t, [reminder])).toContain('by the exchange itself About The meeting is late: for the practice lead')
  })
})

describe('what was just done', () => {
  const record = recordOf(doing(anAcknowledged(), ours, 'ask', {}, now))
  const later = (minutes: number) => new Date(new Date(now).getTime() + minutes * 60_000)

  test('is what this worker did in the last minutes', () => {
    expect(justDoneBy(record, ours.worker, later(1)).map(({ type }) => type)).toEqual(['InformationAsked'])
  })

  test('is nothing after a while, or for anybody else', () => {
    expect(justDoneBy(record, ours.worker, later(11))).toEqual([])
    expect(justDoneBy(record, 'somebody-else', later(1))).toEqual([])
  })
})

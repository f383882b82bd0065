import { describe, expect, test } from 'vitest'
import type { RecordEntry } from '../../../../schemas/record.ts'
import { entryBlocks } from '../../../../src/bundle/words/record-entry.ts'
import type { PaperRef, Transfer } from '../../../../src/domain/transfer.ts'
import { councils } from '../../../support/actors.ts'
import { aFamily } from '../../../support/inputs.ts'
import { manifestJws } from '../../../support/manifests.ts'
import { linesOf } from '../../../support/printed.ts'
import { aDraft, aSent, withNewPlan } from '../../../support/transfers.ts'

const authorities = new Map([[councils.sender as string, 'Marlbrook County Council']])
const names = new Map([['c1', 'Isolde Fenwick-Ashgrove']])
const entry = (more: Partial<RecordEntry> = {}): RecordEntry => ({
  ...{ seq: 7, type: 'MoveNotified', said: { reasons: 'They moved.' }, hash: 'ef'.repeat(32) },
  ...{ at: '2026-11-23T10:00:00.000Z', recordedAt: '2026-11-23T10:00:00.000Z' },
  ...{ actor: 'w', name: 'Ambrose Tidewell', role: 'practice-lead', authority: councils.sender },
  ...more,
})
const signed = async (t: Transfer, adding?: PaperRef) => ({
  jws: await manifestJws(t, adding),
  sha256: 'cd'.repeat(32),
})
const said = (more: Partial<RecordEntry> = {}) => linesOf(entryBlocks(entry(more), names, authorities))

describe('an entry of the record in print', () => {
  test('has its number, what happened, when, who, and what was said', () => {
    expect(said()).toBe(
      [
        '7. Receiving authority told of the move',
        '23 November 2026 at 10:00am. Ambrose Tidewell, practice lead, Marlbrook County Council',
        'Reasons',
        'They moved.',
      ].join('\n'),
    )
  })

  test('says when it was recorded, where that was later (R10.1)', () => {
    expect(said({ recordedAt: '2026-11-24T09:00:00.000Z' })).toContain('. Recorded on 24 November 2026 at 9:00am. ')
  })

  test('names the case system that acted for somebody, and the exchange where it acted itself (R1.1)', () => {
    expect(said({ client: 'a-case-system' })).toContain('through the case system a-case-system')
    expect(said({ role: 'exchange' })).toContain('. By the exchange itself')
  })

  test('of a paper says which it is, why it was added, and its files', () => {
    const files = [{ name: 'letter.pdf', mediaType: 'application/pdf', bytes: 1, sha256: '12'.repeat(32) }]
    const paper = { slot: 'other', version: 1, title: 'Letter', datedOn: '2026-11-10', reason: 'They asked.', files }
    const lines = said({ type: 'PaperAdded', said: { paper } })
    expect(lines).toContain('Paper\nOther paper 1, Letter, 10 November 2026')
    expect(lines).toContain('Why it is needed\nThey asked.')
    expect(lines).toContain(`letter.pdf | ${'12'.repeat(32)}`)
  })

  test('of the package sent lists each paper with its hash, what was withheld and why, and the manifest’s hash (R10.4)', async () => {
    const t = aDraft({ permission: 'given-in-part', papers: ['plan', 'summary'] })
    const lines = said({ type: 'TransferSent', said: { manifest: await signed(t) } })
    expect(lines).toContain('Papers sent\nChild in Need plan, first version: Child in Need plan: Fenwick-Ashgrove')
    expect(lines).toContain('Withheld\nSocial work assessment: Someone said yes to some of the papers only')
    expect(lines).toContain(`Child in Need plan, first version: 2.json | ${'ab'.repeat(32)}`)
    expect(lines).toContain(`The signed manifest | ${'cd'.repeat(32)}`)
    expect(lines).not.toContain('Child and family assessment')
  })

  test('of a later paper sent says which it was, its hash and the manifest’s, and nothing of the others', async () => {
    const t = withNewPlan()
    const paper = t.papers.at(-1)
    const lines = said({ type: 'AddendumSent', said: { paper, manifest: await signed(aSent(), paper) } })
    expect(lines).toContain('Paper\nChild in Need plan, second version, Plan as reviewed, 25 November 2026')
    expect(lines).toContain(`Child in Need plan, second version: ${paper?.files[0]?.name} | ${'ab'.repeat(32)}`)
    expect(lines).toContain(`The signed manifest | ${'cd'.repeat(32)}`)
    expect(lines).not.toContain('assessment')
  })

  test('of the family says all of it, under headings that stay out of the outline', () => {
    const blocks = entryBlocks(entry({ type: 'FamilyRecorded', said: { family: aFamily() } }), names, authorities)
    expect(linesOf(blocks)).toContain('2 Heron Mews, Thornwick')
    expect(blocks.filter((block) => block.kind === 'heading' && block.level === 2)).toHaveLength(1)
  })

  test('of a kind not known here still stands, by its name', () => {
    expect(said({ type: 'SomethingNew', said: {} })).toContain('7. SomethingNew')
  })
})

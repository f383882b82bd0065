import { describe, expect, test } from 'vitest'
import { type RecordFacts, recordBook } from '../../../../src/bundle/words/record-book.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { recordOf } from '../../../support/opened.ts'
import { bookLines, linesOf, partOf, receivingCouncil, sendingCouncil } from '../../../support/printed.ts'
import { aCompleted, anAcknowledged, doing, inDispute } from '../../../support/transfers.ts'

const facts = (t: Transfer, overrides: Partial<RecordFacts> = {}): RecordFacts => ({
  ...{ reference: t.reference, at: '2026-11-24T12:30:00.000Z', family: t.family, entries: recordOf(t) },
  askedBy: { name: 'Honoria Larkspur', role: 'service-manager', authority: 'Thornwick Borough Council' },
  ...{ sender: sendingCouncil, receiver: receivingCouncil },
  ...overrides,
})
const said = (t: Transfer, overrides: Partial<RecordFacts> = {}) => bookLines(recordBook(facts(t, overrides)))

describe('the record in print (R10.4)', () => {
  test('says on its cover whose it is, as at when, and who asked for it', () => {
    const cover = linesOf(recordBook(facts(aCompleted())).cover)
    expect(cover).toContain('Reference\nBTN-7F3K-2QXM')
    expect(cover).toContain('Children\nIsolde Fenwick-Ashgrove\nCorin Fenwick-Ashgrove')
    expect(cover).toContain('As at\n24 November 2026 at 12:30pm')
    expect(cover).toContain('Printed for\nHonoria Larkspur, service manager, Thornwick Borough Council')
  })

  test('gives the hash of its newest entry, by which the print can be held against the record (R10.2)', () => {
    const entries = recordOf(aCompleted())
    expect(said(aCompleted())).toContain(`Hash of entry ${entries.at(-1)?.seq}:\n${'ef'.repeat(32)}`)
  })

  test('has every act under its number, the oldest first, none by its code name', () => {
    const t = aCompleted()
    const headings = partOf(recordBook(facts(t)), 'The record').blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    )
    expect(headings.map((text) => Number.parseInt(text, 10))).toEqual(recordOf(t).map(({ seq }) => seq))
    expect(headings[0]).toBe('1. Transfer drafted')
    expect(headings.join(' ')).not.toMatch(/\b[A-Z][a-z]+[A-Z][a-z]+\b/)
  })

  test('says who acted, in which role and authority, and when in London', () => {
    expect(said(anAcknowledged())).toContain(
      '23 November 2026 at 9:00am. Perpetua Quillfeather, social worker, Thornwick Borough Council',
    )
  })

  test('says of numbers that are missing why they are, and only where some are', () => {
    const t = aCompleted()
    expect(said(t)).not.toContain('Numbers that are missing')
    expect(said(t, { entries: recordOf(t).filter(({ type }) => type !== 'PaperAdded') })).toContain(
      'Numbers that are missing are entries of the other authority’s own, such as advice that it asked for and drafts of papers.',
    )
  })

  test('has the banner of an address that it tells (R3.10)', () => {
    expect(partOf(recordBook(facts(aCompleted())), 'The record').banners).toEqual([
      'Keep from Lucan Thistlecombe: the address they move to',
    ])
  })

  test('tells nothing of the family to whom it is not open (R2.7)', () => {
    const lines = bookLines(recordBook({ ...facts(anAcknowledged()), family: undefined, entries: [] }))
    expect(lines).not.toMatch(/Fenwick|Thistlecombe|Heron/)
  })

  test('says to whom it is not open yet when it opens, on the cover alone (R2.7)', () => {
    const closed = recordBook({ ...facts(anAcknowledged()), family: undefined, entries: [] })
    expect(bookLines(closed)).toContain(
      'The record opens when somebody of Thornwick Borough Council acknowledges the transfer.',
    )
    expect(closed.parts).toEqual([])
    const alerted = { ...facts(anAcknowledged()), family: undefined, entries: recordOf(anAcknowledged()).slice(4, 5) }
    expect(bookLines(recordBook(alerted))).toContain('The record opens when')
    expect(bookLines(recordBook(alerted))).not.toContain('Numbers that are missing')
    expect(said(anAcknowledged())).not.toContain('The record opens when')
  })

  test('says what follows it is not on it, and where to see who leads', () => {
    expect(said(inDispute())).toContain('The record goes on after this print.')
  })
})

describe('nothing that anybody wrote is lost', () => {
  const ours = aWorkerOf('receiver', 'social-worker')
  const long = `First line.\n${'And so it went on. '.repeat(180)}`
  test.each<[string, Transfer]>([
    ['a whole transfer', aCompleted()],
    ['a dispute', doing(inDispute(2), aWorkerOf('sender', 'practice-lead'), 'state-position', { position: long })],
    ['an alert', doing(anAcknowledged(), aWorkerOf('sender', 'social-worker'), 'raise-alert', { risk: long })],
    ['a question', doing(anAcknowledged(), ours, 'ask', { items: [long.slice(0, 480), 'Which school?'] })],
  ])('of %s', (_name, t) => {
    const lines = said(t)
    const written = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(written) : []
    }
    const texts = written(recordOf(t).map((entry) => entry.said)).filter((text) => /\s/.test(text))
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter((text) => !lines.includes(text))).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import { letterPdfFor } from '../../../src/exchange/letter.ts'
import { anExchange, receiver, sender, third } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'
import { bare, wordsOfPages } from '../../support/reading-pdf.ts'

const x = await anExchange()

describe('a letter to somebody of the family, as a PDF (R5.5)', () => {
  const written = async () => {
    const { id } = await x.accepted()
    const { version } = await x.does(sender(), 'write-letter', id, { ownWords: 'Ffion will visit on Friday.' })
    return { id, seq: version }
  }
  const letter = async (by: Actor, id: string, seq: number) => {
    const { name, body } = mustBeFound(await letterPdfFor(x.deps, by, id, seq))
    return { name, pdf: Buffer.from(await new Response(body).arrayBuffer()) }
  }

  test('is one page that says what was written, and the same bytes each time', async () => {
    const { id, seq } = await written()
    const { name, pdf } = await letter(sender(), id, seq)
    const pages = await wordsOfPages(new Uint8Array(pdf))
    expect(pages).toHaveLength(1)
    for (const said of [
      'Aldermere Council',
      'Dear Rowena Fenwick-Ashgrove',
      'Brackwater Borough Council',
      'Ffion will visit',
    ])
      expect(bare(pages[0] ?? '')).toContain(bare(said))
    expect(name).toMatch(new RegExp(`^BTN-[0-9A-Z]{4}-[0-9A-Z]{4}-letter-${seq}\\.pdf$`))
    x.at('2026-12-04T10:00:00Z')
    expect((await letter(sender(), id, seq)).pdf.equals(pdf)).toBe(true)
    x.at('2026-11-23T10:00:00Z')
  })

  test('its reading is on record before it is served (R10.3)', async () => {
    const { id, seq } = await written()
    await letter(sender('practice-lead'), id, seq)
    const rows = await x.admin`select what from read where transfer = ${id}`
    expect(rows.map(({ what }) => what)).toContain('letter')
  })

  test('is for the authority that wrote it alone', async () => {
    const { id, seq } = await written()
    await expect(letter(receiver(), id, seq)).rejects.toThrow('no-such-letter')
    await expect(letter(third(), id, seq)).rejects.toThrow('no-such-transfer')
    await expect(letter(sender('administrator'), id, seq)).rejects.toThrow('not-open-to-you')
    const { version } = await x.does(receiver(), 'write-letter', id)
    expect(bare((await wordsOfPages(new Uint8Array((await letter(receiver(), id, version)).pdf))).join())).toContain(
      bare('Children’s social care, Brackwater Borough Council'),
    )
    await expect(letter(sender(), id, version)).rejects.toThrow('no-such-letter')
  })

  test('there is none under the number of another act', async () => {
    const { id, seq } = await written()
    for (const other of [seq - 1, seq + 1, 1])
      await expect(letter(sender(), id, other)).rejects.toThrow('no-such-letter')
  })
})

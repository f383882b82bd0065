import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import { recordPdfFor } from '../../../src/exchange/record-pdf.ts'
import { anExchange, receiver, sender } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'
import { bare, wordsOfPages } from '../../support/reading-pdf.ts'

const x = await anExchange()

describe('the record as a PDF (R10.4)', () => {
  const record = async (id: string, by: Actor) => {
    const { body } = mustBeFound(await recordPdfFor(x.deps, by, id))
    return Buffer.from(await new Response(body).arrayBuffer())
  }

  test('says every act, and is the same while nothing more happens', async () => {
    const { id } = await x.acknowledged()
    const first = await record(id, receiver())
    x.at('2026-11-23T10:01:00Z')
    expect((await record(id, receiver())).equals(first)).toBe(true)
    x.at('2026-11-23T10:00:00Z')
    const words = bare((await wordsOfPages(new Uint8Array(first))).join(' '))
    for (const title of ['Package sent', 'Acknowledged, and the papers opened']) expect(words).toContain(bare(title))
    await x.does(receiver('practice-lead'), 'accept', id)
    expect((await record(id, receiver())).equals(first)).toBe(false)
  })

  test('lists what was sent as the signed manifest does: each paper, its SHA-256 and the manifest’s', async () => {
    const { id } = await x.acknowledged()
    const words = bare((await wordsOfPages(new Uint8Array(await record(id, receiver())))).join(' '))
    for (const said of ['Papers sent', 'Child in Need plan, first version:', 'The signed manifest'])
      expect(words).toContain(bare(said))
  })

  test('before acknowledgement is one page that says when it opens (R2.7)', async () => {
    const { id } = await x.sent()
    const pages = await wordsOfPages(new Uint8Array(await record(id, receiver())))
    expect(pages).toHaveLength(1)
    expect(bare(pages.join())).toContain(bare('The record opens when somebody of'))
  })

  test('says to each side what it may read, and to an administrator nothing', async () => {
    const { id } = await x.acknowledged()
    const [ours, theirs] = await Promise.all(
      [sender(), receiver()].map(async (by) => wordsOfPages(new Uint8Array(await record(id, by)))),
    )
    expect(bare(ours?.join('') ?? '')).toContain(bare('Paper added'))
    expect(bare(theirs?.join('') ?? '')).not.toContain(bare('Paper added'))
    await expect(record(id, sender('administrator'))).rejects.toThrow('not-open-to-you')
  })
})

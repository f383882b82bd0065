import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../../../../schemas/letter.ts'
import { printLetter } from '../../../../src/bundle/book/print.ts'
import { letterPage } from '../../../../src/bundle/words/letter-book.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import {
  demoCouncils,
  inScripts,
  longCouncils,
  once,
  ours,
  soon,
  unwritten,
  withPeople,
  written,
} from '../../../support/letters.ts'
import { allOf, bare, readingPdf, wordsOfPages } from '../../../support/reading-pdf.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const kit = aTypeKit()
const about = { reference: 'BTN-7F3K-2QXM', at: '2026-11-23T10:00:00.000Z' }
const printed = async (letter: Letter): Promise<Uint8Array> =>
  allOf((await printLetter(kit, letterPage(letter, about))).bytes)
const pagesOf = async (letter: Letter) => (await PDFDocument.load(await printed(letter))).getPageCount()
const ids = Array.from({ length: 14 }, (_, at) => `c${at + 1}`)

/** Fourteen children who are called so. */
function fourteen(name: string): Transfer {
  const t = once('accepted', soon, ids)
  const children = ids.map((id) => ({ id, name, status: 'child-in-need' as const, category: 'welfare' as const }))
  return { ...t, family: { ...t.family, children } }
}

describe('a letter in print (R5.5)', () => {
  const letter = written(once('accepted', soon), 'p1', { ownWords: 'Ffion will visit on Friday.' })

  test('is one page that says all of it, the day and the reference, and nothing of pages', async () => {
    const pages = await wordsOfPages(await printed(letter))
    expect(pages).toHaveLength(1)
    const said = bare(pages[0] ?? '')
    for (const text of [
      ...['Aldermere Council', 'Telephone: 01632 960101', '23 November 2026', 'Dear Rowena Fenwick-Ashgrove'],
      ...[letter.heading, letter.about, ...letter.paragraphs, 'Ffion will visit on Friday.', ...letter.closing],
      ...['Yours sincerely', letter.signOff, 'Our reference: BTN-7F3K-2QXM'],
    ])
      expect(said).toContain(bare(text))
    expect(said).not.toMatch(/Page1|Contents|Cover/)
  })

  test('the same letter gives the same bytes', async () => {
    expect(Buffer.from(await printed(letter)).equals(Buffer.from(await printed(letter)))).toBe(true)
  })

  test('is set in 12 points or larger, but for the reference at its foot', async () => {
    const document = await readingPdf(await printed(letter))
    const { items } = await (await document.getPage(1)).getTextContent()
    const sizes = items.flatMap((item) => ('str' in item && item.str.trim() ? [[item.str, item.transform[3]]] : []))
    expect(sizes.length).toBeGreaterThan(10)
    const foot = sizes.filter(([, size]) => size < 12)
    expect(bare(foot.map(([text]) => text).join(''))).toBe(bare('Our reference: BTN-7F3K-2QXM'))
  })

  test('tells nobody’s name beside its page', async () => {
    const document = await readingPdf(await printed(letter))
    const { info, metadata } = await document.getMetadata()
    expect(info).toMatchObject({ Title: 'Letter about who is responsible now', Language: 'en-GB' })
    expect(JSON.stringify([info, [...metadata]])).not.toMatch(/Fenwick|Aldermere|Brackwater|Thornwick/)
    expect(await document.getOutline()).toBeNull()
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
  })

  test('a screen reader finds its heading and its paragraphs, in order', async () => {
    const document = await readingPdf(await printed(letter))
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree())
    const roles = [...tree.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'P').length).toBeGreaterThan(10)
  })
})

describe('one page is enough', () => {
  test.each(Object.entries(inScripts))(
    'for 900 characters of own words and fourteen children: %s',
    async (_script, words) => {
      const ownWords = `${words} `.repeat(60).slice(0, 900).trim()
      const name = words.split(' ').slice(0, 2).join(' ').slice(0, 24)
      const letter = written(fourteen(name), 'p1', { ownWords })
      expect(await pagesOf(letter)).toBe(1)
    },
  )

  test('for whatever is written and not refused', async () => {
    const to = 'Rowena Marguerite Fenwick-Ashgrove '.repeat(5).trim()
    const lines = [8, 12, 16, 20, 24, 28].map((count) => Array(count).fill('Some words on a line.').join('\n'))
    const texts = ['MW@— '.repeat(180).slice(0, 900), '😀'.repeat(60), '一'.repeat(900), ...lines]
    let written900 = 0
    for (const councils of [demoCouncils, longCouncils])
      for (const ownWords of texts) {
        const t = withPeople(fourteen('Isolde Fenwick-Ashgrove'), ({ id }) => (id === 'p1' ? { name: to } : {}))
        if (unwritten(t, 'p1', { councils, ownWords })) continue
        written900++
        expect(await pagesOf(written(t, 'p1', { councils, ownWords }))).toBe(1)
      }
    expect(written900).toBeGreaterThan(5)
  })

  test('what could not fit all the same goes over to another page, and is not lost', async () => {
    const letter = { ...written(once('moved-on', ours)), ownWords: 'Line\n'.repeat(60) }
    const pages = await wordsOfPages(await printed(letter))
    expect(pages).toHaveLength(2)
    expect(pages.join(' ').match(/Line/g)).toHaveLength(60)
  })
})

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/')

/** Opens a PDF with a reader that is not ours. */
export const readingPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: fonts, verbosity: 0, useSystemFonts: false }).promise

/** The words of each page in the order in which they were set, running lines and all. */
export async function wordsOfPages(bytes: Uint8Array): Promise<string[]> {
  const document = await readingPdf(bytes)
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
  }
  await document.destroy()
  return pages
}

/** Text without the spaces and line ends that a page puts between words, and in one form of each letter. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    // A blank between a letter and its mark, which readers put there, kept them apart.
    .normalize('NFKC')

/** All the bytes of what is made while it is read. */
export async function allOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return new Uint8Array(Buffer.concat(all))
}

import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import { toHex } from '../../db/hex.ts'
import { openTypesetter, type TypeKit, type Typesetter } from '../type/typesetter.ts'
import { type About, registerAbout } from './about.ts'
import { Appender } from './appender.ts'
import type { Book } from './book.ts'
import { type Inserted, type LaidOut, layOut } from './lay-out.ts'
import { type LetterPage, layOutLetter, textOfLetter } from './letter-page.ts'
import { registerOutline } from './outline.ts'
import { type Placed, shown } from './placed.ts'
import { runningLines } from './running.ts'
import { drop, hand, leading } from './sheet.ts'
import { type LinkRef, registerStructure } from './structure.ts'
import { NOT_PRINTED, textOf, undrawnNote } from './text-of.ts'
import { placer } from './uploads.ts'

/** A printed book: how many pages it has, and its bytes, made while they are read. */
export type Printed = { pages: number; bytes: AsyncIterable<Uint8Array> }

/**
 * Prints a book as one PDF (ISO 32000-1) with its uploads merged in place, one at a time: what has been written is
 * forgotten, so that the memory it takes follows the largest upload and not the whole.
 * @param upload gives the bytes of an uploaded file by its id
 * @returns same book, same uploads, same bytes
 */
export async function printBook(
  kit: TypeKit,
  book: Book,
  upload: (file: string) => Promise<Uint8Array>,
): Promise<Printed> {
  const type = await openTypesetter(kit, textOf(book))
  const laid = layOut(type, book)
  const running: Running = (part, page) => runningLines(type, book, part, page, laid.pages.length)
  return { pages: laid.pages.length, bytes: written(type, book, laid, upload, running) }
}

/** Prints a letter as a PDF of one page, as tagged as any book. Same letter, same bytes. */
export async function printLetter(kit: TypeKit, letter: LetterPage): Promise<Printed> {
  const type = await openTypesetter(kit, textOfLetter(letter))
  const laid = layOutLetter(type, letter)
  const none = () => Promise.reject(new Error('a letter has no uploads'))
  return { pages: laid.pages.length, bytes: written(type, letter, laid, none) }
}

/** What runs along the head and the foot of a page. */
type Running = (part: string, page: number) => string

async function* written(
  type: Typesetter,
  book: About,
  laid: LaidOut,
  upload: (file: string) => Promise<Uint8Array>,
  running?: Running,
): AsyncGenerator<Uint8Array> {
  const file = new Appender()
  const { context } = file
  const promised = { tree: context.nextRef(), fonts: context.nextRef(), parent: context.nextRef() }
  const pages = laid.pages.map(() => context.nextRef())
  const links: LinkRef[] = []
  let place: { file: string; page: (number: number) => Promise<Placed> } | undefined
  for (const [at, page] of laid.pages.entries()) {
    const inserted = laid.inserted.get(at)
    let xObject: PDFRef | undefined
    if (inserted) {
      const { upload: one, number } = inserted
      if (place?.file !== one.file) {
        const bytes = await upload(one.file)
        place = { file: one.file, page: await placer(one, bytes, context).catch(() => unreadable) }
      }
      const placed = await place.page(number).catch(() => undefined)
      const operators = placed && showing(type, inserted, placed)
      xObject = operators === undefined ? undefined : placed?.xObject
      page.operators.push(figure(inserted, operators ?? left(type, inserted)))
    } else place = undefined
    if (running) page.operators.push(running(page.running, at + 1))
    const annotations = page.links.map(({ tag, to, box }): PDFRef => {
      const key = laid.pages.length + links.length
      const annotation = context.register(linkTo(context, pages[to] as PDFRef, box, key))
      links.push({ tag, annotation, page: at, key })
      return annotation
    })
    const dict = context.obj({
      ...{ Type: 'Page', Parent: promised.parent, MediaBox: [0, 0, 595.28, 841.89], StructParents: at, Tabs: 'S' },
      Resources: { Font: promised.fonts, ...(xObject ? { XObject: { Upload: xObject } } : {}) },
      Contents: context.register(context.flateStream(page.operators.join('\n'))),
      ...(annotations.length > 0 ? { Annots: annotations } : {}),
    })
    context.assign(pages[at] as PDFRef, dict)
    // Written and forgotten before the next upload is opened.
    if (inserted) yield* file.flush()
    page.operators.length = 0
  }
  const fonts = await type.embed(context)
  context.assign(promised.fonts, context.obj(Object.fromEntries(fonts)))
  context.assign(promised.parent, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }))
  const marked = laid.pages.map((page) => page.marked)
  registerStructure(context, promised.tree, laid.document, { pages, marked, links })
  const { metadata, info } = registerAbout(context, book)
  const root = context.obj({
    ...{ Type: 'Catalog', Pages: promised.parent, StructTreeRoot: promised.tree, Metadata: metadata },
    ...(laid.outline.length > 0
      ? { Outlines: registerOutline(context, laid.outline, pages), PageMode: 'UseOutlines' }
      : {}),
    ...{ MarkInfo: { Marked: true }, ViewerPreferences: { DisplayDocTitle: true } },
  })
  root.set(PDFName.of('Lang'), PDFString.of('en-GB'))
  yield* file.end(context.register(root), info, await idOf(book))
}

/** A page of an upload, or what is said in its place, as the element that was promised for it. */
const figure = ({ mcid }: Inserted, operators: string): string => `/Figure <</MCID ${mcid}>> BDC\n${operators}\nEMC`

/** The operators that show a page in its box, with what is said of notes that are not drawn; none where it has no place. */
function showing(type: Typesetter, { box }: Inserted, placed: Placed): string | undefined {
  const note = placed.undrawn ? undrawnNote(placed.undrawn) : undefined
  const room = note ? leading(hand.small) + 2 : 0
  try {
    const page = shown('Upload', placed, { ...box, bottom: box.bottom + room, height: box.height - room })
    const [line] = note ? type.lines(note, hand.small, box.width) : []
    return line ? `${page}\n${type.operators(line, box.left, box.bottom + 3)}` : page
  } catch {
    return undefined
  }
}

const unreadable = (): Promise<Placed> => Promise.reject(new Error('an upload that cannot be merged'))

/** A page that no merging can open must not keep the rest from being printed: it is said so where it would stand. */
function left(type: Typesetter, { box }: Inserted): string {
  const top = box.bottom + box.height - drop(hand.body)
  return type
    .lines(NOT_PRINTED, hand.body, box.width)
    .map((line, at) => type.operators(line, box.left, top - at * leading(hand.body)))
    .join('\n')
}

const linkTo = (context: PDFContext, page: PDFRef, box: readonly number[], key: number) =>
  context.obj({
    ...{ Type: 'Annot', Subtype: 'Link', Rect: [...box], Border: [0, 0, 0], StructParent: key, F: 4 },
    ...{ Dest: [page, 'Fit'], Contents: PDFHexString.fromText('Go to this part') },
  })

/** An identifier that the same book always has (ISO 32000-1, 14.4). */
async function idOf({ reference, at, title }: About): Promise<PDFHexString> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${reference} ${at} ${title}`))
  return PDFHexString.of(toHex(new Uint8Array(digest).slice(0, 16)))
}

import type { Typesetter } from '../type/typesetter.ts'
import { runningBanner } from './banner.ts'
import { type Headed, write } from './blocks.ts'
import type { Book, Part, UploadedPages } from './book.ts'
import { planContents, writeContents } from './contents.ts'
import type { Entry } from './outline.ts'
import { type Page, Pen } from './pen.ts'
import type { Box } from './placed.ts'
import { frame, hand, ink, sheet } from './sheet.ts'
import { type Tag, under } from './tag.ts'

/** A page of an upload that stands on a page of ours: which one, its mark, and the box that it may fill. */
export type Inserted = { upload: UploadedPages; number: number; mcid: number; box: Box }

/** A book laid out: what each page holds, the structure, the outline, and where the pages of uploads go. */
export type LaidOut = {
  pages: readonly Page[]
  document: Tag
  outline: readonly Entry[]
  inserted: ReadonlyMap<number, Inserted>
}

/** Lays a book out: cover, contents, then every part from a new page. Same book and letters, same pages. */
export function layOut(type: Typesetter, book: Book): LaidOut {
  const pen = new Pen(type)
  const document: Tag = { role: 'Document', kids: [] }
  const inserted = new Map<number, Inserted>()

  const cover = under(document, 'Part')
  pen.turn()
  pen.write(under(cover, 'H1'), book.title, hand.title)
  pen.skip(10)
  write(pen, cover, book.cover)

  // One part needs no contents.
  const contents = book.parts.length > 1 ? reserveContents(pen, document, book) : undefined
  const parts = book.parts.map((part) => writePart(pen, under(document, 'Part'), part, inserted))
  contents?.fill(parts)
  return {
    ...{ pages: pen.pages, document, inserted },
    outline: [entry('Cover', 0), ...(contents ? [entry('Contents', contents.page)] : []), ...parts],
  }
}

/** Keeps the pages of the contents, to be filled once it is known where the parts begin. */
function reserveContents(pen: Pen, document: Tag, book: Book) {
  const tag = under(document, 'Part')
  const rows = planContents(pen, book.parts)
  pen.running = 'Contents'
  const page = pen.pages.length
  for (const _page of rows) pen.turn()
  const fill = (parts: readonly Entry[]): void => {
    pen.go(page)
    pen.write(under(tag, 'H1'), 'Contents', hand.title)
    const toc = under(tag, 'TOC')
    let row = 0
    rows.forEach((some, at) => {
      pen.go(page + at)
      writeContents(pen, toc, some, parts.slice(row, row + some.length))
      row += some.length
    })
  }
  return { page, fill }
}

const entry = (title: string, page: number, headed: readonly Headed[] = []): Entry => ({
  ...{ title, page, y: frame.top + 20 },
  below: headed.map((one) => ({ ...one, below: [] })),
})

function writePart(pen: Pen, tag: Tag, part: Part, inserted: Map<number, Inserted>): Entry {
  pen.running = part.title
  // The first page says in full what the others carry in small letters.
  pen.atTop = () => {}
  pen.turn()
  const page = pen.at
  pen.atTop = runningBanner(pen, part.banners)
  if (part.caption) pen.write(under(tag, 'P'), part.caption, hand.body, ink.quiet)
  pen.write(under(tag, 'H1'), part.title, hand.title)
  pen.skip(8)
  if (part.banners.length > 0)
    write(pen, tag, [{ kind: 'banner', tone: 'care', title: 'Handle with care', lines: part.banners }])
  const headed = write(pen, tag, part.blocks)
  if (part.upload) insert(pen, tag, part.upload, inserted)
  pen.atTop = () => {}
  return entry(part.title, page, headed)
}

function insert(pen: Pen, tag: Tag, upload: UploadedPages, inserted: Map<number, Inserted>): void {
  for (let number = 1; number <= upload.pages; number++) {
    pen.turn()
    const alt = `Page ${number} of ${upload.pages} of an uploaded file, as it was scanned or made; its words are not marked up.`
    const mcid = pen.promise(under(tag, 'Figure', { alt }))
    // Wider than our own text: an uploaded page brings its own margins.
    const box = { left: 30, bottom: frame.bottom, width: sheet.width - 60, height: pen.y - frame.bottom }
    inserted.set(pen.at, { upload, number, mcid, box })
  }
}

/** What a page may hold. Text is as it was written: `\n` ends a line, and nothing in it is markup. */
export type Block =
  /** A heading within its part; level 2 also stands in the outline. */
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; quiet?: boolean }
  | { kind: 'list'; items: readonly string[] }
  /** Terms at the left, what is said of each at the right; several strings are several paragraphs. */
  | { kind: 'facts'; rows: readonly { term: string; said: readonly string[] }[] }
  /** A table whose head is repeated on each page; `shares` are the columns’ widths in proportion. */
  | { kind: 'table'; head: readonly string[]; shares?: readonly number[]; rows: readonly (readonly string[])[] }
  /** Several things of one kind, each numbered and set off from the next. */
  | { kind: 'items'; items: readonly (readonly Block[])[] }
  /** A box that must not be overlooked. */
  | { kind: 'banner'; tone: 'care' | 'urgent' | 'plain'; title: string; lines: readonly string[] }

/** A part of the book: begins on a new page, stands in the contents and the outline, carries its banners on every page (R3.10). */
export type Part = {
  title: string
  /** A short line above the title: which paper, which version. */
  caption?: string
  banners: readonly string[]
  blocks: readonly Block[]
  /** An uploaded file whose pages follow this part’s own, in place. */
  upload?: UploadedPages
}

/** An uploaded file to be merged: `pages` as counted when it came in. */
export type UploadedPages = { file: string; mediaType: string; pages: number; bytes: number }

/** A book to print: the cover first, then the contents, then every part. Same book, same bytes. */
export type Book = {
  title: string
  subject: string
  reference: string
  /** When what it says was so, RFC 3339: also the date of the document, so that no clock is read. */
  at: string
  /** A short line for the foot of every page, beside the reference. */
  foot: string
  cover: readonly Block[]
  parts: readonly Part[]
}

import type { Book, Part } from '../../src/bundle/book/book.ts'

/** A part that says one thing. */
export const aPart = (overrides: Partial<Part> = {}): Part => ({
  title: 'Assessment',
  banners: [],
  blocks: [{ kind: 'paragraph', text: 'Isolde sleeps badly.' }],
  ...overrides,
})

/** A book, with a last part behind a part that stands alone, so that it has contents. */
export const aBook = (overrides: Partial<Book> = {}): Book => {
  const parts = overrides.parts ?? [aPart()]
  return {
    title: 'Child in Need transfer',
    subject: 'A package from Aldermere to Brackwater',
    reference: 'BTN-7F3K-2QXM',
    at: '2026-11-23T10:00:00.000Z',
    foot: 'As at 23 November 2026',
    cover: [{ kind: 'paragraph', text: 'From Aldermere to Brackwater.' }],
    ...overrides,
    parts: parts.length === 1 ? [...parts, aPart({ title: 'Last' })] : parts,
  }
}

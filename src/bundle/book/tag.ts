/** The standard structure types that our pages use (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'Part'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Link'
  | 'Figure'

/** An element of the structure tree that a screen reader follows, and what it holds: elements, and marks on pages. */
export type Tag = {
  role: Role
  kids: (Tag | Mark)[]
  /** For a picture: what it shows, in words. */
  alt?: string
  /** For a table’s head: what it heads. */
  scope?: 'Column' | 'Row'
}

/** A stretch of content on a page that belongs to an element. */
export type Mark = { page: number; mcid: number }

/** A new element under another. */
export function under(parent: Tag, role: Role, more: Pick<Tag, 'alt' | 'scope'> = {}): Tag {
  const tag: Tag = { role, kids: [], ...more }
  parent.kids.push(tag)
  return tag
}

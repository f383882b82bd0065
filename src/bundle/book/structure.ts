import { type PDFContext, PDFHexString, PDFName, type PDFObject, type PDFRef } from 'pdf-lib'
import type { Mark, Tag } from './tag.ts'

/** What a page says of its marks, and each link of its element: the keys by which a reader goes from page to structure. */
export type Keyed = { pages: readonly PDFRef[]; marked: readonly (readonly Tag[])[]; links: readonly LinkRef[] }
export type LinkRef = { tag: Tag; annotation: PDFRef; page: number; key: number }

const isMark = (kid: Tag | Mark): kid is Mark => 'mcid' in kid

/** Registers the structure tree (ISO 32000-1, 14.7) and gives its root; `at` is the ref that was promised for it. */
export function registerStructure(context: PDFContext, root: PDFRef, document: Tag, keyed: Keyed): void {
  const refs = new Map<Tag, PDFRef>()
  const refOf = (tag: Tag): PDFRef => {
    const ref = refs.get(tag) ?? context.nextRef()
    refs.set(tag, ref)
    return ref
  }
  const linkOf = new Map(keyed.links.map((link) => [link.tag, link]))

  const element = (tag: Tag, parent: PDFRef): void => {
    const ref = refOf(tag)
    const kids: PDFObject[] = tag.kids.map((kid) => {
      if (isMark(kid)) return context.obj({ Type: 'MCR', Pg: keyed.pages[kid.page] as PDFRef, MCID: kid.mcid })
      element(kid, ref)
      return refOf(kid)
    })
    const link = linkOf.get(tag)
    if (link) kids.push(context.obj({ Type: 'OBJR', Pg: keyed.pages[link.page] as PDFRef, Obj: link.annotation }))
    const dict = context.obj({ Type: 'StructElem', S: tag.role, P: parent, K: context.obj(kids) })
    if (tag.alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(tag.alt))
    if (tag.scope) dict.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: tag.scope }))
    context.assign(ref, dict)
  }
  element(document, root)

  const numbers: (number | PDFRef | PDFObject)[] = []
  keyed.marked.forEach((tags, page) => {
    numbers.push(page, context.obj(tags.map(refOf)))
  })
  for (const { tag, key } of keyed.links) numbers.push(key, refOf(tag))
  context.assign(
    root,
    context.obj({
      ...{ Type: 'StructTreeRoot', K: refOf(document) },
      ...{ ParentTree: context.register(context.obj({ Nums: context.obj(numbers as PDFObject[]) })) },
      ParentTreeNextKey: keyed.marked.length + keyed.links.length,
    }),
  )
}

import { PDFArray, type PDFContext, PDFDict, PDFName, PDFPageLeaf, PDFPageTree, PDFRef } from 'pdf-lib'
import { Unfitting } from './unfitting.ts'

/** So many pages can be merged with others within a Worker’s memory. */
export const mostPages = 1_500
const mostDeep = 50

const nameOf = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.asString() : undefined
}

/**
 * Walks the page tree of an opened PDF, each of its nodes once, and the way back up that a page’s inherited values take.
 * @param look called with each page
 * @returns the number of pages, at least one
 * @throws Unfitting ‘page-tree-loops’, ‘no-pages’, ‘too-many-pages’, ‘active-by-itself’, ‘hidden-layers’, or ‘not-readable’ where a page is missing, and what `look` throws
 */
export function countPages(context: PDFContext, look: (page: PDFPageLeaf) => void): number {
  const catalog = context.lookup(context.trailerInfo.Root)
  if (!(catalog instanceof PDFDict)) throw new Unfitting('not-readable')
  whole(catalog)
  opensQuietly(catalog)
  hidesNoLayer(catalog)
  const root = catalog.get(PDFName.of('Pages'))
  if (!(root instanceof PDFRef)) throw new Unfitting('not-readable')
  const seen = new Set<PDFRef>([root])
  let pages = 0
  for (let level: PDFRef[] = [root], deep = 0; level.length > 0; deep++) {
    if (deep > mostDeep) throw new Unfitting('too-intricate')
    const next: PDFRef[] = []
    for (const ref of level) {
      const node = context.lookup(ref)
      if (node instanceof PDFPageLeaf) {
        leadsUp(node)
        look(node)
        pages += 1
        continue
      }
      if (!(node instanceof PDFPageTree)) throw new Unfitting('not-readable')
      for (const kid of kidsOf(node)) {
        if (seen.has(kid)) throw new Unfitting('page-tree-loops')
        seen.add(kid)
        next.push(kid)
      }
      // A node without pages is no page, but costs as much to pass.
      if (seen.size > mostPages * 2) throw new Unfitting('too-many-pages')
    }
    level = next
  }
  if (pages > mostPages) throw new Unfitting('too-many-pages')
  if (pages === 0) throw new Unfitting('no-pages')
  return pages
}

function kidsOf(node: PDFPageTree): PDFRef[] {
  const kids = node.lookup(PDFName.of('Kids'))
  if (kids === undefined) return []
  if (!(kids instanceof PDFArray)) throw new Unfitting('not-readable')
  return kids.asArray().map((kid) => {
    if (!(kid instanceof PDFRef)) throw new Unfitting('not-readable')
    return kid
  })
}

/** What a page does not say itself it has from above: that way must end. */
function leadsUp(page: PDFPageLeaf): void {
  let above = page.lookup(PDFName.of('Parent'))
  for (let deep = 0; above instanceof PDFDict; deep++) {
    if (deep > mostDeep) throw new Unfitting('page-tree-loops')
    above = above.lookup(PDFName.of('Parent'))
  }
}

/** What the document does must be known: an object that was not read here may be found by another reader. */
function whole(catalog: PDFDict): void {
  for (const key of ['OpenAction', 'Names', 'AcroForm', 'AA', 'OCProperties']) {
    const value = catalog.get(PDFName.of(key))
    if (value instanceof PDFRef && catalog.context.lookup(value) === undefined) throw new Unfitting('not-readable')
  }
}

/** Among the other papers every layer is seen, also one that is hidden unless somebody asks for it. */
function hidesNoLayer(catalog: PDFDict): void {
  const layers = catalog.lookup(PDFName.of('OCProperties'))
  const usual = layers instanceof PDFDict ? layers.lookup(PDFName.of('D')) : undefined
  if (!(usual instanceof PDFDict)) return
  const off = usual.lookup(PDFName.of('OFF'))
  const hides = off instanceof PDFArray && off.size() > 0
  if (hides || nameOf(usual, 'BaseState') === '/OFF') throw new Unfitting('hidden-layers')
}

/** A document may open at one of its pages; any other thing that it does when it opens it does unasked. */
function opensQuietly(catalog: PDFDict): void {
  const action = catalog.lookup(PDFName.of('OpenAction'))
  if (!(action instanceof PDFDict)) return
  const quiet = ['/GoTo', '/Named'].includes(nameOf(action, 'S') ?? '') && action.get(PDFName.of('Next')) === undefined
  if (!quiet) throw new Unfitting('active-by-itself')
}

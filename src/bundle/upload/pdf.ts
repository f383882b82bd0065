import { EncryptedPDFError, ParseSpeeds, PDFDocument } from 'pdf-lib'
import { boundContents } from './pdf-contents.ts'
import { showsItsFields } from './pdf-fields.ts'
import { countPages } from './pdf-pages.ts'
import { scanPdf } from './pdf-scan.ts'
import { Unfitting } from './unfitting.ts'

/**
 * Counts the pages of a PDF that is sound and still: it opens in pdf-lib, which merges it later, and nothing in it acts.
 * All of its work after the scan is done without a pause, so that no two are held at once.
 * @throws Unfitting with what is wrong
 */
export async function pagesOfPdf(bytes: Uint8Array): Promise<number> {
  const { active, skeleton, dataOf } = scanPdf(bytes)
  // What it does tells more than when it does it.
  const worst = active.find((why) => why !== 'active-by-itself') ?? active[0]
  if (worst !== undefined) throw new Unfitting(worst)
  const { context } = await opened(skeleton)
  const bound = boundContents(context, ({ objectNumber, generationNumber }) => dataOf(objectNumber, generationNumber))
  const fields = showsItsFields()
  return countPages(context, (page) => {
    bound(page)
    fields(page)
  })
}

async function opened(skeleton: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(skeleton, {
      ...{ parseSpeed: ParseSpeeds.Fastest, throwOnInvalidObject: true, updateMetadata: false },
    })
  } catch (thrown) {
    throw new Unfitting(thrown instanceof EncryptedPDFError ? 'encrypted' : 'not-readable')
  }
}

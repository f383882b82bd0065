import type { PDFContext } from 'pdf-lib'
import type { UploadedPages } from './book.ts'
import { pagesOfPdf } from './page-of-pdf.ts'
import { pictureOfJpeg, pictureOfPng } from './picture.ts'
import type { Placed } from './placed.ts'

/** Opens an upload for merging; gives each of its pages by number, from 1. A picture is one page. */
export async function placer(
  upload: UploadedPages,
  bytes: Uint8Array,
  into: PDFContext,
): Promise<(number: number) => Promise<Placed>> {
  if (upload.mediaType === 'application/pdf') {
    const pageOf = await pagesOfPdf(bytes, upload.pages, into)
    return async (number) => pageOf(number)
  }
  const picture = upload.mediaType === 'image/jpeg' ? pictureOfJpeg(bytes, into) : await pictureOfPng(bytes, into)
  return async () => picture
}

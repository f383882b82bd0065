import type { Unfit } from '../../domain/unfit.ts'
import { readJpeg } from './jpeg.ts'
import { pagesOfPdf } from './pdf.ts'
import { readPng } from './png.ts'
import { proveImage } from './png-image.ts'
import { Unfitting } from './unfitting.ts'

/**
 * Looks through an upload before it is kept (R3.2): whether it can be read to its end, within bounds, and is still.
 * @param bytes the whole file
 * @param mediaType what its first bytes said: application/pdf, image/jpeg or image/png
 * @returns how many pages it prints to, or why it is not fit to keep
 */
export async function inspectUpload(
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ pages: number } | { unfit: Unfit }> {
  if (bytes.length === 0) return { unfit: 'truncated' }
  try {
    if (mediaType === 'application/pdf') return { pages: await pagesOfPdf(bytes) }
    if (mediaType === 'image/png') proveImage(readPng(bytes))
    else readJpeg(bytes)
    return { pages: 1 }
  } catch (thrown) {
    if (thrown instanceof Unfitting) return { unfit: thrown.why }
    throw thrown
  }
}

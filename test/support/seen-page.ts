import { createCanvas } from '@napi-rs/canvas'
import { readingPdf } from './reading-pdf.ts'

/** A page of a PDF as pixels, drawn by a reader that is not ours; `at` gives the colour of a point, 0 to 1 from the top left. */
export async function seenPage(bytes: Uint8Array, number: number, scale = 1) {
  const document = await readingPdf(bytes)
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  await document.destroy()
  const at = (x: number, y: number): readonly number[] => {
    const from = (Math.round(y * height) * width + Math.round(x * width)) * 4
    return [...data.slice(from, from + 3)]
  }
  return { data, width, height, at }
}

import { createCanvas } from '@napi-rs/canvas'
import { PDFDocument, StandardFonts } from 'pdf-lib'

/** Words without end, always the same ones. */
export function wordsFrom(seed: number): () => string {
  const words = 'child family visit school home worry plan review strength need agreed nursery lead each week'.split(
    ' ',
  )
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return words[state % words.length] ?? ''
  }
}

/** A PDF of pages of text, as a case system prints them. */
export async function textPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const word = wordsFrom(pages)
  for (let at = 0; at < pages; at++) {
    const page = document.addPage([595, 842])
    for (let y = 780; y > 60; y -= 14)
      page.drawText(Array.from({ length: 14 }, word).join(' '), { x: 50, y, size: 10, font })
  }
  return document.save()
}

/** A PDF of scanned pages, each a JPEG of about `kilobytes`. */
export async function scanPdf(pages: number, kilobytes: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  // Noise does not compress: its size follows the number of points.
  const side = Math.round(Math.sqrt(kilobytes * 1024 * 1.19))
  const canvas = createCanvas(side, side)
  const context = canvas.getContext('2d')
  const image = context.createImageData(side, side)
  const next = wordsFrom(7)
  for (let at = 0; at < pages; at++) {
    let state = at + 1 + next().length
    for (let i = 0; i < image.data.length; i++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      image.data[i] = i % 4 === 3 ? 255 : (state >> 16) & 255
    }
    context.putImageData(image, 0, 0)
    const jpeg = await document.embedJpg(await canvas.encode('jpeg', 90))
    document.addPage([595, 842]).drawImage(jpeg, { x: 0, y: 0, width: 595, height: 842 })
  }
  return document.save()
}

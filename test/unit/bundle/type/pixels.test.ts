import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { faceFile, fontFiles } from '../../../../src/bundle/type/faces.ts'
import { type Line, openTypesetter, type Typesetter } from '../../../../src/bundle/type/typesetter.ts'
import { aPdf, aTypeKit } from '../../../support/type-kit.ts'
import { samples } from './samples.ts'

const [width, height, size] = [1100, 150, 60]
const baseline = 50
const left = 20
/** Of the ink that one picture has, so much may be more than a pixel away from ink of the other. */
const bound = 0.0003

type Picture = { dark: (x: number, y: number) => boolean; near: (x: number, y: number) => boolean }

const require = createRequire(import.meta.url)

function pictureOf(pixels: Uint8ClampedArray): Picture {
  const grey = (x: number, y: number) => pixels[(y * width + x) * 4] ?? 255
  return {
    dark: (x, y) => grey(x, y) < 100,
    near: (x, y) => [-1, 0, 1].some((down) => [-1, 0, 1].some((across) => grey(x + across, y + down) < 170)),
  }
}

/** How much of the ink of each picture is not to be found in the other: 0 is the same, 1 is nothing in common. */
function difference(a: Picture, b: Picture): number {
  let ink = 0
  let lost = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        if (one.dark(x, y)) {
          ink++
          if (!other.near(x, y)) lost++
        }
  return ink === 0 ? 1 : lost / ink
}

/** What a reader shows of each page. */
async function shown(pdf: Uint8Array): Promise<Picture[]> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise
  const pictures: Picture[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    const drawing = {
      canvas: canvas as never,
      canvasContext: context as never,
      viewport: page.getViewport({ scale: 1 }),
    }
    await page.render(drawing).promise
    pictures.push(pictureOf(context.getImageData(0, 0, width, height).data))
  }
  await document.destroy()
  return pictures
}

/** The same text as another program draws it from the whole font. */
function drawnElsewhere(text: string, face: string, rtl: boolean): Picture {
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  context.font = `${size}px "${face}"`
  context.textRendering = 'geometricPrecision'
  context.direction = rtl ? 'rtl' : 'ltr'
  context.textAlign = 'left'
  context.fillText(text, left, height - baseline)
  return pictureOf(context.getImageData(0, 0, width, height).data)
}

beforeAll(() => {
  for (const { file, path } of fontFiles())
    GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/${path}`), file)
})

const one = (lines: readonly Line[]): Line => {
  const [line, more] = lines
  if (!line || more) throw new Error('Not one line')
  return line
}
const on = (type: Typesetter, pages: readonly string[]) => aPdf(type, pages, [width, height]).then(shown)

describe.each(samples)('names in $script', ({ text, family }) => {
  let type: Typesetter
  beforeAll(async () => {
    type = await openTypesetter(aTypeKit(), text)
  })

  test.each([
    { weight: 'regular', bold: false },
    { weight: 'bold', bold: true },
  ])('look in $weight as another program draws them from the whole font', async ({ bold }) => {
    const own = await openTypesetter(aTypeKit(), text)
    const line = one(own.lines(text, { bold, size }, width - 2 * left))
    const pictures = await on(own, [own.operators(line, left, baseline)])
    const whole = drawnElsewhere(text, faceFile(family, bold), line.rtl)
    for (const picture of pictures) expect(difference(picture, whole)).toBeLessThan(bound)
    expect(pictures).toHaveLength(1)
  })

  test('are not taken for right when any one letter or mark is missing', async () => {
    const line = one(type.lines(text, { bold: false, size }, width - 2 * left))
    const whole = drawnElsewhere(text, faceFile(family, false), line.rtl)
    const spoilt = line.pieces.flatMap((piece) => {
      const space =
        piece.face.shaper.shape({ text: ' ', before: '', after: '', script: 'Latn', rtl: false })[0]?.id ?? 0
      const seen = piece.glyphs.filter(({ id }) => id !== space)
      return seen.map((lost) => {
        const glyphs = piece.glyphs.map((glyph) => (glyph === lost ? { ...glyph, id: space } : glyph))
        const pieces = line.pieces.map((other) => (other === piece ? { ...piece, glyphs } : other))
        return type.operators({ ...line, pieces }, left, baseline)
      })
    })
    const pictures = await on(type, spoilt)
    expect(pictures.length).toBeGreaterThan(5)
    for (const picture of pictures) expect(difference(picture, whole)).toBeGreaterThan(bound)
  })
})

import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { boxOf, quarterOf } from '../../../../src/bundle/book/page-box.ts'

/** A page whose entries are these and nothing else of the kind. */
async function aPageWith(entries: Record<string, unknown>) {
  const document = await PDFDocument.create()
  const page = document.addPage()
  page.node.delete(PDFName.of('MediaBox'))
  for (const [name, value] of Object.entries(entries))
    page.node.set(PDFName.of(name), document.context.obj(value as never))
  return page
}
const a4 = { x: 0, y: 0, width: 595.28, height: 841.89, unit: 1 }

test.each([
  ['its media box', { MediaBox: [0, 0, 400, 500] }, { x: 0, y: 0, width: 400, height: 500, unit: 1 }],
  ['its corners in the other order', { MediaBox: [400, 500, 0, 0] }, { x: 0, y: 0, width: 400, height: 500, unit: 1 }],
  [
    'the crop box',
    { MediaBox: [0, 0, 400, 500], CropBox: [10, 20, 110, 220] },
    { x: 10, y: 20, width: 100, height: 200, unit: 1 },
  ],
  [
    'no more of a crop box than the media box holds',
    { MediaBox: [0, 0, 400, 500], CropBox: [-5000, -5000, 5000, 5000] },
    { x: 0, y: 0, width: 400, height: 500, unit: 1 },
  ],
  [
    'the media box where the crop box is empty',
    { MediaBox: [0, 0, 400, 500], CropBox: [0, 0, 0, 0] },
    { x: 0, y: 0, width: 400, height: 500, unit: 1 },
  ],
  ['A4 where there is none', {}, a4],
  ['A4 where it is no box', { MediaBox: ['a', 'b', 'c', 'd'] }, a4],
  ['a larger unit', { MediaBox: [0, 0, 40, 50], UserUnit: 10 }, { x: 0, y: 0, width: 40, height: 50, unit: 10 }],
])('a page is shown in %s', async (_, entries, box) => {
  expect(boxOf(await aPageWith(entries))).toEqual(box)
})

test.each([
  [0, 0],
  [90, 1],
  [-90, 3],
  [450, 1],
  [45, 1],
  [180.2, 2],
  ['Sideways', 0],
])('a page turned by %s stands at quarter %i', async (angle, quarter) => {
  expect(quarterOf(await aPageWith({ Rotate: angle }))).toBe(quarter)
})

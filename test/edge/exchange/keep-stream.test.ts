import { createHash } from 'node:crypto'
import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { partBytes } from '../../../src/exchange/keep-stream.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater } = exchange

/** A scan of one page whose pixels nothing can compress: more bytes than one part of an upload to R2. */
async function aHeavyScan(): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const [width, height] = [3000, 3200]
  let seed = 20261123
  const pixels = Uint8Array.from({ length: width * height }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed >>> 24
  })
  const about = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 }
  const image = pdf.context.register(pdf.context.stream(pixels, { ...about, ColorSpace: 'DeviceGray' }))
  const page = pdf.addPage([595.28, 841.89])
  page.node.setXObject(PDFName.of('Scan'), image)
  const drawn = pdf.context.stream('q 500 0 0 700 50 70 cm /Scan Do Q')
  page.node.set(PDFName.of('Contents'), pdf.context.register(drawn))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

test('a print of more than one part is kept in R2 part by part, and comes out as it went in', async () => {
  const [priya, theirs] = [await aldermere.a(), await brackwater.a()]
  let { body: t } = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
  const path = `/v1/transfers/${t.id}`
  const scan = await aHeavyScan()
  expect(scan.length).toBeGreaterThan(partBytes)
  const uploaded = await priya.upload(`${path}/files`, 'scan.pdf', scan)
  const authoredBy = { name: 'Honoria Larkspur', role: 'Service Manager' }
  const about = { title: 'Scan of the letter', datedOn: '2026-11-05', children: ['c1'], marks: [], authoredBy }
  const paper = { slot: 'other', reason: 'The chair asks for it.', files: [uploaded.body.id], about }
  t = (await priya.does(t, 'add-paper', paper)).body
  t = (await priya.does(t, 'send')).body
  t = (await theirs.does(t, 'acknowledge')).body
  const pdf = await theirs.bytes(`${path}/package.pdf`)
  expect(pdf.length).toBeGreaterThan(scan.length)
  const { body } = await theirs.get<{ renditions: { sha256: string }[] }>(`${path}/manifest`)
  expect(body.renditions.map(({ sha256 }) => sha256)).toEqual([createHash('sha256').update(pdf).digest('hex')])
  expect((await priya.bytes(`${path}/package.pdf`)).equals(pdf)).toBe(true)
})

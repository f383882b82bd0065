import { beforeAll, describe, expect, test } from 'vitest'
import { type FontFile, readFont } from '../../../../src/bundle/type/font-file.ts'
import { openShaper, type Shaper } from '../../../../src/bundle/type/shaper.ts'
import { subsetOf } from '../../../../src/bundle/type/subset.ts'
import { startWasm } from '../../../../src/bundle/type/wasm.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

let bytes: Uint8Array
let whole: FontFile
let shaper: Shaper
const glyphOf = (character: string) =>
  shaper.shape({ text: character, before: '', after: '', script: 'Latn', rtl: false })[0]?.id ?? 0
const plain = (glyph: number) => ({ parts: [{ glyph, x: 0, y: 0 }], advance: shaper.advanceOf(glyph) })
const box = (outline: Uint8Array) => {
  const view = new DataView(outline.buffer, outline.byteOffset)
  return [2, 4, 6, 8].map((at) => view.getInt16(at))
}
const contours = (outline: Uint8Array) => new DataView(outline.buffer, outline.byteOffset).getInt16(0)

beforeAll(async () => {
  const kit = aTypeKit()
  bytes = await kit.font('NotoSans_400Regular.ttf')
  whole = readFont(bytes)
  shaper = openShaper(await startWasm(kit.harfbuzz), bytes)
})

describe('a font of what is shown', () => {
  test('has each drawing as the glyph of its number, with its outline and its advance', () => {
    const [a, g] = [glyphOf('a'), glyphOf('g')]
    const font = readFont(subsetOf(bytes, [plain(0), plain(g), plain(a)]))
    expect(font.outline(1).slice(0, whole.outline(g).length)).toEqual(whole.outline(g).slice())
    expect(font.outline(2).slice(0, whole.outline(a).length)).toEqual(whole.outline(a).slice())
    expect(font.metric(1)).toEqual(whole.metric(g))
  })

  test('keeps the parts of a letter that its font puts together, by their new numbers', () => {
    const letter = glyphOf('ź')
    expect(contours(whole.outline(letter))).toBe(-1)
    const font = readFont(subsetOf(bytes, [plain(0), plain(letter)]))
    expect(box(font.outline(1))).toEqual(box(whole.outline(letter)))
    expect(font.table('maxp').getUint16(4)).toBe(4)
    expect(contours(font.outline(2))).toBeGreaterThan(0)
    expect(contours(font.outline(3))).toBeGreaterThan(0)
  })

  test('puts together what is drawn of several glyphs, each where it is to stand', () => {
    const [a, dot] = [glyphOf('a'), glyphOf('.')]
    const drawing = {
      parts: [
        { glyph: a, x: 0, y: 0 },
        { glyph: dot, x: 100, y: 700 },
      ],
      advance: 561,
    }
    const font = readFont(subsetOf(bytes, [plain(0), drawing]))
    const [left = 0, bottom = 0] = box(whole.outline(a))
    const [dotLeft = 0, , dotRight = 0, dotTop = 0] = box(whole.outline(dot))
    expect(box(font.outline(1))).toEqual([
      Math.min(left, dotLeft + 100),
      bottom,
      Math.max(box(whole.outline(a))[2] ?? 0, dotRight + 100),
      dotTop + 700,
    ])
    expect(font.metric(1)).toEqual({ advance: 561, bearing: Math.min(left, dotLeft + 100) })
    expect(font.table('maxp').getUint16(28)).toBeGreaterThanOrEqual(2)
  })

  test('shows nothing for a blank', () => {
    const font = readFont(subsetOf(bytes, [plain(0), plain(glyphOf(' '))]))
    expect(font.outline(1)).toHaveLength(0)
    expect(font.metric(1).advance).toBe(whole.metric(glyphOf(' ')).advance)
  })

  test('is a font file whose checksum is right', () => {
    const file = subsetOf(bytes, [plain(0), plain(glyphOf('a'))])
    const view = new DataView(file.buffer)
    let sum = 0
    for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })

  test('is a fraction of the whole', () => {
    expect(subsetOf(bytes, [plain(0), ...[...'abcdefgh'].map((letter) => plain(glyphOf(letter)))]).length).toBeLessThan(
      3000,
    )
  })
})

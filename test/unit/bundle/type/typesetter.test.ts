import { PDFDocument, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { openTypesetter, type Typesetter } from '../../../../src/bundle/type/typesetter.ts'
import { aPdf, aTypeKit } from '../../../support/type-kit.ts'
import { everySample } from './samples.ts'

const regular = { bold: false, size: 10 }
const a4: [number, number] = [595, 842]

/** Sets a text, a line under the other, and gives the PDF. */
async function printed(type: Typesetter, text: string): Promise<Uint8Array> {
  const lines = type.lines(text, regular, 500)
  return aPdf(type, [lines.map((line, index) => type.operators(line, 40, 800 - 15 * index)).join('\n')], a4)
}
/** Which fonts are read to open a typesetter for the text. */
async function read(text: string): Promise<string[]> {
  const files: string[] = []
  const kit = aTypeKit()
  const font = (file: string) => {
    files.push(file)
    return kit.font(file)
  }
  await openTypesetter({ ...kit, font }, text)
  return files
}

describe('opening a typesetter', () => {
  test('reads the two faces of one family for English', async () => {
    expect(await read('A quiet week.')).toEqual(['NotoSans_400Regular.ttf', 'NotoSans_700Bold.ttf'])
  })

  test('reads the Chinese family only for Chinese', async () => {
    expect(await read('Amina محمد')).not.toContain('NotoSansSC_400Regular.ttf')
    expect(await read('Amina 李')).toContain('NotoSansSC_700Bold.ttf')
  })

  test('refuses with the name of the font that cannot be read', async () => {
    const font = () => Promise.reject(new Error('Not there'))
    await expect(openTypesetter({ ...aTypeKit(), font }, 'a')).rejects.toThrow('Not there')
  })

  test('leaves nothing behind: two at once do not touch each other', async () => {
    const [one, two] = await Promise.all([openTypesetter(aTypeKit(), 'ab'), openTypesetter(aTypeKit(), everySample)])
    one.lines('😀', regular, 100)
    expect([...one.fallen]).toEqual(['😀'])
    expect([...two.fallen]).toEqual([])
    expect(two.widthOf('ab', regular)).toBe(one.widthOf('ab', regular))
  })
})

describe('a character that no face has', () => {
  test.each(['😀', 'ก', 'ა', '\u{E000}', '\u0378'])('is said by its code point and recorded: %s', async (character) => {
    const type = await openTypesetter(aTypeKit(), `by ${character}!`)
    const [line] = type.lines(`by ${character}!`, regular, 500)
    expect([...type.fallen]).toEqual([character])
    expect(line?.text).toBe(`by ${character}!`)
    const fallen = line?.pieces.find(({ text }) => text === character)
    expect(fallen?.glyphs).toHaveLength(`‹U+${character.codePointAt(0)?.toString(16).padStart(4, '0')}›`.length)
    expect(fallen?.scale).toBeLessThan(1)
  })

  test('does not take its neighbours with it: each part of a family of emoji is said', async () => {
    const type = await openTypesetter(aTypeKit(), '')
    type.lines('Mum 👨‍👩‍👧 e\u0301', regular, 500)
    expect([...type.fallen]).toEqual(['👨', '👩', '👧'])
  })

  test('is one of a script that was not among the text announced', async () => {
    const type = await openTypesetter(aTypeKit(), 'plain')
    type.lines('محمد', regular, 500)
    expect([...type.fallen]).toEqual(['م', 'ح', 'د'])
  })
})

describe('what is embedded', () => {
  test('is the same for the same text, byte for byte', async () => {
    const one = await printed(await openTypesetter(aTypeKit(), everySample), everySample)
    const two = await printed(await openTypesetter(aTypeKit(), everySample), everySample)
    expect(two).toEqual(one)
  })

  test('is nothing that was measured but not shown', async () => {
    const type = await openTypesetter(aTypeKit(), everySample)
    type.lines(everySample, regular, 500)
    type.lines(everySample, { bold: true, size: 20 }, 500)
    type.operators(type.lines('Amina', regular, 500)[0] ?? expect.fail(), 0, 0)
    const { context } = await PDFDocument.create()
    expect([...(await type.embed(context)).keys()]).toEqual(['F1'])
  })

  test('is small: a page in every script takes less than 40 kB, and English less than 8', async () => {
    const every = await printed(await openTypesetter(aTypeKit(), everySample), everySample)
    expect(every.length).toBeLessThan(40_000)
    expect(
      (await printed(await openTypesetter(aTypeKit(), ''), 'The child said that all was well.')).length,
    ).toBeLessThan(8000)
  })

  test('has the fonts named in the order of their first use', async () => {
    const type = await openTypesetter(aTypeKit(), 'Amina محمد')
    const pdf = await PDFDocument.create()
    const shown = type.lines('Amina محمد', regular, 500).map((line) => type.operators(line, 0, 0))
    const fonts = await type.embed(pdf.context)
    expect([...fonts.keys()]).toEqual(['F1', 'F2'])
    expect(shown.join()).toMatch(/\/F1 10 Tf[\s\S]*\/F2 10 Tf/)
    const baseFont = (ref: PDFRef | undefined) => String(ref && pdf.context.lookup(ref))
    expect(baseFont(fonts.get('F1'))).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSans-Regular/)
    expect(baseFont(fonts.get('F2'))).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansArabic-Regular/)
  })

  test('has no stream that is not compressed', async () => {
    const type = await openTypesetter(aTypeKit(), 'Amina')
    const { context } = await PDFDocument.create()
    type.operators(type.lines('Amina', regular, 500)[0] ?? expect.fail(), 0, 0)
    await type.embed(context)
    const streams = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    expect(streams.map(({ dict }) => dict.get(PDFName.of('Filter')))).toEqual([
      PDFName.of('FlateDecode'),
      PDFName.of('FlateDecode'),
    ])
  })
})

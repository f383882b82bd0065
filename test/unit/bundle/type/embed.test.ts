import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { openTypesetter } from '../../../../src/bundle/type/typesetter.ts'
import { aPdf, aTypeKit } from '../../../support/type-kit.ts'
import { samples } from './samples.ts'

const regular = { bold: false, size: 12 }

/** What a reader copies of a text that was set, without blanks: it puts its own before marks after a blank. */
async function copied(text: string): Promise<string> {
  const type = await openTypesetter(aTypeKit(), text)
  const lines = type.lines(text, regular, 500)
  const page = lines.map((line, index) => type.operators(line, 40, 800 - 20 * index)).join('\n')
  const document = await getDocument({ data: await aPdf(type, [page], [595, 842]), verbosity: 0 }).promise
  const { items } = await (await document.getPage(1)).getTextContent({ disableNormalization: true })
  await document.destroy()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}
/** Marks on one letter may come in another order, which is the same text (Unicode, 3.11). */
const solid = (text: string) => text.replace(/\s/g, '').normalize('NFD')

describe('what a reader copies', () => {
  test.each(samples)('is what was written in $script', async ({ text }) => {
    expect(solid(await copied(text))).toBe(solid(text))
  })

  test('has its words apart', async () => {
    expect(await copied('She said: all is well, 12 March.')).toBe('She said: all is well, 12 March.')
    expect(await copied('محمد علي فاطمة')).toBe('محمد علي فاطمة')
  })

  test('has brackets the right way round in text that runs from right to left', async () => {
    expect(await copied('محمد (علي) فاطمة')).toBe('محمد (علي) فاطمة')
  })

  test('is the character itself where its code point is shown', async () => {
    expect(await copied('by 😀 and ก')).toBe('by 😀 and ก')
  })

  test('leaves out what shows nothing, but not the letter that stands before it', async () => {
    expect(await copied('Ami\u00ADna\u200E, ok\uFEFF')).toBe('Ami\u00ADna, ok'.replace('\u00AD', ''))
  })
})

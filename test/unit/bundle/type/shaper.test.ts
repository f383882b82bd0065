import { beforeAll, describe, expect, test } from 'vitest'
import { openShaper, type Shaper } from '../../../../src/bundle/type/shaper.ts'
import { startWasm, type Wasm } from '../../../../src/bundle/type/wasm.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

let wasm: Wasm
const shapers = new Map<string, Shaper>()
const face = (family: string) => shapers.get(family) ?? expect.fail(`${family} is not loaded`)
const ids = (family: string, script: string, text: string, rtl = false) =>
  face(family)
    .shape({ text, before: '', after: '', script, rtl })
    .map(({ id }) => id)

beforeAll(async () => {
  const kit = aTypeKit()
  wasm = await startWasm(kit.harfbuzz)
  for (const family of ['NotoSans', 'NotoSansArabic', 'NotoSansGurmukhi', 'NotoSansBengali'])
    shapers.set(family, openShaper(wasm, await kit.font(`${family}_400Regular.ttf`)))
})

describe('shaping', () => {
  test('gives every letter of an English name a glyph, from left to right', () => {
    const glyphs = face('NotoSans').shape({ text: 'Amina', before: '', after: '', script: 'Latn', rtl: false })
    expect(glyphs.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4])
    expect(glyphs.every(({ id, advance }) => id > 0 && advance > 0)).toBe(true)
  })

  test('joins Arabic letters: in a word they are drawn otherwise than alone', () => {
    const joined = ids('NotoSansArabic', 'Arab', 'ححح', true)
    const [alone] = ids('NotoSansArabic', 'Arab', 'ح', true)
    expect(new Set(joined).size).toBe(3)
    expect(joined).not.toContain(alone)
  })

  test('joins the letters at the edge of a part to what stands before and after it', () => {
    const shape = (before: string, after: string) =>
      face('NotoSansArabic').shape({ text: 'ح', before, after, script: 'Arab', rtl: true })[0]?.id
    expect(new Set([shape('', ''), shape('ح', ''), shape('', 'ح'), shape('ح', 'ح')]).size).toBe(4)
  })

  test('runs Arabic from right to left: the first letter is the last glyph', () => {
    const glyphs = face('NotoSansArabic').shape({ text: 'دور', before: '', after: '', script: 'Arab', rtl: true })
    expect(glyphs.map(({ at }) => at)).toEqual([2, 1, 0])
  })

  test('puts the vowel sign i of Gurmukhi before the letter that it follows', () => {
    const [sign] = ids('NotoSansGurmukhi', 'Guru', 'ਿ').filter((id) => id !== ids('NotoSansGurmukhi', 'Guru', '◌')[0])
    expect(ids('NotoSansGurmukhi', 'Guru', 'ਸਿ')).toEqual([sign, ids('NotoSansGurmukhi', 'Guru', 'ਸ')[0]])
  })

  test('draws a Bengali conjunct with fewer glyphs than it has characters', () => {
    expect('ক্ষ').toHaveLength(3)
    expect(ids('NotoSansBengali', 'Beng', 'ক্ষ')).toHaveLength(1)
  })

  test('mirrors a bracket that runs from right to left', () => {
    expect(ids('NotoSansArabic', 'Arab', '(', true)).toEqual(ids('NotoSansArabic', 'Arab', ')'))
  })

  test('knows which characters a face has', () => {
    expect(face('NotoSans').has('ŵ'.charCodeAt(0))).toBe(true)
    expect(face('NotoSans').has('李'.charCodeAt(0))).toBe(false)
  })

  test('takes no more memory for the second thousand words than for the first', () => {
    const thousand = () => {
      for (let i = 0; i < 1000; i++) ids('NotoSans', 'Latn', `word${i}`)
      return wasm.view().byteLength
    }
    const before = thousand()
    expect(thousand()).toBe(before)
  })
})

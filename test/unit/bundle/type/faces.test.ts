import { beforeAll, describe, expect, test } from 'vitest'
import { faceFile, families, familiesFor } from '../../../../src/bundle/type/faces.ts'
import { openShaper, type Shaper } from '../../../../src/bundle/type/shaper.ts'
import { startWasm } from '../../../../src/bundle/type/wasm.ts'
import { aTypeKit } from '../../../support/type-kit.ts'
import { samples } from './samples.ts'

const lastCodePoint = 0x1ffff
const named = (text: string) => familiesFor(text).map((index) => families[index]?.name)

describe('the families of faces', () => {
  const shapers: Shaper[] = []
  beforeAll(async () => {
    const kit = aTypeKit()
    const wasm = await startWasm(kit.harfbuzz)
    for (const { name } of families) shapers.push(openShaper(wasm, await kit.font(faceFile(name, false))))
  })

  test('are loaded for every character that one of them can draw', () => {
    const missed: string[] = []
    for (let point = 0x20; point <= lastCodePoint; point++) {
      if (shapers[0]?.has(point) || !shapers.some((shaper) => shaper.has(point))) continue
      const character = String.fromCodePoint(point)
      if (!familiesFor(character).some((index) => shapers[index]?.has(point))) missed.push(`U+${point.toString(16)}`)
    }
    expect(missed).toEqual([])
  })

  test('are not loaded for English: one family is enough', () => {
    expect(named('The child’s plan — 3 visits, £20, “all well” (see p. 4)…')).toEqual(['NotoSans'])
  })

  test.each(samples)('for $script hold $family', ({ text, family }) => {
    expect(named(text)).toContain(family)
    expect(named(text).length).toBeLessThanOrEqual(2)
  })

  test('are as many for a text of several scripts as it needs', () => {
    expect(named('Amina محمد 李')).toEqual(['NotoSans', 'NotoSansArabic', 'NotoSansSC'])
  })
})

import type { TypeKit } from './bundle/type/typesetter.ts'
import type { Bindings } from './env.ts'

// Finished bytes, small ones only: the Latin faces serve every print, the Chinese one would fill the isolate.
const kept = new Map<string, Uint8Array>()
const mostKept = 1024 * 1024

/**
 * What a print needs of the platform: HarfBuzz, which workerd takes as a compiled module alone, and the fonts, which lie among
 * the static assets and not in the Worker’s script. Opened when something is printed and not before.
 */
export async function openLetters(assets: Bindings['ASSETS']): Promise<TypeKit> {
  const { default: harfbuzz } = await import('harfbuzzjs/dist/harfbuzz.wasm')
  const font = async (file: string): Promise<Uint8Array> => {
    const own = kept.get(file)
    if (own) return own
    const answer = await assets.fetch(new Request(`https://assets.invalid/assets/fonts/${file}`))
    if (!answer.ok) throw new Error(`the font ${file} is not among the assets`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length <= mostKept) kept.set(file, bytes)
    return bytes
  }
  return { harfbuzz, font }
}

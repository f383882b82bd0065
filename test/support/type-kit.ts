import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFDocument, PDFName } from 'pdf-lib'
import { fontFiles } from '../../src/bundle/type/faces.ts'
import type { TypeKit, Typesetter } from '../../src/bundle/type/typesetter.ts'

const require = createRequire(import.meta.url)
// The types are those of the Worker, where no module may be made from bytes.
const harfbuzz: WebAssembly.Module = Reflect.construct(WebAssembly.Module, [
  readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz.wasm')),
])
const places = new Map(fontFiles().map(({ file, path }) => [file, path]))

/** Typesetting as in the Worker, with the module and the fonts read from the installed packages. */
export function aTypeKit(): TypeKit {
  return {
    harfbuzz,
    font: async (file) => {
      const path = places.get(file)
      if (path === undefined) throw new Error(`There is no font ${file}`)
      return new Uint8Array(await readFile(require.resolve(`@expo-google-fonts/${path}`)))
    },
  }
}

/** A PDF of pages of one size, each showing the operators it is given in the fonts that they need. */
export async function aPdf(type: Typesetter, pages: readonly string[], size: [number, number]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const sheets = pages.map(() => pdf.addPage(size))
  const resources = pdf.context.obj({ Font: Object.fromEntries(await type.embed(pdf.context)) })
  sheets.forEach(({ node }, index) => {
    node.set(PDFName.of('Resources'), resources)
    node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(pages[index] ?? '')))
  })
  return pdf.save()
}

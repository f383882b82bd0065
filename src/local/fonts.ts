import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fontFiles } from '../bundle/type/faces.ts'

/** Copies every font that a print may need, with its licence, to `assets/fonts` of the folder that is served at the root. */
export async function copyFonts(root: string, folder: string): Promise<void> {
  const [from, to] = [join(root, 'node_modules/@expo-google-fonts'), join(folder, 'assets/fonts')]
  await mkdir(to, { recursive: true })
  await Promise.all(
    fontFiles().flatMap(({ file, path, licence }) => [
      copyFile(join(from, path), join(to, file)),
      copyFile(join(from, licence), join(to, `${file}.LICENCE`)),
    ]),
  )
}

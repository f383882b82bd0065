import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compileAsync, NodePackageImporter } from 'sass'
import { copyFonts } from './fonts.ts'

/** Assets do not pass the Worker, so what it says of every answer is said for them here. */
const headers = `/assets/*
  Cache-Control: public, max-age=3600
  Content-Security-Policy: default-src 'none'; style-src 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
`

/**
 * Makes the files that pages ask for under `/assets/`: the style, the behaviour of the components, the mark; and the
 * fonts that the Worker asks for when it makes a PDF, with their licence.
 * The same sources give the same bytes.
 * @param root the project's folder
 * @returns the folder to serve at the root, `dist/public` of the project
 */
export async function buildAssets(root: string): Promise<string> {
  const style = join(root, 'src/web/style')
  const folder = join(root, 'dist/public/assets')
  const script = join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js')
  await mkdir(folder, { recursive: true })
  const { css } = await compileAsync(join(style, 'baton.scss'), {
    style: 'compressed',
    importers: [new NodePackageImporter(root)],
    charset: false,
  })
  await writeFile(join(folder, 'baton.css'), css)
  await copyFile(script, join(folder, 'govuk-frontend.min.js'))
  for (const name of ['init.js', 'favicon.svg']) await copyFile(join(style, name), join(folder, name))
  await bundleScripts(root, folder)
  await copyFonts(root, join(root, 'dist/public'))
  await writeFile(join(root, 'dist/public/_headers'), headers)
  return join(root, 'dist/public')
}

/** Each script of src/web/browser with all that it needs, as one file that asks for no other. */
async function bundleScripts(root: string, folder: string): Promise<void> {
  await build({
    ...{ absWorkingDir: root, entryPoints: ['src/web/browser/verify.ts'], outdir: folder },
    ...{ bundle: true, format: 'esm', platform: 'browser', target: 'es2022', charset: 'utf8', logLevel: 'error' },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await buildAssets(fileURLToPath(new URL('../..', import.meta.url))))
}

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { type LocalExchange, startExchange } from '../../src/local/exchange.ts'
import { makeFirstTransfers } from '../../src/local/first-transfers.ts'

/** The whole exchange with its first transfers, and a real browser: what a newcomer has after `npm start`. */
export type Theatre = {
  exchange: LocalExchange
  browser: Browser
  /** A page of somebody who has signed in at their council. */
  signedIn: (council: string, person: string, options?: BrowserContextOptions) => Promise<Page>
  stop: () => Promise<void>
}

export async function openTheatre(): Promise<Theatre> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-browser-'))
  chmodSync(folder, 0o755)
  const exchange = await startExchange({ root: aRootIn(folder), folder, throwaway: true })
  await makeFirstTransfers(exchange)
  const browser = await launchChromium()
  const signedIn: Theatre['signedIn'] = async (council, person, options = {}) => {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(exchange.url)
    await page.getByRole('link', { name: council }).click()
    await page.getByRole('button', { name: person }).click()
    await page.waitForURL(`${exchange.url}/transfers**`)
    return page
  }
  const stop = async () => {
    await browser.close()
    await exchange.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { exchange, browser, signedIn, stop }
}

/** The project with a `dist` of its own: of two that are bundled at once, one would clear away what the other starts from. */
function aRootIn(folder: string): string {
  const root = join(folder, 'project')
  mkdirSync(root)
  for (const part of ['src', 'schemas', 'drizzle', 'node_modules', 'package.json', 'tsconfig.json', 'wrangler.toml'])
    symlinkSync(resolve(part), join(root, part))
  return root
}

/** Chromium out of npm, with the libraries that its package brings along: a bare Debian has none of them. */
async function launchChromium(): Promise<Browser> {
  // Read when the package is imported: without it the libraries stay packed.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  // No page draws by WebGL, and a graphics card in software would take most of the processor.
  chromium.setGraphicsMode = false
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
}

/** What axe finds wrong with a page by WCAG 2.2 AA, a line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe }
    return run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}

import { zipSync } from 'fflate'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signingKey } from '../../src/local/keys.ts'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'
import { aPackage, bytesOf, type PackageOptions, type Parts, references, zipped } from '../support/package-zip.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
}, 120_000)
afterAll(() => theatre?.stop())

const stranger = await signingKey()
const byTheExchange = (options: Partial<PackageOptions> = {}): Promise<Parts> =>
  aPackage({ keys: [JSON.parse(theatre.exchange.secrets.worker.SIGNING_KEYS).keys[0]], ...options })
const phone = { viewport: { width: 390, height: 844 } }

async function opened(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await theatre.browser.newContext(options)).newPage()
  await page.goto(`${theatre.exchange.url}/verify`)
  return page
}

/** What the page answers about this package. */
async function answerOn(page: Page, parts: Parts, name = 'package.zip'): Promise<string> {
  const buffer = Buffer.from(await zipped(parts))
  await page.setInputFiles('#package', { name, mimeType: 'application/zip', buffer })
  await page.getByRole('button', { name: 'Check the package' }).click()
  await page.waitForSelector('#verdict h2')
  return page.locator('#verdict').innerText()
}
const outcomes = async (page: Page) =>
  Object.fromEntries(
    await Promise.all(
      (await page.locator('#verdict-files tbody tr').all()).map(async (row) => [
        await row.locator('bdi').innerText(),
        (await row.locator('strong').innerText()).replaceAll('\u00a0', ' '),
      ]),
    ),
  )

describe('the page that checks a package', () => {
  test('says that it is valid, and of which transfer, to anybody, and asks nothing of anyone meanwhile', async () => {
    const page = await opened()
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.context().setOffline(true)
    const answer = await answerOn(page, await byTheExchange({ addenda: 1 }))
    expect(answer).toContain('The package is valid')
    expect(answer).toContain(references.one)
    expect(answer).toContain('the key of this exchange')
    expect(await outcomes(page)).toMatchObject({ 'papers/plan-p1.json': 'As signed', 'HOW-TO-CHECK.txt': 'Not signed' })
    expect(await page.locator('#verdict').getAttribute('aria-live')).toBe('polite')
    expect(asked).toEqual([])
    expect(page.url()).toBe(`${theatre.exchange.url}/verify`)
  })

  test('names the file that was changed and the one that is missing', async () => {
    const page = await opened()
    const parts = (await byTheExchange()).set('package.pdf', bytesOf('%PDF another'))
    parts.delete('files/u1-letter.txt')
    expect(await answerOn(page, parts)).toContain('package.pdf has been changed')
    expect(await outcomes(page)).toMatchObject({ 'package.pdf': 'Changed', 'files/u1-letter.txt': 'Missing' })
  })

  test('says of a package that some program packed again that it cannot be checked, and names no paper', async () => {
    const page = await opened()
    const buffer = Buffer.from(zipSync(Object.fromEntries(await byTheExchange()), { level: 6 }))
    await page.setInputFiles('#package', { name: 'package.zip', mimeType: 'application/zip', buffer })
    await page.getByRole('button', { name: 'Check the package' }).click()
    await page.waitForSelector('#verdict h2')
    const answer = await page.locator('#verdict').innerText()
    expect(answer).toContain('This ZIP was packed again')
    expect(answer).toContain('That does not mean that a paper was changed.')
    expect(await page.locator('#verdict-files tbody tr').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
  })

  test('does not take a package that somebody else signed for the exchange’s, unless it was given that key', async () => {
    const page = await opened()
    const theirs = await aPackage({ keys: [stranger] })
    expect(await answerOn(page, theirs)).toContain('Not signed by this exchange')
    await page.locator('summary', { hasText: 'thumbprint' }).click()
    await page.getByLabel('Thumbprint').fill(stranger.kid)
    expect(await page.locator('#verdict').innerText()).toBe('')
    expect(await answerOn(page, theirs)).toContain('the key that you were given')
  })

  test('shows the name of a file as text, whatever it holds', async () => {
    const page = await opened()
    const name = 'papers/<img src=x onerror=alert(1)>\u202e.json'
    await answerOn(page, (await byTheExchange()).set(name, bytesOf('')))
    expect(await outcomes(page)).toMatchObject({ [name.replace('\u202e', '\\u{202e}')]: 'Not listed' })
    expect(await page.locator('#verdict-files img').count()).toBe(0)
  })

  test('keeps no answer beside another file, and says what is wrong with a field', async () => {
    const page = await opened()
    await answerOn(page, await byTheExchange())
    await page.setInputFiles('#package', [])
    expect(await page.locator('#verdict').innerText()).toBe('')
    await page.locator('summary', { hasText: 'thumbprint' }).click()
    await page.getByLabel('Thumbprint').fill('AB:CD')
    await page.getByLabel('Thumbprint').press('Enter')
    expect(await page.locator('.govuk-error-message').allTextContents()).toEqual([
      'Error: Choose the ZIP file of a package',
      'Error: A thumbprint has 43 letters, figures, dashes and underscores',
    ])
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('package')
    expect(page.url()).toBe(`${theatre.exchange.url}/verify`)
  })

  test('is free of what axe finds, and fits a phone, with each answer', async () => {
    const page = await opened(phone)
    const wrong = await faultsOf(page)
    for (const parts of [
      await byTheExchange(),
      (await byTheExchange()).set(`papers/${'a-long-name-'.repeat(12)}.json`, bytesOf('')),
      await aPackage({ keys: [stranger] }),
    ]) {
      await answerOn(page, parts)
      wrong.push(...(await faultsOf(page)))
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'))
        wrong.push('too wide')
    }
    expect(wrong).toEqual([])
  })

  test('says without JavaScript that it needs it, and gives the way in a terminal', async () => {
    const page = await opened({ javaScriptEnabled: false })
    const main = await page.locator('main').innerText()
    expect(main).toContain('Checking on this page needs JavaScript')
    expect(main).toContain('npm run verify -- package.zip')
    expect(await page.locator('form').isVisible()).toBe(false)
  })
})

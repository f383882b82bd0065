import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'

let theatre: Theatre
const phone = { viewport: { width: 390, height: 844 } }

beforeAll(async () => {
  theatre = await openTheatre()
}, 120_000)
afterAll(() => theatre?.stop())

/** Opens the transfer in the list that bears this tag. */
async function openTransfer(page: Page, tag: string): Promise<void> {
  await page.goto(`${theatre.exchange.url}/transfers`)
  await page
    .locator('tr, li')
    .filter({ hasText: tag, hasNotText: 'In dispute' })
    .first()
    .getByRole('link')
    .first()
    .click()
}

describe('a receiving social worker', () => {
  test('sees no name until they acknowledge, and then the papers are open and the act is on record', async () => {
    const page = await theatre.signedIn('Brackwater', 'Tom Hesketh', { javaScriptEnabled: false })
    await openTransfer(page, 'Sent')
    expect(await page.textContent('main')).not.toContain('Fenwick')
    await page.getByRole('button', { name: 'Acknowledge and open the papers' }).click()
    const main = (await page.textContent('main')) ?? ''
    expect(main).toContain('Isolde Fenwick-Ashgrove')
    expect(main).toContain('Acknowledged, and the papers opened')
    expect(main).toContain('Tom Hesketh')
    await page.getByRole('link', { name: 'Child in Need plan: Fenwick-Ashgrove' }).first().click()
    expect(await page.textContent('h1')).toContain('Child in Need plan')
  })

  test('reads the package and the record as PDFs, in place', async () => {
    const page = await theatre.signedIn('Brackwater', 'Tom Hesketh')
    await openTransfer(page, 'Acknowledged')
    for (const name of ['Read the package as one PDF', 'Read the record as a PDF']) {
      const href = (await page.getByRole('link', { name }).getAttribute('href')) ?? ''
      const pdf = await page.request.get(new URL(href, page.url()).href)
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
      expect(pdf.headers()['content-disposition']).toMatch(/^inline; filename="BTN-[-0-9A-Z]+(-record)?[.]pdf"$/)
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    }
    const here = page.url().split('?')[0]
    expect((await page.request.get(`${here}/package.pdf?version=9`)).status()).toBe(404)
  })

  test('is shown only what their role may do: a practice lead accepts, a social worker does not', async () => {
    const worker = await theatre.signedIn('Brackwater', 'Tom Hesketh')
    await openTransfer(worker, 'Acknowledged')
    const lead = await theatre.signedIn('Brackwater', 'Marcia Campbell')
    await lead.goto(worker.url())
    expect(await worker.locator('main a, main button').allTextContents()).not.toContain('Accept responsibility')
    expect(await lead.locator('main').innerHTML()).toContain('Accept responsibility')
  })
})

describe('a form that cannot be taken', () => {
  test('names the field, says what mends it, and keeps what was typed', async () => {
    const page = await theatre.signedIn('Brackwater', 'Yasmin Rahman')
    await openTransfer(page, 'Acknowledged')
    await page.goto(`${page.url().split('?')[0]}/arrange-meeting`)
    await page.getByLabel('Place').fill('Brackwater Family Centre')
    await page.locator('main form button').last().click()
    await page.waitForSelector('.govuk-error-summary')
    expect(await page.title()).toMatch(/^Error: /)
    await expect(page.locator('.govuk-error-summary').innerText()).resolves.toMatch(/date/i)
    await expect(page.getByLabel('Place').inputValue()).resolves.toBe('Brackwater Family Centre')
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('every page', () => {
  const places = ['/', '/transfers', '/docs', '/no-such-page']

  test('is free of what axe finds, and fits a phone without sideways scrolling', async () => {
    const page = await theatre.signedIn('Aldermere', 'Ruth Bancroft', phone)
    await openTransfer(page, 'Draft')
    const transfer = new URL(page.url()).pathname
    const wrong: string[] = []
    for (const place of [
      ...places,
      transfer,
      `${transfer}/clock`,
      `${transfer}/decide-sharing`,
      `${transfer}/add-paper`,
    ]) {
      await page.goto(theatre.exchange.url + place)
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
      const faults = await faultsOf(page)
      wrong.push(
        ...faults.map((fault) => `${place.replace(transfer, '/transfers/{id}')} ${fault}`),
        ...(wide ? [`${place} scrolls sideways`] : []),
      )
    }
    expect(wrong).toEqual([])
  })

  test('asks nothing of any other host, and puts no name in an address', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await openTransfer(page, 'Draft')
    await page.goto(`${theatre.exchange.url}/docs`)
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter((url) => !url.startsWith(theatre.exchange.url))).toEqual([])
    expect(asked.filter((url) => /fenwick|isolde|corin|rowena|thornapple/i.test(url))).toEqual([])
  })
})

test('an address that names nothing is a plain page, whatever is posted to it', async () => {
  const page = await theatre.signedIn('Aldermere', 'Priya Nair')
  const csrf = await page.locator('input[name=csrf]').first().inputValue()
  const { url } = theatre.exchange
  for (const place of ['not-an-id/send', '01998000-0000-7000-8000-0000000000ff/send', 'not-an-id/add-paper']) {
    const form = { csrf, version: '1', once: '01998000-0000-4000-8000-0000000000aa' }
    const answer = await page.request.post(`${url}/transfers/${place}`, { form, headers: { origin: url } })
    expect([404, 415], place).toContain(answer.status())
    expect(await answer.text()).not.toContain('went wrong')
  }
})

test('whoever signs out is signed out', async () => {
  const page = await theatre.signedIn('Aldermere', 'Priya Nair')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${theatre.exchange.url}/transfers`)
  expect(new URL(page.url()).pathname).toBe('/')
})

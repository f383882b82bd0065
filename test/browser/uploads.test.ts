import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'
import { aPdfWith, stream } from '../support/pdfs.ts'

let theatre: Theatre
let worker: Page

beforeAll(async () => {
  theatre = await openTheatre()
  // One for all that is sent by script: this browser, being one process, knows the first one’s cookie jar only.
  worker = await theatre.signedIn('Aldermere', 'Priya Nair')
}, 120_000)
afterAll(() => theatre?.stop())

const scan = aPdfWith({ objects: [stream('/Subtype /Image', Buffer.alloc(6_000_000, 'A long scan. '))] })
const locked = aPdfWith({ trailer: '/Encrypt 9 0 R' })
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer })

/** The form that adds a paper to the draft, with all but its file filled in; what the page broke or said is kept. */
async function addingAPaper(page: Page) {
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  await page.goto(`${theatre.exchange.url}/transfers`)
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.locator('tr, li').filter({ hasText: 'Draft' }).first().getByRole('link').first().click()
  await page.goto(`${page.url().split('?')[0]}/add-paper`)
  await page.getByLabel('Other paper').check()
  await page.getByLabel('Title of the paper').fill('Letter from the chair')
  for (const [part, value] of [
    ['day', '5'],
    ['month', '11'],
    ['year', '2026'],
  ])
    await page.fill(`#datedOn-${part}`, value ?? '')
  await page.getByLabel('Author’s name').fill('Honoria Larkspur')
  await page.getByLabel('Author’s role').fill('Service Manager')
  await page.locator('input[name=children]').first().check()
  await page.getByLabel('Why it is needed').fill('The chair asks for it.')
  return { page, faults }
}

const choose = (page: Page, name: string, bytes: Buffer) => page.locator('#file').setInputFiles(file(name, bytes))
const press = (page: Page) => page.locator('main form button').last().click()
/** The same by another way: the button does not listen to a second press within a second. */
const pressAgain = (page: Page) => page.evaluate(`document.querySelector('main form').requestSubmit()`)

/** Every text that the upload’s status has had. */
async function listening(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`{
    window.heard = []
    const status = document.querySelector('.baton-upload__said')
    new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true })
  }`)
  return () => page.evaluate<string[]>('window.heard')
}

describe('an upload, with a script', () => {
  test('says how far it has come, then that it is checked, and goes where the form would have gone', async () => {
    const { page, faults } = await addingAPaper(await worker.context().newPage())
    await choose(page, 'letter.pdf', scan)
    const heard = await listening(page)
    await press(page)
    await page.waitForSelector('.govuk-notification-banner')
    expect(await heard()).toEqual(expect.arrayContaining(['Uploading, 0%', 'Checking the file']))
    expect(new URL(page.url()).search).toBe('?done=add-paper')
    expect(await page.textContent('main')).toContain('letter.pdf')
    expect(await faultsOf(page)).toEqual([])
    expect(faults).toEqual([])
    await page.goBack()
    await page.waitForSelector('#file')
    expect(new URL(page.url()).pathname).toMatch(/\/add-paper$/)
  })

  test('that is refused says so beside the file, and keeps what was typed', async () => {
    const { page } = await addingAPaper(await worker.context().newPage())
    await choose(page, 'letter.pdf', locked)
    await press(page)
    await page.waitForSelector('.govuk-error-summary')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.textContent('#file-error')).toContain('print it to a new PDF without a password')
    expect(await page.getByLabel('Title of the paper').inputValue()).toBe('Letter from the chair')
    expect(await page.getByLabel('Why it is needed').inputValue()).toBe('The chair asks for it.')
    expect(await faultsOf(page)).toEqual([])
    // The page that came is as alive as the one before it.
    await choose(page, 'letter.pdf', Buffer.concat([scan, Buffer.from('\n')]))
    await press(page)
    await page.waitForURL('**/*?done=add-paper')
  })

  test('that is too large is not sent, and one that breaks off can be sent again', async () => {
    const { page } = await addingAPaper(await worker.context().newPage())
    const asked: string[] = []
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()))
    await choose(page, 'letter.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))
    await press(page)
    expect(await page.textContent('#file-error')).toContain('over 20 MB. Scan it in grey at 300 dots')
    await choose(page, 'letter.pdf', Buffer.alloc(0))
    await pressAgain(page)
    expect(await page.textContent('#file-error')).toContain('That file is empty. Save it again and choose it again.')
    expect(asked).toEqual([])
    await choose(page, 'letter.pdf', scan)
    await page.route('**/add-paper', (route) => route.abort('connectionreset'))
    await pressAgain(page)
    await page.locator('#file-error').filter({ hasText: 'broke off' }).waitFor()
    expect(await page.getByLabel('Title of the paper').inputValue()).toBe('Letter from the chair')
    expect(await faultsOf(page)).toEqual([])
    await page.unrouteAll()
    await pressAgain(page)
    await page.waitForURL('**/*?done=add-paper')
  })
})

describe('an error that the script finds', () => {
  test('takes the place of what the server said before, beside the file and above the form, and has the focus', async () => {
    const { page } = await addingAPaper(await worker.context().newPage())
    await choose(page, 'letter.pdf', locked)
    await page.getByLabel('Author’s role').fill('')
    await press(page)
    await page.locator('.govuk-error-summary').filter({ hasText: 'without a password' }).waitFor()
    await choose(page, 'letter.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))
    await press(page)
    const summary = page.locator('.govuk-error-summary')
    await summary.filter({ hasText: 'over 20 MB' }).waitFor()
    expect(await summary.count()).toBe(1)
    const tooLarge = 'That file is over 20 MB. Scan it in grey at 300 dots to the inch, or split it into two.'
    expect(await summary.locator('li').allInnerTexts()).toEqual([tooLarge, 'Enter the author’s role'])
    expect(await page.evaluate<boolean>('document.activeElement.matches(".govuk-error-summary")')).toBe(true)
    expect(await page.locator('#file-error').allInnerTexts()).toEqual([expect.stringContaining('over 20 MB')])
    expect(await page.title()).toMatch(/^Error: (?!Error)/)
    expect(await faultsOf(page)).toEqual([])
  })

  test('leads to the file where nothing was said before', async () => {
    const { page } = await addingAPaper(await worker.context().newPage())
    await choose(page, 'letter.pdf', Buffer.alloc(0))
    await press(page)
    const link = page.locator('.govuk-error-summary a')
    expect(await link.innerText()).toBe('That file is empty. Save it again and choose it again.')
    expect(await page.evaluate<boolean>('document.activeElement.matches(".govuk-error-summary")')).toBe(true)
    await link.click()
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('file')
    expect(await faultsOf(page)).toEqual([])
  })
})

test('an empty file without a script is called empty, and no file is asked for', async () => {
  const { page } = await addingAPaper(await theatre.signedIn('Aldermere', 'Priya Nair', { javaScriptEnabled: false }))
  await press(page)
  expect(await page.textContent('#file-error')).toContain('Choose the file')
  await choose(page, 'letter.pdf', Buffer.alloc(0))
  await press(page)
  expect(await page.textContent('#file-error')).toContain('That file is empty. Save it again and choose it again.')
  expect(await page.getByLabel('Title of the paper').inputValue()).toBe('Letter from the chair')
})

test('an upload without a script is refused with the same words, and what was typed is kept', async () => {
  const { page } = await addingAPaper(await theatre.signedIn('Aldermere', 'Priya Nair', { javaScriptEnabled: false }))
  await choose(page, 'letter.pdf', locked)
  await press(page)
  expect(await page.textContent('#file-error')).toContain('print it to a new PDF without a password')
  expect(await page.getByLabel('Title of the paper').inputValue()).toBe('Letter from the chair')
})

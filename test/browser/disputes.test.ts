import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'

// One of the first transfers is in dispute: Brackwater’s practice lead says that it is below its threshold.
let theatre: Theatre
const phone = { viewport: { width: 390, height: 844 } }

beforeAll(async () => {
  theatre = await openTheatre()
}, 120_000)
afterAll(() => theatre?.stop())

const goto = (page: Page, path: string) => page.goto(theatre.exchange.url + path)
const mainOf = async (page: Page) => (await page.textContent('main')) ?? ''

/** From the board to the transfer of its first line. */
async function openFromBoard(page: Page): Promise<string> {
  await goto(page, '/disputes')
  await page.locator('.baton-list a').first().click()
  return new URL(page.url()).pathname
}

describe('a dispute, from the first rung to its end, without a script', () => {
  const signedIn = (council: string, person: string) => theatre.signedIn(council, person, { javaScriptEnabled: false })

  test('one press of the practice lead notifies both managers, by what they are called', async () => {
    const page = await signedIn('Aldermere', 'Ruth Bancroft')
    await page.getByRole('link', { name: 'Disputes' }).click()
    await openFromBoard(page)
    expect(await mainOf(page)).toContain('Their needs can be met by universal services here.')
    await page.getByRole('button', { name: 'Notify the Group Manager and the Operations Manager' }).click()
    const main = await mainOf(page)
    expect(main).toContain('Gareth Llewellyn')
    expect(main).toContain('Andrew Fairbrother')
    expect(await page.getByRole('button', { name: /^Notify/ }).count()).toBe(0)
  })

  test('a manager finds it among what is theirs to decide, and decides with reasons', async () => {
    const page = await signedIn('Brackwater', 'Andrew Fairbrother')
    const path = await openFromBoard(page)
    await goto(page, `${path}/decide`)
    await page.getByLabel('Maintain our position').check()
    await page.getByRole('button', { name: 'Decide on the dispute' }).click()
    expect(await page.locator('.govuk-error-summary').innerText()).toMatch(/reasons|Write something/i)
    await page.getByLabel('Reasons, in your own words').fill('Our assessment differs.')
    await page.getByRole('button', { name: 'Decide on the dispute' }).click()
    expect(await mainOf(page)).toContain('Our assessment differs.')
    await goto(page, '/disputes')
    expect(await mainOf(page)).toMatch(/Waiting on the other authority \(1\)/)
  })

  test('what a lawyer said is read at home, and not by the other side', async () => {
    const page = await signedIn('Aldermere', 'Catherine Moss')
    const path = await openFromBoard(page)
    await goto(page, `${path}/record-legal-advice`)
    const [, month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-')
    await page.getByLabel('Day').fill(day)
    await page.getByLabel('Month').fill(month)
    await page.getByLabel('Year').fill(String(new Date().getFullYear()))
    await page.getByLabel('The advice').fill('Counsel holds that presence decides.')
    await page.locator('main form button').last().click()
    expect(await mainOf(page)).toContain('Counsel holds that presence decides.')
    const other = await signedIn('Brackwater', 'Mandeep Gill')
    await goto(other, path)
    expect(await mainOf(other)).toContain('Legal advice taken')
    expect(await other.content()).not.toContain('presence decides')
  })

  test('agreed for one child it ends for her, and goes on for her brother', async () => {
    const page = await signedIn('Aldermere', 'Gareth Llewellyn')
    const path = await openFromBoard(page)
    await goto(page, `${path}/decide`)
    await page.getByLabel('Agree: we keep the children').check()
    await page.getByLabel('Corin Fenwick-Ashgrove').check()
    await page.getByLabel('Reasons, in your own words').fill('His needs are met.')
    await page.getByRole('button', { name: 'Decide on the dispute' }).click()
    const main = await mainOf(page)
    expect(main).toMatch(/Decided: agree\. Corin \S+ goes back to Aldermere Council\. The dispute goes on for Isolde/)
    expect(main).toContain('Returned')
    expect(main).toContain('In dispute')
    await goto(page, `${path}/responsibility`)
    expect(await mainOf(page)).toContain('Aldermere Council')
  })
})

describe('at the last rung', () => {
  test('a director records the same as the other side did, by one link', async () => {
    const signedIn = (council: string, person: string) =>
      theatre.signedIn(council, person, { javaScriptEnabled: false })
    let path = ''
    for (const manager of ['Gareth Llewellyn', 'Shabana Mirza']) {
      const page = await signedIn('Aldermere', manager)
      path = await openFromBoard(page)
      await goto(page, `${path}/escalate`)
      await page.getByLabel('Reasons, in your own words').fill('We see it otherwise.')
      await page.locator('main form button').last().click()
    }
    const theirs = await signedIn('Brackwater', 'Mandeep Gill')
    await goto(theirs, `${path}/decide`)
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
    const [year = '', month = '', day = ''] = until.split('-').map((part) => String(Number(part)))
    await theirs.getByLabel('Record the outcome').check()
    await theirs.getByLabel('Shared until a date').check()
    for (const [part, value] of Object.entries({ day, month, year })) await theirs.fill(`[name="until-${part}"]`, value)
    await theirs.locator('input[name=leads][value=sender]').check()
    await theirs.getByLabel('Reasons, in your own words').fill('Until the tenancy is settled.')
    await theirs.locator('main form button').last().click()
    expect(await mainOf(theirs)).toMatch(
      /Recorded by Brackwater .*: shared until .*; Aldermere Council leads meanwhile/,
    )
    const ours = await signedIn('Aldermere', 'Helen Thackray')
    await goto(ours, `${path}/decide`)
    await ours.getByRole('link', { name: /^Record the same as Brackwater/ }).click()
    expect(await ours.getByLabel('Record the outcome').isChecked()).toBe(true)
    expect(await ours.getByLabel('Shared until a date').isChecked()).toBe(true)
    expect(await ours.inputValue('[name="until-day"]')).toBe(day)
    expect(await ours.locator('input[name=leads][value=sender]').isChecked()).toBe(true)
  })
})

describe('the pages of disputes', () => {
  test('are free of what axe finds, and fit a phone without sideways scrolling', async () => {
    const page = await theatre.signedIn('Aldermere', 'Helen Thackray', phone)
    const path = await openFromBoard(page)
    const wrong: string[] = []
    for (const place of [
      ...[
        path,
        `${path}/decide`,
        `${path}/responsibility`,
        '/disputes',
        `/disputes/papers?id=${path.split('/').at(-1)}`,
      ],
      ...['/ladder', '/figures', '/figures?of=national'],
    ]) {
      await goto(page, place)
      expect(await page.textContent('h1'), place).not.toContain('went wrong')
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
      wrong.push(...(await faultsOf(page)).map((fault) => `${place} ${fault}`), ...(wide ? [`${place} is wide`] : []))
    }
    expect(wrong).toEqual([])
  })

  test('are for whoever decides or advises: a social worker is told who', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair')
    expect(await page.getByRole('link', { name: 'Disputes' }).count()).toBe(0)
    const answer = await goto(page, '/disputes')
    expect(answer?.status()).toBe(403)
    expect(await mainOf(page)).toMatch(/practice lead/)
  })
})

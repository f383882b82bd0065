import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOperator, openClient } from '../../src/db/client.ts'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'

let theatre: Theatre
const noScript = { javaScriptEnabled: false }
const phone = { viewport: { width: 390, height: 844 } }

beforeAll(async () => {
  theatre = await openTheatre()
  // No operator has found a duty inbox for Carrowdale yet.
  const sql = openClient(theatre.exchange.databaseUrl)
  await asOperator(sql, (tx) => tx`delete from guest_desk`)
  await sql.end()
}, 120_000)
afterAll(() => theatre?.stop())

/** Opens a page that is reached from the list by its button. */
async function begin(page: Page, way: string): Promise<void> {
  await page.getByRole('button', { name: 'Begin a transfer' }).click()
  await page.getByRole('link', { name: way }).click()
}

async function born(page: Page, child: string, [day, month, year]: [string, string, string]): Promise<void> {
  const date = page.getByRole('group', { name: child, exact: true }).getByRole('group', { name: 'Date of birth' })
  await date.getByLabel('Day').fill(day)
  await date.getByLabel('Month').fill(month)
  await date.getByLabel('Year').fill(year)
}

const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const errors = (page: Page) => page.locator('.govuk-error-summary').innerText()

describe('a social worker whose family is leaving', () => {
  test('begins a draft with two children and three adults, without a script', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair', noScript)
    await begin(page, 'Hand over a family')
    await page.getByLabel('Council where the family is going').selectOption({ label: 'Brackwater Borough Council' })
    await row(page, 'Child 1').getByLabel('Full name').fill('Ottoline Marchbanks-Vane')
    await born(page, 'Child 1', ['3', '4', '2018'])
    await row(page, 'Child 2').getByLabel('Full name').fill('Peregrine Marchbanks-Vane')
    await born(page, 'Child 2', ['31', '2', '2021'])
    await row(page, 'Adult 1').getByLabel('Full name').fill('Cordelia Marchbanks-Vane')
    await row(page, 'Adult 1').getByLabel('Relationship').fill('Mother')
    await row(page, 'Adult 1').getByLabel('Has parental responsibility').check()
    await page.getByRole('button', { name: 'Add another adult' }).click()
    expect(page.url()).toContain('#people-3')
    await row(page, 'Adult 3').getByLabel('Full name').fill('Jasper Quill')
    await row(page, 'Adult 3').getByLabel('Relationship').fill('Former partner')
    await page.getByLabel('Address they move to').fill('9 Larkrise Row, Brackwater')
    const kept = page.getByRole('group', { name: 'Who must not know the address they move to' })
    await kept.getByLabel('Adult 3').check()
    await page.getByRole('button', { name: 'Begin the draft' }).click()
    expect(await errors(page)).toContain('Child 2: date of birth must be a real date')
    expect(await page.title()).toMatch(/^Error: /)
    // Nothing is lost, and the adult of the third row is now the second, still with the address kept from him.
    expect(await row(page, 'Child 1').getByLabel('Full name').inputValue()).toBe('Ottoline Marchbanks-Vane')
    expect(await kept.getByLabel('Adult 2: Jasper Quill').isChecked()).toBe(true)
    await page.getByRole('link', { name: 'Child 2: date of birth' }).click()
    await born(page, 'Child 2', ['28', '2', '2021'])
    await page.getByRole('button', { name: 'Begin the draft' }).click()
    const main = (await page.textContent('main')) ?? ''
    for (const words of ['Ottoline Marchbanks-Vane', 'Peregrine Marchbanks-Vane', 'Cordelia', '28 February 2021'])
      expect(main).toContain(words)
    expect(main).toContain('Keep from Jasper Quill: the address they move to')
    expect(page.url()).not.toMatch(/marchbanks|ottoline/i)
  })

  test('begins one transfer, however often the button is pressed', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair')
    await page.goto(`${theatre.exchange.url}/transfers/begin/draft`)
    const hidden = (name: string) => page.locator(`main input[name=${name}]`).inputValue()
    const form = {
      ...{ csrf: await hidden('csrf'), once: await hidden('once') },
      receiver: (await page.locator('option', { hasText: 'Brackwater' }).getAttribute('value')) ?? '',
      ...{ 'family.children.0.id': 'c1', 'family.children.0.name': 'Ottoline Marchbanks-Vane' },
      ...{ 'family.children.0.PersonBirthDate-day': '3', 'family.children.0.PersonBirthDate-month': '4' },
      'family.children.0.PersonBirthDate-year': '2018',
    }
    const send = async (more: object = {}) => {
      const options = { form: { ...form, ...more }, headers: { origin: theatre.exchange.url }, maxRedirects: 0 }
      const answer = await page.request.post(page.url(), options)
      return [answer.status(), answer.headers().location]
    }
    const first = await send()
    expect(first).toEqual([303, expect.stringMatching(/^\/transfers\/[0-9a-f-]{36}[?]done=draft$/)])
    expect(await send()).toEqual(first)
    expect(await send({ 'family.children.0.name': 'Somebody else' })).toEqual([409, undefined])
    expect(await send({ csrf: 'not ours' })).toEqual([403, undefined])
  })

  test('is told by name, at the child, that this is the wrong procedure (R2.10)', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair')
    await begin(page, 'Hand over a family')
    await page.getByLabel('Council where the family is going').selectOption({ label: 'Brackwater Borough Council' })
    await row(page, 'Child 1').getByLabel('Full name').fill('Ottoline Marchbanks-Vane')
    await born(page, 'Child 1', ['3', '4', '2018'])
    await row(page, 'Child 1').getByLabel('Status').selectOption({ label: 'Child protection plan' })
    // The Enter key begins the draft; it does not remove a row.
    await row(page, 'Child 1').getByLabel('Full name').press('Enter')
    expect(await errors(page)).toContain('transfer-in conference')
    expect(await faultsOf(page)).toEqual([])
  })

  test('corrects the family of a draft: a child is added, those who are in it stay', async () => {
    const page = await theatre.signedIn('Aldermere', 'Ruth Bancroft')
    await page.goto(`${theatre.exchange.url}/transfers?side=sender&state=draft`)
    await page.locator('.baton-list__title a').first().click()
    const transfer = page.url()
    await page.goto(`${transfer}/record-family`)
    expect(await page.getByRole('button', { name: 'Remove child 1' }).count()).toBe(0)
    const before = await page.getByRole('group', { name: /^Child \d+$/ }).count()
    await row(page, 'Child 1').getByLabel('Full name').fill('')
    await page.getByRole('button', { name: 'Correct the family' }).click()
    expect(await errors(page)).toContain('Child 1: enter the full name')
    await row(page, 'Child 1').getByLabel('Full name').fill('Araminta Thornapple')
    await page.getByRole('button', { name: 'Add another child' }).click()
    const added = `Child ${before + 1}`
    await row(page, added).getByLabel('Full name').fill('Baby Thornapple')
    await row(page, added).getByText('If this child is not born yet').click()
    const due = row(page, added).getByRole('group', { name: 'Expected date of birth' })
    for (const [part, value] of [
      ['Day', '1'],
      ['Month', '3'],
      ['Year', '2027'],
    ] as const)
      await due.getByLabel(part).fill(value)
    await page.getByRole('button', { name: 'Correct the family' }).click()
    const main = (await page.textContent('main')) ?? ''
    expect(main).toContain('Araminta Thornapple')
    expect(main).toContain('Baby Thornapple')
    expect(main).toContain('birth expected on 1 March 2027')
  })
})

describe('a social worker to whom a family has come', () => {
  test('asks for the transfer, and the council they left finds the request', async () => {
    const page = await theatre.signedIn('Brackwater', 'Tom Hesketh', noScript)
    await begin(page, 'Ask for a family')
    await page.getByLabel('Council the family left').selectOption({ label: 'Aldermere Council' })
    await row(page, 'Child 1').getByLabel('Full name').fill('Leopold Sandbrook')
    await born(page, 'Child 1', ['9', '11', '2016'])
    await page.getByLabel('How you learned').fill('The school telephoned.')
    await page.getByRole('button', { name: 'Ask for the transfer' }).click()
    expect(await page.textContent('main')).toContain('Requested')
    expect(await page.textContent('main')).toContain('Transfer asked for.')
    const transfer = new URL(page.url()).pathname
    const other = await theatre.signedIn('Aldermere', 'Ruth Bancroft')
    await other.goto(theatre.exchange.url + transfer)
    expect(await other.textContent('main')).toContain('Leopold Sandbrook')
  })

  test('of a council that is not on the exchange is given its number, and loses nothing', async () => {
    const page = await theatre.signedIn('Brackwater', 'Tom Hesketh')
    await begin(page, 'Ask for a family')
    await page.getByLabel('Council the family left').selectOption({ label: 'Carrowdale County Council (not on Baton)' })
    await row(page, 'Child 1').getByLabel('Full name').fill('Leopold Sandbrook')
    await born(page, 'Child 1', ['9', '11', '2016'])
    await page.getByLabel('How you learned').fill('The school telephoned.')
    await page.getByRole('button', { name: 'Ask for the transfer' }).click()
    expect(await errors(page)).toContain('01632 960303')
    expect(await page.getByLabel('How you learned').inputValue()).toBe('The school telephoned.')
  })
})

describe('an alert for a family with no transfer yet (R2.8)', () => {
  test('shows the telephone number before the form, and is on record once it is sent', async () => {
    const page = await theatre.signedIn('Aldermere', 'Kieran Doyle', noScript)
    await begin(page, 'Raise an urgent alert')
    await page.getByRole('button', { name: 'Continue' }).click()
    expect(await errors(page)).toContain('Select the council')
    await page.getByLabel('Council the child is in').selectOption({ label: 'Brackwater Borough Council' })
    await page.getByRole('button', { name: 'Continue' }).click()
    const words = (await page.textContent('main')) ?? ''
    expect(words).toContain('does not replace a telephone referral')
    expect(words.indexOf('01632 960202')).toBeGreaterThan(0)
    expect(words.indexOf('01632 960202')).toBeLessThan(words.indexOf('Full name'))
    await page.getByLabel('What is the risk').fill('A man who has hurt her waits outside.')
    await page.getByRole('button', { name: 'Raise the alert' }).click()
    expect(await errors(page)).toContain('Name at least one child')
    expect(await page.getByLabel('What is the risk').inputValue()).toContain('waits outside')
    await page.getByLabel('Where the child is').fill('4 Weir Lane, Brackwater')
    await page.getByLabel('Who to telephone').fill('Kieran Doyle, 01632 960 110')
    await row(page, 'Child 1').getByLabel('Full name').fill('Wilhelmina Ashdown')
    await born(page, 'Child 1', ['7', '7', '2019'])
    await page.getByRole('button', { name: 'Raise the alert' }).click()
    expect(page.url()).toContain('done=raise-alert')
    expect(await page.textContent('main')).toContain('A man who has hurt her waits outside.')
  })

  test('for a council that is not on the exchange is the number alone: nobody there would be told (R9.4)', async () => {
    const page = await theatre.signedIn('Aldermere', 'Shabana Mirza')
    await page.getByRole('button', { name: 'Raise an urgent alert' }).click()
    await page.getByLabel('Council the child is in').selectOption({ label: 'Carrowdale County Council (not on Baton)' })
    await page.getByRole('button', { name: 'Continue' }).click()
    expect(await page.textContent('main')).toContain('01632 960303')
    expect(await page.locator('main form').count()).toBe(0)
  })

  test('is raised by a head of service, who may begin nothing else', async () => {
    const page = await theatre.signedIn('Aldermere', 'Shabana Mirza')
    await page.goto(`${theatre.exchange.url}/transfers/begin`)
    expect(await page.textContent('main')).not.toContain('Hand over a family')
    expect((await page.goto(`${theatre.exchange.url}/transfers/begin/draft`))?.status()).toBe(403)
    expect(await page.textContent('main')).toContain('social worker')
    await page.goto(`${theatre.exchange.url}/transfers/begin/alert`)
    await page.getByLabel('Council the child is in').selectOption({ label: 'Brackwater Borough Council' })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('What is the risk').fill('He has found the address.')
    await page.getByLabel('Where the child is').fill('4 Weir Lane, Brackwater')
    await page.getByLabel('Who to telephone').fill('Shabana Mirza, 01632 960 111')
    await row(page, 'Child 1').getByLabel('Full name').fill('Wilhelmina Ashdown')
    await born(page, 'Child 1', ['7', '7', '2019'])
    await page.getByRole('button', { name: 'Raise the alert' }).click()
    expect(page.url()).toContain('done=raise-alert')
  })
})

describe('every page by which a transfer begins', () => {
  test('is free of what axe finds, and fits a phone without sideways scrolling', async () => {
    const page = await theatre.signedIn('Aldermere', 'Priya Nair', phone)
    await page.goto(`${theatre.exchange.url}/transfers?side=sender&state=draft`)
    const draft = new URL((await page.locator('.baton-list__title a').first().getAttribute('href')) ?? '', page.url())
    await page.goto(`${theatre.exchange.url}/transfers/begin/alert`)
    const brackwater = await page.locator('option', { hasText: 'Brackwater' }).getAttribute('value')
    const wrong: string[] = []
    for (const place of [
      '/transfers',
      '/transfers/begin',
      '/transfers/begin/draft',
      '/transfers/begin/request',
      '/transfers/begin/alert',
      '/transfers/begin/alert?council=',
      `/transfers/begin/alert?council=${brackwater}`,
      `${draft.pathname}/record-family`,
    ]) {
      await page.goto(theatre.exchange.url + place)
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
      const named = place.replace(draft.pathname, '/transfers/{id}').replace(String(brackwater), '{id}')
      wrong.push(...(await faultsOf(page)).map((fault) => `${named} ${fault}`), ...(wide ? [`${named} is wide`] : []))
    }
    expect(wrong).toEqual([])
  })
})

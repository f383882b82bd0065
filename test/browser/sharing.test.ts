import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'

let theatre: Theatre
let draft = ''
const noScript = { javaScriptEnabled: false }
const conditions = ['Do not tell the father which school the children go to.', 'Ask us before you pass them on.']

beforeAll(async () => {
  theatre = await openTheatre()
}, 120_000)
afterAll(() => theatre?.stop())

const words = async (page: Page) => (await page.textContent('main')) ?? ''
const goes = (page: Page, place = '') => page.goto(`${theatre.exchange.url}${draft}${place}`)

/** Presses the button of a form that is taken. */
async function takes(page: Page, verb: string): Promise<void> {
  await page.locator('main form button').last().click()
  await page.waitForURL(`**?done=${verb}`)
}

describe('permission is refused', () => {
  test('and a worker who records it may not send', async () => {
    const priya = await theatre.signedIn('Aldermere', 'Priya Nair', noScript)
    await priya.goto(`${theatre.exchange.url}/transfers?side=sender&state=draft`)
    draft = new URL((await priya.locator('.baton-list__title a').first().getAttribute('href')) ?? '', priya.url())
      .pathname
    await goes(priya, '/record-permission')
    await priya.getByLabel('Rowena').check()
    await priya.getByLabel('Refused', { exact: true }).check()
    await priya.getByLabel('What they said').fill('She fears that her landlord will hear of it.')
    await takes(priya, 'record-permission')
    for (const slot of ['minutes', 'summary']) {
      await goes(priya, '/explain-unavailable')
      await priya.locator(`input[value="${slot}"]`).check()
      await priya.locator('input[name=reason]').first().check()
      await takes(priya, 'explain-unavailable')
    }
    await goes(priya, '/send')
    expect(await words(priya)).toContain('Someone we asked said no.')
    expect(await words(priya)).toContain('The papers may not be shared yet.')
    expect(await priya.locator('main form').count()).toBe(0)
    await goes(priya, '/decide-sharing')
    expect(await words(priya)).toContain('Your role may not do this. Ask a practice lead in your authority to do it.')
    expect(await priya.locator('main form').count()).toBe(0)
  })

  test('the practice lead finds it waiting, and asks the Caldicott guardian', async () => {
    const ruth = await theatre.signedIn('Aldermere', 'Ruth Bancroft', noScript)
    await ruth.getByRole('link', { name: 'Waiting for you' }).click()
    expect(await words(ruth)).toContain('A sharing decision is needed')
    await ruth
      .locator('.baton-list__line', { hasText: 'A sharing decision is needed' })
      .locator('.baton-list__title a')
      .click()
    await ruth.getByRole('button', { name: 'Ask for advice on sharing' }).click()
    await ruth.getByLabel('Caldicott guardian').check()
    await ruth.getByLabel('What you ask').fill('May we share the plan all the same?')
    await takes(ruth, 'ask-advice')
    expect(await words(ruth)).toContain('Asked, no answer yet')
    await ruth.getByRole('link', { name: 'Waiting for you' }).click()
    expect(await words(ruth)).not.toContain('A sharing decision is needed')
  })

  test('the guardian finds it in a queue of their own, and answers with conditions', async () => {
    const olumide = await theatre.signedIn('Aldermere', 'Olumide Adeyemi', noScript)
    await olumide.getByRole('link', { name: 'Waiting for you' }).click()
    expect(await words(olumide)).toContain('Your advice on sharing is asked for')
    await olumide.locator('.baton-list__title a').first().click()
    await olumide.getByRole('button', { name: 'Give your advice' }).click()
    const above = await words(olumide)
    for (const said of ['May we share the plan all the same?', 'Not yet', 'She fears that her landlord'])
      expect(above).toContain(said)
    await olumide.getByLabel('Share with conditions').check()
    await olumide.getByLabel('Conditions, one to a line').fill(conditions.join('\n'))
    await olumide.getByLabel('Reasons').fill('The risk outweighs the refusal.')
    await takes(olumide, 'answer-advice')
    await olumide.getByRole('link', { name: 'Waiting for you' }).click()
    expect(await words(olumide)).toContain('Nothing waits for you now.')
  })

  test('the practice lead reads the advice and decides; the worker sends, and the conditions go with it', async () => {
    const ruth = await theatre.signedIn('Aldermere', 'Ruth Bancroft', noScript)
    await goes(ruth, '/decide-sharing')
    expect(await words(ruth)).toContain('The risk outweighs the refusal.')
    await ruth.getByLabel('Share', { exact: true }).check()
    await ruth.getByLabel('Failure to share').check()
    await ruth.getByLabel('Reasons').fill('As advised.')
    await takes(ruth, 'decide-sharing')
    const priya = await theatre.signedIn('Aldermere', 'Priya Nair', noScript)
    await goes(priya, '/send')
    for (const condition of conditions) expect(await words(priya)).toContain(condition)
    await takes(priya, 'send')
    const tom = await theatre.signedIn('Brackwater', 'Tom Hesketh', noScript)
    await goes(tom)
    await tom.getByRole('button', { name: 'Acknowledge and open the papers' }).click()
    expect(await words(tom)).toContain('You must keep to')
    for (const condition of conditions) expect(await words(tom)).toContain(condition)
    expect(await words(tom)).not.toContain('May we share the plan all the same?')
  })
})

describe('what the move means', () => {
  test('leads from what is wanting to its form, with the one that it is about chosen', async () => {
    const priya = await theatre.signedIn('Aldermere', 'Priya Nair', noScript)
    await goes(priya, '/name-agency')
    await priya.getByLabel('GP').check()
    await priya.getByLabel('Its name').fill('Sallowfield Surgery')
    await takes(priya, 'name-agency')
    await priya.getByRole('link', { name: 'Record what was done for Sallowfield Surgery' }).click()
    expect(await priya.getByLabel('Sallowfield Surgery').isChecked()).toBe(true)
    expect(await priya.getByLabel('It was told of the move').isChecked()).toBe(true)
    await priya.goto(`${priya.url().split('?')[0]}?agency=a9&counterpart=Nobody`)
    expect(await priya.locator('input:checked').count()).toBe(0)
    expect(await priya.locator('input[name=counterpart]').inputValue()).toBe('')
  })

  test('a permission withdrawn after sending stops what was to follow, in sight of both (R4.6)', async () => {
    const priya = await theatre.signedIn('Aldermere', 'Priya Nair', noScript)
    await goes(priya, '/record-permission')
    await priya.getByLabel('Rowena').check()
    await priya.getByLabel('Withdrawn', { exact: true }).check()
    await takes(priya, 'record-permission')
    const tom = await theatre.signedIn('Brackwater', 'Tom Hesketh', noScript)
    await goes(tom)
    for (const page of [priya, tom]) expect(await words(page)).toContain('Nothing further goes without a new decision')
  })

  test('whoever says that they know the family cannot open it any more (R1.4)', async () => {
    const yasmin = await theatre.signedIn('Brackwater', 'Yasmin Rahman', noScript)
    await goes(yasmin, '/declare-knowing')
    await yasmin.locator('input[name=sure]').check()
    await takes(yasmin, 'declare-knowing')
    expect(await words(yasmin)).toContain('You cannot open this transfer')
    expect(await words(yasmin)).not.toContain('Fenwick')
  })
})

test('every page of it is free of what axe finds, and fits a phone without sideways scrolling', async () => {
  const wrong: string[] = []
  for (const [council, person, places] of [
    [
      'Aldermere',
      'Ruth Bancroft',
      ['', '/decide-sharing', '/ask-advice', '/notify-move', '/tick-agency', '/write-letter'],
    ],
    ['Aldermere', 'Olumide Adeyemi', ['', '/answer-advice']],
    ['Brackwater', 'Tom Hesketh', ['', '/answer-service', '/state-risks']],
    ['Brackwater', 'Yasmin Rahman', ['']],
  ] as const) {
    const page = await theatre.signedIn(council, person, { viewport: { width: 390, height: 844 } })
    for (const place of [...places.map((one) => draft + one), '/transfers?waits=me']) {
      await page.goto(theatre.exchange.url + place)
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
      const named = `${person}: ${place.replace(draft, '/transfers/{id}')}`
      wrong.push(...(await faultsOf(page)).map((fault) => `${named} ${fault}`), ...(wide ? [`${named} is wide`] : []))
    }
  }
  expect(wrong).toEqual([])
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { councils } from '../../src/local/councils.ts'
import { openCaseSystem } from '../../src/local/demo/case-system.ts'
import { daysAgo, today } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import type { Letter } from '../../src/local/notify-stand-in.ts'
import { clientIdOf } from '../../src/local/seed.ts'
import { faultsOf, openTheatre, type Theatre } from '../support/browser.ts'

const [aldermere, , carrowdale] = councils
if (!aldermere || !carrowdale) throw new Error('three councils are needed')
const noScript = { javaScriptEnabled: false }

let theatre: Theatre
let transfer = ''
beforeAll(async () => {
  theatre = await openTheatre()
  const { url, secrets } = theatre.exchange
  const own = secrets.councils.aldermere
  if (own === undefined) throw new Error('no keys')
  const system = openCaseSystem(url, clientIdOf(aldermere), own.privateJwk)
  const priya = await system.as('priya.nair', 'Priya Nair', 'social-worker')
  const { body } = await priya.post('/v1/transfers', aWholeDraft(carrowdale.id, daysAgo(4), { send: true }))
  transfer = body.id
}, 120_000)
afterAll(() => theatre?.stop())

/** The newest letter in the duty inbox that says this, once it is there. */
const letterWith = (words: string): Promise<Letter> =>
  vi.waitFor(
    async () => {
      const letters = (await (await fetch(`${theatre.exchange.lettersUrl}/letters.json`)).json()) as Letter[]
      const found = letters.findLast(({ to, body }) => to === carrowdale.dutyEmail && body.includes(words))
      if (found === undefined) throw new Error(`no letter says ${words}`)
      return found
    },
    { timeout: 20_000, interval: 200 },
  )
const words = async (page: Page) => (await page.textContent('body')) ?? ''

/** Fills in who it is and the code that the newest letter holds, and presses the button. */
async function enters(page: Page): Promise<void> {
  const code = (await letterWith('Type this code')).body.split('\n')[0] ?? ''
  await page.getByLabel('Code').fill(code.toLowerCase())
  await page.getByLabel('Your name').fill('Una Brook')
  await page.getByLabel('Your role').fill('Duty social worker')
  await page.getByLabel('Your telephone number at work').fill('01632 960303')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

describe('the duty desk of a council that is not on the exchange (R9.4)', () => {
  let page: Page

  test('follows the letter’s link, which shows nothing of the family and asks for a code', async () => {
    const { body } = await letterWith(`/guest/${transfer}`)
    expect(body).not.toMatch(/Fenwick|^[2-9B-Z]{4} [2-9B-Z]{4}$/m)
    page = await (await theatre.browser.newContext(noScript)).newPage()
    await page.goto(/https?:\S+/.exec(body)?.[0] ?? '')
    expect(await words(page)).not.toMatch(/Aldermere|Carrowdale|Fenwick|BTN-/)
    await page.getByRole('button', { name: 'Send a code to the duty inbox' }).click()
    await page.waitForURL(`**/guest/${transfer}/enter`)
  })

  test('types the code, says who it is, and is in, as declared', async () => {
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('Enter the code from the duty inbox')
    await enters(page)
    await page.waitForURL(`${theatre.exchange.url}/transfers/${transfer}`)
    expect(await words(page)).toContain('You act as the duty inbox of Carrowdale County Council.')
    expect(await words(page)).not.toContain('Fenwick')
  })

  test('acknowledges, and reads the papers; it is on record as done by the duty inbox', async () => {
    await page.getByRole('button', { name: 'Acknowledge and open the papers' }).click()
    await page.waitForURL('**?done=acknowledge')
    const main = (await page.textContent('main')) ?? ''
    expect(main).toContain('Isolde Fenwick-Ashgrove')
    expect(main).toContain('by the duty inbox of Carrowdale County Council')
    for (const declared of ['Una Brook', 'Duty social worker', '01632 960303', 'not verified'])
      expect(main).toContain(declared)
  })

  test('asks, accepts, arranges the meeting, disputes, and takes the papers away (R9.4)', async () => {
    const at = `${theatre.exchange.url}/transfers/${transfer}`
    const day = async (name: string, on: string) => {
      const [year = '', month = '', date = ''] = on.split('-')
      for (const [part, value] of [
        ['day', date],
        ['month', month],
        ['year', year],
      ] as const)
        await page.locator(`[name="${name}-${part}"]`).fill(value)
    }
    const does = async (verb: string, fill: () => Promise<void>) => {
      await page.goto(`${at}/${verb}`)
      await fill()
      await page.locator('main form button:not([name])').first().click()
      await page.waitForURL(`**?done=${verb}`)
    }
    await does('ask', async () => {
      await page.locator('[name^="items"]').first().fill('The speech therapist’s last report')
      await day('by', today())
    })
    await does('accept', async () => page.getByLabel('Allocated worker').fill('Una Brook'))
    await does('arrange-meeting', async () => {
      await day('on', today())
      await page.getByLabel('Time', { exact: true }).fill('10:30')
      await page.getByLabel('Place').fill('Carrowdale Family Centre')
      await page.getByLabel('Chair', { exact: true }).fill('Hester Lowe')
      await page.getByRole('radio', { name: 'Yes' }).first().check()
    })
    await does('dispute', async () => {
      await page.getByRole('radio').first().check()
      await page.locator('[name="code"]').first().check()
      await page.locator('[name="position"]').fill('Too little is known of the plan.')
    })
    await page.goto(at)
    for (const file of ['package.pdf', 'package.zip', 'record.pdf']) {
      const got = await page.request.get(`${at}/${file}`)
      expect([file, got.status(), (await got.body()).length > 1000]).toEqual([file, 200, true])
    }
    await page.goto(`${at}/hold-meeting`)
    expect(await words(page)).toContain('duty inbox')
  })

  test('is remembered for the day: the link leads straight on; another browser must ask', async () => {
    await page.goto(`${theatre.exchange.url}/guest/${transfer}`)
    expect(page.url()).toBe(`${theatre.exchange.url}/transfers/${transfer}`)
    const other = await (await theatre.browser.newContext(noScript)).newPage()
    await other.goto(`${theatre.exchange.url}/guest/${transfer}`)
    expect(await other.textContent('h1')).toBe('Open what was sent to your duty desk')
  })

  test('reads what joining gives, and signs out', async () => {
    await page.getByRole('link', { name: 'what joining the exchange gives' }).click()
    await page.waitForURL('**/guest/join')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${theatre.exchange.url}/`)
    await page.goto(`${theatre.exchange.url}/transfers/${transfer}`)
    await page.getByRole('link', { name: 'open it with a code from your duty inbox' }).click()
    await page.waitForURL(`**/guest/${transfer}`)
  })
})

test('none of these pages has a fault by WCAG 2.2 AA, and none is wider than a phone', async () => {
  const page = await (await theatre.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const faults: string[] = []
  const look = async () => {
    faults.push(...(await faultsOf(page)))
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (width > 390) faults.push(`wider than a phone: ${page.url()}`)
  }
  await page.goto(`${theatre.exchange.url}/guest/join`)
  await look()
  await page.goto(`${theatre.exchange.url}/guest/${transfer}`)
  await look()
  await page.getByRole('button', { name: 'Send a code to the duty inbox' }).click()
  await page.waitForURL('**/enter')
  await look()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.locator('.govuk-error-summary').waitFor()
  await look()
  expect(faults).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { WorkingDays } from '../../../schemas/working-days.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { elements, textOf } from '../../support/html.ts'

const { url } = await anEdgeExchange()
let callers = 0
/** Each time from another address, so that no test uses up the minute of the next. */
const from = (address = `198.51.100.${++callers}`) => ({ 'cf-connecting-ip': address })
const ask = (query: string, method = 'GET', headers: Record<string, string> = from()) =>
  call(url, `/v1/working-days${query}`, undefined, { method, headers })
const page = (query: string, headers: Record<string, string> = from()) =>
  call(url, `/working-days${query}`, undefined, { method: 'GET', headers })

describe('working days, asked for without signing in', () => {
  test('20 after 30 November 2026: the date, the list it was counted by, and every day on the way', async () => {
    const called = await ask('?from=2026-11-30&add=20&division=england-and-wales')
    expect(called.status).toBe(200)
    const answer = WorkingDays.parse(called.json())
    expect(answer).toMatchObject({
      ...{ from: '2026-11-30', add: 20, division: 'england-and-wales', date: '2026-12-30', provisional: false },
      ...{ publishedTo: '2028-12-31', counting: 'day-after' },
    })
    expect(answer.days).toHaveLength(30)
    expect(answer.days[0]).toEqual({ date: '2026-12-01', counted: true, day: 1 })
    expect(answer.days).toContainEqual({ date: '2026-12-25', counted: false, why: 'Christmas Day' })
    expect(answer.days).toContainEqual({ date: '2026-12-26', counted: false, why: 'Saturday' })
    expect(answer.days.at(-1)).toEqual({ date: '2026-12-30', counted: true, day: 20 })
  })

  test('England and Wales is meant where no nation is named; Scotland has a list of its own', async () => {
    expect((await ask('?from=2026-06-01&add=20')).json()).toMatchObject({
      ...{ division: 'england-and-wales', date: '2026-06-29' },
    })
    expect((await ask('?from=2026-06-01&add=20&division=scotland')).json()).toMatchObject({ date: '2026-06-30' })
    expect((await ask('?from=2027-07-09&add=1&division=northern-ireland')).json()).toMatchObject({ date: '2027-07-13' })
  })

  test('the ends of what may be asked: no day at all, 260 of them, the first date and the last', async () => {
    expect((await ask('?from=2026-12-25&add=0')).json()).toMatchObject({ date: '2026-12-25', days: [] })
    expect((await ask('?from=2012-01-01&add=1')).json()).toMatchObject({ date: '2012-01-03' })
    expect((await ask('?from=2040-12-31&add=260')).json()).toMatchObject({ date: '2041-12-30', provisional: true })
  })

  test('past the last published bank holiday it is provisional (R6.4)', async () => {
    expect((await ask('?from=2028-12-01&add=18')).json()).toMatchObject({ date: '2028-12-29', provisional: false })
    expect((await ask('?from=2028-12-01&add=20')).json()).toMatchObject({ date: '2029-01-02', provisional: true })
  })

  test('any page may ask, and may keep the answer for five minutes', async () => {
    const { headers } = await ask('?from=2026-11-30&add=20', 'GET', { ...from(), origin: 'https://elsewhere.example' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const asked = await ask('', 'OPTIONS', { ...from(), origin: 'https://elsewhere.example' })
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD'])
  })

  test('HEAD has the same head and no body', async () => {
    const { status, text, headers } = await ask('?from=2026-11-30&add=20', 'HEAD')
    expect([status, text, headers.get('cache-control')]).toEqual([200, '', 'public, max-age=300'])
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s is not how it is asked for', async (method) => {
    const called = await ask('?from=2026-11-30&add=20', method)
    expect(aProblem(called)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect(called.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })
})

describe('a question that cannot be taken names the field and what mends it', () => {
  const [wrongDate, wrongNumber] = [
    ['/from', 'The date must be between 1 January 2012 and 31 December 2040'],
    ['/add', 'The number of working days must be a whole number from 0 to 260'],
  ]
  const wrongNation = 'Use one of the values that the schema lists: england-and-wales, scotland, northern-ireland'

  test.each([
    ['add=20', ['/from', 'Give a real date as YYYY-MM-DD']],
    ['from=2026-11-30', wrongNumber],
    ['from=2026-02-30&add=20', ['/from', 'Give a real date as YYYY-MM-DD']],
    ['from=30/11/2026&add=20', ['/from', 'Give a real date as YYYY-MM-DD']],
    ['from=2011-12-31&add=20', wrongDate],
    ['from=2041-01-01&add=20', wrongDate],
    ['from=2026-11-30&add=261', wrongNumber],
    ['from=2026-11-30&add=-1', wrongNumber],
    ['from=2026-11-30&add=1.5', wrongNumber],
    ['from=2026-11-30&add=', wrongNumber],
    ['from=2026-11-30&add=0x14', wrongNumber],
    ['from=2026-11-30&add=1e2', wrongNumber],
    ['from=2026-11-30&add=20&division=wales', ['/division', wrongNation]],
    ['from=2026-11-30&add=20&nation=wales', ['/nation', 'There is no such field; leave it out']],
  ])('%s', async (query, [pointer, detail]) => {
    const called = await ask(`?${query}`)
    expect(aProblem(called)).toMatchObject({ status: 400, code: 'input-invalid', errors: [{ pointer, detail }] })
    expect(called.headers.get('cache-control')).toBe('no-store')
    expect(called.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('the same field twice', async () => {
    const called = await ask('?from=2026-11-30&from=2026-12-01&add=20')
    expect(aProblem(called).errors?.map(({ pointer }) => pointer)).toEqual(['/from'])
  })
})

/** Asks until it is refused. Of 121 questions within a minute at least 61 fall into one minute of the limit’s clock. */
async function refusedBy(asking: () => ReturnType<typeof call>) {
  for (let time = 1; time <= 121; time++) {
    const called = await asking()
    if (called.status !== 200) return { time, called }
  }
  throw new Error('never refused')
}

describe('more questions in a minute than one address may ask', () => {
  test('of the API: a problem that says how long to wait, for that address alone', async () => {
    const { time, called } = await refusedBy(() => ask('?from=2026-11-30&add=20', 'GET', from('203.0.113.7')))
    expect(time).toBeGreaterThan(60)
    expect(aProblem(called)).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(called.headers.get('retry-after')).toBe('60')
    expect(called.headers.get('access-control-allow-origin')).toBe('*')
    expect((await ask('?from=2026-11-30&add=20', 'GET', from('203.0.113.8'))).status).toBe(200)
  })

  test('of the page: a plain page', async () => {
    const { time, called } = await refusedBy(() => page('', from('203.0.113.9')))
    expect(time).toBeGreaterThan(60)
    expect([called.status, called.headers.get('retry-after')]).toEqual([429, '60'])
    expect(textOf(called.text)).toContain('Wait a minute, and count again')
  })
})

describe('the page', () => {
  const asked = '?from-day=30&from-month=11&from-year=2026&add=20&division=england-and-wales'
  const field = (html: string, name: string) =>
    elements(html, 'input')
      .find((one) => one.get('name') === name)
      ?.get('value')

  test('asks for a date, twenty working days and England and Wales, of whoever comes', async () => {
    const { status, text } = await page('')
    expect(status).toBe(200)
    expect([field(text, 'from-day'), field(text, 'add')]).toEqual(['', '20'])
    expect(
      elements(text, 'input')
        .find((one) => one.has('checked'))
        ?.get('value'),
    ).toBe('england-and-wales')
    expect(textOf(text)).not.toContain('Sign out')
  })

  test('answers first, then shows the ruler, each day with its reason, and the list it was counted by', async () => {
    const { status, text } = await page(asked)
    const said = textOf(text)
    expect(status).toBe(200)
    const order = [
      '<h1 class="govuk-heading-l">20 working days after Monday 30 November 2026 is Wednesday 30 December 2026</h1>',
      'role="img"',
      'Skipped: Christmas Day',
      'They are published up to 31 December 2028',
    ].map((part) => text.indexOf(part))
    expect(order.every((place) => place > 0)).toBe(true)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(said).toContain('Friday 25 December 2026 Skipped: Christmas Day')
    expect(said).toContain('Wednesday 30 December 2026 Day 20')
    expect(said).not.toContain('provisional')
    expect(elements(text, 'a').map((link) => link.get('href'))).toContain(
      '/v1/working-days?from=2026-11-30&add=20&division=england-and-wales',
    )
    expect(['day', 'month', 'year'].map((part) => field(text, `from-${part}`))).toEqual(['30', '11', '2026'])
  })

  test('means England and Wales where no nation was sent, and shows that it does', async () => {
    const { text } = await page('?from-day=30&from-month=11&from-year=2026&add=20')
    expect(
      elements(text, 'input')
        .find((one) => one.has('checked'))
        ?.get('value'),
    ).toBe('england-and-wales')
    expect(textOf(text)).toContain('the bank holidays of England and Wales are skipped')
  })

  test('says when a date is provisional, and why', async () => {
    const { text } = await page('?from-day=1&from-month=12&from-year=2028&add=20&division=scotland')
    expect(textOf(text)).toContain('This date is provisional. Bank holidays are published only up to 31 December 2028')
  })

  test('names what cannot be taken, leads to it, and keeps what was typed', async () => {
    const { status, text } = await page('?from-day=31&from-month=11&from-year=2026&add=lots&division=wales')
    expect(status).toBe(400)
    expect(text).toContain('<title>Error: ')
    const links = elements(text, 'a').map((link) => link.get('href'))
    expect(links).toEqual(expect.arrayContaining(['#from-day', '#add', '#division']))
    const said = textOf(text)
    expect(said).toContain('Starting date must be a real date')
    expect(said).toContain('The number of working days must be a whole number from 0 to 260')
    expect([field(text, 'from-day'), field(text, 'add')]).toEqual(['31', 'lots'])
  })

  test('a form sent blank asks for what it lacks', async () => {
    const said = textOf((await page('?from-day=&from-month=&from-year=&add=')).text)
    expect(said).toContain('Enter the starting date')
    expect(said).toContain('Enter the number of working days')
  })

  test('nothing that was typed stands in the page as markup', async () => {
    const { text } = await page(`?from-day=${encodeURIComponent('"><b>x')}&from-month=1&from-year=2026&add=1`)
    expect(text).not.toContain('<b>x')
  })
})

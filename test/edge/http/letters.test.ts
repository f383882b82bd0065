import { describe, expect, test } from 'vitest'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { bare, wordsOfPages } from '../../support/reading-pdf.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, url } = exchange
const [priya, theirs] = [await aldermere.a(), await brackwater.a()]

async function aLetterWritten() {
  let { body: t } = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
  t = (await priya.does(t, 'send')).body
  t = (await priya.does(t, 'write-letter', { person: 'p1' })).body
  return { t, path: `/v1/transfers/${t.id}/letters` }
}
const { t, path } = await aLetterWritten()

describe('GET /v1/transfers/{id}/letters/{letter}', () => {
  test('is a PDF of one page, shown in place, under nobody’s name and kept by nobody', async () => {
    const bytes = await priya.bytes(`${path}/${t.version}.pdf`)
    const pages = await wordsOfPages(new Uint8Array(bytes))
    expect(pages).toHaveLength(1)
    expect(bare(pages[0] ?? '')).toContain(bare('Who is responsible now'))
    const { headers } = await call(url, `${path}/${t.version}.pdf`, await aldermere.token(), { method: 'GET' })
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toBe(`inline; filename="${t.reference}-letter-${t.version}.pdf"`)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('is a 404 for the other council, and under the number of another act', async () => {
    const { status, body } = await priya.get<{ code: string }>(`${path}/${t.version - 1}.pdf`)
    expect([status, body.code]).toEqual([404, 'no-such-letter'])
    await theirs.does(t, 'acknowledge')
    expect((await theirs.get(`${path}/${t.version}.pdf`)).status).toBe(404)
  })

  test.each(['0.pdf', '12', 'x.pdf', '99999999.pdf'])('%s is no letter', async (name) => {
    expect((await priya.get(`${path}/${name}`)).status).toBe(400)
  })
})

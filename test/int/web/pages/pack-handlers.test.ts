import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { downloadPack, showPack, takePack } from '../../../../src/web/pages/pack-handlers.tsx'
import { anExchange, receiver, sender } from '../../../support/exchange.ts'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const x = await anExchange()

/** The pages of the packs alone, for somebody who is signed in. */
function pagesFor(actor: Actor) {
  const pages = new Hono<BatonEnv>()
  pages.use('*', async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    await next()
  })
  for (const which of ['closing', 'opening'] as const) {
    pages.get(`/transfers/:id/${which}-pack`, showPack(which))
    pages.post(`/transfers/:id/${which}-pack`, takePack(which))
    pages.get(`/transfers/:id/${which}-pack/json`, downloadPack(which))
  }
  return pages
}
const [ours, theirs] = [pagesFor(receiver()), pagesFor(sender())]
const { id } = await x.accepted()
const at = `/transfers/${id}/opening-pack`

async function filledIn(answers: Record<string, string>) {
  const form = postedBy(await (await ours.request(at)).text())
  for (const [name, value] of Object.entries(answers)) form.set(name, value)
  return ours.request(at, { method: 'POST', body: form })
}
const enough = {
  ...{ 'children.0.LAchildID': 'BR1', 'children.0.Sex': 'F', 'children.0.PrimaryNeedCode': 'N4' },
  ...{ 'children.1.LAchildID': 'BR 2', 'children.1.Sex': 'M', 'children.1.PrimaryNeedCode': 'N4' },
}

describe('the opening pack, for people (R7.4)', () => {
  test('is a page with a form, and the same as JSON', async () => {
    const page = await ours.request(at)
    expect(page.status).toBe(200)
    expect(textOf(await page.text())).toContain('Who referred ReferralSource 5C: Another local authority’s services')
    const json = await ours.request(`${at}/json`)
    expect(await json.json()).toMatchObject({ kind: 'opening', census: 2026 })
    expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename="BTN-.*-opening-pack\.json"$/)
  })

  test('downloads the census file once it lacks nothing', async () => {
    const file = await filledIn(enough)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/xml; charset=UTF-8'])
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="BTN-.*-opening-pack\.xml"$/)
    expect(await file.text()).toContain('<LAchildID>BR2</LAchildID>')
  })

  test('is the form again, its answers kept, where the census would refuse it', async () => {
    const again = await filledIn({ ...enough, 'children.1.Sex': '' })
    expect(again.status).toBe(422)
    const html = await again.text()
    expect(textOf(html)).toContain('There is a problem Corin Fenwick-Ashgrove, choose an answer: Sex')
    expect(postedBy(html).get('children.0.LAchildID')).toBe('BR1')
    expect(elements(html, 'a').some((one) => one.get('href') === '#children-1-Sex')).toBe(true)
  })

  test('is the form again where an answer cannot be taken at all', async () => {
    const again = await filledIn({ ...enough, 'children.0.LAchildID': 'AB/12' })
    expect(again.status).toBe(422)
    expect(textOf(await again.text())).toContain('Isolde Fenwick-Ashgrove:')
  })

  test('is a sentence and the way back where there is none for this side, or none yet', async () => {
    const other = await theirs.request(at)
    expect(other.status).toBe(403)
    expect(textOf(await other.text())).toContain('Go back to transfer BTN-')
    const early = await theirs.request(`/transfers/${id}/closing-pack`)
    expect(early.status).toBe(409)
    expect(textOf(await early.text())).toContain(
      'The transfer is not complete for Isolde Fenwick-Ashgrove and Corin Fenwick-Ashgrove',
    )
    expect((await theirs.request('/transfers/none/closing-pack')).status).toBe(404)
  })
})

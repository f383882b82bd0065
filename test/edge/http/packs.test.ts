import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../schemas/pack.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, url } = exchange
const [priya, theirs, lead] = [await aldermere.a(), await brackwater.a(), await brackwater.a('practice-lead')]

async function anAccepted() {
  const sent = { ...aWholeDraft(brackwater.council.id, daysAgo(3)), send: true }
  let { body: t } = await priya.post('/v1/transfers', sent)
  t = (await theirs.does(t, 'acknowledge')).body
  t = (await lead.does(t, 'accept', { leadsFrom: daysAgo(0), worker: 'Seraphina Wexcombe' })).body
  return t
}
const t = await anAccepted()
const path = `/v1/transfers/${t.id}`
const own = {
  children: [
    { child: 'c1', LAchildID: 'BR1' },
    { child: 'c2', LAchildID: 'BR2' },
  ],
}
/** As a case system asks for a document: neither a key nor a version, for nothing is written. */
const ask = async (which: string, body: unknown, by = brackwater) =>
  call(url, `${path}/${which}-pack.xml`, await by.token(), {
    ...{ body: JSON.stringify(body), headers: { 'idempotency-key': undefined, 'if-match': undefined } },
  })

describe('GET /v1/transfers/{id}/opening-pack (R7.4)', () => {
  test('is the pack, kept by nobody', async () => {
    const { status, headers, body } = await theirs.get<Pack>(`${path}/opening-pack`)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body).toMatchObject({ kind: 'opening', reference: t.reference, census: 2026 })
    expect(body.children[0]?.items).toMatchObject({ ReferralSource: '5C', Ethnicity: 'NOBT', PrimaryNeedCode: 'N5' })
  })

  test('is a refusal for the other side, and the closing pack one before completion', async () => {
    expect(await priya.get(`${path}/opening-pack`)).toMatchObject({ status: 403, body: { code: 'wrong-party' } })
    expect(await priya.get(`${path}/closing-pack`)).toMatchObject({ status: 409, body: { code: 'not-completed' } })
  })
})

describe('POST /v1/transfers/{id}/opening-pack.xml (R7.4)', () => {
  test('is the document with what was filled in, made by the Worker itself, as often as it is asked for', async () => {
    const [one, two] = [await ask('opening', own), await ask('opening', own)]
    expect([one.status, one.type, two.text === one.text]).toEqual([200, 'application/xml; charset=UTF-8', true])
    expect(one.text).toContain('<LAchildID>BR2</LAchildID>')
    expect(one.headers.get('content-disposition')).toBe(`attachment; filename="${t.reference}-opening-pack.xml"`)
    expect((await theirs.get<{ version: number }>(path)).body.version).toBe(t.version)
  })

  test('is refused for want of what the census asks for, and for a child who is none of it', async () => {
    const lacks = await ask('opening', {})
    expect([lacks.status, aProblem(lacks).code]).toEqual([422, 'pack-lacks'])
    const strange = await ask('opening', { children: [{ child: 'c9' }] })
    expect([strange.status, aProblem(strange).code]).toEqual([422, 'no-such-child'])
    const late = await ask('opening', {
      children: [{ child: 'c1', LAchildID: 'B', CINreferralDate: '2090-01-01' }, own.children[1]],
    })
    expect(aProblem(late)).toMatchObject({
      code: 'date-impossible',
      errors: [{ pointer: '/children/0/CINreferralDate' }],
    })
  })

  test.each([
    { children: [{ child: 'c1', LAchildID: 'AB/12' }] },
    { children: [{ child: 'c1', Sex: 'I' }] },
    { children: [{ child: 'c1', ReasonForClosure: 'RC5' }] },
    { children: [{ child: 'c1' }, { child: 'c1' }] },
    [],
  ])('takes no %j', async (body) => {
    const answer = await ask('opening', body)
    expect([answer.status, aProblem(answer).code]).toEqual([400, 'input-invalid'])
  })

  test('is for its own side alone', async () => {
    expect((await ask('opening', own, aldermere)).status).toBe(403)
    expect((await ask('opening', own, exchange.dunmoor)).status).toBe(404)
  })
})

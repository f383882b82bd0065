import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import type { JSONWebKeySet } from 'jose'
import { describe, expect, test } from 'vitest'
import type { ClockAnswer } from '../../../schemas/clock.ts'
import type { Notice } from '../../../schemas/notice.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { canonicalBytes, verifyManifest, verifyRendition } from '../../../src/bundle/manifest-signature.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aChairsLetter } from '../../../src/local/demo/letter.ts'
import { call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, admin, url } = exchange
const [priya, theirs] = [await aldermere.a(), await brackwater.a()]
const pdf = Buffer.from(await aChairsLetter())
const about = {
  ...{ title: 'Letter from the chair', datedOn: '2026-11-05', children: ['c1'], marks: [] },
  authoredBy: { name: 'Honoria Larkspur', role: 'Service Manager' },
}
const letter = (file: string) => ({ slot: 'other', reason: 'The chair asks for it.', files: [file], about })

/** Four papers and a letter, sent and acknowledged, then a second letter as an addendum. */
async function packageOfFive() {
  let { body: t } = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
  const path = `/v1/transfers/${t.id}`
  const uploaded = await priya.upload(`${path}/files`, 'letter.pdf', pdf)
  t = (await priya.does(t, 'add-paper', letter(uploaded.body.id))).body
  t = (await priya.does(t, 'send')).body
  t = (await theirs.does(t, 'acknowledge')).body
  return { t, path, file: uploaded.body.id }
}
const { t, path, file } = await packageOfFive()

type Manifest = {
  version: number
  head: string
  papers: { slot: string; files: { sha256: string; bytes: number }[] }[]
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const jwks = async () => (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as JSONWebKeySet
const zip = async () => unzipSync(await theirs.bytes(`${path}/package.zip`))
const partsOf = (files: Record<string, Uint8Array>) =>
  Object.entries(files).filter(([name]) => /^(papers|files)\//.test(name))
const manifestIn = async (jws: string) => (await verifyManifest(jws, await jwks())).manifest as Manifest

describe('the package', () => {
  test('is a ZIP in which every file hashes to the manifest, which verifies with the published keys', async () => {
    const files = await zip()
    const { papers } = await manifestIn(Buffer.from(files['signed/manifest-1.jws'] ?? []).toString())
    const promised = papers.flatMap((paper) => paper.files.map((one) => one.sha256))
    expect(papers.map(({ slot }) => slot).sort()).toEqual(['assessment', 'minutes', 'other', 'plan', 'summary'])
    expect(
      partsOf(files)
        .map(([, bytes]) => sha256(bytes))
        .sort(),
    ).toEqual(promised.sort())
    expect(JSON.parse(Buffer.from(files['signed/exchange-keys.json'] ?? []).toString())).toEqual(await jwks())
  })

  test('has a manifest that no other key and no other text verifies', async () => {
    const { body } = await theirs.get<{ manifests: { jws: string; sha256: string }[] }>(`${path}/manifest`)
    const { jws = '', sha256: said } = body.manifests[0] ?? {}
    expect(sha256(canonicalBytes(await manifestIn(jws)))).toBe(said)
    const [head, payload = '', signature] = jws.split('.')
    const other = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"version":1', '"version":2'),
    ).toString('base64url')
    await expect(manifestIn([head, other, signature].join('.'))).rejects.toThrow()
  })

  test('is byte for byte the same each time, for both councils', async () => {
    const [one, again] = [await theirs.bytes(`${path}/package.zip`), await theirs.bytes(`${path}/package.zip`)]
    expect(one.equals(again)).toBe(true)
    expect(one.equals(await priya.bytes(`${path}/package.zip`))).toBe(true)
  })

  test('is a download that no browser opens as a page and nobody keeps', async () => {
    const { headers } = await call(url, `${path}/package.zip`, await brackwater.token(), { method: 'GET' })
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${t.reference}.zip"`)
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('the package as one PDF', () => {
  const get = (more: object = {}, query = '') =>
    brackwater.token().then((token) => call(url, `${path}/package.pdf${query}`, token, { method: 'GET', ...more }))

  test('is the same bytes for both councils, each time and in the ZIP, and hashes to its signed line', async () => {
    const pdf = await theirs.bytes(`${path}/package.pdf`)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await priya.bytes(`${path}/package.pdf?version=1`)).equals(pdf)).toBe(true)
    const files = await zip()
    expect(pdf.equals(files['package.pdf'] ?? new Uint8Array())).toBe(true)
    const jws = Buffer.from(files['signed/rendition.jws'] ?? []).toString()
    const { rendition } = await verifyRendition(jws, await jwks())
    const { body } = await theirs.get<{ manifests: object[]; renditions: { jws: string }[] }>(`${path}/manifest`)
    expect(body.renditions).toMatchObject([{ version: 1, sha256: sha256(pdf), jws }])
    expect(rendition).toMatchObject({ version: 1, sha256: sha256(pdf), bytes: pdf.length, reference: t.reference })
    const { content } = (await theirs.get<TransferView>(path)).body
    expect(content?.renditions).toMatchObject([{ version: 1, sha256: sha256(pdf), bytes: pdf.length }])
  })

  test('opens in place under its reference, is kept by nobody, and is not sent again to whoever has it', async () => {
    const { headers, status } = await get()
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`inline; filename="${t.reference}.pdf"`)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    const etag = headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    const again = await get({ headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
    expect((await get({ headers: { 'if-none-match': '"another"' } })).status).toBe(200)
  })

  test('has the versions that were sent and no others', async () => {
    expect((await get({}, '?version=9')).status).toBe(404)
    for (const wrong of ['0', '-1', '1.5', 'x']) expect((await get({}, `?version=${wrong}`)).status).toBe(400)
  })
})

test('the record is there as a PDF, as each council may read it', async () => {
  const [ours, again, other] = [
    await theirs.bytes(`${path}/record.pdf`),
    await theirs.bytes(`${path}/record.pdf`),
    await priya.bytes(`${path}/record.pdf`),
  ]
  expect(ours.subarray(0, 5).toString()).toBe('%PDF-')
  expect([ours.equals(again), ours.equals(other)]).toEqual([true, false])
})

describe('each paper', () => {
  test('is what was sent, and hashes as the list of papers says', async () => {
    const { body } = await theirs.get<TransferView>(path)
    const sent = { assessment: anAssessment(), plan: aPlan(), minutes: someMinutes(), summary: aSummary() }
    for (const { id, slot, files } of body.content?.papers.filter(({ slot: of }) => of !== 'other') ?? []) {
      const paper = await theirs.get(`${path}/papers/${id}`)
      expect(paper.body).toMatchObject(sent[slot as keyof typeof sent] as object)
      expect(sha256(canonicalBytes(paper.body))).toBe(files[0]?.sha256)
    }
    expect(body.content?.papers).toHaveLength(5)
  })

  test('that was uploaded is the file itself', async () => {
    expect((await theirs.bytes(`${path}/files/${file}`)).equals(pdf)).toBe(true)
  })

  test('that is not there is a 404', async () => {
    for (const what of ['papers', 'files'])
      expect((await theirs.get(`${path}/${what}/01998000-0000-7000-8000-0000000000f1`)).status).toBe(404)
  })
})

test('the clock shows twenty counted days, and every skipped day with its reason', async () => {
  const { body } = await theirs.get<ClockAnswer>(`${path}/clock`)
  expect(body.days.filter(({ counted }) => counted).map(({ day }) => day)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
  expect(body.days.filter(({ counted }) => !counted).every(({ why }) => (why ?? '') !== '')).toBe(true)
  expect(body.due).toMatchObject({ dayZero: daysAgo(3), on: body.days.at(-1)?.date })
  expect((await priya.get(`${path}/clock`)).body).toEqual(body)
})

describe('the feed', () => {
  type Feed = { notices: Notice[] }
  const read = async (after: number, limit = 500) =>
    (await theirs.get<Feed>(`/v1/feed?after=${after}&limit=${limit}`)).body.notices

  test('numbers what happened without a gap, and resumes after any number', async () => {
    await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3), { send: true }))
    const all = await read(0)
    expect(all.map(({ feed }) => feed)).toEqual(all.map((_, at) => at + 1))
    expect(all.map(({ type }) => type)).toContain('TransferSent')
    for (const after of [1, all.length - 1, all.length]) expect(await read(after)).toEqual(all.slice(after))
    expect(await read(0, 1)).toEqual(all.slice(0, 1))
  })

  test('carries a link and the newest hash, and nobody’s name', async () => {
    const [notice] = (await read(0)).filter(({ type, transfer }) => type === 'TransferSent' && transfer === t.id)
    expect(notice).toMatchObject({
      link: `${url}/transfers/${t.id}`,
      reference: t.reference,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(Object.keys(notice ?? {}).sort()).toEqual([
      'at',
      'feed',
      'head',
      'id',
      'link',
      'reference',
      'seq',
      'transfer',
      'type',
    ])
  })
})

describe('a reading of content', () => {
  const reads = async () =>
    (
      await admin<{ what: string; actor: string }[]>`select what, actor from read where transfer = ${t.id} order by id`
    ).map(({ what, actor }) => `${actor} ${what}`)

  test('is on record: who read what', async () => {
    const { body } = await theirs.get<TransferView>(path)
    const before = await reads()
    await theirs.get(path)
    await theirs.get(`${path}/papers/${body.content?.papers[0]?.id}`)
    await theirs.bytes(`${path}/files/${file}`)
    await theirs.get(`${path}/manifest`)
    await theirs.bytes(`${path}/package.zip`)
    await theirs.bytes(`${path}/package.pdf`)
    await theirs.get(`${path}/record`)
    await theirs.bytes(`${path}/record.pdf`)
    const who = 'tom.hesketh'
    const what = ['transfer', 'paper', 'file', 'manifest', 'package', 'package', 'record', 'record']
    expect((await reads()).slice(before.length)).toEqual(what.map((one) => `${who} ${one}`))
  })

  test('that was refused is not, and the clock and the list are no content', async () => {
    const before = await reads()
    await (await aldermere.a('administrator')).get(path)
    await (await aldermere.a('administrator')).get(`${path}/record`)
    await theirs.get(`${path}/clock`)
    await theirs.get('/v1/transfers')
    await theirs.get('/v1/feed')
    expect(await reads()).toEqual(before)
  })
})

test('a later paper goes as an addendum with a manifest and a print of its own; the first stays as it was', async () => {
  const before = await theirs.bytes(`${path}/package.pdf`)
  const first = (await zip())['signed/manifest-1.jws']
  const uploaded = await priya.upload(`${path}/files`, 'second.pdf', Buffer.concat([pdf, Buffer.from('%')]))
  const now = await priya.get<TransferView>(path)
  expect((await theirs.get(`${path}/files/${uploaded.body.id}`)).status).toBe(404)
  expect((await priya.does(now.body, 'send-addendum', letter(uploaded.body.id))).status).toBe(200)
  const files = await zip()
  expect(files['signed/manifest-1.jws']).toEqual(first)
  const second = await manifestIn(Buffer.from(files['signed/manifest-2.jws'] ?? []).toString())
  expect(second).toMatchObject({ version: 2, withheld: [], adding: { slot: 'other', version: 2 } })
  expect(partsOf(files)).toHaveLength(8)
  const newest = await theirs.bytes(`${path}/package.pdf`)
  expect([newest.equals(files['package.pdf'] ?? new Uint8Array()), newest.equals(before)]).toEqual([true, false])
  expect((await theirs.bytes(`${path}/package.pdf?version=1`)).equals(before)).toBe(true)
})

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { TransferView } from '../../../schemas/transfer.ts'
import { sentence } from '../../../src/domain/sentence.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aChairsLetter } from '../../../src/local/demo/letter.ts'
import { aProblem, call, MARK } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { untilDelivered } from '../../support/everything-written.ts'
import { aPdfWith, stream } from '../../support/pdfs.ts'
import { aJpeg, aPng } from '../../support/pictures.ts'
import { refused } from '../../support/refusing.ts'
import { unfitPdfs } from '../../support/unfit-pdfs.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, dunmoor, admin, url } = exchange
const whole = (more: object = {}) => aWholeDraft(brackwater.council.id, daysAgo(3), more)
const opened = async (more: object = {}) => {
  const { body } = await (await aldermere.a()).post('/v1/transfers', whole(more))
  await untilDelivered(exchange)
  return body
}
const filesOf = (id: string) => `/v1/transfers/${id}/files`
/** How many objects lie in the bucket. */
const filesKept = () =>
  readdirSync(exchange.filesFolder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.parentPath.includes('blobs'),
  ).length
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const pdf = await aChairsLetter()
const png = aPng({ width: 300, height: 400 })
const jpeg = Buffer.concat([aJpeg(), Buffer.alloc(70_000, 7)])
const about = {
  ...{ title: 'Letter from the chair', datedOn: '2026-11-05', children: ['c1'], marks: [] },
  authoredBy: { name: 'Honoria Larkspur', role: 'Service Manager' },
}

/** The bytes of an upload as its own council reads them again. */
async function readAgain(id: string, file: string) {
  const headers = { authorization: `Bearer ${await aldermere.token()}` }
  const response = await fetch(`${url}${filesOf(id)}/${file}`, { headers })
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('an upload comes back byte for byte', () => {
  test.each([
    ['PDF', 'letter.pdf', pdf, 'application/pdf'],
    ['PNG', 'scan.png', png, 'image/png'],
    ['JPEG', 'photograph.jpg', jpeg, 'image/jpeg'],
    ['PNG whose name says nothing', 'page 1', png, 'image/png'],
  ])('a %s', async (_, name, bytes, mediaType) => {
    const { id } = await opened()
    const { status, body } = await (await aldermere.a()).upload(filesOf(id), name, bytes)
    expect({ status, body }).toEqual({
      status: 201,
      body: { id: body.id, mediaType, bytes: bytes.length, sha256: sha256(bytes), pages: 1 },
    })
    const again = await readAgain(id, body.id)
    expect(again.bytes.equals(bytes)).toBe(true)
    expect(again.headers.get('content-type')).toBe(mediaType)
    expect(again.headers.get('content-disposition')).toBe(`attachment; filename="${body.id}"`)
    expect(again.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('of 15 MB, over fifteen frames and to its last byte', async () => {
    const scan = Buffer.alloc(15 * 1024 * 1024, 'Every page of a long scan. ')
    const bytes = aPdfWith({ objects: [stream('/Subtype /Image', scan)] })
    const { id } = await opened()
    const { status, body } = await (await aldermere.a()).upload(filesOf(id), 'long.pdf', bytes)
    expect({ status, sha256: body.sha256 }).toEqual({ status: 201, sha256: sha256(bytes) })
    expect(sha256((await readAgain(id, body.id)).bytes)).toBe(body.sha256)
  })

  test('and lies sealed: no byte of it, nor its name, stands on the disk or in a row', async () => {
    const bytes = aPdfWith({ objects: [stream('', Buffer.alloc(20_000, `${MARK} lives at `))] })
    const { id } = await opened()
    const { body } = await (await aldermere.a()).upload(filesOf(id), `${MARK}.pdf`, bytes)
    const kept = readdirSync(exchange.filesFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    expect(kept.some((one) => one.length >= bytes.length)).toBe(true)
    expect(kept.filter((one) => one.includes(MARK) || one.includes('%PDF'))).toEqual([])
    const [row] = await admin`select file::text as row from file where id = ${body.id}`
    expect(Buffer.from(/\\x([0-9a-f]+)/.exec(row?.row)?.[1] ?? '', 'hex').includes(MARK)).toBe(false)
    expect(row?.row).not.toContain(MARK)
  })
})

describe('the name of an upload', () => {
  test.each([
    ['a path', 'attachment; filename="../../etc/passwd.pdf"', 'passwd.pdf'],
    ['a path of another system', 'attachment; filename="C:\\\\temp\\\\letter.pdf"', 'letter.pdf'],
    ['quotation marks and semicolons', 'attachment; filename="the \\"last\\"; letter.pdf"', 'the _last__ letter.pdf'],
    ['a tag', 'attachment; filename="<script>.pdf"', '_script_.pdf'],
    ['emoji', "attachment; filename*=UTF-8''%F0%9F%91%B6%20baby.pdf", '_ baby.pdf'],
    [
      'letters of any script',
      "attachment; filename*=UTF-8''Si%C3%A2n%20%E0%A6%B6%E0%A7%8D%E0%A6%B0%E0%A7%80.pdf",
      'Siân শ্রী.pdf',
    ],
    ['text that runs the other way', "attachment; filename*=UTF-8''fdp.%E2%80%AEexe.pdf", 'fdp._exe.pdf'],
    ['NUL and line feeds', "attachment; filename*=UTF-8''a%00%0D%0Ab.pdf", 'a___b.pdf'],
    ['half a surrogate pair', "attachment; filename*=UTF-8''%ED%A0%80.pdf", 'upload'],
    ['5,000 characters', `attachment; filename="${'n'.repeat(5_000)}.pdf"`, `${'n'.repeat(116)}.pdf`],
    [
      '5,000 that are each a pair',
      `attachment; filename*=UTF-8''${encodeURIComponent('𠀀'.repeat(1_000))}a`,
      `${'𠀀'.repeat(119)}a`,
    ],
    ['dots', 'attachment; filename="..."', '_'],
    ['nothing', 'attachment; filename=""', 'upload'],
    ['no header', undefined, 'upload'],
  ])('%s comes to something harmless, and its package leaves', async (_, disposition, expected) => {
    const t = await opened()
    const headers = { 'content-disposition': disposition, 'content-type': 'application/pdf' }
    const { json } = await call(url, filesOf(t.id), await aldermere.token(), { headers, body: pdf })
    const priya = await aldermere.a()
    const files = [(json() as { id: string }).id]
    const added = await priya.does(t, 'add-paper', { slot: 'other', reason: 'The chair asks for it.', files, about })
    expect((await priya.does(added.body, 'send')).body.state).toBe('sent')
    const { body } = await priya.get<TransferView>(`/v1/transfers/${t.id}`)
    expect(body.content?.papers.at(-1)?.files.find(({ file }) => file)?.name).toBe(expected)
  })
})

describe('an upload that is not taken leaves nothing behind', () => {
  const asPdf = { 'content-type': 'application/pdf' }
  const notADocument = { status: 415, code: 'not-a-document' }

  test.each([
    ['a ZIP named PDF', Buffer.from('PK\x03\x04 and so on'), 'zip'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'web-page'],
    ['a page with a PDF in it', Buffer.concat([Buffer.from('<!doctype html>'), pdf]), 'web-page'],
    ['a photograph of another kind', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
    ['four letters', Buffer.from('%PDF'), undefined],
    ['NUL', Buffer.alloc(100), undefined],
  ])('%s', async (_, body, why) => {
    const { id } = await opened()
    const problem = await refused(
      exchange,
      await aldermere.token(),
      filesOf(id),
      { headers: asPdf, body },
      notADocument,
    )
    expect(problem.why).toBe(why)
  })

  test('a PNG whose name says that it is a PDF: the reader of the package could not open it', async () => {
    const { id } = await opened()
    const headers = { ...asPdf, 'content-disposition': 'attachment; filename="scan.pdf"' }
    const unfit = { status: 422, code: 'upload-unfit' }
    const problem = await refused(exchange, await aldermere.token(), filesOf(id), { headers, body: png }, unfit)
    expect(problem).toMatchObject({ why: 'is-a-png', detail: expect.stringContaining('.png') })
  })

  test('a file with nothing in it', async () => {
    const { id } = await opened()
    const empty = { status: 422, code: 'file-empty' }
    const problem = await refused(exchange, await aldermere.token(), filesOf(id), { headers: asPdf }, empty)
    expect(problem).toMatchObject({ title: 'That file is empty', detail: 'Save it again and choose it again.' })
  })

  test('a body whose length is not said', async () => {
    const { id } = await opened()
    const needed = { status: 411, code: 'length-required' }
    const token = await aldermere.token()
    await refused(
      exchange,
      token,
      filesOf(id),
      { headers: asPdf, body: new Response(pdf as BodyInit).body ?? undefined },
      needed,
    )
  })

  test('more than 20 MB, refused before a byte of it is read', async () => {
    const { id } = await opened()
    const headers = { ...asPdf, 'content-length': String(20 * 1024 * 1024 + 1) }
    const tooLarge = { status: 413, code: 'file-too-large' }
    await refused(exchange, await aldermere.token(), filesOf(id), { headers, headOnly: true }, tooLarge)
  })

  test('more than 60 MB for one transfer', async () => {
    const { id } = await opened()
    const first = await (await aldermere.a()).upload(filesOf(id), 'first.pdf', pdf)
    await admin`update file set bytes = ${60 * 1024 * 1024 - pdf.length + 1} where id = ${first.body.id}`
    const tooMuch = { status: 422, code: 'too-much' }
    await refused(exchange, await aldermere.token(), filesOf(id), { headers: asPdf, body: pdf }, tooMuch)
  })

  test('but the file of a paper that was taken out again counts no more', async () => {
    const draft = await opened()
    const worker = await aldermere.a()
    const { body: file } = await worker.upload(filesOf(draft.id), 'first.pdf', pdf)
    const input = { slot: 'other', about, files: [file.id], reason: 'It was asked for.' }
    const { body: standing } = await worker.does(draft, 'add-paper', input)
    await admin`update file set bytes = ${60 * 1024 * 1024 - pdf.length + 1} where id = ${file.id}`
    const { body: view } = await worker.get<{ content: { papers: { id: string; slot: string }[] } }>(
      `/v1/transfers/${draft.id}`,
    )
    const paper = view.content.papers.find(({ slot }) => slot === 'other')?.id
    expect((await worker.does(standing, 'remove-paper', { paper })).status).toBe(200)
    expect((await worker.upload(filesOf(draft.id), 'second.pdf', pdf)).status).toBe(201)
  })

  test('to another council’s transfer, to the receiver’s, or by a role that adds no papers', async () => {
    const { id } = await opened({ send: true })
    const asking = { headers: asPdf, body: pdf }
    await refused(exchange, await dunmoor.token(), filesOf(id), asking, { status: 404, code: 'no-such-transfer' })
    await refused(exchange, await brackwater.token(), filesOf(id), asking, { status: 403, code: 'wrong-party' })
    await refused(exchange, await aldermere.token('auditor'), filesOf(id), asking, { status: 403, code: 'wrong-role' })
    await refused(exchange, await aldermere.token(), filesOf(MARK), asking, {
      status: 400,
      code: 'input-invalid',
      pointers: ['/id'],
    })
  })
})

describe('an upload that is not fit to keep', () => {
  const ofEachKind = new Map(unfitPdfs.toReversed().map(([why, , make]) => [why, make]))

  test.each([...ofEachKind])('is refused with what mends it, and is gone: %s', async (why, make) => {
    const { id } = await opened()
    const kept = filesKept()
    const asking = { headers: { 'content-type': 'application/pdf' }, body: Buffer.from(make()) }
    const problem = aProblem(await call(url, filesOf(id), await aldermere.token(), asking))
    const { title, mend } = sentence({ code: 'upload-unfit', rule: 'R3.2', why })
    expect(problem).toMatchObject({ status: 422, code: 'upload-unfit', rule: 'R3.2', why, title, detail: mend })
    // It counts for nothing, cannot be read or named, and no byte of it is left.
    const [row] = await admin<{ id: string }[]>`select id, bytes, state, sealed from file where transfer = ${id}`
    expect(row).toMatchObject({ bytes: 0, state: 'uploading', sealed: null })
    expect((await (await aldermere.a()).get(`${filesOf(id)}/${row?.id}`)).status).toBe(404)
    expect(filesKept()).toBe(kept)
  })

  test('though it be a picture', async () => {
    const { id } = await opened()
    for (const [body, why] of [
      [aPng({ width: 30_000, height: 30_000, data: Buffer.alloc(100) }), 'image-too-large'],
      [aJpeg().subarray(0, -2), 'truncated'],
    ] as const) {
      const problem = aProblem(await call(url, filesOf(id), await aldermere.token(), { headers: {}, body }))
      expect(problem).toMatchObject({ status: 422, code: 'upload-unfit', why })
    }
  })

  test('does not hinder those that arrive with it', async () => {
    const { id } = await opened()
    const kept = filesKept()
    const bomb = unfitPdfs.find(([why]) => why === 'inflates-too-far')?.[2]() ?? Buffer.alloc(0)
    const priya = await aldermere.a()
    const sent = [pdf, bomb, png, bomb, jpeg].map((bytes) => priya.upload(filesOf(id), 'paper', bytes))
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([201, 422, 201, 422, 201])
    expect(filesKept()).toBe(kept + 3)
  })
})

describe('an upload that breaks off', () => {
  test('is never stored, cannot be read or named, and does not hinder the next', async () => {
    const t = await opened()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const head = [
      `POST ${filesOf(t.id)} HTTP/1.1`,
      `host: ${hostname}`,
      `authorization: Bearer ${await aldermere.token()}`,
    ]
    socket.write([...head, 'content-length: 5000000', '', ''].join('\r\n'))
    socket.end(pdf.subarray(0, 900))
    expect(await text(socket).catch(() => '')).not.toContain(' 201 ')
    const rows = await admin<{ id: string; state: string }[]>`select id, state from file where transfer = ${t.id}`
    expect(rows.map(({ state }) => state).filter((state) => state !== 'uploading')).toEqual([])
    const priya = await aldermere.a()
    for (const { id } of rows) {
      expect((await priya.get(`${filesOf(t.id)}/${id}`)).status).toBe(404)
      expect(
        (await priya.does(t, 'add-paper', { slot: 'other', reason: 'It broke off.', files: [id], about })).status,
      ).toBe(422)
    }
    expect((await priya.upload(filesOf(t.id), 'letter.pdf', pdf)).status).toBe(201)
  })
})

import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test, vi } from 'vitest'
import { verifyManifest, verifyRendition } from '../../../src/bundle/manifest-signature.ts'
import { openSigner } from '../../../src/bundle/signer.ts'
import type { Deps } from '../../../src/deps.ts'
import { audit } from '../../../src/exchange/audit.ts'
import { fileFor } from '../../../src/exchange/file.ts'
import { manifestsFor } from '../../../src/exchange/package.ts'
import { factsToPrint } from '../../../src/exchange/package-facts.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { packagePdfFor } from '../../../src/exchange/rendition.ts'
import { tidy } from '../../../src/exchange/sweep.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, mustBeDone, receiver, sender } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'
import { asSender, mustBeFound, opened, sha256, withALetter } from '../../support/prints.ts'
import { bare, wordsOfPages } from '../../support/reading-pdf.ts'

const x = await anExchange()
const printedEvents = async (id: string) =>
  mustBeFound(await recordFor(x.deps, sender(), id)).filter(({ type }) => type === 'PackageRendered')
const signed = async (id: string) => mustBeFound(await manifestsFor(x.deps, receiver(), id))
const files = (id: string) => x.admin`select id, state, bytes from file where transfer = ${id} order by id`
const later = (id: string) => x.does(sender(), 'send-addendum', id)
describe('the print of a package (R3.9)', () => {
  test('is made at its first opening and is the same stored bytes ever after, for both sides', async () => {
    const { id } = await x.acknowledged()
    const first = await opened(x, id)
    expect(first.pdf.subarray(0, 5).toString()).toBe('%PDF-')
    for (const by of [receiver(), sender('auditor')])
      expect((await opened(x, id, { by })).pdf.equals(first.pdf)).toBe(true)
    expect(await printedEvents(id)).toHaveLength(1)
    const [lies] = [...x.objects].filter(([place]) => place.startsWith(id)).map(([, bytes]) => Buffer.from(bytes))
    expect(lies?.includes('%PDF-')).toBe(false)
  })

  test('is served as it was printed, also once nothing could print it any more', async () => {
    const { id } = await x.acknowledged()
    const first = await opened(x, id)
    const otherwise: Deps = { ...x.deps, letters: () => Promise.reject(new Error('there is no such press')) }
    expect((await opened(x, id, { deps: otherwise })).pdf.equals(first.pdf)).toBe(true)
    await later(id)
    await expect(opened(x, id, { deps: otherwise })).rejects.toThrow('no such press')
    expect((await opened(x, id, { deps: otherwise, version: 1 })).pdf.equals(first.pdf)).toBe(true)
  })

  test('calls the council what it was called when it was sent', async () => {
    const { id } = await x.acknowledged()
    const { authority } = sender()
    const [row] = await x.admin`select name from authority where id = ${authority}`
    await x.admin`update authority set name = 'Greater Elsewhere Council' where id = ${authority}`
    const words = (await wordsOfPages((await opened(x, id)).pdf)).join(' ')
    await x.admin`update authority set name = ${row?.name} where id = ${authority}`
    expect(bare(words)).toContain(bare(row?.name))
    expect(words).not.toContain('Elsewhere')
  })

  test('has one hash: of the download, on the record, in the view, and in the signed line beside the manifest', async () => {
    const { id, reference } = await x.acknowledged()
    const { pdf, sha256: said, bytes } = await opened(x, id)
    expect([said, bytes]).toEqual([sha256(pdf), pdf.length])
    const [event] = await printedEvents(id)
    const { manifests, renditions } = await signed(id)
    expect(event).toMatchObject({ role: 'exchange', said: { version: 1, sha256: said, jws: renditions[0]?.jws } })
    const { rendition } = await verifyRendition(renditions[0]?.jws ?? '', x.deps.signer.published)
    expect(rendition).toEqual({
      ...{ format: 'baton-rendition-1', transfer: id, reference, version: 1, manifest: manifests[0]?.sha256 },
      ...{ file: 'package.pdf', mediaType: 'application/pdf', bytes: pdf.length, pages: event?.said.pages },
      ...{ sha256: sha256(pdf), at: event?.at },
    })
    const view = await transferFor(x.deps, receiver(), id)
    const pages = event?.said.pages
    expect(view).toMatchObject({
      found: { content: { renditions: [{ version: 1, sha256: said, bytes, pages, at: event?.at }] } },
    })
    expect(JSON.stringify(view)).not.toContain(event?.said.file)
  })

  test('still verifies once the exchange signs with another key, and so does its manifest', async () => {
    const { id } = await x.acknowledged()
    await opened(x, id)
    const { manifests, renditions } = await signed(id)
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const old = JSON.parse(x.secrets.worker.SIGNING_KEYS) as { keys: object[] }
    const keys = { keys: [{ ...(await exportJWK(privateKey)), kid: 'new' }, ...old.keys] }
    const rotated: Deps = { ...x.deps, signer: await openSigner(JSON.stringify(keys)) }
    await verifyRendition(renditions[0]?.jws ?? '', rotated.signer.published)
    await verifyManifest(manifests[0]?.jws ?? '', rotated.signer.published)
    await later(id)
    await opened(x, id, { deps: rotated })
    const [, second] = (await signed(id)).renditions
    expect(await verifyRendition(second?.jws ?? '', rotated.signer.published)).toMatchObject({ kid: 'new' })
    await expect(verifyRendition(second?.jws ?? '', x.deps.signer.published)).rejects.toThrow('signature')
  })

  test('of two openings at once is one: both are served the same, and the other is thrown away', async () => {
    const { id } = await x.acknowledged()
    let [atThePress, both] = [0, () => {}]
    const together = new Promise<void>((go) => {
      both = go
    })
    const press = async () => {
      if (++atThePress === 2) both()
      await together
      return x.deps.letters()
    }
    // Within one isolate they would take turns: the second comes to another, which shares nothing with this one.
    vi.resetModules()
    const elsewhere = await import('../../support/prints.ts')
    const [one, other] = await Promise.all([
      opened(x, id, { by: receiver(), deps: { ...x.another(), letters: press } }),
      elsewhere.opened(x, id, { by: sender(), deps: { ...x.another(), letters: press } }),
    ])
    expect(atThePress).toBe(2)
    expect(one?.pdf.equals(other?.pdf ?? Buffer.alloc(0))).toBe(true)
    const [event, ...others] = await printedEvents(id)
    expect(others).toEqual([])
    expect([...x.objects.keys()].filter((place) => place.startsWith(id))).toEqual([`${id}/${event?.said.file}`])
    expect((await files(id)).map(({ state }) => state).sort()).toEqual(['named', 'uploading'])
  })

  test('that breaks off leaves nothing behind for long, and the next opening prints it', async () => {
    const { id, place } = await withALetter(x)
    const letter = x.objects.get(place) ?? new Uint8Array()
    x.objects.set(place, letter.slice(0, -1))
    await expect(opened(x, id)).rejects.toThrow()
    expect(await printedEvents(id)).toEqual([])
    expect([...x.objects.keys()].filter((one) => one.startsWith(id))).toEqual([place])
    x.objects.set(place, letter)
    const { pdf } = await opened(x, id)
    expect((await files(id)).map(({ state }) => state).sort()).toEqual(['named', 'named', 'uploading'])
    x.at('2026-11-24T10:00:01Z')
    await tidy(x.deps)
    x.at('2026-11-23T10:00:00Z')
    expect((await files(id)).map(({ state }) => state)).toEqual(['named', 'named'])
    expect((await opened(x, id)).pdf.equals(pdf)).toBe(true)
  })

  test('takes nothing from what may be uploaded, and is no paper of the case', async () => {
    const { id } = await x.acknowledged()
    await opened(x, id)
    const [event] = await printedEvents(id)
    const file = String(event?.said.file)
    expect(await files(id)).toEqual([{ id: file, state: 'named', bytes: 0 }])
    for (const by of [sender(), receiver()])
      expect(await fileFor(x.deps, by, id, file)).toMatchObject({ refused: { code: 'no-such-file' } })
    const input = { ...inputs['send-addendum'], files: [file] }
    expect(await perform(x.deps, sender(), { id, verb: 'send-addendum', input })).toMatchObject({
      refused: { code: 'no-such-file' },
    })
  })
})

describe('an addendum', () => {
  test('is a version of its own; the version before stays as it was, hash and bytes', async () => {
    const { id, reference } = await x.acknowledged()
    const first = await opened(x, id)
    await later(id)
    const second = await opened(x, id)
    expect(second.pdf.equals(first.pdf)).toBe(false)
    expect([first.name, second.name]).toEqual([`${reference}.pdf`, `${reference}-version-2.pdf`])
    expect((await opened(x, id, { version: 1 })).pdf.equals(first.pdf)).toBe(true)
    const { manifests, renditions } = await signed(id)
    const lines = await Promise.all(renditions.map(({ jws }) => verifyRendition(jws, x.deps.signer.published)))
    expect(lines.map(({ rendition }) => rendition)).toMatchObject([
      { version: 1, manifest: manifests[0]?.sha256, sha256: first.sha256 },
      { version: 2, manifest: manifests[1]?.sha256, sha256: second.sha256 },
    ])
  })

  test('and whatever else happens since changes nothing of what a version is printed from', async () => {
    const { id } = await x.sent()
    const facts = () => asSender(x, id, (tx, loaded) => factsToPrint(x.deps, tx, loaded, 1))
    const before = await facts()
    await x.does(receiver(), 'acknowledge', id)
    await x.does(receiver(), 'report-residence', id, { on: '2026-11-18' })
    await x.does(sender(), 'record-permission', id, { state: 'withdrawn' })
    await x.does(sender(), 'record-permission', id)
    await later(id)
    expect(await facts()).toEqual(before)
    expect(before.facts).toMatchObject({ version: 1, transfer: { stage: 'sent' }, papers: { length: 4 } })
  })

  test('that does not exist is not there, and nothing is before it is sent', async () => {
    const { id } = await x.acknowledged()
    expect(await packagePdfFor(x.deps, receiver(), id, 2)).toEqual({
      refused: { code: 'no-such-version', rule: 'R2.2' },
    })
    const draft = await x.drafted()
    expect(await packagePdfFor(x.deps, sender(), draft.id)).toEqual({ refused: { code: 'not-sent-yet', rule: 'R3.9' } })
  })
})

describe('who may open it', () => {
  test('is who may open the papers: the receiving authority once it has acknowledged (R2.7), no administrator', async () => {
    const { id } = await x.sent()
    const closed = { refused: { code: 'not-open-to-you', rule: 'R2.7' } }
    expect(await packagePdfFor(x.deps, receiver(), id)).toEqual(closed)
    expect(await packagePdfFor(x.deps, sender('administrator'), id)).toEqual(closed)
    expect(await files(id)).toEqual([])
    await x.does(receiver(), 'acknowledge', id)
    const before = await x.admin`select what from read where transfer = ${id}`
    await opened(x, id)
    expect(await x.admin`select what, actor from read where transfer = ${id}`).toEqual([
      ...before,
      { what: 'package', actor: receiver().worker },
    ])
  })

  test('serves nothing where the reading cannot be recorded (R10.3)', async () => {
    const { id } = await x.acknowledged()
    await x.admin`revoke insert on read from baton_party`
    try {
      await expect(opened(x, id)).rejects.toThrow(/permission denied/)
    } finally {
      await x.admin`grant insert on read to baton_party`
    }
    expect(await printedEvents(id)).toEqual([])
  })

  test('never sees in it what was withheld', async () => {
    const shut = 'Mirrorwood'
    const permissions = [{ of: 'p1', state: 'given-in-part' as const, papers: ['summary' as const] }]
    const { id } = await x.drafted({ permissions })
    const authoredBy = { name: shut, role: shut }
    const plan = (inputs['add-paper'] as { structured: object }).structured
    await x.does(sender(), 'add-paper', id, { structured: { ...plan, title: shut, authoredBy } })
    await x.does(sender(), 'send', id)
    await x.does(receiver(), 'acknowledge', id)
    const words = bare((await wordsOfPages(new Uint8Array((await opened(x, id)).pdf))).join(' '))
    expect(words).not.toContain(shut)
    expect(words.length).toBeGreaterThan(500)
  })
})

test('a print makes nobody decide again: what was read before it may still be acted on', async () => {
  const { id, version } = await x.acknowledged()
  await opened(x, id)
  const asked = { id, version, verb: 'accept' as const, input: inputs.accept }
  expect(mustBeDone(await perform(x.deps, receiver('practice-lead'), asked)).version).toBe(version + 2)
})

test('nobody is told of a print, and the record with it still adds up', async () => {
  const { id } = await x.acknowledged()
  const told = () => x.admin`select id from notice where transfer = ${id}`
  const before = await told()
  await opened(x, id)
  expect(await told()).toEqual(before)
  expect(await audit(x.deps)).toMatchObject({ broken: [] })
})

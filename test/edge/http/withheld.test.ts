import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { verifyManifest } from '../../../src/bundle/manifest-signature.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'
import { aPdfWith } from '../../support/pdfs.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater } = exchange

/** Stands in the title, the file and the body of every paper that is withheld, and in the letter. */
const SHUT = 'Mirrorwood'

/** A package of which a practice lead shares the plan and the summary; the assessment, the minutes and a letter stay. */
async function sharedInPart() {
  const [priya, ruth] = [await aldermere.a(), await aldermere.a('practice-lead')]
  const assessment = { ...anAssessment(), title: SHUT, analysis: SHUT }
  const minutes = { ...someMinutes(), title: SHUT }
  const draft = aWholeDraft(brackwater.council.id, daysAgo(3), {
    permissions: [{ of: 'p1', state: 'refused' }],
    papers: [
      { slot: 'assessment', structured: assessment },
      { slot: 'minutes', structured: minutes },
      { slot: 'plan', structured: aPlan() },
      { slot: 'summary', structured: aSummary() },
    ],
  })
  let { body: t } = await priya.post('/v1/transfers', draft)
  const uploaded = await priya.upload(
    `/v1/transfers/${t.id}/files`,
    `${SHUT}.pdf`,
    aPdfWith({ objects: [`(${SHUT})`] }),
  )
  const about = {
    title: SHUT,
    datedOn: '2026-11-05',
    children: ['c1'],
    marks: [],
    authoredBy: { name: SHUT, role: SHUT },
  }
  t = (await priya.does(t, 'add-paper', { slot: 'other', reason: SHUT, files: [uploaded.body.id], about })).body
  const decision = {
    outcome: 'share-in-part',
    papers: ['plan', 'summary'],
    ground: 'risk-of-harm',
    reasons: 'Only what is needed.',
  }
  t = (await ruth.does(t, 'decide-sharing', { ...decision, adviceNotNeeded: 'The risk is plain.' })).body
  const papers = (await priya.get<TransferView>(`/v1/transfers/${t.id}`)).body.content?.papers ?? []
  t = (await priya.does(t, 'send')).body
  expect(t.state).toBe('sent')
  t = (await (await brackwater.a()).does(t, 'acknowledge')).body
  return { t, path: `/v1/transfers/${t.id}`, papers, file: uploaded.body.id }
}

const { path, papers, file } = await sharedInPart()
const theirs = await brackwater.a()

describe('a paper that was withheld', () => {
  test('is not among what the receiving council sees', async () => {
    const { body } = await theirs.get<TransferView>(path)
    expect(body.content?.papers.map(({ slot }) => slot).sort()).toEqual(['plan', 'summary'])
    expect(JSON.stringify(body)).not.toContain(SHUT)
  })

  test('is not there for it by its own id', async () => {
    expect(papers).toHaveLength(5)
    for (const { id, slot, files } of papers.filter(({ files: of }) => of.every((one) => one.file === undefined))) {
      const { status, body } = await theirs.get(`${path}/papers/${id}`)
      const open = slot === 'plan' || slot === 'summary'
      expect({ slot, status }).toEqual({ slot, status: open ? 200 : 404 })
      if (!open) expect(body).toMatchObject({ code: 'no-such-paper' })
      expect(files).toHaveLength(1)
    }
    expect(await theirs.get(`${path}/files/${file}`)).toMatchObject({ status: 404, body: { code: 'no-such-file' } })
  })

  test('is not in the ZIP', async () => {
    const names = Object.keys(unzipSync(await theirs.bytes(`${path}/package.zip`)))
    expect(names.filter((name) => name.startsWith('papers/'))).toHaveLength(2)
    expect(names.filter((name) => name.startsWith('files/'))).toEqual([])
    expect(names.join()).not.toContain(SHUT)
  })

  test('stands in the manifest as withheld, by its slot and why, and no more', async () => {
    const { body } = await theirs.get<{ manifests: { jws: string }[] }>(`${path}/manifest`)
    const { manifest } = await verifyManifest(body.manifests[0]?.jws ?? '', exchange.signer.published)
    const why = ['Someone we asked said no.', 'A practice lead chose to share some of the papers.']
    expect(manifest).toMatchObject({ withheld: ['assessment', 'minutes', 'other'].map((slot) => ({ slot, why })) })
    expect(JSON.stringify(manifest)).not.toContain(SHUT)
  })

  test('is not told of in the record by its title, its author or its reason', async () => {
    const { body } = await theirs.get<{ record: RecordEntry[] }>(`${path}/record`)
    expect(body.record.map(({ type }) => type)).toContain('SharingDecided')
    expect(JSON.stringify(body)).not.toContain(SHUT)
    expect(JSON.stringify((await (await aldermere.a()).get(`${path}/record`)).body)).toContain(SHUT)
  })

  test('stays with the council that wrote it', async () => {
    const priya = await aldermere.a()
    for (const { id, files } of papers.filter(({ files: of }) => of.every((one) => one.file === undefined))) {
      expect((await priya.get(`${path}/papers/${id}`)).status).toBe(200)
      expect(files).toHaveLength(1)
    }
    expect((await priya.bytes(`${path}/files/${file}`)).toString()).toContain(SHUT)
  })
})

import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { JSONWebKeySet } from 'jose'
import type { TransferView } from '../../../schemas/transfer.ts'
import { verifyManifest, verifyRendition } from '../../bundle/manifest-signature.ts'
import { daysAgo, today } from './days.ts'
import { aWholeDraft } from './family.ts'
import { aChairsLetter } from './letter.ts'
import type { Stage } from './stage.ts'

/** A sibling pair, four structured papers and an uploaded PDF, from draft to completed. */
export async function tellWholeStory(stage: Stage): Promise<{ reference: string; state: string }> {
  const { narrator: n, aldermere, brackwater } = stage
  n.heading('One family moves from Aldermere to Brackwater')
  const priya = await aldermere.a('social-worker')
  const drafted = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
  n.expect(
    'Aldermere’s social worker drafts a transfer for two children with four structured papers',
    drafted.status === 201,
    drafted,
  )
  let t = drafted.body
  const path = `/v1/transfers/${t.id}`

  const letter = await aChairsLetter()
  const uploaded = await priya.upload(`${path}/files`, 'chairs-letter.pdf', letter)
  n.expect('She uploads the chair’s letter, a PDF, sealed as it arrives', uploaded.status === 201, uploaded)
  const added = await priya.does(t, 'add-paper', {
    slot: 'other',
    ...{ reason: 'The chair asks that the first meeting hears from the nursery.', files: [uploaded.body.id] },
    about: {
      ...{ title: 'Letter from the chair', datedOn: '2026-11-05', children: ['c1', 'c2'], marks: [] },
      authoredBy: { name: 'Honoria Larkspur', role: 'Service Manager' },
    },
  })
  n.expect('She adds it as a further paper, with its reason', added.status === 200, added)
  t = added.body

  const theirs = await brackwater.a('social-worker')
  n.expect('Brackwater does not see the draft', (await theirs.get(path)).status === 404)
  const key = 'demo-send-1'
  const sent = await priya.post(`${path}/send`, {}, { key, version: t.version })
  n.expect('She sends it, with everyone’s permission on record', sent.body.state === 'sent', sent)
  const again = await priya.post(`${path}/send`, {}, { key, version: t.version })
  n.expect(
    'The same call again gets the same answer, and is done once',
    again.headers.get('idempotent-replayed') === 'true',
    again,
  )

  await n.until('Brackwater’s case system receives a signed webhook, and verifies it', 15, () =>
    brackwater.hooks.received.some((hook) => hook.type === 'TransferSent' && hook.data.transfer === t.id),
  )
  await n.until('Brackwater’s duty desk receives an e-mail by GOV.UK Notify’s API', 15, async () =>
    (await stage.letters()).some(({ to, body }) => to === brackwater.council.dutyEmail && body.includes(t.reference)),
  )
  const told = JSON.stringify([await stage.letters(), brackwater.hooks.received, aldermere.hooks.received])
  n.expect('No name, address or birth date is in either', !/Fenwick|Ashgrove|Thornapple|2017-03-14/.test(told))

  const shut = await theirs.get<TransferView>(path)
  n.expect(
    'Until somebody acknowledges, Brackwater sees two children’s ages and no names',
    shut.body.content === undefined && shut.body.children.length === 2,
    shut,
  )
  n.expect('The papers are not open yet', (await theirs.get(`${path}/package.zip`)).status === 403)
  t = (await theirs.does(shut.body, 'acknowledge')).body
  n.expect('Brackwater’s social worker acknowledges, by name', t.state === 'acknowledged', t)
  const open = await theirs.get<TransferView>(path)
  n.expect(
    'Now the papers are open, and the reading is on record',
    open.body.content?.papers.length === 5,
    open.body.content?.papers,
  )
  await checkPackage(stage, path, t.reference, letter)

  const late = await (await brackwater.a('practice-lead')).does({ id: t.id, version: 1 }, 'accept', accepting())
  n.expect(
    'A decision on an old version is refused, and told what changed since',
    late.status === 412 && JSON.stringify(late.body).includes('TransferSent'),
    late,
  )
  t = (await (await brackwater.a('practice-lead')).does(t, 'accept', accepting())).body
  n.expect(
    'Brackwater’s practice lead accepts; Brackwater leads from today',
    t.state === 'accepted' && t.children.every((child) => child.leads === 'receiver'),
    t,
  )
  return finish(stage, t)
}

const accepting = () => ({ leadsFrom: today(), worker: 'Marcus Adebayo-Lunt' })

/** Downloads the ZIP, checks the exchange’s signature, and checks that each file hashes to what the manifest says. */
async function checkPackage(stage: Stage, path: string, reference: string, letter: Uint8Array) {
  const n = stage.narrator
  const zip = await (await stage.brackwater.a('social-worker')).bytes(`${path}/package.zip`)
  writeFileSync(join(stage.output, `${reference}.zip`), zip)
  const files = unzipSync(zip)
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(stage.output, name.replaceAll('/', '-')), bytes)
  const jwks = (await (await fetch(`${stage.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet
  const { manifest } = await verifyManifest(Buffer.from(files['signed/manifest-1.jws'] ?? []).toString(), jwks)
  const { papers } = manifest as { papers: { files: { sha256: string }[] }[] }
  const promised = papers.flatMap((paper) => paper.files.map(({ sha256 }) => sha256)).sort()
  const arrived = Object.entries(files)
    .filter(([name]) => name.startsWith('papers/') || name.startsWith('files/'))
    .map(([, bytes]) => createHash('sha256').update(bytes).digest('hex'))
    .sort()
  n.expect(
    'The package is signed by the exchange, and each of its six files hashes to the manifest',
    arrived.length === 6 && arrived.join() === promised.join(),
    arrived,
  )
  const line = await verifyRendition(Buffer.from(files['signed/rendition.jws'] ?? []).toString(), jwks)
  const pdf = createHash('sha256')
    .update(files['package.pdf'] ?? '')
    .digest('hex')
  n.expect(
    'The whole of it is there as one PDF to read, and its hash is signed too',
    (line.rendition as { sha256?: string }).sha256 === pdf,
    line,
  )
  n.expect(
    'The letter is byte for byte what was uploaded',
    arrived.includes(createHash('sha256').update(letter).digest('hex')),
  )
}

/** Arranges and holds the meeting, tells the family, completes. */
async function finish(stage: Stage, accepted: { id: string; version: number; reference: string }) {
  const { narrator: n, aldermere, brackwater } = stage
  const theirs = await brackwater.a('social-worker')
  let { body: t } = await theirs.does(accepted, 'arrange-meeting', {
    ...{ on: today(), time: '14:00', place: 'Brackwater Family Centre', chair: 'Ines Whitcombe' },
    ...{ invited: ['School', 'Health visitor', 'Nursery'], transferringWorkerInvited: true },
  })
  n.expect(
    'Brackwater arranges its Child in Need meeting within the 20 working days',
    t.version === accepted.version + 1,
    t,
  )
  t = (
    await theirs.does(t, 'hold-meeting', {
      ...{ on: today(), came: ['Ines Whitcombe', 'School'], wrote: ['Nursery'] },
      outcomes: ['c1', 'c2'].map((child) => ({
        child,
        outcome: 'continues',
        reasons: 'The plan goes on with local services.',
      })),
    })
  ).body
  n.expect(
    'The meeting is held, with an outcome and reasons for each child',
    t.children.every((child) => child.outcome === 'continues'),
    t,
  )
  const tooSoon = await theirs.does(t, 'complete')
  n.expect('It cannot be completed before the family is told', tooSoon.status === 409, tooSoon)
  const how = {
    people: ['p1'],
    on: today(),
    how: 'in-person',
    what: 'That Brackwater is responsible now, and who their worker is.',
  }
  t = (await theirs.does(t, 'tell-family', how)).body
  t = (await theirs.does(t, 'complete')).body
  n.expect('The family is told, and the transfer is complete for both children', t.state === 'completed', t)
  await n.until('Aldermere’s case system learns of it', 15, () =>
    aldermere.hooks.received.some((hook) => hook.type === 'ChildrenEnded' && hook.data.head === t.head),
  )
  const record = await theirs.get<{ record: { type: string }[] }>(`/v1/transfers/${t.id}/record`)
  writeFileSync(join(stage.output, `${t.reference}-record.json`), JSON.stringify(record.body, null, 2))
  n.expect('The record holds every act', record.body.record.at(-1)?.type === 'ChildrenEnded', record)
  return { reference: t.reference, state: t.state }
}

import { describe, expect, test } from 'vitest'
import { manifestOf } from '../../../../src/bundle/manifest.ts'
import {
  droppedFrom,
  type Listing,
  listingOf,
  ofOneTransfer,
  printLineOf,
} from '../../../../src/bundle/verify/listing.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { sentAt } from '../../../support/package-zip.ts'
import { receivingCouncil, sendingCouncil } from '../../../support/printed.ts'
import { aSent } from '../../../support/transfers.ts'

const sent = aSent()
const facts = {
  head: 'ab'.repeat(32),
  at: sentAt,
  by: aWorkerOf('sender', 'social-worker'),
  role: 'social-worker',
  councils: { sender: sendingCouncil, receiver: receivingCouncil },
} as const
const manifest: object = JSON.parse(JSON.stringify(manifestOf(sent, facts)))
async function listed(value: unknown): Promise<Listing> {
  const listing = await listingOf(value)
  if (listing === undefined) throw new Error('not a manifest')
  return listing
}
const hash = 'cd'.repeat(32)
const paper = (name: string, sha256 = hash, file?: string) => ({
  files: [{ name, bytes: 2, sha256, ...(file ? { file } : {}) }],
})

describe('a manifest', () => {
  test('as the exchange makes it lists each file of each paper by its place in the ZIP', async () => {
    const { reference, files } = await listed(manifest)
    expect(reference).toBe(sent.reference)
    expect([...files.keys()].sort()).toEqual(
      sent.papers
        .flatMap(({ files: own }) => own.map(({ name, file }) => (file ? `files/${file}-${name}` : `papers/${name}`)))
        .sort(),
    )
  })

  test('lists what an addendum adds, and an upload behind two papers once', async () => {
    const more = {
      ...manifest,
      papers: [paper('a.pdf', hash, 'u1'), paper('a.pdf', hash, 'u1')],
      adding: paper('b.json'),
    }
    expect([...(await listed(more)).files.keys()]).toEqual(['files/u1-a.pdf', 'papers/b.json'])
  })

  test('that gives one place two hashes is none, nor one of another format or with a part missing', async () => {
    const twice = [paper('a.json'), paper('a.json', 'ef'.repeat(32))]
    for (const wrong of [
      { ...manifest, papers: twice },
      { ...manifest, format: 'baton-manifest-2' },
      { ...manifest, papers: [paper('a.json', 'no hash')] },
      { ...manifest, version: '1' },
      { ...manifest, reference: undefined },
      [manifest],
      null,
    ])
      expect(await listingOf(wrong)).toBeUndefined()
  })

  test('must go on listing what the one before it listed, of the same transfer', async () => {
    const [first, second] = [
      { ...manifest, papers: [paper('a.json')] },
      { ...manifest, papers: [paper('b.json')] },
    ]
    expect(droppedFrom(await listed(first), await listed(second))).toBe('papers/a.json')
    const both = { ...second, adding: paper('a.json') }
    expect(droppedFrom(await listed(first), await listed(both))).toBeUndefined()
    expect(ofOneTransfer(await listed(first), await listed(both))).toBe(true)
    expect(ofOneTransfer(await listed(first), await listed({ ...both, receiver: 'a-3' }))).toBe(false)
  })
})

test('a line about a PDF is read only with all that it must say', () => {
  const line = {
    ...{
      format: 'baton-rendition-1',
      file: 'package.pdf',
      mediaType: 'application/pdf',
      transfer: 't',
      reference: 'r',
    },
    ...{ version: 1, manifest: hash, bytes: 9, sha256: hash, pages: 1, at: sentAt },
  }
  expect(printLineOf(line)).toEqual({
    version: 1,
    transfer: 't',
    reference: 'r',
    manifest: hash,
    bytes: 9,
    sha256: hash,
  })
  for (const name of ['format', 'file', 'mediaType', 'transfer', 'reference', 'version', 'manifest', 'bytes', 'sha256'])
    expect(printLineOf({ ...line, [name]: undefined }), name).toBeUndefined()
})

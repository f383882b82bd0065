import { describe, expect, test } from 'vitest'
import type { SharedPaper } from '../../../../src/bundle/words/facts.ts'
import { leftOut, uploadParts, uploadsOf } from '../../../../src/bundle/words/uploads.ts'
import type { PaperRef } from '../../../../src/domain/transfer.ts'
import { aboutAnUpload, linesOf } from '../../../support/printed.ts'

type File = PaperRef['files'][number]
const aFile = (file: string, more: Partial<File> = {}): File => ({
  ...{ name: `${file}.pdf`, mediaType: 'application/pdf', bytes: 1000, sha256: '12'.repeat(32), pages: 2, file },
  ...more,
})
const withFiles = (...files: File[]): SharedPaper => ({
  content: aboutAnUpload(),
  ref: {
    ...{ id: 'e1', slot: 'other', version: 1, title: 'Letter of the chair', datedOn: '2026-11-10', children: ['c1'] },
    ...{ author: 'Honoria Larkspur', authorRole: 'Service Manager', marks: [], files },
    ...{ addedBy: { worker: 'w', name: 'Ambrose Tidewell' }, addedAt: '2026-11-11T10:00:00.000Z', shared: true },
  },
})
const partsOf = (paper: SharedPaper, banners: readonly string[] = [], out: ReadonlyMap<string, string> = new Map()) =>
  uploadParts(paper, uploadsOf(paper), banners, out)
const { pages: _pages, ...uncounted } = aFile('locked')

describe('a file uploaded with a paper', () => {
  test('is a part with its pages, and with what is needed to know it again', () => {
    const [part] = partsOf(withFiles(aFile('letter')), ['Keep from him: the school'])
    expect(part).toMatchObject({
      title: 'letter.pdf',
      caption: 'Uploaded with: Other paper, Letter of the chair',
      banners: ['Keep from him: the school'],
      upload: { file: 'letter', mediaType: 'application/pdf', pages: 2, bytes: 1000 },
    })
    expect(linesOf(part?.blocks ?? [])).toContain(`SHA-256 ${'12'.repeat(32)}`)
    expect(linesOf(part?.blocks ?? [])).toContain('Ambrose Tidewell, 11 November 2026 at 10:00am')
    expect(linesOf(part?.blocks ?? [])).toContain('Its 2 pages follow')
  })

  test('that cannot be printed says so, why, and that it travels whole in the ZIP', () => {
    const paper = withFiles(uncounted)
    const [part] = partsOf(paper, [], leftOut([paper], 10_000))
    expect(part?.upload).toBeUndefined()
    expect(linesOf(part?.blocks ?? [])).toContain('This file is not printed here\nIts pages could not be read safely')
    expect(linesOf(part?.blocks ?? [])).toContain('It travels whole in the ZIP')
    expect(linesOf(part?.blocks ?? [])).toContain('locked.pdf')
  })

  test('is no part where the paper is structured alone', () => {
    const { file: _file, ...structured } = aFile('x', { name: 'x.json', mediaType: 'application/json' })
    expect(partsOf(withFiles(structured))).toEqual([])
  })
})

describe('what is left out of the print', () => {
  test('is what would go over the most that may be merged; a smaller one after it still fits', () => {
    const paper = withFiles(aFile('a', { bytes: 600 }), aFile('b', { bytes: 600 }), aFile('c', { bytes: 400 }))
    expect([...leftOut([paper], 1000).keys()]).toEqual(['b'])
  })

  test('is a picture that was not counted, and anything but a PDF, JPEG or PNG', () => {
    const picture = { ...uncounted, file: 'p', mediaType: 'image/png' }
    const why = leftOut([withFiles(picture, aFile('d', { mediaType: 'application/zip' }))], 10_000)
    expect(why.get('p')).toContain('The picture could not be read safely')
    expect(why.get('d')).toContain('Only PDF, JPEG and PNG')
  })
})

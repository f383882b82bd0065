import { describe, expect, test } from 'vitest'
import type { SharedPaper } from '../../../../src/bundle/words/facts.ts'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import type { PaperRef, Transfer } from '../../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { aPlan } from '../../../support/papers.ts'
import { aboutAnUpload, bookLines, packageFacts, partLines, partOf } from '../../../support/printed.ts'
import { anAccepted, aSent, doing, inDispute, withNewPlan } from '../../../support/transfers.ts'

const letter: PaperRef = {
  ...{ id: '01998000-0000-7000-8000-0000000000e1', slot: 'other', version: 1, title: 'Letter of the chair' },
  ...{ datedOn: '2026-11-10', author: 'Honoria Larkspur', authorRole: 'Service Manager', children: ['c1', 'c2'] },
  ...{ marks: [], addedBy: { worker: 'w', name: 'Ambrose Tidewell' }, addedAt: '2026-12-01T10:00:00.000Z' },
  reason: 'The family asked for it.',
  shared: true,
  files: [
    {
      ...{ name: 'letter.pdf', mediaType: 'application/pdf', bytes: 2048, sha256: '12'.repeat(32), pages: 2 },
      file: '01998000-0000-7000-8000-0000000000e2',
    },
  ],
}
const titles = (t: Transfer) => packageBook(packageFacts(t)).parts.map(({ title }) => title)

describe('the book of a package (R3.9)', () => {
  test('goes from the family to the four papers, slot by slot', () => {
    expect(titles(aSent())).toEqual([
      ...['Family and move', 'What is in this package', 'How the due date was counted'],
      ...['Child and family assessment: Fenwick-Ashgrove', 'Child in Need plan: Fenwick-Ashgrove'],
      ...['Child in Need review, 2 November 2026', 'Summary for transfer: Fenwick-Ashgrove'],
    ])
  })

  test('says which paper and version each part is', () => {
    const book = packageBook(packageFacts(aSent()))
    expect(partOf(book, 'Child in Need plan: Fenwick-Ashgrove').caption).toBe('Child in Need plan, first version')
  })

  test('never says who leads, whatever happened since (R8.7)', () => {
    for (const t of [aSent(), anAccepted(), inDispute(1)])
      expect(bookLines(packageBook(packageFacts(t)))).not.toMatch(
        /\bleads? (for|from|since|until)\b(?! the children, because)/i,
      )
  })

  test('carries no name outside what is read: its title, subject and foot may stand in a file list (R9.2)', () => {
    const { title, subject, foot, reference } = packageBook(packageFacts(aSent()))
    expect([title, subject, foot, reference].join(' ')).not.toMatch(/Fenwick|Isolde|Corin|Rowena|Thistlecombe/)
  })

  test('puts the banner of a kept address on the list of papers too, where a warning or a reason tells it (R3.10)', () => {
    const facts = packageFacts(aSent(), { warnings: ['Plan, need 1: “Ask at 2 Heron Mews.”'] })
    const banners = (book: ReturnType<typeof packageBook>) => partOf(book, 'What is in this package').banners
    expect(banners(packageBook(facts))).toEqual(['Keep from Lucan Thistlecombe: the address they move to'])
    expect(banners(packageBook(packageFacts(aSent())))).toEqual([])
  })

  test('puts the banners of a paper, and of an address that it tells, on the paper’s own part (R3.10)', () => {
    const t = aSent()
    const { papers, ...facts } = packageFacts(t)
    const [assessment, ...rest] = papers
    if (assessment === undefined) throw new Error('the assessment was sent')
    const content = { ...assessment.content, analysis: 'They now live at 2 heron  mews.' }
    const book = packageBook({ ...facts, papers: [{ ...assessment, content }, ...rest] })
    expect(partOf(book, content.title).banners).toEqual([
      'About a third party: A neighbour of the family',
      'Keep from Lucan Thistlecombe: the address they move to',
    ])
    expect(partOf(book, 'Family and move').banners).toEqual(['Keep from Lucan Thistlecombe: the address they move to'])
  })

  test('is the same for the same facts', () => {
    expect(packageBook(packageFacts(aSent()))).toEqual(packageBook(packageFacts(aSent())))
  })
})

describe('a later version (R2.2)', () => {
  const t = aSent()
  const later: Transfer = { ...t, papers: [...t.papers, letter], addenda: 1 }
  const book = packageBook(
    packageFacts(later, {
      ...{ version: 2, at: letter.addedAt },
      papers: [...packageFacts(t).papers, { ref: letter, content: aboutAnUpload() }],
      manifests: [1, 2].map((version) => ({ version, sha256: 'cd'.repeat(32) })),
    }),
  )

  test('begins with what changed: which paper, when and by whom', () => {
    const [first] = book.parts
    if (first === undefined) throw new Error('the book has parts')
    const lines = partLines(first)
    expect(first.title).toBe('What changed in this version')
    expect(lines).toContain('Version 2 of this package adds another paper: Letter of the chair. Everything sent before')
    expect(lines).toContain('Version 1 | The package as it was first sent | 20 November 2026 at 3:00pm')
    expect(lines).toContain(
      'Version 2 | Other paper 1: Letter of the chair | Ambrose Tidewell, 1 December 2026 at 10:00am',
    )
    expect(lines).toContain('The family asked for it.')
  })

  test('ends with the new paper: one part with what the paper and its file say, and the pages of the file', () => {
    const last = book.parts.at(-1)
    if (last === undefined) throw new Error('the book has parts')
    expect([last.title, last.caption, last.upload?.pages]).toEqual(['Letter of the chair', 'Other paper 1', 2])
    expect(partLines(last)).toContain('File\nletter.pdf')
    expect(partLines(last)).toContain(`SHA-256 ${'12'.repeat(32)}`)
    expect(book.parts.map(({ title }) => title)).not.toContain('letter.pdf')
  })
})

describe('the files of a paper', () => {
  const t = aSent()
  const files = ['a', 'b'].flatMap((file) => letter.files.map((one) => ({ ...one, name: `${file}.pdf`, file })))
  const partsWith = (content: SharedPaper['content']) =>
    packageBook(packageFacts(t, { papers: [{ ref: { ...letter, files }, content }] })).parts.flatMap(
      ({ title, upload }) => (upload ? [[title, upload.file]] : []),
    )

  test('of an upload: the first stands on the part of its paper, each other on one of its own', () => {
    expect(partsWith(aboutAnUpload())).toEqual([
      ['Letter of the chair', 'a'],
      ['b.pdf', 'b'],
    ])
  })

  test('of a structured paper each stand on one of their own', () => {
    expect(partsWith(aPlan())).toEqual([
      ['a.pdf', 'a'],
      ['b.pdf', 'b'],
    ])
  })
})

describe('a paper of which a later version is here too (R2.2)', () => {
  const bookOf = (t: Transfer) => packageBook(packageFacts(t, { version: 2 }))
  const plans = (t: Transfer) => bookOf(t).parts.filter(({ caption }) => caption?.startsWith('Child in Need plan'))
  const says = (t: Transfer) =>
    plans(t).flatMap(({ caption, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'banner' && block.tone === 'plain' ? [[caption, ...block.lines]] : [])),
    )

  test('comes after it, and says so; the later one says nothing', () => {
    const t = withNewPlan()
    expect(plans(t).map(({ caption }) => caption)).toEqual([
      'Child in Need plan, second version',
      'Child in Need plan, first version',
    ])
    expect(says(t)).toEqual([
      ['Child in Need plan, first version', 'The second version of the plan, dated 25 November 2026.'],
    ])
  })

  test('says for whom, where it is later for some of the children', () => {
    expect(says(withNewPlan(['c2']))).toEqual([
      [
        'Child in Need plan, first version',
        'The second version of the plan, dated 25 November 2026, for Corin Fenwick-Ashgrove.',
      ],
    ])
  })

  test.each<[string, readonly string[], string]>([
    ['all', ['c1', 'c2'], 'Plan as reviewed. It takes the place of the first.'],
    ['one', ['c2'], 'Plan as reviewed. It takes the place of the first for Corin Fenwick-Ashgrove.'],
  ])('what changed says whose place it takes: for %s', (_whom, children, said) => {
    const changed = partLines(partOf(bookOf(withNewPlan(children)), 'What changed in this version'))
    expect(changed).toContain(
      `Version 2 of this package adds a newer Child in Need plan (second version): ${said} Everything sent before`,
    )
    expect(changed).toContain('Version 2 | Child in Need plan, second version: Plan as reviewed | ')
  })

  test('and one that is the first of its slot takes nobody’s place', () => {
    const t = withNewPlan()
    const papers = t.papers.filter((paper) => !(paper.slot === 'plan' && paper.version === 1))
    const changed = partLines(partOf(bookOf({ ...t, papers }), 'What changed in this version'))
    expect(changed).toContain('adds a Child in Need plan (second version): Plan as reviewed. Everything sent before')
  })
})

test('a family that carried on from an earlier transfer is said to (R2.11)', () => {
  const t = { ...aSent(), movedOnFrom: '01998000-0000-7000-8000-0000000000f2' }
  expect(bookLines(packageBook(packageFacts(t)))).toContain('carries on from the transfer by which the family reached')
})

test('consent to the service stands apart from permission to share (R4.10)', () => {
  const t = doing(aSent(), aWorkerOf('sender', 'social-worker'), 'record-consent')
  expect(partLines(partOf(packageBook(packageFacts(t)), 'Family and move'))).toContain(
    'Consent to the service, as Marlbrook County Council recorded it',
  )
})

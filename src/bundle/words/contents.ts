import { partsOf, type Part as SaidPart } from '../../../schemas/parts.ts'
import { UnavailablePaper } from '../../../schemas/verbs/package.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate, plainTime } from '../../domain/plain-dates.ts'
import { wordsOf } from '../../domain/plain-words.ts'
import type { Slot } from '../../domain/transfer.ts'
import { slotTitles } from '../../domain/words.ts'
import type { Block, Part } from '../book/book.ts'
import type { Told } from './facts.ts'
import { fileRows } from './uploads.ts'

/** What is not here and why: papers withheld, by their slot alone, and papers that do not exist, with what stands in (R3.1, R4.7). */
export function absent(f: Told): string[] {
  const withheld = new Map(f.transfer.papers.filter(({ shared }) => !shared).map((paper) => [paper.slot, paper]))
  return [
    ...[...withheld].map(([slot, paper]) =>
      `${slotTitles[slot]}: withheld. ${(paper.withheld ?? []).join(' ')}`.trim(),
    ),
    ...f.transfer.unavailable.flatMap((one) => {
      const covered = f.papers.filter(({ ref }) => ref.slot === one.slot).flatMap(({ ref }) => ref.children)
      const children = one.children.filter((id) => !covered.includes(id))
      return children.length === 0 ? [] : [unavailableSaid(one, forWhom(f, children), f)]
    }),
  ]
}

/** For whom, where it is not for every child. */
export const forWhom = (f: Told, children: readonly string[]): string =>
  children.length < f.transfer.family.children.length ? ` for ${namesIn(children, f.names)}` : ''

function unavailableSaid(one: Told['transfer']['unavailable'][number], whom: string, f: Told): string {
  const reason = partsOf(UnavailablePaper, one).find(({ key }) => key === 'reason')
  const why = reason === undefined ? '' : ` ${lineOf(reason, f)}.`
  return `${slotTitles[one.slot]}: not available${whom}.${why}${one.standsIn ? ` Instead: ${one.standsIn}` : ''}`
}

const lineOf = ({ said }: SaidPart, f: Told) => (said.kind === 'leaf' ? wordsOf(said, f.names) : '')

// Wide enough for a whole hash in one line, to be copied or read out.
const hashShares = [22, 78] as const

/** What the package holds: each paper and file, what is not here and why, and what was signed (R3.9). */
export function contentsPart(f: Told): Part {
  const { warnings = [] } = f
  const missing = absent(f)
  return {
    title: 'What is in this package',
    banners: [],
    blocks: [
      ...(warnings.length > 0
        ? [{ kind: 'banner', tone: 'care', title: 'Please look at these twice', lines: warnings } as const]
        : []),
      papersTable(f),
      ...reasons(f),
      ...(missing.length > 0
        ? [
            { kind: 'heading', level: 2, text: 'Not in this package' } as const,
            { kind: 'list', items: missing } as const,
          ]
        : []),
      { kind: 'heading', level: 2, text: 'Files' },
      {
        kind: 'paragraph',
        text: 'The ZIP of this package holds each of these files exactly as it was sent. A file is unchanged if its SHA-256 is the one given here.',
      },
      { kind: 'table', head: ['File', 'SHA-256'], shares: hashShares, rows: f.papers.flatMap(fileRows) },
      { kind: 'heading', level: 2, text: 'What was signed' },
      {
        kind: 'paragraph',
        text: 'For each version the exchange signed a list, the manifest, of every file, its SHA-256, who sent it and when. HOW-TO-CHECK.txt in the ZIP says how to check it.',
      },
      {
        kind: 'table',
        head: ['Manifest', 'SHA-256'],
        shares: hashShares,
        rows: f.manifests.map(({ version, sha256 }) => [`Version ${version}`, sha256]),
      },
    ],
  }
}

function papersTable(f: Told): Block {
  return {
    kind: 'table',
    head: ['Paper', 'Title', 'Dated', 'Author', 'For'],
    shares: [20, 28, 16, 22, 18],
    rows: f.papers.map(({ ref }) => [
      `${slotTitles[ref.slot]}, version ${ref.version}`,
      ref.title,
      plainDate(ref.datedOn),
      `${ref.author}, ${ref.authorRole}`,
      ref.children.length > 1 && forWhom(f, ref.children) === '' ? 'All the children' : namesIn(ref.children, f.names),
    ]),
  }
}

/** Anything beyond the four papers is there for a reason (R3.12). */
function reasons(f: Told): Block[] {
  const rows = f.papers.flatMap(({ ref }) => (ref.reason ? [{ term: ref.title, said: [ref.reason] }] : []))
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Why these are here beside the four papers' },
    { kind: 'facts', rows },
  ]
}

/** What a later version adds to the ones before it; the first changes nothing (R2.2). */
export function changesPart(f: Told): Part[] {
  const { sentAt } = f.transfer
  if (f.version < 2 || sentAt === undefined) return []
  const later = f.papers
    .filter(({ ref }) => ref.addedAt > sentAt)
    .toSorted((a, b) => (a.ref.addedAt < b.ref.addedAt ? -1 : 1))
  const rows = later.map(({ ref }, at) => [
    `Version ${at + 2}`,
    `${slotTitles[ref.slot as Slot | 'other']}, version ${ref.version}: ${ref.title}`,
    `${ref.addedBy.name}, ${plainTime(ref.addedAt)}`,
  ])
  const newest = later[f.version - 2]
  return [
    {
      title: 'What changed in this version',
      banners: [],
      blocks: [
        ...(newest
          ? [
              {
                kind: 'paragraph',
                text: `Version ${f.version} adds one paper: ${newest.ref.title}. Everything sent before is here too, unchanged.`,
              } as const,
            ]
          : []),
        {
          kind: 'table',
          head: ['Version of the package', 'What it brought', 'Sent by, and when'],
          shares: [18, 46, 36],
          rows: [['Version 1', 'The package as it was first sent', plainTime(sentAt)], ...rows],
        },
        ...reasons({ ...f, papers: newest ? [newest] : [] }),
      ],
    },
  ]
}

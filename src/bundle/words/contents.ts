import { partsOf, type Part as SaidPart } from '../../../schemas/parts.ts'
import { UnavailablePaper } from '../../../schemas/verbs/package.ts'
import { laterSaid, laterThan } from '../../domain/later-version.ts'
import { namesIn } from '../../domain/names.ts'
import { missingParts } from '../../domain/package.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { wordsOf } from '../../domain/plain-words.ts'
import { paperName, slotTitles } from '../../domain/words.ts'
import type { Block, Part } from '../book/book.ts'
import type { SharedPaper, Told } from './facts.ts'
import { fileRows, hashShares } from './uploads.ts'

/** What is not here and why: papers withheld, by their slot alone, and papers that do not exist, with what stands in (R3.1, R4.7). */
export function absent(f: Told): string[] {
  const withheld = f.transfer.papers
    .filter(({ shared }) => !shared)
    .map((paper) => {
      // Where another of the slot is here, only its number tells them apart.
      const named = f.papers.some(({ ref }) => ref.slot === paper.slot) ? paperName(paper) : slotTitles[paper.slot]
      return `${named}: withheld. ${(paper.withheld ?? []).join(' ')}`.trim()
    })
  return [
    ...new Set(withheld),
    ...missingParts(f.transfer).map(
      ({ slot, children }) => `${slotTitles[slot]}: not here yet${forWhom(f, children)}. It was sent in an emergency.`,
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

/** What the package holds: each paper and file, what is not here and why, and what was signed (R3.9). */
export function contentsPart(f: Told): Part {
  const { warnings = [] } = f
  const missing = absent(f)
  return {
    title: 'What is in this package',
    banners: [],
    blocks: [
      ...(warnings.length > 0
        ? [{ kind: 'banner', tone: 'care', title: 'Things to check', lines: warnings } as const]
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
      later(ref, f).length === 0 ? paperName(ref) : `${paperName(ref)}\nA later version is above`,
      ref.title,
      plainDate(ref.datedOn),
      `${ref.author}, ${ref.authorRole}`,
      ref.children.length > 1 && forWhom(f, ref.children) === '' ? 'All the children' : namesIn(ref.children, f.names),
    ]),
  }
}

/** The papers of the package that followed this one, in a line for each; after the newest there is none (R2.2). */
export function later(ref: SharedPaper['ref'], f: Told): string[] {
  const refs = f.papers.map((paper) => paper.ref)
  return laterThan(ref, refs).map((one) => laterSaid(one, ref, f.names))
}

/** Anything beyond the four papers is there for a reason (R3.12). */
export function reasons(f: Told): Block[] {
  const rows = f.papers.flatMap(({ ref }) => (ref.reason ? [{ term: ref.title, said: [ref.reason] }] : []))
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Why these are here beside the four papers' },
    { kind: 'facts', rows },
  ]
}

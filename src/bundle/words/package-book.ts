import { olderFirst } from '../../domain/later-version.ts'
import { namesOfFamily } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { type Slot, slots } from '../../domain/transfer.ts'
import { paperName } from '../../domain/words.ts'
import type { Block, Book, Part } from '../book/book.ts'
import { changesPart } from './changes.ts'
import { contentsPart, later } from './contents.ts'
import { cover } from './cover.ts'
import { duePart } from './due.ts'
import type { PackageFacts, SharedPaper, Told } from './facts.ts'
import { bannersFor, familyPart, textsIn } from './family.ts'
import { paperBanners, paperBlocks } from './paper.ts'
import { leftOut, uploadPages, uploadParts, uploadsOf } from './uploads.ts'

const order: readonly (Slot | 'other')[] = [...slots, 'other']

/** Slot by slot, the newest first: what is in force is found before what it replaced. */
const inOrder = (a: SharedPaper, b: SharedPaper): number =>
  order.indexOf(a.ref.slot) - order.indexOf(b.ref.slot) || olderFirst(b.ref, a.ref)

/**
 * What the PDF of one version of the package says (R3.9): the cover sheet, what changed, the family and the move, what is in
 * the package, then every paper with the files uploaded with it. It says only what was so when that version was sent, and
 * never who leads (R8.7), so that nothing on it becomes untrue. The same facts give the same book.
 */
export function packageBook(facts: PackageFacts): Book {
  const { transfer, sender, receiver, version } = facts
  const f: Told = {
    ...facts,
    papers: facts.papers.toSorted(inOrder),
    names: namesOfFamily(transfer.family),
    councils: { sender: sender.name, receiver: receiver.name },
  }
  const out = leftOut(f.papers, f.mostMerged)
  return {
    title: 'Child in Need transfer',
    subject: `Child in Need transfer from ${sender.name} to ${receiver.name}`,
    reference: transfer.reference,
    at: facts.at,
    foot: `Version ${version}, as at ${plainTime(facts.at)}`,
    cover: cover(f),
    parts: [
      // Titles, reasons and warnings are free text: what they tell asks for the same care as where it stands.
      ...[...changesPart(f), familyPart(f), contentsPart(f), ...duePart(f)].map((part) => carefully(part, f)),
      ...f.papers.flatMap((paper) => paperParts(paper, f, out)),
    ],
  }
}

/** The part with the banners of the kept addresses that its words give away (R3.10). */
const carefully = (part: Part, { transfer: { family }, names }: Told): Part => ({
  ...part,
  banners: [...new Set([...part.banners, ...bannersFor(family, names, textsIn(part.blocks).join(' '))])],
})

/**
 * One paper as a part, then a part for each file uploaded with it; all carry the banners that its marks ask for (R3.10). A
 * paper that is an upload alone says little of itself: its first file stands on its own part.
 */
function paperParts(paper: SharedPaper, f: Told, out: ReadonlyMap<string, string>): Part[] {
  const { ref, content } = paper
  const banners = [
    ...new Set([
      ...paperBanners(content.marks, f.names),
      ...bannersFor(f.transfer.family, f.names, textsIn(content).join(' ')),
    ]),
  ]
  const uploads = uploadsOf(paper)
  const folded = 'kind' in content ? undefined : uploads[0]
  const { blocks = [], ...pages } = folded ? uploadPages(folded, ref, out) : {}
  return [
    {
      title: content.title,
      caption: paperName(ref),
      banners,
      blocks: [...laterBanner(later(ref, f)), ...paperBlocks(content, f.names), ...blocks],
      ...pages,
    },
    ...uploadParts(paper, folded ? uploads.slice(1) : uploads, banners, out),
  ]
}

const laterBanner = (lines: readonly string[]): Block[] =>
  lines.length === 0
    ? []
    : [{ kind: 'banner', tone: 'plain', title: 'A later version is in this package', lines: lines.map(asSentence) }]

const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

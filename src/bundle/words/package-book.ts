import { namesOfFamily } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { type Slot, slots } from '../../domain/transfer.ts'
import { slotTitles } from '../../domain/words.ts'
import type { Book, Part } from '../book/book.ts'
import { changesPart, contentsPart } from './contents.ts'
import { cover } from './cover.ts'
import { duePart } from './due.ts'
import type { PackageFacts, SharedPaper, Told } from './facts.ts'
import { bannersFor, familyPart, textsIn } from './family.ts'
import { paperBanners, paperBlocks } from './paper.ts'
import { leftOut, uploadParts } from './uploads.ts'

const order: readonly (Slot | 'other')[] = [...slots, 'other']

/** Slot by slot, the older version before the newer. */
const inOrder = (a: SharedPaper, b: SharedPaper): number =>
  order.indexOf(a.ref.slot) - order.indexOf(b.ref.slot) ||
  a.ref.version - b.ref.version ||
  (a.ref.addedAt < b.ref.addedAt ? -1 : 1)

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
      ...changesPart(f),
      familyPart(f),
      contentsPart(f),
      ...duePart(f),
      ...f.papers.flatMap((paper) => paperParts(paper, f, out)),
    ],
  }
}

/** One paper as a part, then a part for each file uploaded with it; all carry the banners that its marks ask for (R3.10). */
function paperParts(paper: SharedPaper, f: Told, out: ReadonlyMap<string, string>): Part[] {
  const { ref, content } = paper
  const banners = [
    ...new Set([
      ...paperBanners(content.marks, f.names),
      ...bannersFor(f.transfer.family, f.names, textsIn(content).join(' ')),
    ]),
  ]
  return [
    {
      title: content.title,
      caption: `${slotTitles[ref.slot]}, version ${ref.version}`,
      banners,
      blocks: paperBlocks(content, f.names),
    },
    ...uploadParts(paper, banners, out),
  ]
}

import { plainTime } from '../../domain/plain-dates.ts'
import { kindOf, sizeOf, slotTitles } from '../../domain/words.ts'
import type { Block, Part } from '../book/book.ts'
import type { SharedPaper } from './facts.ts'

type FileRef = SharedPaper['ref']['files'][number]
type Upload = FileRef & { file: string }

/** The files that were uploaded with a paper; what else it lists is its structured form. */
export const uploadsOf = ({ ref }: SharedPaper): Upload[] =>
  ref.files.flatMap((one) => (one.file === undefined ? [] : [{ ...one, file: one.file }]))

const printable: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png']

/** Which uploads are not printed, and why: told from what is known of each, in their order, until the print is full. */
export function leftOut(papers: readonly SharedPaper[], mostMerged: number): ReadonlyMap<string, string> {
  const why = new Map<string, string>()
  let merged = 0
  for (const { file, mediaType, pages, bytes } of papers.flatMap(uploadsOf)) {
    if (!printable.includes(mediaType)) why.set(file, 'Only PDF, JPEG and PNG files are printed here.')
    else if (pages === undefined || pages < 1)
      why.set(
        file,
        mediaType === 'application/pdf'
          ? 'Its pages could not be read safely when it was uploaded: it may be locked, damaged or very large.'
          : 'The picture could not be read safely when it was uploaded: it may be damaged or very large.',
      )
    else if (merged + bytes > mostMerged)
      why.set(file, `The files printed here may have ${sizeOf(mostMerged)} in all, and this one would go over that.`)
    else merged += bytes
  }
  return why
}

/** Wide enough for a whole hash in one line, to be copied or read out. */
export const hashShares = [22, 78] as const

/** The files of a paper, each with what is needed to know it again. */
export const fileRows = ({ ref }: SharedPaper): string[][] =>
  ref.files.map((one) => [`${one.name}\n${kindSaid(one)}`, one.sha256])

const kindSaid = ({ file, mediaType, bytes, pages }: FileRef) =>
  [
    file === undefined ? 'Structured paper (JSON)' : kindOf(mediaType),
    sizeOf(bytes),
    ...(pages === undefined ? [] : [pages === 1 ? '1 page' : `${pages} pages`]),
  ].join(', ')

/** What is said of an uploaded file, with its pages, or with why they are not printed here. */
export function uploadPages(
  upload: Upload,
  { addedBy, addedAt }: SharedPaper['ref'],
  out: ReadonlyMap<string, string>,
): Pick<Part, 'blocks' | 'upload'> {
  const { file, name, mediaType, bytes, pages, sha256 } = upload
  const facts: Block = {
    kind: 'facts',
    rows: [
      { term: 'File', said: [name] },
      { term: 'Kind and size', said: [kindSaid(upload)] },
      { term: 'Added by', said: [`${addedBy.name}, ${plainTime(addedAt)}`] },
    ],
  }
  const hash: Block = { kind: 'paragraph', text: `SHA-256 ${sha256}` }
  const why = out.get(file)
  if (why !== undefined || pages === undefined) {
    const whole = 'It travels whole in the ZIP of this package, byte for byte as it was uploaded.'
    const lines = [why ?? '', whole]
    return { blocks: [{ kind: 'banner', tone: 'plain', title: 'This file is not printed here', lines }, facts, hash] }
  }
  const follow =
    pages === 1 ? 'Its page follows, as it was uploaded.' : `Its ${pages} pages follow, as they were uploaded.`
  return {
    blocks: [facts, hash, { kind: 'paragraph', text: follow }],
    upload: { file, mediaType, pages, bytes },
  }
}

/** Files uploaded with a paper, each as a part of its own. */
export const uploadParts = (
  { ref }: SharedPaper,
  uploads: readonly Upload[],
  banners: readonly string[],
  out: ReadonlyMap<string, string>,
): Part[] =>
  uploads.map((one) => ({
    ...{ title: one.name, caption: `Uploaded with: ${slotTitles[ref.slot]}, ${ref.title}`, banners },
    ...uploadPages(one, ref, out),
  }))

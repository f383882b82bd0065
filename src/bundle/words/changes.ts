import { replacedBy } from '../../domain/later-version.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import type { Slot } from '../../domain/transfer.ts'
import { ordinal, paperName } from '../../domain/words.ts'
import type { Part } from '../book/book.ts'
import { forWhom, reasons } from './contents.ts'
import type { SharedPaper, Told } from './facts.ts'

/** What a later version adds to the ones before it; the first changes nothing (R2.2). */
export function changesPart(f: Told): Part[] {
  const { sentAt } = f.transfer
  if (f.version < 2 || sentAt === undefined) return []
  const later = f.papers
    .filter(({ ref }) => ref.addedAt > sentAt)
    .toSorted((a, b) => (a.ref.addedAt < b.ref.addedAt ? -1 : 1))
  const newest = later[f.version - 2]
  const said = newest ? [`${addsSaid(newest.ref, f)} Everything sent before is here too, unchanged.`] : []
  return [
    {
      title: 'What changed in this version',
      banners: [],
      blocks: [
        ...said.map((text) => ({ kind: 'paragraph', text }) as const),
        {
          kind: 'table',
          head: ['Version of the package', 'What it brought', 'Sent by, and when'],
          shares: [18, 46, 36],
          rows: [
            ['Version 1', 'The package as it was first sent', plainTime(sentAt)],
            ...later.map(({ ref }, at) => [
              `Version ${at + 2}`,
              `${paperName(ref)}: ${ref.title}`,
              `${ref.addedBy.name}, ${plainTime(ref.addedAt)}`,
            ]),
          ],
        },
        ...reasons({ ...f, papers: newest ? [newest] : [] }),
      ],
    },
  ]
}

const inText: Record<Slot, { a: string; paper: string }> = {
  assessment: { a: 'a ', paper: 'social work assessment' },
  plan: { a: 'a ', paper: 'Child in Need plan' },
  minutes: { a: '', paper: 'minutes of the latest review' },
  summary: { a: 'a ', paper: 'summary or case report' },
}

/** Which paper a version adds, and the place of which it takes. */
function addsSaid(ref: SharedPaper['ref'], f: Told): string {
  const adds = `Version ${f.version} of this package adds`
  if (ref.slot === 'other') return `${adds} another paper: ${ref.title}.`
  const { a, paper } = inText[ref.slot]
  const number = ref.version > 1 ? ` (${ordinal(ref.version)} version)` : ''
  const replaced = replacedBy(
    ref,
    f.papers.map((one) => one.ref),
  )
  if (replaced.length === 0) return `${adds} ${a}${paper}${number}${forWhom(f, ref.children)}: ${ref.title}.`
  const places = replaced.map((one) => `the ${ordinal(one.paper.version)}${forWhom(f, one.children)}`)
  return `${adds} ${a}newer ${paper}${number}: ${ref.title}. It takes the place of ${listed(places, 'and')}.`
}

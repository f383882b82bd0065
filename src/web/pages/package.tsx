import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { UnavailablePaper } from '../../../schemas/verbs/package.ts'
import { laterSaid, laterThan, olderFirst } from '../../domain/later-version.ts'
import { type Names, namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { type Slot, slots } from '../../domain/transfer.ts'
import { kindOf, ordinal, sizeOf, slotTitles } from '../../domain/words.ts'
import { Link } from '../components/link.tsx'
import { type Slot as Line, SlotList } from '../components/slot-list.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningsLine, WarningsOf } from './warnings.tsx'
import { labelIn } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Paper = Content['papers'][number]
type Props = {
  view: TransferView
  content: Content
  names: Names
  today: string
  record: readonly Pick<RecordEntry, 'type'>[]
}

/** The package: what stands in each of the four slots and what is missing (R3.1). */
export function PackagePart(props: Props) {
  const { view, content, today } = props
  const others = content.papers.filter(({ slot }) => slot === 'other')
  const sent = content.sentAt !== undefined
  return (
    <section aria-labelledby="package">
      <h2 class="govuk-heading-m" id="package">
        The package
      </h2>
      <WarningsLine content={content} today={today} />
      <SlotList
        slots={[
          ...slots.map((slot) => slotLine(slot, props)),
          ...others.map(
            (paper): Line => ({
              ...{ title: slotTitles.other, hint: <PaperWords paper={paper} {...props} /> },
              ...statusOf([paper], sent),
            }),
          ),
        ]}
      />
      {sent ? (
        <p class="govuk-body">
          <Link href={`/transfers/${view.id}/package.pdf`}>Read the package as one PDF</Link>, or{' '}
          <Link href={`/transfers/${view.id}/package.zip`} download>
            download it as one ZIP file
          </Link>{' '}
          to keep, with everything exactly as it was sent and the signed list of what is in it.
        </p>
      ) : null}
      <EarlierVersions {...props} />
    </section>
  )
}

/** The package as it was before later papers came; what was sent stays to be read as it was (R2.2). */
function EarlierVersions({ view, record }: Props) {
  const sent = record.filter(({ type }) => type === 'TransferSent' || type === 'AddendumSent')
  if (sent.length < 2) return null
  return (
    <ul class="govuk-list">
      {sent.slice(0, -1).map((_one, at) => (
        <li>
          <Link href={`/transfers/${view.id}/package.pdf?version=${at + 1}`}>Version {at + 1} as a PDF</Link>
        </li>
      ))}
    </ul>
  )
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function slotLine(slot: Slot, props: Props): Line {
  const { view, content, names } = props
  const papers = content.papers.filter((paper) => paper.slot === slot).sort((a, b) => olderFirst(b, a))
  // A paper that has come since says more than why there was none.
  const has = new Set(papers.flatMap((paper) => paper.children))
  const reasons = content.unavailable
    .filter((one) => one.slot === slot)
    .map((one) => ({ ...one, children: one.children.filter((child) => !has.has(child)) }))
    .filter(({ children }) => children.length > 0)
  const missing = content.missing.find((one) => one.slot === slot)
  const all = view.children.length
  const forWhom = (children: readonly string[]) => (children.length < all ? ` for ${namesIn(children, names)}` : '')
  const hint = (
    <>
      {papers.map((paper) => (
        <PaperWords paper={paper} {...props} />
      ))}
      {reasons.map((one) => (
        <div>
          Not available{forWhom(one.children)}: {labelIn(UnavailablePaper, 'reason', one.reason).toLowerCase()}
          {one.standsIn ? `. Instead: ${one.standsIn}` : ''}
        </div>
      ))}
      <WarningsOf warnings={content.warnings.filter((one) => one.slot === slot && !one.paper)} names={names} />
      {missing && missing.children.length < all ? <div>Still missing{forWhom(missing.children)}</div> : null}
    </>
  )
  const status: Pick<Line, 'status' | 'colour'> =
    papers.length > 0
      ? statusOf(papers, content.sentAt !== undefined)
      : reasons.length > 0
        ? { status: 'Not available', colour: 'grey' }
        : missing
          ? { status: 'Missing', colour: 'red' }
          : { status: 'Not shared', colour: 'grey' }
  return { title: slotTitles[slot], hint, ...(missing ? { status: 'Missing', colour: 'red' } : status) }
}

function statusOf(papers: readonly Paper[], sent: boolean): Pick<Line, 'status' | 'colour'> {
  if (!sent) return { status: 'In the draft', colour: 'blue' }
  return papers.some(({ shared }) => shared)
    ? { status: 'Sent', colour: 'green' }
    : { status: 'Withheld', colour: 'orange' }
}

/** What each kind of mark is called where its paper is listed; the paper itself says the rest (R3.10). */
const markKinds: Record<string, string> = {
  'third-party': 'About a third party',
  'keep-from': 'Keep from a named person',
  'confidential-address': 'Confidential address',
}

function PaperWords({ paper, view, content, names }: Props & { paper: Paper }) {
  const here = `/transfers/${view.id}`
  const some = paper.children.length < view.children.length
  return (
    <div>
      <Link href={`${here}/papers/${paper.id}`}>{paper.title}</Link>
      {paper.marks.length > 0 ? (
        <div class="baton-marks">
          {paper.marks.map((kind) => (
            <Tag colour="orange">{markKinds[kind] ?? 'Handle with care'}</Tag>
          ))}
        </div>
      ) : null}
      <div>
        {paper.slot === 'other' ? 'Dated' : `${upper(ordinal(paper.version))} version, dated`}{' '}
        {plainDate(paper.datedOn)}, by {paper.author}, {paper.authorRole}
        {some ? `, for ${namesIn(paper.children, names)}` : ''}
      </div>
      {laterThan(paper, content.papers).map((later) => (
        <div>A later version is in this package: {laterSaid(later, paper, names)}</div>
      ))}
      <WarningsOf warnings={content.warnings.filter((one) => one.paper === paper.id)} names={names} />
      {paper.reason ? <div>Why it is needed: {paper.reason}</div> : null}
      {paper.files.map(({ name, bytes, mediaType, file }) => (
        <div>
          <Link href={file ? `${here}/files/${file}` : `${here}/papers/${paper.id}/json`} download>
            {file ? `Download ${name}` : 'Download as JSON'}
          </Link>{' '}
          ({kindOf(mediaType)}, {sizeOf(bytes)})
        </div>
      ))}
    </div>
  )
}

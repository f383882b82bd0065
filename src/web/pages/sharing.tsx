import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { RecordLawfulBasis } from '../../../schemas/verbs/lawful-basis.ts'
import { DecideSharing } from '../../../schemas/verbs/permission.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { paperKinds } from '../../domain/transfer.ts'
import { caldicottSaid, shareSaid } from '../../domain/words.ts'
import { Bullets } from '../components/bullets.tsx'
import { Link } from '../components/link.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { AdvicePart } from './advice.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { ConsentPart, PermissionTable } from './permission-table.tsx'
import { SharingWarnings } from './sharing-warnings.tsx'
import { labelIn, papersNamed } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'view' | 'record' | 'names' | 'councils' | 'today'> & { content: Content }

/** May we share? The verdict, who said what, consent apart from it, advice and decision (R4). */
export function SharingPart(props: Props) {
  const { view, record } = props
  return (
    <section aria-labelledby="sharing" class="baton-part">
      <h2 class="govuk-heading-m" id="sharing">
        {view.side === 'sender' ? 'May we share?' : 'Sharing the papers'}
      </h2>
      <SharingWarnings {...props} />
      <SummaryList rows={verdictRows(props, true)} />
      <PermissionTable {...props} onTransfer />
      <div class="govuk-body">
        <Mend view={view} verb="record-permission">
          Record permission to share
        </Mend>
        <Mend view={view} verb="ask-advice">
          Ask for advice on sharing
        </Mend>
        <Mend view={view} verb="decide-sharing">
          Decide whether to share
        </Mend>
      </div>
      <AdvicePart record={record} />
      <ConsentPart {...props} />
    </section>
  )
}

/** The verdict before whoever sends, decides or advises; with who said what and what was advised, where they weigh it (R4.7). */
export function SharingBefore({ opened, content, weighed }: { opened: Opened; content: Content; weighed: boolean }) {
  return (
    <>
      <SummaryList
        card={{ title: 'May the papers be shared?', headingLevel: 2 }}
        rows={verdictRows({ ...opened, content }, false)}
      />
      {weighed ? (
        <>
          <PermissionTable {...opened} content={content} />
          <AdvicePart record={opened.record} headingLevel={2} answered />
        </>
      ) : null}
    </>
  )
}

/** The one verdict on sharing with its reasons, and the Caldicott status, always in sight (R4.7, R4.8). */
function verdictRows({ view, record, content }: Pick<Props, 'view' | 'record' | 'content'>, onTransfer: boolean) {
  const { share, because, papers, reasons, conditions = [] } = content.verdict
  const keepTo = view.side === 'sender' ? 'They must keep to' : 'You must keep to'
  return [
    { key: 'Verdict', value: <strong>{shareSaid({ share, because })}</strong> },
    ...(share === 'part' ? [{ key: 'Papers that may go', value: papersNamed(papers) }] : []),
    ...staysRows(view, content),
    ...(conditions.length > 0 ? [{ key: keepTo, value: <Bullets items={conditions} /> }] : []),
    { key: 'Why', value: <Bullets items={reasons} /> },
    { key: 'Caldicott guardian', value: caldicottSaid(content.verdict) },
    ...decisionRows(record, onTransfer),
    ...countersignatureRows(view, content, onTransfer),
    ...basisRows(view, record, onTransfer),
    ...notificationRows(content),
  ]
}

/** Where only some papers may go, those that stay, as the transferring authority has them to check (R4.7). */
function staysRows({ side }: TransferView, { verdict, papers }: Content): SummaryRow[] {
  if (side !== 'sender' || verdict.share !== 'part') return []
  const stays = paperKinds.filter(
    (kind) => !verdict.papers.includes(kind) && (kind !== 'other' || papers.some(({ slot }) => slot === kind)),
  )
  return stays.length > 0 ? [{ key: 'Papers that stay behind', value: papersNamed(stays) }] : []
}

/** The latest decision of a practice lead, whether or not it still stands (R4.3). */
function decisionRows(record: readonly RecordEntry[], onTransfer: boolean): SummaryRow[] {
  const decided = all(record, 'SharingDecided').at(-1)
  if (decided === undefined) return []
  const { entry, said } = decided
  const overtaken = record.some(({ type, seq }) => type === 'EmergencyDeclared' && seq > entry.seq)
  // Every decision has a ground, but not to share needs none.
  const ground =
    said.outcome === 'do-not-share' || said.ground === undefined
      ? ''
      : `. ${labelIn(DecideSharing, 'ground', said.ground)}`
  const papers = said.papers && said.outcome === 'share-in-part' ? `: ${papersNamed(said.papers)}` : ''
  return [
    {
      key: overtaken ? 'Decision before the emergency' : 'Latest decision',
      value: (
        <>
          {labelIn(DecideSharing, 'outcome', said.outcome)}
          {papers}
          {ground}
          {said.groundNamed && ground ? `: ${said.groundNamed}` : ''}.
          <div class="govuk-hint govuk-!-margin-bottom-0">
            {entry.name}, {plainTime(entry.at)}
          </div>
          {onTransfer ? <Link href={`#event-${entry.seq}`}>Read the reasons</Link> : null}
        </>
      ),
    },
  ]
}

function countersignatureRows(view: TransferView, { verdict }: Content, onTransfer: boolean): SummaryRow[] {
  const waits = verdict.because?.includes('waits-for-countersignature')
  if (!waits && !verdict.because?.includes('countersigned')) return []
  const value = waits ? (
    <>
      <Tag colour="yellow">Waiting</Tag> for a service manager
      {onTransfer ? (
        <Mend view={view} verb="countersign-sharing">
          Countersign sharing against advice
        </Mend>
      ) : null}
    </>
  ) : (
    'A service manager has countersigned'
  )
  return [{ key: 'Countersignature', value }]
}

/** The lawful basis stands beside permission and is not permission (R4.5). */
function basisRows(view: TransferView, record: readonly RecordEntry[], onTransfer: boolean): SummaryRow[] {
  const basis = all(record, 'LawfulBasisRecorded').at(-1)?.said
  const parts = (['article6', 'article9', 'duty'] as const).flatMap((key) => {
    const code = basis?.[key]
    return code === undefined ? [] : [labelIn(RecordLawfulBasis, key, code)]
  })
  const mend = onTransfer ? (
    <Mend view={view} verb="record-lawful-basis">
      Record the lawful basis
    </Mend>
  ) : null
  const value = parts.length > 0 ? <Bullets items={parts} /> : <>Not recorded yet{mend}</>
  return [{ key: 'Lawful basis', value }]
}

function notificationRows({ sharing: { notification } }: Content): SummaryRow[] {
  if (notification === undefined || notification === 'due') return []
  const value = notification === 'notify' ? 'They are told of the move' : 'They are not told; the record says why'
  return [{ key: 'Telling them without the papers', value }]
}

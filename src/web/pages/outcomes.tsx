import type { TransferView } from '../../../schemas/transfer.ts'
import { namesIn } from '../../domain/names.ts'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { outcomeWords } from './words.ts'

export type MeetingProps = Pick<Opened, 'record' | 'view' | 'names' | 'today'> & {
  content: NonNullable<TransferView['content']>
}

/** Somebody’s words as a row, where there are any. */
export const words = (key: string, text: string | undefined): SummaryRow[] =>
  text === undefined ? [] : [{ key, value: <Written text={text} /> }]

/** Child by child: the outcome and why, what cannot be provided, and the closing summary of one no longer in need (R7.3). */
export function OutcomesPart(props: MeetingProps) {
  return (
    <>
      <EachOutcome {...props} />
      <StillOpen {...props} />
    </>
  )
}

/** The children for whom no outcome is written down and the transfer is not over: the meeting is owed to them (R6.8). */
export const withoutOutcome = ({ children }: Pick<TransferView, 'children'>): string[] =>
  children.filter(({ outcome, ending }) => outcome === undefined && ending === undefined).map(({ id }) => id)

function StillOpen({ view, names, content }: MeetingProps) {
  const still = withoutOutcome(view)
  if (content.meeting?.heldOn === undefined || still.length === 0) return null
  return (
    <>
      <WarningText>No outcome yet: {namesIn(still, names)}</WarningText>
      <div class="govuk-body">
        <Mend view={view} verb="hold-meeting">
          Record what came of it for {namesIn(still, names)}
        </Mend>
      </div>
    </>
  )
}

function EachOutcome({ record, view, names, content }: MeetingProps) {
  const meetings = all(record, 'MeetingHeld')
  const summaries = all(record, 'ClosingSummaryWritten')
  return view.children.map(({ id }) => {
    const held = meetings.filter(({ said }) => said.outcomes.some(({ child }) => child === id)).at(-1)?.said
    const found = held?.outcomes.find(({ child }) => child === id)
    if (found === undefined) return null
    const deficits = (held?.deficits ?? []).filter(({ child }) => child === id)
    const summary = summaries.filter(({ said }) => said.child === id).at(-1)?.said
    const wanting = found.outcome === 'no-longer-in-need' && !content.closingSummaries.includes(id)
    return (
      <SummaryList
        card={{ title: names.get(id) ?? id, headingLevel: 3 }}
        rows={[
          { key: 'Outcome', value: outcomeWords[found.outcome] ?? found.outcome },
          { key: 'Reasons', value: <Written text={found.reasons} /> },
          ...deficits.map(({ service, reasons, instead }) => ({
            key: 'Cannot be provided',
            value: (
              <>
                <strong>{service}</strong>
                <div>
                  <Written text={reasons} />
                </div>
                {instead ? (
                  <div>
                    Instead: <Written text={instead} />
                  </div>
                ) : null}
              </>
            ),
          })),
          ...(wanting
            ? [
                {
                  key: 'Closing summary',
                  value: (
                    <>
                      Not written yet
                      <Mend view={view} verb="write-closing-summary" chosen={{ child: id }}>
                        Write the closing summary
                      </Mend>
                    </>
                  ),
                },
              ]
            : []),
          ...(summary ? summaryRows(summary) : []),
        ]}
      />
    )
  })
}

const summaryRows = (
  said: NonNullable<ReturnType<typeof all<'ClosingSummaryWritten'>>[number]>['said'],
): SummaryRow[] => [
  ...words('Why no longer in need', said.reasons),
  ...words('The child’s view', said.viewsOfChild),
  ...words('The parents’ and carers’ view', said.viewsOfParents),
  ...words('The professionals’ view', said.viewsOfProfessionals),
  ...words('Next steps', said.nextSteps),
  {
    key: 'Agreed by',
    value: `${said.practiceLead} (practice lead) and ${said.serviceManager} (service manager). Lead professional: ${said.leadProfessional}`,
  },
]

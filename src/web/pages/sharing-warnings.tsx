import type { Sharing } from '../../../schemas/sharing.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { InsetText } from '../components/inset-text.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { Mend } from './mend.tsx'
import type { CouncilNames } from './names.ts'

type Content = NonNullable<TransferView['content']>
type Props = { view: TransferView; content: Content; councils: CouncilNames; today: string }

/** Permission was withdrawn after sending, and nobody has decided since: at the top of the page, for both sides (R4.6). */
export function WithdrawnBanner({ view, content }: Pick<Props, 'view'> & { content: Content | undefined }) {
  if (!content?.sharing.withdrawn || content.verdict.share !== 'none') return null
  return (
    <NotificationBanner title="Permission was withdrawn" titleId="withdrawn">
      <p class="govuk-notification-banner__heading">
        Somebody who had said yes to sharing now says no. Nothing is unsent. Nothing further goes without a new
        decision.
      </p>
      <Mend view={view} verb="ask-advice">
        Ask for advice on sharing
      </Mend>
      <Mend view={view} verb="decide-sharing">
        Decide whether to share
      </Mend>
    </NotificationBanner>
  )
}

const owedWords: Record<NonNullable<Sharing['emergency']>['owed'][number], { what: string; verb: VerbName }> = {
  reasons: { what: 'the reasons for sharing', verb: 'decide-sharing' },
  countersignature: { what: 'a service manager’s countersignature', verb: 'countersign-sharing' },
  basis: { what: 'the lawful basis', verb: 'record-lawful-basis' },
  move: { what: 'what the move means', verb: 'record-move' },
  residence: { what: 'when the family is resident', verb: 'report-residence' },
  papers: { what: 'the papers that are missing, or why there are none', verb: 'send-addendum' },
}

/** What must not be missed about sharing: what an emergency left owing, what stands since a withdrawal, whether they are told. */
export function SharingWarnings({ view, content, councils, today }: Props) {
  const { emergency, notification, withdrawn } = content.sharing
  return (
    <>
      {emergency && emergency.owed.length > 0 ? (
        <>
          <WarningText>
            The papers went first, in an emergency. {view.side === 'sender' ? 'You owe' : `${councils.sender} owes`}{' '}
            {listed(
              emergency.owed.map((one) => owedWords[one].what),
              'and',
            )}
            :{' '}
            {today > emergency.due
              ? `late, due by the end of ${plainDate(emergency.due)}.`
              : `due by the end of ${today === emergency.due ? 'today' : plainDate(emergency.due)}.`}
          </WarningText>
          <div class="govuk-body">
            {emergency.owed.map((one) => (
              <Mend view={view} verb={owedWords[one].verb}>
                Record {owedWords[one].what}
              </Mend>
            ))}
          </div>
        </>
      ) : null}
      {emergency && emergency.owed.length === 0 ? (
        <InsetText>The papers went first, in an emergency. All that was owed then is recorded.</InsetText>
      ) : null}
      {withdrawn && content.verdict.share !== 'none' ? (
        <InsetText>Permission was withdrawn after the papers were sent. A practice lead has decided since.</InsetText>
      ) : null}
      {notification === 'due' ? (
        <>
          <WarningText>
            The papers stay with you. Decide whether {councils.receiver} is told of the move without them.
          </WarningText>
          {view.allowed.includes('notify-move') ? (
            <div class="govuk-body">
              <Mend view={view} verb="notify-move">
                Decide whether they are told of the move
              </Mend>
            </div>
          ) : (
            <p class="govuk-body">A practice lead in your authority decides it.</p>
          )}
        </>
      ) : null}
    </>
  )
}

import { residenceWords } from '../../domain/residence-words.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { InsetText } from '../components/inset-text.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { DutyNumber } from './alert.tsx'
import { questionsIn } from './from-record.ts'
import type { Opened } from './opened.ts'
import { SharingPart } from './package.tsx'
import { QuestionCard } from './progress.tsx'
import { reportsIn } from './residence-words.ts'
import { WarningsBeforeSending } from './warnings.tsx'

/** What must be in sight before a form is filled in. */
export function BeforeVerb({ verb, opened }: { verb: VerbName; opened: Opened }) {
  const { view, record, councils } = opened
  if (verb === 'raise-alert') return <Telephone {...opened} />
  if (verb === 'answer') {
    const open = questionsIn(record).filter(({ answer }) => answer === undefined)
    if (open.length === 0) return <InsetText>No question is open.</InsetText>
    return open.map((question) => <QuestionCard question={question} />)
  }
  if (verb === 'agree-residence' && view.content) {
    const { running, proposed } = reportsIn(view.content.residence)
    return (
      <InsetText>
        {proposed
          ? `Proposed: ${residenceWords(proposed, councils)}. Known by: ${proposed.known}.`
          : 'None is proposed.'}
        {running ? ` It takes the place of: ${residenceWords(running, councils)}.` : ''}
      </InsetText>
    )
  }
  // The verdict stands before whoever sends or decides (R4.7).
  if ((verb === 'send' || verb === 'decide-sharing' || verb === 'countersign-sharing') && view.content)
    return (
      <>
        {verb === 'send' ? (
          <p class="govuk-body">
            What you send never changes; later papers can follow it. {councils.receiver} is told at once.
          </p>
        ) : null}
        {verb === 'send' ? (
          <WarningsBeforeSending content={view.content} names={opened.names} here={`/transfers/${view.id}`} />
        ) : null}
        <SharingPart content={view.content} />
      </>
    )
  if (verb === 'accept')
    return (
      <InsetText>
        From the date that you give, {councils.receiver} leads. Until then {councils.sender} leads.
      </InsetText>
    )
  return null
}

/** An alert is no telephone call: the number stands above the form (R2.8). */
function Telephone({ view, authorities, councils }: Opened) {
  return (
    <>
      <WarningText>
        This alert does not replace a telephone referral. Telephone the front door of {councils.receiver} first.
      </WarningText>
      <DutyNumber authorities={authorities} of={view.receiver} />
      <p class="govuk-body">If a child is in immediate danger, call 999.</p>
    </>
  )
}

import { daysLeft, longDate, plainDate } from '../../domain/plain-dates.ts'
import { residenceWords } from '../../domain/residence-words.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { InsetText } from '../components/inset-text.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { QuestionsAsked } from './advice.tsx'
import { TheirDoor } from './alert.tsx'
import { BeforeDispute, inTheDispute } from './before-dispute.tsx'
import { lacksBeforeSending } from './before-sending.tsx'
import { whyNoClock } from './clock.tsx'
import { ClockHistory } from './clock-history.tsx'
import { all, questionsIn } from './from-record.ts'
import { RisksStated } from './handover.tsx'
import type { Opened } from './opened.ts'
import { QuestionCard } from './progress.tsx'
import { reportsIn } from './residence-words.ts'
import { SharingBefore } from './sharing.tsx'
import { WithdrawnBanner } from './sharing-warnings.tsx'
import { WarningsBeforeSending } from './warnings.tsx'

/** The verdict stands before whoever sends, decides or advises (R4.7). */
const withVerdict: ReadonlySet<VerbName> = new Set<VerbName>([
  ...(['send', 'send-addendum', 'send-in-emergency', 'decide-sharing', 'countersign-sharing'] as const),
  ...(['ask-advice', 'answer-advice', 'notify-move'] as const),
])

/** What must be in sight before a form is filled in. */
export function BeforeVerb({ verb, opened }: { verb: VerbName; opened: Opened }) {
  const { view, record, councils } = opened
  if (verb === 'raise-alert') return <Telephone {...opened} />
  if (inTheDispute.has(verb)) return <BeforeDispute verb={verb} opened={opened} />
  if (verb === 'acknowledge-alert')
    return (
      <InsetText>
        Acknowledge once somebody of your authority has read the alert and acts on it. {councils.sender} is told who. It
        stands for every alert on this transfer that waits.
      </InsetText>
    )
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
  if (verb === 'confirm-due') return <ClockHistory {...opened} />
  if (verb === 'answer-visit')
    return all(record, 'VisitAsked')
      .slice(-1)
      .map(({ said }) => (
        <InsetText>
          {councils.sender} asks for a visit by {plainDate(said.by)}: {said.about}
        </InsetText>
      ))
  if (verb === 'arrange-meeting') return <DueFirst {...opened} />
  if (verb === 'hold-meeting') return <Invited record={record} />
  if (verb === 'confirm-risks') return <RisksStated {...opened} />
  if (withVerdict.has(verb) && view.content)
    return (
      <>
        {verb === 'answer-advice' ? <QuestionsAsked record={record} /> : null}
        {verb === 'send' ? (
          <p class="govuk-body">
            What you send never changes; later papers can follow it. {councils.receiver} is told at once.
          </p>
        ) : null}
        {verb === 'send' ? (
          <WarningsBeforeSending
            content={view.content}
            names={opened.names}
            here={`/transfers/${view.id}`}
            ready={lacksBeforeSending(opened).length === 0}
          />
        ) : null}
        {verb === 'send-addendum' ? <WithdrawnBanner view={view} content={view.content} /> : null}
        <SharingBefore opened={opened} content={view.content} weighed={verb !== 'send' && verb !== 'send-addendum'} />
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

/** By when the meeting is due, before anybody looks for a day (R7.2). */
function DueFirst({ clock, today }: Opened) {
  const { due, workingDaysLeft: left } = clock
  if (due === undefined) return <InsetText>{whyNoClock(clock.still)}</InsetText>
  return (
    <InsetText>
      The meeting is due by <strong>{longDate(due.on)}</strong>
      {left === undefined ? '' : ` (${daysLeft(left, due.on, today)})`}. Later than that, it needs a reason.
    </InsetText>
  )
}

/** Who was invited, for whoever writes down who came (R7.1). */
function Invited({ record }: Pick<Opened, 'record'>) {
  const said = all(record, 'MeetingArranged').at(-1)?.said
  if (said === undefined || said.invited.length === 0) return null
  return (
    <InsetText>
      Invited: {said.invited.join('; ')}
      {said.transferringWorkerInvited ? '; the transferring worker' : ''}.
    </InsetText>
  )
}

/** An alert is no telephone call: the number that answers now stands above the form (R2.8). */
function Telephone(opened: Opened) {
  const { councils, outOfHours } = opened
  return (
    <>
      <WarningText>
        This alert does not replace a telephone referral. Telephone the front door of {councils.receiver} first.
      </WarningText>
      <TheirDoor {...opened} />
      <p class="govuk-body">
        {outOfHours ? `It is out of hours at ${councils.receiver}. ` : ''}If a child is in immediate danger, call 999.
      </p>
    </>
  )
}

import type { Responsibility } from '../../../schemas/dispute.ts'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Reference } from '../components/reference.tsx'
import { Tag } from '../components/tag.tsx'
import { AlertsTaken, AlertsWaiting } from './alert.tsx'
import { DisputePart, notifiesAtOnce } from './dispute.tsx'
import { doneSaid } from './done.ts'
import { ContactBanner } from './earlier-moves.tsx'
import { Facts } from './facts.tsx'
import { ChildrenPart, FamilyPart } from './family.tsx'
import { refusalPage } from './fault.tsx'
import { justDoneBy } from './from-record.ts'
import { Lead } from './lead.tsx'
import { MeetingPart } from './meeting.tsx'
import { MinimalPart } from './minimal.tsx'
import { MovePart } from './move.tsx'
import { OnThisPage } from './on-this-page.tsx'
import { type Opened, openTransfer } from './opened.ts'
import { PackagePart } from './package.tsx'
import { ProgressPart } from './progress.tsx'
import { RecordPart } from './record.tsx'
import { ledgerIn } from './responsibility.tsx'
import { SharingPart } from './sharing.tsx'
import { WithdrawnBanner } from './sharing-warnings.tsx'
import { type Ctx, Shell } from './shell.tsx'
import { ShutOutPart } from './shut-out.tsx'
import { Steps } from './steps.tsx'
import { TelephoneBanner, UnseenBanner } from './telephone.tsx'
import { WarningsAhead } from './warnings.tsx'
import { stateTags, urgencyTags } from './words.ts'

export type TransferProps = Opened & {
  /** What has just been done, in words, or nothing. */
  done?: string | undefined
  /** For the button that acknowledges at once, or notifies those at the next rung. */
  once: string
  responsibility: Responsibility
}

/** One transfer: an alert that waits, then who leads today, then where it stands, what may be done, what it says and its record. */
export function TransferPage(props: TransferProps) {
  const { view, viewer, councils, done } = props
  const { content } = view
  const state = stateTags[view.state]
  const urgency = urgencyTags[view.urgency]
  const back = { href: `/transfers?side=${view.side}`, text: view.side === 'receiver' ? 'Coming to us' : 'Leaving us' }
  return (
    <Shell title={`Transfer ${view.reference}`} viewer={viewer} back={back}>
      {done ? <NotificationBanner kind="success" text={done} /> : null}
      <AlertsWaiting {...props} />
      <TelephoneBanner view={view} councils={councils} />
      <Lead {...props} />
      <AlertsTaken {...props} />
      <WithdrawnBanner view={view} content={content} />
      <ContactBanner {...props} />
      <UnseenBanner view={view} record={props.record} once={props.once} csrf={viewer.csrf} />
      <span class="govuk-caption-l">
        {view.side === 'receiver' ? `From ${councils.sender}` : `To ${councils.receiver}`}
      </span>
      <h1 class="govuk-heading-l">
        Transfer <Reference>{view.reference}</Reference>
      </h1>
      <div class="baton-tags">
        <Tag colour={state.colour}>{state.text}</Tag>
        {urgency ? <Tag colour={urgency.colour}>{urgency.text}</Tag> : null}
        {view.disputeRung === undefined ? null : <Tag colour="red">In dispute</Tag>}
      </div>
      <Facts {...props} />
      {view.shutOut ? (
        <ShutOutPart {...props} />
      ) : content === undefined ? (
        <>
          <MinimalPart {...props} />
          <DisputePart {...props} />
        </>
      ) : (
        <>
          <OnThisPage view={view} />
          <WarningsAhead view={view} content={content} />
          <Steps
            {...{ view, record: props.record, today: props.today, guest: viewer.guest }}
            except={notifiesAtOnce(view) ? 'escalate' : undefined}
          />
          <DisputePart {...props} />
          <ChildrenPart {...props} />
          <FamilyPart {...props} />
          <PackagePart {...props} content={content} />
          <SharingPart {...props} content={content} />
          <MovePart {...props} content={content} />
          <ProgressPart {...props} content={content} />
          {content.sentAt ? <MeetingPart {...props} content={content} /> : null}
          <RecordPart {...props} />
        </>
      )}
    </Shell>
  )
}

/** GET /transfers/:id. */
export async function showTransfer(c: Ctx): Promise<Response> {
  const [opened, read] = await Promise.all([openTransfer(c), ledgerIn(c)])
  if ('refused' in opened) return refusalPage(c, opened.refused)
  if ('refused' in read) return refusalPage(c, read.refused)
  const props = { ...opened, responsibility: read.found, done: doneWords(c, opened) }
  return c.html(<TransferPage {...props} once={crypto.randomUUID()} />)
}

/** What the record says was just done. The address alone proves nothing: anybody can write `?done=accept`. */
function doneWords(c: Ctx, opened: Opened): string | undefined {
  const entries = justDoneBy(opened.record, c.get('actor').worker, c.get('deps').now())
  return doneSaid(c.req.query('done') ?? '', entries, opened)
}

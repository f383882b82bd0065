import { eventTitle } from '../../domain/event-words.ts'
import { verbNamed } from '../../domain/verbs.ts'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Reference } from '../components/reference.tsx'
import { Tag } from '../components/tag.tsx'
import { AlertPart } from './alert.tsx'
import { DisputePart } from './dispute.tsx'
import { Facts } from './facts.tsx'
import { ChildrenPart, FamilyPart } from './family.tsx'
import { refusalPage } from './fault.tsx'
import { justDoneBy } from './from-record.ts'
import { Lead } from './lead.tsx'
import { MinimalPart } from './minimal.tsx'
import { type Opened, openTransfer } from './opened.ts'
import { PackagePart } from './package.tsx'
import { ProgressPart } from './progress.tsx'
import { RecordPart } from './record.tsx'
import { type Ctx, Shell } from './shell.tsx'
import { Steps } from './steps.tsx'
import { WarningsAhead } from './warnings.tsx'
import { stateTags, urgencyTags } from './words.ts'

export type TransferProps = Opened & {
  /** What has just been done, in words, or nothing. */
  done?: string | undefined
  /** For the button that acknowledges at once. */
  once: string
}

/** One transfer: who leads today in the first line, then where it stands, what may be done, what it says and its record. */
export function TransferPage(props: TransferProps) {
  const { view, viewer, councils, done } = props
  const { content } = view
  const state = stateTags[view.state]
  const urgency = urgencyTags[view.urgency]
  const back = { href: `/transfers?side=${view.side}`, text: view.side === 'receiver' ? 'Coming to us' : 'Leaving us' }
  return (
    <Shell title={`Transfer ${view.reference}`} viewer={viewer} back={back}>
      {done ? <NotificationBanner kind="success" text={done} /> : null}
      <Lead {...props} />
      <AlertPart {...props} />
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
      {content === undefined ? (
        <MinimalPart {...props} />
      ) : (
        <>
          <WarningsAhead view={view} content={content} />
          <Steps view={view} record={props.record} />
          <DisputePart {...props} />
          <ChildrenPart {...props} />
          <FamilyPart {...props} />
          <PackagePart {...props} content={content} />
          <ProgressPart {...props} content={content} />
          <RecordPart {...props} />
        </>
      )}
    </Shell>
  )
}

/** GET /transfers/:id. */
export async function showTransfer(c: Ctx): Promise<Response> {
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  return c.html(<TransferPage {...opened} done={doneWords(c, opened)} once={crypto.randomUUID()} />)
}

/** What the record says was just done. The address alone proves nothing: anybody can write `?done=accept`. */
function doneWords(c: Ctx, { view, record }: Opened): string | undefined {
  const verb = verbNamed(c.req.query('done') ?? '')
  if (verb === undefined) return undefined
  // Where the record is not open to its reader, it cannot vouch for them.
  if (view.content === undefined) return `Taken: ${verb.title.toLowerCase()}`
  const entries = justDoneBy(record, c.get('actor').worker, c.get('deps').now())
  return entries.length === 0 ? undefined : `${[...new Set(entries.map(({ type }) => eventTitle(type)))].join('. ')}.`
}

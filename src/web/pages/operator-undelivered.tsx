import { counted, plainTime } from '../../domain/plain-dates.ts'
import {
  type FailingWebhook,
  mostShown,
  type Oldest,
  type Undeliverable,
  type Undelivered,
} from '../../exchange/operator-view.ts'
import { InsetText } from '../components/inset-text.tsx'
import { KeyFacts } from '../components/key-facts.tsx'
import { Reference } from '../components/reference.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningText } from '../components/warning-text.tsx'

const channels: Record<string, string> = {
  email: 'E-mail',
  'out-of-hours': 'E-mail to its out-of-hours team',
  webhook: 'Its case system',
}
const channelIn = (channel: string): string => channels[channel] ?? channel

/** What could not be delivered, over all authorities: references and counts, no child and no content (R9.2, R9.3). */
export function UndeliveredPart({ outbox }: { outbox: Undeliverable }) {
  const { counts, newest, oldest, webhooks } = outbox
  const { waiting, untold, dead, webhooksOff } = counts
  return (
    <>
      <h2 class="govuk-heading-m" id="undelivered">
        What could not be delivered
      </h2>
      {untold > 0 ? (
        <WarningText>
          Nobody was told, and nobody there has acted. Telephone the authorities that are marked below.
        </WarningText>
      ) : null}
      <KeyFacts
        facts={[
          { label: 'Nobody was told', value: String(untold), ...(untold > 0 ? { mood: 'late' as const } : {}) },
          { label: 'Dead letters', value: String(dead), ...(dead > 0 ? { mood: 'soon' as const } : {}) },
          {
            label: 'Case systems off',
            value: String(webhooksOff),
            ...(webhooksOff > 0 ? { mood: 'soon' as const } : {}),
          },
          { label: 'Waiting to go out', value: String(waiting) },
        ]}
      />
      {oldest ? <OldestWaiting {...oldest} /> : null}
      {newest.length === 0 ? (
        <p class="govuk-body">Everything that was to be told has been delivered, or still waits.</p>
      ) : (
        <Table
          caption={newest.length < mostShown ? 'Given up' : `Given up: ${mostShown} of them`}
          captionSize="s"
          columns={['Authority', 'What it was to hear', 'How, and why not'].map((heading) => ({ heading }))}
          rows={newest.map(cellsOf)}
          firstCellIsHeader
          small
        />
      )}
      {webhooks.length === 0 ? null : (
        <Table
          caption="Case systems that are off or failing"
          captionSize="s"
          columns={['Authority', 'How it stands'].map((heading) => ({ heading }))}
          rows={webhooks.map((one) => [one.authority, <WebhookStanding {...one} />])}
          firstCellIsHeader
          small
        />
      )}
    </>
  )
}

function cellsOf({ authority, reference, what, channel, fault, since, nobody, actedAt }: Undelivered) {
  return [
    <>
      {authority}
      {nobody ? (
        <p class="govuk-!-margin-top-1 govuk-!-margin-bottom-0">
          <Tag colour={actedAt === null ? 'red' : 'grey'}>Nobody was told</Tag>
        </p>
      ) : null}
    </>,
    <>
      <Reference>{reference}</Reference>
      <p class="govuk-!-margin-top-1 govuk-!-margin-bottom-0">{what}</p>
    </>,
    <>
      {fault === null ? channelIn(channel) : `${channelIn(channel)}: ${fault}`}
      <p class="govuk-!-margin-top-1 govuk-!-margin-bottom-0">Since {plainTime(since)}</p>
      <p class="govuk-!-margin-top-1 govuk-!-margin-bottom-0">
        {actedAt === null ? 'Nobody there has acted since.' : `Acted there on ${plainTime(actedAt)}.`}
      </p>
    </>,
  ]
}

function OldestWaiting({ authority, reference, channel, since, tries, fault }: Oldest) {
  return (
    <InsetText>
      Waiting longest: <Reference>{reference}</Reference> to {authority}, {channelIn(channel).toLowerCase()}, since{' '}
      {plainTime(since)}. {tries === 0 ? 'Not tried yet' : `Tried ${counted(tries, 'time')}`}
      {fault === null ? '' : `; last: ${fault}`}.
    </InsetText>
  )
}

function WebhookStanding({ offAt, offWhy, failingSince }: FailingWebhook) {
  if (offAt !== null)
    return (
      <>
        <Tag colour="red">Off</Tag> since {plainTime(offAt)}
        {offWhy === null ? '' : `: ${offWhy}`}
      </>
    )
  return (
    <>
      <Tag colour="orange">Failing</Tag>
      {failingSince === null ? '' : ` since ${plainTime(failingSince)}`}
    </>
  )
}

import { type OwnAuthority, type OwnWebhook, SetWebhook } from '../../../schemas/telling.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Details } from '../components/details.tsx'
import { FormFields } from '../components/form.tsx'
import { Link } from '../components/link.tsx'
import { Select } from '../components/select.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { atFields } from './begin-frame.tsx'
import type { Viewer } from './shell.tsx'
import type { PageError } from './verb.tsx'

export type TellingProps = {
  viewer: Viewer
  settings: OwnAuthority
  /** Whether the reader may set it. */
  may: boolean
  /** What has just been done, in a sentence. */
  done?: string | undefined
  /** The address of a case system as it was typed, where it could not be taken. */
  url?: string | undefined
  errors?: readonly PageError[]
  /** Why a webhook that failed was turned off, in words. */
  whyOff?: string | undefined
}

/** The one field of a webhook’s address. */
export const webhookFields = fieldsOf(SetWebhook)

/** For how long an old secret may be good as well, in hours. */
const keepFor = [
  { value: '24', text: 'For a day' },
  { value: '72', text: 'For three days' },
  { value: '168', text: 'For a week' },
  { value: '0', text: 'Not at all: it has become known' },
]

/** Where the case system is told, how that stands, and what an administrator may do about it. */
export function WebhookPart(props: TellingProps) {
  const { settings, may, url, errors = [] } = props
  const { webhook } = settings
  if (webhook === undefined)
    return (
      <>
        <p class="govuk-body">
          Your case system is not told. It can read <Link href="/docs">the feed</Link> instead, or be called whenever
          something happens.
        </p>
        {may ? <AddressForm {...props} button="Tell our case system" /> : null}
      </>
    )
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Address', value: <span class="govuk-!-text-break-word">{webhook.url}</span> },
          { key: 'State', value: <State webhook={webhook} /> },
          { key: 'Set', value: plainTime(webhook.setAt) },
          { key: webhook.secrets.length === 1 ? 'Secret' : 'Secrets', value: <Secrets webhook={webhook} /> },
        ]}
      />
      {may ? (
        <>
          <ButtonGroup>
            {webhook.off ? <Press {...props} to="on" text="Turn on again" /> : null}
            <Press {...props} to="test" text="Send a test" kind="secondary" />
          </ButtonGroup>
          {webhook.off ? <p class="govuk-body">It is turned on again only if a test arrives.</p> : null}
          <ChangeSecretForm {...props} webhook={webhook} />
          <Details summary="Change the address" open={errors.length > 0 && url !== undefined}>
            <AddressForm {...props} button="Change the address" />
          </Details>
          <Details summary="Stop telling our case system">
            <p class="govuk-body">
              It is called no more, and its secrets are forgotten. The feed is there all the same.
            </p>
            <Press {...props} to="remove" text="Stop telling it" kind="warning" />
          </Details>
        </>
      ) : null}
    </>
  )
}

type PressProps = TellingProps & { to: string; text: string; kind?: 'secondary' | 'warning' }

/** A button that does one thing. */
const Press = ({ viewer, to, text, kind }: PressProps) => (
  <form method="post" action={`/telling/webhook/${to}`}>
    <input type="hidden" name="csrf" value={viewer.csrf} />
    <Button kind={kind} preventDoubleClick>
      {text}
    </Button>
  </form>
)

function State({ webhook: { off, failingSince } }: { webhook: OwnWebhook }) {
  if (off) return <Tag colour="red">Off</Tag>
  if (failingSince === undefined) return <Tag colour="green">On</Tag>
  return (
    <>
      <Tag colour="orange">Failing</Tag>
      <div class="govuk-hint govuk-!-margin-bottom-0">
        Nothing has reached it since {plainTime(failingSince)}. It is tried for three days, then turned off.
      </div>
    </>
  )
}

const Secrets = ({ webhook: { secrets } }: { webhook: OwnWebhook }) => (
  <>
    {secrets.map(({ madeAt, until }) => (
      <div>
        Made on {plainTime(madeAt)}
        {until ? <span class="govuk-hint">, good until {plainTime(until)}</span> : null}
      </div>
    ))}
  </>
)

function ChangeSecretForm({ viewer, webhook }: TellingProps & { webhook: OwnWebhook }) {
  return (
    <Details summary="Change the secret">
      <p class="govuk-body">A new secret is made, and shown to you once. Put it into your case system.</p>
      <form method="post" action="/telling/webhook/secret">
        <input type="hidden" name="csrf" value={viewer.csrf} />
        <input type="hidden" name="replaces" value={webhook.secrets[0]?.madeAt ?? ''} />
        <Select name="keepOldHours" label="How long is the old secret good as well?" items={keepFor} value="24" />
        <Button preventDoubleClick>Change the secret</Button>
      </form>
    </Details>
  )
}

function AddressForm({ viewer, settings, url, errors = [], button }: TellingProps & { button: string }) {
  return (
    <form method="post" action="/telling/webhook" novalidate>
      <input type="hidden" name="csrf" value={viewer.csrf} />
      <FormFields fields={webhookFields} values={{ url: url ?? settings.webhook?.url }} errors={atFields(errors)} />
      <Button preventDoubleClick>{button}</Button>
    </form>
  )
}

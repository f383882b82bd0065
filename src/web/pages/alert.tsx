import { namesIn } from '../../domain/names.ts'
import { counted, plainDate, plainTime } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import { Button } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Written } from '../components/readable.tsx'
import { type AlertKnown, alertsIn } from './from-record.ts'
import { FrontDoor } from './front-door.tsx'
import type { Opened } from './opened.ts'

type Props = Pick<Opened, 'view' | 'record' | 'authorities' | 'councils' | 'names' | 'now' | 'outOfHours'>

/** The front door of the receiving authority (R2.8). */
export function TheirDoor({ view, authorities, outOfHours }: Pick<Props, 'view' | 'authorities' | 'outOfHours'>) {
  const door = authorities.find(({ id }) => id === view.receiver)
  return door ? <FrontDoor door={door} outOfHours={outOfHours} /> : null
}

/** Alerts until somebody of the receiving authority has acknowledged them, above all else on both sides’ pages (R2.8). */
export function AlertsWaiting(props: Props) {
  const waiting = alertsIn(props.record).filter(({ taken }) => taken === undefined)
  if (waiting.length === 0) return null
  return (
    <NotificationBanner title="Alert: risk of significant harm" titleId="alert">
      {waiting.map((alert) => (
        <Waiting {...props} alert={alert} />
      ))}
      {props.view.side === 'sender' ? <ForTheSender {...props} /> : <ForTheReceiver {...props} waiting={waiting} />}
    </NotificationBanner>
  )
}

/** Who took each alert, once somebody has (R2.8). */
export const AlertsTaken = ({ record }: Pick<Props, 'record'>) =>
  alertsIn(record).map(({ at, taken }) =>
    taken ? (
      <InsetText>
        The alert of {plainTime(at)} was acknowledged by {taken.worker} on {plainTime(taken.at)}.
      </InsetText>
    ) : null,
  )

/** What an alert says, who raised it and how long it has lain. */
function Waiting({ alert, view, councils, names, now }: Props & { alert: AlertKnown }) {
  const { named, risk, address, contact, telephoned, at, by, outOfHours } = alert
  return (
    <>
      <p class="govuk-notification-banner__heading">
        <Written text={risk} />
      </p>
      {named ? (
        <p class="govuk-body">
          At risk:{' '}
          {listed(
            named.map((one) => bornWords(one, view)),
            'and',
          )}
        </p>
      ) : null}
      <p class="govuk-body">
        Where the child is: <Written text={address} />
      </p>
      <KeepFrom {...{ view, councils, names }} />
      <p class="govuk-body">
        Who to telephone: <Written text={contact} />
      </p>
      <p class="govuk-body">
        Raised by {by} on {plainTime(at)}
        {outOfHours ? ', out of hours' : ''}.{' '}
        {telephoned
          ? `${by} says that they telephoned the front door of ${councils.receiver} as well.`
          : `${by} had not telephoned the front door of ${councils.receiver} as well.`}{' '}
        <strong>{lain(at, now)}</strong>
      </p>
    </>
  )
}

/** Who must not learn where the child is, as far as the reader may know it (R3.10). */
function KeepFrom({ view, councils, names }: Pick<Props, 'view' | 'councils' | 'names'>) {
  const family = view.content?.family
  if (family === undefined)
    return (
      <p class="govuk-body">
        It may have to be kept from somebody in the family: ask {councils.sender} before you tell anybody outside your
        service.
      </p>
    )
  const from = [...new Set([family.to, family.from].flatMap((address) => address?.keepFrom ?? []))]
  return from.length === 0 ? null : (
    <p class="govuk-body">
      <strong>Keep this from: {namesIn(from, names)}</strong>
    </p>
  )
}

const ForTheSender = (props: Props) => (
  <>
    <p class="govuk-body">
      Nobody at {props.councils.receiver} has acknowledged it. The alert does not replace a telephone referral:
      telephone {props.councils.receiver} now.
    </p>
    <TheirDoor {...props} />
  </>
)

const ForTheReceiver = ({ view, councils, waiting }: Props & { waiting: readonly AlertKnown[] }) => (
  <>
    <p class="govuk-body">
      Telephone {listed([...new Set(waiting.map(({ contact }) => contact))], 'and')} now, and follow your own
      safeguarding procedure.
      {view.state === 'completed' || view.state === 'ended'
        ? null
        : ` Until somebody of your authority acknowledges it, you and ${councils.sender} are told of it again.`}
    </p>
    {view.allowed.includes('acknowledge-alert') ? (
      <Button href={`/transfers/${view.id}/acknowledge-alert`}>Acknowledge the alert</Button>
    ) : null}
  </>
)

/** A child whom an alert names. Where the family is not open, an alert does not tell why there is no date of birth. */
function bornWords({ name, born }: { name: string; born?: string | undefined }, { content }: Props['view']): string {
  if (born) return `${name}, born ${plainDate(born)}`
  const child = content?.family.children.find((one) => one.name === name)
  if (child?.ExpectedPersonBirthDate) return `${name}, birth expected on ${plainDate(child.ExpectedPersonBirthDate)}`
  return content ? `${name}, date of birth not known` : `${name}, not born yet or date of birth not known`
}

/** How long an alert has lain: for "25 minutes", "2 hours", "3 days". */
function lain(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000))
  if (minutes === 0) return 'Raised just now.'
  const hours = Math.floor(minutes / 60)
  const words =
    minutes < 60
      ? counted(minutes, 'minute')
      : hours < 48
        ? counted(hours, 'hour')
        : counted(Math.floor(hours / 24), 'day')
  return `Not acknowledged for ${words}.`
}

import { counted, plainTime } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { all } from './from-record.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { ageWords } from './names.ts'
import type { Opened } from './opened.ts'
import { RecordPart } from './record.tsx'
import { Steps } from './steps.tsx'

type Props = Opened & { once: string }

/**
 * What stands before the papers are open: no paper and no name, and the one act that opens them (R2.7). A request, a
 * notification or an alert is read from the moment it is made (R4.11).
 */
export function MinimalPart(props: Props) {
  const { view, viewer, councils, once, record } = props
  const mayAcknowledge = view.allowed.includes('acknowledge')
  const action = `/transfers/${view.id}/acknowledge`
  return (
    <>
      <h2 class="govuk-heading-m">{counted(view.children.length, 'child').replace('childs', 'children')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {view.children.map((child, at) => (
          <li>
            Child {at + 1}, {ageWords(child.age)}
          </li>
        ))}
      </ul>
      {mayAcknowledge ? (
        <>
          <p class="govuk-body">
            {councils.sender} has sent you the papers of these children. When you acknowledge, the papers open to your
            authority, your name goes on record as the worker who took them up, and {councils.sender} is told.
            Acknowledging accepts no responsibility.
          </p>
          <form method="post" action={action}>
            <HiddenFields csrf={viewer.csrf} version={view.version} once={once} />
            <Button preventDoubleClick>Acknowledge and open the papers</Button>
          </form>
          <p class="govuk-body">
            <Link href={action}>Acknowledge for another named worker</Link>
          </p>
        </>
      ) : (
        <InsetText>
          <WhyClosed {...props} />
        </InsetText>
      )}
      <Steps
        {...{ view, record: [], today: props.today, guest: viewer.guest }}
        except={mayAcknowledge ? 'acknowledge' : undefined}
      />
      {record.length > 0 ? <RecordPart {...props} /> : null}
    </>
  )
}

/** Why no paper is open, and what can be known of whether any will come: nothing may read as promised (R4.11). */
function WhyClosed({ view, councils, record, authorities }: Opened) {
  const ours = view.side === 'receiver'
  const asked = all(record, 'TransferRequested').at(0)?.entry
  if (ours && view.state === 'requested') {
    const whom = asked ? `Your authority asked on ${plainTime(asked.at)}: ` : ''
    return (
      <>
        {whom}
        {councils.sender} has been asked to send the papers and has not begun yet. If papers are sent, you will be told
        at once. <Talk {...{ view, authorities }} />
      </>
    )
  }
  if (ours && view.state === 'draft')
    return (
      <>
        {asked
          ? `Your authority asked ${councils.sender} for the papers on ${plainTime(asked.at)}, and ${councils.sender} has taken up the request.`
          : `${councils.sender} has told you that a family has moved to your area.`}{' '}
        If papers are sent, you will be told at once. <Talk {...{ view, authorities }} />
      </>
    )
  if (view.state === 'sent')
    return 'The papers open when a social worker, a practice lead, a service manager or the duty worker of the receiving authority acknowledges the transfer.'
  return 'The papers are not open to you. If you need them for your work, ask a practice lead of your authority.'
}

/** The number on which the transferring authority answers. */
function Talk({ view, authorities }: Pick<Opened, 'view' | 'authorities'>) {
  const number = authorities.find(({ id }) => id === view.sender)?.dutyTelephone
  if (number === undefined) return null
  return (
    <>
      To talk to them, telephone their duty desk on{' '}
      <Link href={`tel:${number.replaceAll(/[^0-9+]/g, '')}`}>{number}</Link>.
    </>
  )
}

import { counted } from '../../domain/plain-dates.ts'
import type { State } from '../../domain/transfer.ts'
import { Button } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
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
        <InsetText>{whyClosed(view.state, councils)}</InsetText>
      )}
      <Steps view={view} record={[]} except={mayAcknowledge ? 'acknowledge' : undefined} />
      {record.length > 0 ? <RecordPart {...props} /> : null}
    </>
  )
}

function whyClosed(state: State, councils: Props['councils']): string {
  if (state === 'requested') return `${councils.sender} has been asked to send the papers and has not begun yet.`
  if (state === 'draft') return `${councils.sender} is preparing the papers. You will be told when they are sent.`
  if (state === 'sent')
    return 'The papers open when a social worker, a practice lead, a service manager or the duty worker of the receiving authority acknowledges the transfer.'
  return 'The papers are not open to you. If you need them for your work, ask a practice lead of your authority.'
}

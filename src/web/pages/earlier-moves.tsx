import type { Authority } from '../../../schemas/authority.ts'
import type { Move } from '../../../schemas/move.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import type { Slot as Row } from '../components/slot-list.tsx'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { monthsAgo } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'view' | 'authorities' | 'record'> & { content: Content }
type Earlier = NonNullable<Move['earlierMoves']>[number]

/** Earlier moves in the last twelve months as the reader may know them, and whether trafficking was considered (R5.2). */
export function earlierRows(props: Props): Row[] {
  const { view, content, authorities } = props
  const { earlierMoves, contactsWanted } = content.move
  const none: Row = {
    title: 'Earlier moves',
    hint: 'No other move of these children in the last 12 months is on the exchange.',
    ...{ status: 'None found', colour: 'grey' },
  }
  return [
    ...(earlierMoves?.length === 0 ? [none] : (earlierMoves ?? []).map((one) => earlierRow(one, props))),
    ...traffickingRow(props),
    ...contactsWanted.map(
      ({ authority, agree }): Row => ({
        title: `${calledIn(authorities, authority)} asks you to be in contact`,
        hint: (
          <>
            The family has moved on to them.
            {agree ? <Telephone authorities={authorities} of={authority} /> : null}
            <Mend view={view} verb="answer-contact">
              Answer them
            </Mend>
          </>
        ),
        ...contactStatus(agree, 'Not answered'),
      }),
    ),
  ]
}

const contactStatus = (agree: boolean | undefined, waiting: string): Pick<Row, 'status' | 'colour'> =>
  agree === undefined
    ? { status: waiting, colour: 'yellow' }
    : agree
      ? { status: 'Agreed', colour: 'green' }
      : { status: 'Not agreed', colour: 'grey' }

const calledIn = (authorities: readonly Authority[], id: string) =>
  authorities.find((one) => one.id === id)?.name ?? 'Another authority'

function Telephone({ authorities, of }: { authorities: readonly Authority[]; of: string }) {
  const number = authorities.find(({ id }) => id === of)?.dutyTelephone
  return number ? (
    <div>
      {calledIn(authorities, of)}, duty: <Link href={`tel:${number.replaceAll(/[^0-9+]/g, '')}`}>{number}</Link>
    </div>
  ) : null
}

function earlierRow({ match, months, mine, contact }: Earlier, { view, authorities }: Props): Row {
  const title = `An earlier move matches, ${monthsAgo(months)}`
  if (mine)
    return {
      title,
      hint: (
        <>
          Your authority was a party of it. <Link href={`/transfers/${mine}`}>Open that transfer</Link>
        </>
      ),
      ...{ status: 'Yours', colour: 'blue' },
    }
  if (contact === undefined)
    return {
      title,
      hint: (
        <>
          You learn which authority it was once its practice lead agrees to contact.
          <Mend view={view} verb="ask-contact" chosen={{ match }} hiddenText={`about the move ${monthsAgo(months)}`}>
            Ask them to be in contact
          </Mend>
        </>
      ),
      ...{ status: 'Not asked', colour: 'blue' },
    }
  const { agree, authority } = contact
  const said =
    agree === undefined
      ? 'You asked them to be in contact. They have not answered yet.'
      : agree
        ? 'They agree to be in contact.'
        : 'They do not agree to be in contact, and are not named.'
  return {
    title,
    hint: (
      <>
        {said}
        {authority ? <Telephone authorities={authorities} of={authority} /> : null}
      </>
    ),
    ...contactStatus(agree, 'Asked'),
  }
}

/** Considered in writing where there was an earlier move (R5.2). */
function traffickingRow({ view, content, record }: Props): Row[] {
  const { traffickingConsidered, earlierMoves } = content.move
  const title = 'Trafficking and modern slavery'
  if (traffickingConsidered)
    return [{ title, hint: 'Considered in writing; the record says how.', status: 'Done', colour: 'green' }]
  // Other readers than a practice lead see that one was found, and no more.
  const found = (earlierMoves?.length ?? 0) > 0 || record.some(({ type }) => type === 'EarlierMoveFound')
  if (!found) return []
  return [
    {
      title,
      hint: (
        <>
          An earlier move was found. {earlierMoves ? '' : 'A practice lead sees how long ago. '}
          Write down your consideration{content.sentAt ? '' : ' before the papers are sent'}.
          <Mend view={view} verb="record-move">
            Record what the move means
          </Mend>
        </>
      ),
      ...{ status: 'Not yet', colour: 'red' },
    },
  ]
}

/** Authorities that ask for contact about a family that has moved on, for the practice lead who answers (R5.2). */
export function ContactBanner({ view, authorities }: Pick<Props, 'view' | 'authorities'>) {
  const waiting = view.content?.move.contactsWanted.filter(({ agree }) => agree === undefined) ?? []
  if (waiting.length === 0 || !view.allowed.includes('answer-contact')) return null
  return (
    <NotificationBanner title="Contact asked for" titleId="contact-wanted">
      {waiting.map(({ id, authority }) => (
        <>
          <p class="govuk-notification-banner__heading">
            {calledIn(authorities, authority)} asks to be in contact. The family has moved on to them.
          </p>
          <Mend
            view={view}
            verb="answer-contact"
            chosen={{ contact: id }}
            hiddenText={calledIn(authorities, authority)}
          >
            Answer whether you agree
          </Mend>
        </>
      ))}
    </NotificationBanner>
  )
}

import type { TransferView } from '../../../schemas/transfer.ts'
import { Link } from '../components/link.tsx'

type View = Pick<TransferView, 'side' | 'disputeRung' | 'content'>

/** Each part by the id of its heading, and as the heading calls it. */
const partsOf = ({ side, disputeRung, content }: View) => [
  ['steps', 'What you may do'],
  ...(disputeRung === undefined ? [] : [['dispute', 'The dispute']]),
  ['children', 'Children'],
  ['family', 'Family and addresses'],
  ['package', 'The package'],
  ['sharing', side === 'sender' ? 'May we share?' : 'Sharing the papers'],
  ['move', 'What the move means'],
  ['progress', 'Residence and the clock'],
  ...(content?.sentAt ? [['meeting', 'Child in Need meeting']] : []),
  ['record', 'The record'],
]

/** What stands on the long page of a transfer, each a link to its heading. */
export const OnThisPage = ({ view }: { view: View }) => (
  <nav class="baton-contents" aria-labelledby="contents">
    <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="contents">
      On this page
    </h2>
    <ul class="baton-contents__list">
      {partsOf(view).map(([id, title]) => (
        <li>
          <Link href={`#${id}`}>{title}</Link>
        </li>
      ))}
    </ul>
  </nav>
)

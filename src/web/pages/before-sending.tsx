import type { TransferView } from '../../../schemas/transfer.ts'
import { wrongProcedure } from '../../domain/children.ts'
import { namesIn } from '../../domain/names.ts'
import type { Slot } from '../../domain/transfer.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { slotTitles } from '../../domain/words.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { saidPlainly } from './refusal-words.ts'
import { reportsIn } from './residence-words.ts'
import { whoMay } from './steps.tsx'

type Content = NonNullable<TransferView['content']>
type Step = { verb: VerbName; text: string; chosen?: Readonly<Record<string, string>>; about?: string }

/** What stands in the way of sending, and the forms that mend it. */
type Lack = { words: string; steps: readonly Step[] }

type Known = Pick<Opened, 'view' | 'record' | 'names' | 'councils' | 'authorities'>

/** What is known to keep the package from being sent, in the order in which the rule asks (R3.1, R4.5, R4.7, R5.1, R5.2, R6.2). */
export function lacksBeforeSending(known: Known): Lack[] {
  const { view, record, names } = known
  const { content } = view
  if (content === undefined) return []
  if (view.state !== 'draft') return [{ words: `It cannot be sent while the transfer is ${view.state}.`, steps: [] }]
  const wrong = wrongProcedure(content.family)
  const { title, mend } = wrong ? saidPlainly(wrong, names) : { title: '', mend: '' }
  return [
    ...(wrong ? [{ words: `${title}. ${mend}`, steps: [step('record-family', 'Correct the family')] }] : []),
    ...content.missing.map((one) => missing(one, known)),
    ...moveLacks(content, known),
    ...(reportsIn(content.residence).running === undefined
      ? [{ words: 'Where the family lives is not reported.', steps: [step('report-residence', 'Report residence')] }]
      : []),
    ...sharingLacks(content),
    ...(all(record, 'LawfulBasisRecorded').length === 0
      ? [
          {
            words: 'The lawful basis is not recorded.',
            steps: [step('record-lawful-basis', 'Record the lawful basis')],
          },
        ]
      : []),
    ...unreached(known),
  ]
}

const step = (verb: VerbName, text: string): Step => ({ verb, text })

function missing({ slot, children }: Content['missing'][number], { view, names }: Known): Lack {
  const title = slotTitles[slot as Slot] ?? slot
  const whom = children.length < view.children.length ? ` for ${namesIn(children, names)}` : ''
  return {
    words: `${title}: missing${whom}.`,
    steps: [
      { ...step('add-paper', 'Add it'), about: title },
      { ...step('explain-unavailable', 'Say why it is not available'), chosen: { slot }, about: title },
    ],
  }
}

function moveLacks({ move }: Content, { record }: Known): Lack[] {
  const steps = [step('record-move', 'Record what the move means')]
  if (!move.considered) return [{ words: 'What the move means is not recorded.', steps }]
  // Other readers than a practice lead see that an earlier move was found, and no more (R5.2).
  const found = (move.earlierMoves?.length ?? 0) > 0 || record.some(({ type }) => type === 'EarlierMoveFound')
  if (move.traffickingConsidered || !found) return []
  return [{ words: 'An earlier move was found, and trafficking and modern slavery are not considered.', steps }]
}

/** A no that was decided is a no; anything else is a not yet (R4.7). */
function sharingLacks({ verdict, sharing, papers, missing: gaps }: Content): Lack[] {
  const because = new Set(verdict.because)
  if (verdict.share !== 'none') {
    const some = papers.some(({ slot }) => verdict.papers.includes(slot))
    return some || gaps.length > 0
      ? []
      : [{ words: 'No paper would go: none in the draft may be shared.', steps: [step('add-paper', 'Add a paper')] }]
  }
  if (because.has('decided-not-to'))
    return [
      {
        words: 'A practice lead decided that the papers are not shared.',
        steps: [
          ...(sharing.notification === 'due' ? [step('notify-move', 'Decide whether they are told of the move')] : []),
          step('decide-sharing', 'Decide again whether to share'),
        ],
      },
    ]
  if (because.has('waits-for-countersignature'))
    return [
      {
        words: 'Sharing against advice waits for a countersignature.',
        steps: [step('countersign-sharing', 'Countersign sharing against advice')],
      },
    ]
  return [
    {
      words: 'The papers may not be shared yet.',
      steps: [step('record-permission', 'Record permission'), step('decide-sharing', 'Decide whether to share')],
    },
  ]
}

function unreached({ view, authorities }: Known): Lack[] {
  const receiver = authorities.find(({ id }) => id === view.receiver)
  if (receiver === undefined || receiver.onExchange || receiver.byDutyInbox) return []
  const words = `${receiver.name} is not on Baton: telephone its duty desk on ${receiver.dutyTelephone}.`
  return [{ words, steps: [] }]
}

/** In place of the button that would be refused: what is missing, each with the form that mends it or who may do it. */
export function LacksBeforeSending({ opened, lacks }: { opened: Opened; lacks: readonly Lack[] }) {
  const { view } = opened
  const decided = view.content?.verdict.because?.includes('decided-not-to')
  return (
    <InsetText>
      <h2 class="govuk-heading-m">{decided ? 'It may not be sent' : 'It cannot be sent yet'}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lacks.map(({ words, steps }) => (
          <li>
            {words}
            {steps.map(({ verb, text, chosen, about }) =>
              view.allowed.includes(verb) ? (
                <Mend view={view} verb={verb} hiddenText={about} {...(chosen ? { chosen } : {})}>
                  {text}
                </Mend>
              ) : (
                <div>
                  {text}: {whoMay(verb, view).toLowerCase()} in your authority may do it.
                </div>
              ),
            )}
          </li>
        ))}
      </ul>
      <Link href={`/transfers/${view.id}`}>Look at the transfer</Link>
    </InsetText>
  )
}

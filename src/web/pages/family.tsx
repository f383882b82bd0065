import type { TransferView } from '../../../schemas/transfer.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import type { Ending } from '../../domain/transfer.ts'
import { endingWords } from '../../domain/words.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { ageWords } from './names.ts'
import type { Opened } from './opened.ts'
import { outcomeWords } from './words.ts'

type Props = Pick<Opened, 'view' | 'names' | 'councils'>

/** The children, each with their own standing: who leads, accepted, outcome, ending (section 2). */
export function ChildrenPart({ view, names, councils }: Props) {
  return (
    <div id="children">
      <Table
        caption="Children"
        captionSize="m"
        firstCellIsHeader
        columns={[{ heading: 'Child' }, { heading: 'Leading today' }, { heading: 'Standing' }]}
        rows={view.children.map((child) => [
          <>
            {names.get(child.id) ?? child.id}
            {view.content ? <div class="govuk-hint govuk-!-margin-bottom-0">{bornWords(view, child)}</div> : null}
          </>,
          councils[child.leads],
          <Standing child={child} />,
        ])}
      />
    </div>
  )
}

type ChildLine = TransferView['children'][number]

function bornWords(view: TransferView, { id, age }: ChildLine): string {
  const child = view.content?.family.children.find((one) => one.id === id)
  if (child?.PersonBirthDate) return `${ageWords(age)}, born ${plainDate(child.PersonBirthDate)}`
  if (child?.ExpectedPersonBirthDate) return `birth expected on ${plainDate(child.ExpectedPersonBirthDate)}`
  return child?.birthDateNotKnown ? 'date of birth not known' : ageWords(age)
}

function Standing({ child }: { child: ChildLine }) {
  const { acceptedOn, outcome, ending } = child
  return (
    <>
      {ending ? (
        <Tag colour={ending.how === 'completed' ? 'green' : 'grey'}>
          {endingWords[ending.how as Ending] ?? ending.how}
        </Tag>
      ) : null}
      {ending ? <div>on {plainDate(ending.on)}</div> : null}
      {acceptedOn ? <div>Accepted on {plainDate(acceptedOn)}</div> : ending ? null : <div>Not accepted yet</div>}
      {outcome ? <div>Meeting outcome: {outcomeWords[outcome] ?? outcome}</div> : null}
    </>
  )
}

/** The adults and the addresses; what must be kept from somebody stands first, as a warning (R3.10). */
export function FamilyPart({ view, names }: Props) {
  const family = view.content?.family
  if (family === undefined) return null
  const addresses = [
    ['Address they leave', family.from],
    ['Address they move to', family.to],
  ] as const
  return (
    <section aria-labelledby="family">
      <h2 class="govuk-heading-m" id="family">
        Family and addresses
      </h2>
      {addresses.map(([title, address]) =>
        address && address.keepFrom.length > 0 ? (
          <WarningText>
            Keep from {namesIn(address.keepFrom, names)}: the {title.toLowerCase()}
          </WarningText>
        ) : null,
      )}
      <SummaryList
        rows={[
          ...family.people.map((person) => ({
            key: person.name,
            value: (
              <>
                {person.relationship}
                {person.parentalResponsibility ? ', has parental responsibility' : ''}
                {person.movesToo ? '' : ', does not move with the children'}
                {person.safeContact ? (
                  <div>
                    <strong>Safe contact:</strong> {person.safeContact}
                  </div>
                ) : null}
              </>
            ),
          })),
          ...addresses.flatMap(([title, address]) =>
            address ? [{ key: title, value: [address.lines, address.postcode].filter(Boolean).join(', ') }] : [],
          ),
        ]}
      />
    </section>
  )
}

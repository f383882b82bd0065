import { type Pack, type PackItem, PackItems, type PackKind } from '../../../schemas/pack.ts'
import { type Leaf, partsOf, valueAt } from '../../../schemas/parts.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Fieldset } from '../components/fieldset.tsx'
import { FormFields } from '../components/form.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { atFields } from './begin-frame.tsx'
import { LeadLine } from './lead.tsx'
import type { Opened } from './opened.ts'
import { fieldsToFill, titleOf } from './pack-form.ts'
import { Shell } from './shell.tsx'
import type { PageError } from './verb.tsx'

export const packWords: Record<PackKind, { title: string; lead: string }> = {
  closing: { title: 'Closing pack', lead: 'What to enter in your own case system to close these cases.' },
  opening: { title: 'Opening pack', lead: 'What to enter in your own case system to open these cases.' },
}

const whyLeftOut: Record<Pack['leftOut'][number]['why'], string> = {
  withdrawn: 'the transfer was withdrawn',
  returned: 'the case went back to the transferring authority',
  'moved-on': 'the family moved on',
  'stepped-up': 'the case was stepped up',
  'service-declined': 'the family declined the service',
  'not-accepted': 'responsibility is not accepted yet',
  'in-dispute': 'a dispute is open',
  'not-completed': 'the transfer is not complete yet',
}

type Answers = {
  /** What was posted, after an error. */
  values?: unknown
  errors?: readonly PageError[]
}
export type PackPageProps = Answers & { opened: Pick<Opened, 'view' | 'viewer' | 'names' | 'councils'>; pack: Pack }

/** What to type into which box of a case system, what is still theirs to fill in, and the census file (R7.4). */
export function PackPage({ opened, pack, values, errors = [] }: PackPageProps) {
  const { view, viewer, names } = opened
  const { title, lead } = packWords[pack.kind]
  const here = `/transfers/${view.id}/${pack.kind}-pack`
  const [proposal, ...more] = pack.says
  return (
    <Shell
      title={`${title}: ${view.reference}`}
      viewer={viewer}
      hasErrors={errors.length > 0}
      back={{ href: `/transfers/${view.id}`, text: `Transfer ${view.reference}` }}
    >
      <LeadLine {...opened} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          <span class="govuk-caption-l">As at {plainDate(pack.asAt)}</span>
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body-l">{lead}</p>
          <InsetText>{proposal}</InsetText>
          {more.map((one) => (
            <p class="govuk-body">{one}</p>
          ))}
          {pack.children.map((child) => (
            <ToType pack={pack} child={child} />
          ))}
          <LeftOut pack={pack} names={names} />
          <h2 class="govuk-heading-m">The census file</h2>
          <p class="govuk-body">
            Some case systems take a file in place of typing. Fill in what is yours, then download it. Baton keeps none
            of what you fill in.
          </p>
          <form method="post" action={here} novalidate>
            <input type="hidden" name="csrf" value={viewer.csrf} />
            {pack.children.map((child, at) => (
              <ToFill pack={pack} child={child} at={at} values={values} errors={errors} />
            ))}
            <Button>Download the census file (XML)</Button>
          </form>
          <p class="govuk-body">
            <Link href={`${here}/json`} download>
              Download this pack as JSON
            </Link>
          </p>
        </div>
      </div>
    </Shell>
  )
}

type ChildProps = { pack: Pack; child: Pack['children'][number] }

/** A table for one child: the box in plain words and by its census name, and what to type into it. */
function ToType({ pack, child }: ChildProps) {
  const wanted = pack.toFill.filter((one) => one.child === child.child)
  const box = (item: PackItem, title: string) => (
    <>
      {title}
      <div class="govuk-hint govuk-!-margin-bottom-0">{item}</div>
    </>
  )
  const known = partsOf(PackItems, child.items).flatMap(({ key, title, said }) =>
    said.kind === 'leaf' ? [{ item: key as PackItem, title, said }] : [],
  )
  const rows = [
    ...known.map(({ item, title, said }) => [
      box(item, title),
      <>
        {saidOf(said)}
        {child.fromPapers.includes(item as never) ? (
          <div class="govuk-hint govuk-!-margin-bottom-0">From the papers of this package: check it</div>
        ) : null}
      </>,
    ]),
    ...wanted.map(({ item, needed }) => [
      box(item, titleOf(item)),
      <Tag colour={needed ? 'yellow' : 'grey'}>{needed ? 'Yours to fill in' : 'If you know it'}</Tag>,
    ]),
  ]
  return (
    <Table
      caption={child.name}
      captionSize="m"
      columns={[{ heading: 'Box in your case system' }, { heading: 'What to enter' }]}
      rows={rows}
      firstCellIsHeader
    />
  )
}

const saidOf = ({ value, coded, labels }: Leaf): string => {
  const code = String(value)
  return coded ? `${code}: ${labels[code] ?? ''}` : plainDate(code)
}

/** The children of whom this pack would not be true (R7.4). */
function LeftOut({ pack, names }: { pack: Pack; names: ReadonlyMap<string, string> }) {
  if (pack.leftOut.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Not in this pack</h2>
      <ul class="govuk-list govuk-list--bullet">
        {pack.leftOut.map(({ child, why }) => (
          <li>
            {names.get(child) ?? child}: {whyLeftOut[why]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The fields of one child, with what is known in them. */
function ToFill({ pack, child, at, values, errors = [] }: ChildProps & { at: number } & Answers) {
  const rows = valueAt(values, 'children')
  const given = Array.isArray(rows) ? rows.find((row) => valueAt(row, 'child') === child.child) : undefined
  const fields = fieldsToFill(pack, child)
  const prefix = `children.${at}`
  return (
    <>
      <input type="hidden" name={`${prefix}.child`} value={child.child} />
      {fields.length > 0 ? (
        <Fieldset legend={child.name} legendSize="s">
          <FormFields fields={fields} values={given ?? child.items} errors={atFields(errors)} prefix={prefix} />
        </Fieldset>
      ) : null}
    </>
  )
}

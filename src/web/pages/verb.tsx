import type { Child } from 'hono/jsx'
import type { VerbName } from '../../domain/verbs.ts'
import { verbs } from '../../domain/verbs.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FormFields } from '../components/form.tsx'
import type { Choices } from '../components/form-field.tsx'
import { Link } from '../components/link.tsx'
import { type Field, fieldsOf } from '../forms/fields.ts'
import type { FieldError } from '../forms/read-form.ts'
import { adviceIn } from './advice.tsx'
import { LacksBeforeSending, lacksBeforeSending } from './before-sending.tsx'
import { BeforeVerb } from './before-verb.tsx'
import { fieldsForDispute, inDispute } from './dispute-form.ts'
import { DefaultButton } from './family-form.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { LeadLine } from './lead.tsx'
import { Changed, type Lost } from './lost.tsx'
import { fieldsForMeeting, withEveryChild } from './meeting-form.ts'
import { choicesOf } from './names.ts'
import type { Opened } from './opened.ts'
import { Shell } from './shell.tsx'
import { capabilityTitles, verbLeads } from './words.ts'

/** An error of the page: of a field, or of the whole of what was asked. */
export type PageError = Partial<Pick<FieldError, 'field'>> & { href?: string | undefined; text: string }

export type VerbProps = {
  opened: Opened
  verb: VerbName
  once: string
  values?: unknown
  errors?: readonly PageError[]
  /** Another writer came first: what changed, shown above the answers, which are kept. */
  lost?: Lost | undefined
}

/** The fields of a verb as they suit this transfer: no more rows than there are children, no conditions that nobody gave. */
export function fieldsFor(
  verb: VerbName,
  opened: Pick<Opened, 'view' | 'record' | 'names' | 'councils' | 'viewer'>,
  values?: unknown,
): Field[] {
  const { view, record, names } = opened
  if (verb === 'hold-meeting') return fieldsForMeeting(values, names)
  const most = view.children.filter(({ ending }) => ending === undefined).length
  const conditions = adviceIn(record).some(({ answer }) => (answer?.conditions?.length ?? 0) > 0)
  return fieldsForDispute(verb, fieldsOf(verbs[verb].input), opened)
    .filter(({ key }) => key !== 'setAsideConditions' || conditions)
    .map((field) => (field.kind === 'rows' ? { ...field, rows: Math.max(1, Math.min(field.rows, most)) } : field))
}

/** What a form shows: of a meeting, a row for each child who has no outcome yet. */
export const shownIn = (verb: VerbName, { view }: Pick<Opened, 'view'>, values: unknown): unknown =>
  verb === 'hold-meeting' ? withEveryChild(values, view) : values

/** What a form may choose from: only a child who is no longer in need has a closing summary (R7.3), and only one in dispute a decision. */
export function choicesFor(verb: VerbName, { view, authorities }: Pick<Opened, 'view' | 'authorities'>): Choices {
  const choices = choicesOf(view, authorities)
  const outcome = (id: string) => view.children.find((one) => one.id === id)?.outcome
  const only = (concerns: (id: string) => boolean): Choices => ({
    ...choices,
    children: (choices.children ?? []).filter(({ value }) => concerns(value)),
  })
  if (verb === 'decide') return only((id) => inDispute(view).includes(id))
  return verb === 'write-closing-summary' ? only((id) => outcome(id) === 'no-longer-in-need') : choices
}

/** The frame of every form of a verb: what it is, what is wrong, what changed meanwhile, then the form itself. */
export function VerbFrame(props: VerbProps & { multipart?: boolean; children: Child }) {
  const { opened, verb, once, errors = [], lost, multipart, children } = props
  const { view, viewer } = opened
  const { title, capability, input } = verbs[verb]
  const here = `/transfers/${view.id}`
  // What is sure to be refused has no button.
  const lacks = verb === 'send' ? lacksBeforeSending(opened) : []
  // Rule ids are for those who check the rules, not for who fills in the form.
  const described = input.meta()?.description?.replace(/ \([^()]*\)\.?$/, '.')
  const description = verb === 'raise-alert' ? undefined : (verbLeads[verb] ?? described)
  return (
    <Shell
      title={`${title}: ${view.reference}`}
      viewer={viewer}
      hasErrors={errors.length > 0}
      back={{ href: here, text: `Transfer ${view.reference}` }}
    >
      <LeadLine {...opened} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          {lost ? <Changed lost={lost} here={here} /> : null}
          <span class="govuk-caption-l">{capabilityTitles[capability]}</span>
          <h1 class="govuk-heading-l">{title}</h1>
          {description ? <p class="govuk-body">{description}</p> : null}
          {lacks.length > 0 ? <LacksBeforeSending opened={opened} lacks={lacks} /> : null}
          <BeforeVerb verb={verb} opened={opened} />
          {lacks.length > 0 ? null : (
            <form
              method="post"
              action={`${here}/${verb}`}
              enctype={multipart ? 'multipart/form-data' : undefined}
              novalidate
            >
              <HiddenFields csrf={viewer.csrf} version={view.version} once={once} />
              {verb === 'hold-meeting' ? <DefaultButton>{title}</DefaultButton> : null}
              {children}
              <Button kind={verb === 'raise-alert' ? 'warning' : 'primary'} preventDoubleClick>
                {title}
              </Button>
            </form>
          )}
          <p class="govuk-body">
            <Link href={here}>Go back without doing this</Link>
          </p>
        </div>
      </div>
    </Shell>
  )
}

/** The plain form of a verb, made from its schema. */
export function VerbPage(props: VerbProps) {
  const { opened, verb, values, errors = [] } = props
  const shown = shownIn(verb, opened, values)
  const ofFields = errors.flatMap(({ field, href = '#main-content', text }) =>
    field === undefined ? [] : [{ field, href, text }],
  )
  return (
    <VerbFrame {...props}>
      <FormFields
        fields={fieldsFor(verb, opened, shown)}
        values={shown}
        errors={ofFields}
        choices={choicesFor(verb, opened)}
      />
    </VerbFrame>
  )
}

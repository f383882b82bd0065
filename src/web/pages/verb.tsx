import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { VerbName } from '../../domain/verbs.ts'
import { verbs } from '../../domain/verbs.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FormFields } from '../components/form.tsx'
import { Link } from '../components/link.tsx'
import { type Field, fieldsOf } from '../forms/fields.ts'
import type { FieldError } from '../forms/read-form.ts'
import { adviceIn } from './advice.tsx'
import { LacksBeforeSending, lacksBeforeSending } from './before-sending.tsx'
import { BeforeVerb } from './before-verb.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { Changed, type Lost } from './lost.tsx'
import { choicesOf } from './names.ts'
import type { Opened } from './opened.ts'
import { Shell } from './shell.tsx'
import { capabilityTitles } from './words.ts'

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
export function fieldsFor(input: z.ZodObject, { view, record }: Pick<Opened, 'view' | 'record'>): Field[] {
  const most = view.children.filter(({ ending }) => ending === undefined).length
  const conditions = adviceIn(record).some(({ answer }) => (answer?.conditions?.length ?? 0) > 0)
  return fieldsOf(input)
    .filter(({ key }) => key !== 'setAsideConditions' || conditions)
    .map((field) =>
      // One child may lack several services.
      field.kind === 'rows' && field.key !== 'deficits'
        ? { ...field, rows: Math.max(1, Math.min(field.rows, most)) }
        : field,
    )
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
  const description = verb === 'raise-alert' ? undefined : input.meta()?.description?.replace(/ \([^()]*\)\.?$/, '.')
  return (
    <Shell
      title={`${title}: ${view.reference}`}
      viewer={viewer}
      hasErrors={errors.length > 0}
      back={{ href: here, text: `Transfer ${view.reference}` }}
    >
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
  const ofFields = errors.flatMap(({ field, href = '#main-content', text }) =>
    field === undefined ? [] : [{ field, href, text }],
  )
  return (
    <VerbFrame {...props}>
      <FormFields
        fields={fieldsFor(verbs[verb].input, opened)}
        values={values}
        errors={ofFields}
        choices={choicesOf(opened.view, opened.authorities)}
      />
    </VerbFrame>
  )
}

import { valueAt } from '../../../schemas/parts.ts'
import type { PracticeVersion } from '../../../schemas/practice.ts'
import { ruleInWords } from '../../domain/practice.ts'
import { Button } from '../components/button.tsx'
import { Fieldset } from '../components/fieldset.tsx'
import { FormFields } from '../components/form.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { atFields } from './begin-frame.tsx'
import { ChooseForm, notKept, OwnForm, valuesFrom } from './practice-form.ts'
import { sourceNamed } from './practice-words.ts'
import type { Viewer } from './shell.tsx'
import type { PageError } from './verb.tsx'

export type FormName = 'shipped' | 'own'

/** The fields of each way to set a practice. */
export const practiceFields = { shipped: fieldsOf(ChooseForm), own: fieldsOf(OwnForm) }

export const versionsIn = (practices: readonly PracticeVersion[], standing: PracticeVersion['standing']) =>
  practices.filter((one) => one.standing === standing)

/** The version that a form begins with: the one in force, else the first to come. */
export const baseOf = (practices: readonly PracticeVersion[]): PracticeVersion | undefined =>
  versionsIn(practices, 'in-force')[0] ?? versionsIn(practices, 'to-come').at(-1)

export type SetFormProps = {
  viewer: Viewer
  practices: readonly PracticeVersion[]
  form?: FormName | undefined
  values?: unknown
  errors?: readonly PageError[]
}

/** The form by which an administrator sets the practice: one that is ready-made, or rules of their own (R7.5). */
export function SetForm({ viewer, practices, form = 'shipped', values, errors = [] }: SetFormProps) {
  const base = baseOf(practices)
  const own = form === 'own'
  const lost = own && base ? notKept(base.profile) : []
  return (
    <>
      <p class="govuk-body">
        {own
          ? 'Set rules of your own. They begin as those in force. Leave a line blank where you promise nothing.'
          : 'Choose one that is ready-made, as its document has it.'}{' '}
        <Link href={own ? '/practice#set' : '/practice?form=own#set'}>
          {own ? 'Choose a ready-made one instead' : 'Set rules of your own instead'}
        </Link>
      </p>
      {versionsIn(practices, 'to-come').length > 0 ? (
        <WarningText>What is to come is replaced too, if it begins on or after the day that you choose.</WarningText>
      ) : null}
      {lost.length > 0 ? (
        <InsetText>
          This form has no line for these rules, and they would not be kept:{' '}
          {lost
            .map((rule) => `${rule.category ?? 'every child'}, ${ruleInWords(rule)} (${sourceNamed(rule.source)})`)
            .join('; ')}
          .
        </InsetText>
      ) : null}
      <form method="post" action="/practice" novalidate id="set">
        <input type="hidden" name="csrf" value={viewer.csrf} />
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="replaces" value={String(practices[0]?.version ?? 0)} />
        <Lines {...{ form, errors }} values={values ?? (own ? valuesFrom(base?.profile) : undefined)} />
        <Button preventDoubleClick>Set the practice</Button>
      </form>
    </>
  )
}

/** The fields; those of one line beside each other, for there are many lines. */
function Lines({ form, values, errors }: { form: FormName; values: unknown; errors: readonly PageError[] }) {
  const fields = practiceFields[form]
  const wrong = atFields(errors)
  return (
    <>
      <FormFields fields={fields.filter(({ kind }) => kind !== 'group')} values={values} errors={wrong} />
      {fields.map((field) =>
        field.kind === 'group' ? (
          <Fieldset legend={field.title} legendSize="s">
            <div class="baton-filter">
              <FormFields fields={field.fields} values={valueAt(values, field.key)} errors={wrong} prefix={field.key} />
            </div>
          </Fieldset>
        ) : null,
      )}
    </>
  )
}

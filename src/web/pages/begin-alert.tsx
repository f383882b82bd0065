import type { Authority } from '../../../schemas/authority.ts'
import { valueAt } from '../../../schemas/parts.ts'
import { Draft } from '../../../schemas/verbs/draft.ts'
import { RaiseAlert } from '../../../schemas/verbs/move.ts'
import { mayBegin } from '../../domain/draft.ts'
import { outOfHours } from '../../domain/office-hours.ts'
import { openDraft } from '../../exchange/open.ts'
import { FormFields } from '../components/form.tsx'
import { type FamilyShown, familyField, familyShown, type List, readFamily } from '../forms/family-fields.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { beginOnce, otherAuthorities } from './begin-call.ts'
import { ChooseCouncil, TelephoneFirst } from './begin-council.tsx'
import { atFields, BeginFrame } from './begin-frame.tsx'
import { FamilyForm } from './family-form.tsx'
import { PlainPage, refusalPage } from './fault.tsx'
import { type Ctx, type Viewer, viewerOf } from './shell.tsx'
import type { PageError } from './verb.tsx'

// It is about every child whom the form names, so it does not ask which of them.
const alertFields = fieldsOf(RaiseAlert).filter(({ key }) => key !== 'children')
const alert: Field = {
  key: 'alert',
  title: 'Alert',
  optional: false,
  nullable: false,
  kind: 'group',
  fields: alertFields,
}
const fieldsWith = (family: Field): Field[] => [family, alert]

/** The child comes first and the adults last: what a worker has in mind when they alert. */
const only = (list: List): Field => {
  const field = familyField({ for: 'alert' })
  return { ...field, fields: field.fields.filter(({ key }) => key === list) }
}

const words = {
  children: 'Name each child who is at risk.',
  people: 'You need not name any. Name a parent or carer, or somebody who is a danger.',
}

export type BeginAlertProps = {
  viewer: Viewer
  council: Authority
  /** Nobody sits at its duty desk now. */
  late: boolean
  shown: FamilyShown
  errors?: readonly PageError[]
}

/** The second step of an alert: the number of the council first, then what little must be said (R2.8). */
export function BeginAlertPage({ viewer, council, late, shown, errors = [] }: BeginAlertProps) {
  const action = `/transfers/begin/alert?council=${council.id}`
  const wrong = atFields(errors)
  return (
    <BeginFrame
      {...{ viewer, errors, action }}
      title={`Raise an urgent alert to ${council.name}`}
      before={
        <TelephoneFirst
          {...{ council, late }}
          warning={`This alert does not replace a telephone referral. Telephone the front door of ${council.name} first.`}
        />
      }
      button={{ text: 'Raise the alert', kind: 'warning' }}
    >
      <FamilyForm {...{ shown, action, words }} field={only('children')} errors={wrong} />
      <h2 class="govuk-heading-m">The risk</h2>
      <FormFields fields={alertFields} values={valueAt(shown.values, 'alert')} errors={wrong} prefix="alert" />
      <FamilyForm {...{ shown, action, words }} field={only('people')} errors={wrong} />
    </BeginFrame>
  )
}

/** Who is reached by telephone alone: nothing may read as told (R9.3, R9.4). */
const OnlyByTelephone = ({ viewer, council, late }: Pick<BeginAlertProps, 'viewer' | 'council' | 'late'>) => (
  <PlainPage title={`${council.name} cannot be alerted here`} viewer={viewer}>
    <p class="govuk-body">It is not on Baton, so nobody there would be told.</p>
    <TelephoneFirst {...{ council, late }} warning="Telephone its front door now." />
  </PlainPage>
)

type Chosen = { viewer: Viewer; authorities: readonly Authority[]; council: Authority | undefined; late: boolean }

/** The council that the address names; a person’s name never stands in an address. */
async function chosenBy(c: Ctx): Promise<Chosen> {
  const [{ calendar, now }, authorities] = [c.get('deps'), await otherAuthorities(c)]
  const council = authorities.find(({ id }) => id === c.req.query('council')?.toLowerCase())
  return {
    ...{ authorities, council, late: outOfHours(now(), calendar(council?.nation ?? 'england')) },
    viewer: viewerOf(c.get('session')) ?? { name: c.get('actor').name, council: '', csrf: '' },
  }
}

const choose = (c: Ctx, { viewer, authorities }: Chosen, error?: string) =>
  c.html(<ChooseCouncil {...{ viewer, authorities, error }} />, error === undefined ? 200 : 422)

/** GET /transfers/begin/alert: which council; then, with its id in the address, its number and the form. */
export async function showBeginAlert(c: Ctx): Promise<Response> {
  const role = mayBegin(c.get('actor'), true)
  if (typeof role !== 'string') return refusalPage(c, role.refused)
  const chosen = await chosenBy(c)
  const { council, viewer, late } = chosen
  if (council === undefined)
    return choose(c, chosen, c.req.query('council') === undefined ? undefined : 'Select the council')
  if (!council.onExchange && !council.byDutyInbox) return c.html(<OnlyByTelephone {...{ viewer, council, late }} />)
  return c.html(
    <BeginAlertPage {...{ viewer, council, late }} shown={familyShown(undefined, { children: 1, people: 0 })} />,
  )
}

/** POST of the same: a draft that begins with an alert, in one call. */
export async function takeBeginAlert(c: Ctx): Promise<Response> {
  const role = mayBegin(c.get('actor'), true)
  if (typeof role !== 'string') return refusalPage(c, role.refused)
  const chosen = await chosenBy(c)
  const { council, viewer, late } = chosen
  if (council === undefined) return choose(c, chosen, 'Select the council')
  const form = await c.req.formData()
  const { values, rows, fields, pressed } = readFamily(form, 'alert', fieldsWith)
  const shown = { values, rows }
  if (pressed) return c.html(<BeginAlertPage {...{ viewer, council, late, shown }} />)
  const call = { receiver: council.id, ...Object(values) }
  const begun = await beginOnce(c, form, { schema: Draft, open: openDraft, fields, values: call, council: 'receiver' })
  if ('id' in begun) return c.redirect(`/transfers/${begun.id}?done=raise-alert`, 303)
  return c.html(<BeginAlertPage {...{ viewer, council, late, shown }} errors={begun.errors} />, begun.status)
}

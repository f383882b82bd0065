import { RecordFamily } from '../../../schemas/verbs/draft.ts'
import { type FamilyShown, familyField, familyShown, readFamily } from '../forms/family-fields.ts'
import { errorsFor } from '../forms/read-form.ts'
import { atFields } from './begin-frame.tsx'
import { DefaultButton, FamilyForm } from './family-form.tsx'
import { notFoundPage, refusalPage } from './fault.tsx'
import { notYoursPage } from './not-yours.tsx'
import { Id, type Opened, openTransfer } from './opened.ts'
import type { Ctx } from './shell.tsx'
import { VerbFrame, type VerbProps } from './verb.tsx'
import { performOnce, wayBack } from './verb-handlers.tsx'

const words = {
  children: 'Those who are in the draft stay in it. Correct what is said of them, or add a child who moves too.',
  people: 'Parents, carers and anybody from whom something must be kept. Leave rows that you do not need blank.',
}

export type RecordFamilyProps = Omit<VerbProps, 'verb' | 'values'> & { shown: FamilyShown }

/** The family of a draft as it stands, to be corrected; what is on record of its people stays theirs (R2). */
export function RecordFamilyPage({ shown, ...props }: RecordFamilyProps) {
  const { opened, errors = [] } = props
  return (
    <VerbFrame {...props} verb="record-family">
      <DefaultButton>Correct the family</DefaultButton>
      <FamilyForm
        {...{ shown, words }}
        field={familyField({ for: 'draft' })}
        errors={atFields(errors)}
        action={`/transfers/${opened.view.id}/record-family`}
        stay={childrenIn(opened)}
      />
    </VerbFrame>
  )
}

const childrenIn = ({ view }: Opened): string[] => view.children.map(({ id }) => id)
const everyoneIn = (opened: Opened): string[] => [
  ...childrenIn(opened),
  ...(opened.view.content?.family.people ?? []).map(({ id }) => id),
]

/** GET /transfers/:id/record-family. */
export async function showRecordFamily(c: Ctx): Promise<Response> {
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const refused = notYoursPage(c, 'record-family', opened)
  if (refused) return refused
  const family = opened.view.content?.family
  if (family === undefined) return notFoundPage(c)
  const shown = familyShown({ family }, { children: 1, people: 0 })
  return c.html(<RecordFamilyPage opened={opened} once={crypto.randomUUID()} shown={shown} />)
}

/** POST of the same: a row more or less, or the correction of the version that was looked at. */
export async function takeRecordFamily(c: Ctx): Promise<Response> {
  if (!Id.safeParse(c.req.param('id')).success) return notFoundPage(c)
  const form = await c.req.formData()
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const { values, rows, fields, pressed } = readFamily(form, 'draft', (family) => [family], everyoneIn(opened))
  const page = (props: Partial<RecordFamilyProps>, status: 200 | 409 | 422) =>
    c.html(<RecordFamilyPage once={crypto.randomUUID()} shown={{ values, rows }} {...{ opened, ...props }} />, status)
  if (pressed) return page({}, 200)
  const parsed = RecordFamily.safeParse(values)
  if (!parsed.success) return page({ errors: errorsFor(fields, parsed.error.issues) }, 422)
  const outcome = await performOnce(c, 'record-family', form, parsed.data, parsed.data)
  if (outcome !== 'stale' && 'done' in outcome)
    return c.redirect(`/transfers/${outcome.done.id}?done=record-family`, 303)
  const { status, ...shown } = wayBack(outcome, opened)
  return page(shown, status)
}

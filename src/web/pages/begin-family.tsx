import { z } from 'zod'
import type { Authority } from '../../../schemas/authority.ts'
import { Draft, Request } from '../../../schemas/verbs/draft.ts'
import { mayBegin } from '../../domain/draft.ts'
import { openDraft, openRequest } from '../../exchange/open.ts'
import { FormFields } from '../components/form.tsx'
import { type FamilyShown, familyField, familyShown, readFamily } from '../forms/family-fields.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { beginOnce, councilChoices, type NotBegun, otherAuthorities } from './begin-call.ts'
import { atFields, BeginFrame } from './begin-frame.tsx'
import { FamilyForm } from './family-form.tsx'
import { refusalPage } from './fault.tsx'
import { type Ctx, type Viewer, viewerOf } from './shell.tsx'
import type { PageError } from './verb.tsx'

export type Kind = 'draft' | 'request'

const chosen = { choose: 'councils', widget: 'select' }

/** What the two forms ask beside the family, and what they say. */
const kinds = {
  draft: {
    title: 'Hand over a family that is leaving us',
    before:
      'This begins a draft. The other council is told nothing until you send the papers, tell it of the move or raise an alert.',
    button: 'Begin the draft',
    council: fieldsOf(
      z.strictObject({
        receiver: Draft.shape.receiver.meta({
          ...chosen,
          title: 'Council where the family is going',
          description: 'You can draft for a council that is not on Baton, but not send: telephone its duty desk.',
        }),
      }),
    ),
    last: [] as Field[],
    children: 'Name each child who moves. Leave rows that you do not need blank.',
  },
  request: {
    title: 'Ask for a family that has come to us',
    before:
      'The council the family left is told at once that you ask for the papers. Tell it enough to know the family by.',
    button: 'Ask for the transfer',
    council: fieldsOf(
      z.strictObject({
        sender: Request.shape.sender.meta({
          ...chosen,
          title: 'Council the family left',
          description: 'A council that is not on Baton cannot be asked here: telephone its duty desk.',
        }),
      }),
    ),
    last: fieldsOf(z.strictObject({ note: Request.shape.note })),
    children: 'Name each child who is here. Leave rows that you do not need blank.',
  },
} as const

const adults = 'Parents, carers and anybody from whom something must be kept. Leave rows that you do not need blank.'

const addressOf = (kind: Kind) => `/transfers/begin/${kind}`
const fieldsWith = (kind: Kind) => (family: Field) => [...kinds[kind].council, family, ...kinds[kind].last]

export type BeginFamilyProps = {
  kind: Kind
  viewer: Viewer
  authorities: readonly Authority[]
  fields: readonly Field[]
  shown: FamilyShown
  errors?: readonly PageError[]
}

/** The form of a draft or of a request: which council, who moves, where from and to. */
export function BeginFamilyPage({ kind, viewer, authorities, fields, shown, errors = [] }: BeginFamilyProps) {
  const { title, before, button, council, last, children } = kinds[kind]
  const around = { errors: atFields(errors), values: shown.values }
  const family = fields.find(({ key }) => key === 'family')
  return (
    <BeginFrame
      {...{ viewer, title, errors }}
      action={addressOf(kind)}
      before={<p class="govuk-body">{before}</p>}
      button={{ text: button }}
    >
      <FormFields fields={council} choices={{ councils: councilChoices(authorities) }} {...around} />
      {family ? (
        <FamilyForm
          field={family}
          shown={shown}
          errors={around.errors}
          action={addressOf(kind)}
          words={{ children, people: adults }}
        />
      ) : null}
      <FormFields fields={[...last]} {...around} />
    </BeginFrame>
  )
}

async function page(c: Ctx, kind: Kind, shown: FamilyShown, fields: readonly Field[], wrong?: NotBegun) {
  const viewer = viewerOf(c.get('session')) ?? { name: c.get('actor').name, council: '', csrf: '' }
  const props = { kind, viewer, fields, shown, authorities: await otherAuthorities(c), errors: wrong?.errors ?? [] }
  return c.html(<BeginFamilyPage {...props} />, wrong?.status ?? 200)
}

/** GET of the two forms. */
export const showBeginFamily = (kind: Kind) => async (c: Ctx) => {
  const role = mayBegin(c.get('actor'))
  if (typeof role !== 'string') return refusalPage(c, role.refused)
  return page(c, kind, familyShown(undefined, { children: 2, people: 2 }), fieldsWith(kind)(familyField({ for: kind })))
}

/** POST of the same: a row more or less, or the whole of it; what is refused comes back with its answers kept. */
export const takeBeginFamily = (kind: Kind) => async (c: Ctx) => {
  const role = mayBegin(c.get('actor'))
  if (typeof role !== 'string') return refusalPage(c, role.refused)
  const form = await c.req.formData()
  const { values, rows, fields, pressed } = readFamily(form, kind, fieldsWith(kind))
  if (pressed) return page(c, kind, { values, rows }, fields)
  const begun =
    kind === 'draft'
      ? await beginOnce(c, form, { schema: Draft, open: openDraft, fields, values, council: 'receiver' })
      : await beginOnce(c, form, { schema: Request, open: openRequest, fields, values, council: 'sender' })
  if ('id' in begun) return c.redirect(`/transfers/${begun.id}?done=${kind}`, 303)
  return page(c, kind, { values, rows }, fields, begun)
}

import { FillPack, type PackKind } from '../../../schemas/pack.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { packFor, packXmlFor } from '../../exchange/pack.ts'
import { errorsFor } from '../forms/read-form.ts'
import { refusalPage } from './fault.tsx'
import { WhyNot } from './not-yours.tsx'
import { Id, openTransfer } from './opened.ts'
import { PackPage, type PackPageProps, packWords } from './pack.tsx'
import { errorsOf, readPackForm, withNames } from './pack-form.ts'
import { saidPlainly } from './refusal-words.ts'
import type { Ctx } from './shell.tsx'

/** GET /transfers/:id/closing-pack and /opening-pack. */
export const showPack = (which: PackKind) => (c: Ctx) => page(c, which, () => ({}))

/** POST of the same: the census file with what was filled in, or the form again with what it lacks. Nothing is kept. */
export const takePack =
  (which: PackKind) =>
  async (c: Ctx): Promise<Response> => {
    const id = Id.safeParse(c.req.param('id'))
    if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
    const { values, fields } = readPackForm(await c.req.formData())
    const parsed = FillPack.safeParse(values)
    if (!parsed.success)
      return page(c, which, ({ pack }) => ({
        values,
        errors: withNames(errorsFor(fields, parsed.error.issues), pack),
      }))
    const made = await packXmlFor(c.get('deps'), c.get('actor'), id.data, which, parsed.data.children)
    if ('refused' in made)
      return page(c, which, ({ pack, opened }) => ({
        values,
        errors: errorsOf(made.refused, pack, opened.names) ?? [
          { text: saidPlainly(made.refused, opened.names).mend, href: '#main-content' },
        ],
      }))
    return c.body(made.found.xml, 200, {
      'content-type': 'application/xml; charset=UTF-8',
      'content-disposition': `attachment; filename="${made.found.name}"`,
    })
  }

/** GET /transfers/:id/closing-pack/json and of the other: the same as data. */
export const downloadPack =
  (which: PackKind) =>
  async (c: Ctx): Promise<Response> => {
    const id = Id.safeParse(c.req.param('id'))
    if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
    const read = await packFor(c.get('deps'), c.get('actor'), id.data, which)
    if ('refused' in read) return refused(c, which, read.refused)
    const name = `${read.found.reference}-${which}-pack.json`
    return c.json(read.found, 200, { 'content-disposition': `attachment; filename="${name}"` })
  }

async function page(
  c: Ctx,
  which: PackKind,
  more: (props: PackPageProps) => Pick<PackPageProps, 'values' | 'errors'>,
): Promise<Response> {
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  const read = await packFor(c.get('deps'), c.get('actor'), id.data, which)
  if ('refused' in read) return refused(c, which, read.refused)
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const props = { opened, pack: read.found }
  const again = more(props)
  return c.html(<PackPage {...props} {...again} />, again.errors ? 422 : 200)
}

/** In place of a pack that there is not yet, or never for this side: why, and the way back. */
async function refused(c: Ctx, which: PackKind, why: Refusal): Promise<Response> {
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  return c.html(
    <WhyNot title={packWords[which].title} why={why} opened={opened} />,
    why.code === 'wrong-party' || why.code === 'not-open-to-you' ? 403 : 409,
  )
}

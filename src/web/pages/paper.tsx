import { z } from 'zod'
import type { Refusal } from '../../domain/refusal.ts'
import { plainFileName } from '../../domain/upload.ts'
import { mostFileBytes, receiveFile } from '../../exchange/upload.ts'
import { FileUpload } from '../components/file-upload.tsx'
import { FormFields } from '../components/form.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { errorsFor, readForm } from '../forms/read-form.ts'
import { notFoundPage, refusalPage } from './fault.tsx'
import { choicesOf } from './names.ts'
import { notYoursPage } from './not-yours.tsx'
import { Id, openTransfer } from './opened.ts'
import { PaperForm, paperInput } from './paper-form.ts'
import type { Ctx } from './shell.tsx'
import { type PageError, VerbFrame, type VerbProps } from './verb.tsx'
import { performOnce, wayBack } from './verb-handlers.tsx'

export type PaperVerb = 'add-paper' | 'send-addendum'

/** A file that has arrived and waits for its paper; it need not be chosen again when something else was wrong. */
const Kept = z.object({ id: z.uuid(), name: z.string().min(1).max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
type Kept = z.infer<typeof Kept>

export type PaperProps = VerbProps & { verb: PaperVerb; kept?: Kept | undefined }

const needsFile: PageError = { field: 'file', href: '#file', text: 'Choose the file' }
const tooLarge: PageError = {
  ...{ field: 'file', href: '#file' },
  text: 'That file is over 20 MB. Scan it in grey at 300 dots to the inch, or split it into two.',
}
const empty: PageError = {
  ...{ field: 'file', href: '#file' },
  text: 'That file is empty. Save it again and choose it again.',
}

/** Adds a paper to the draft, or sends a later one: a file from the person’s machine and what it is (R3.2). */
export function PaperPage(props: PaperProps) {
  const { opened, values, errors = [], kept } = props
  const ofFields = errors.flatMap(({ field, href = '#main-content', text }) =>
    field === undefined ? [] : [{ field, href, text }],
  )
  return (
    <VerbFrame {...props} multipart>
      {kept ? (
        <>
          <InsetText>
            Your file has arrived: {kept.name}. You need not choose it again, unless you want another in its place.
          </InsetText>
          <input type="hidden" name="keptId" value={kept.id} />
          <input type="hidden" name="keptName" value={kept.name} />
          <input type="hidden" name="keptSha256" value={kept.sha256} />
        </>
      ) : null}
      <FileUpload
        name="file"
        label="The file"
        labelSize="s"
        hint="A PDF, or a photograph or scan as JPEG or PNG, of 20 MB at most. It is checked before it is kept."
        accept=".pdf,.jpg,.jpeg,.png"
        most={{ bytes: mostFileBytes, tooLarge: tooLarge.text }}
        error={errors.find(({ field }) => field === 'file')?.text}
      />
      <FormFields
        fields={fieldsOf(PaperForm)}
        values={values}
        errors={ofFields}
        choices={choicesOf(opened.view, opened.authorities)}
      />
    </VerbFrame>
  )
}

/** GET of the two verbs that carry a paper. */
export const showPaperForm = (verb: PaperVerb) => async (c: Ctx) => {
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  return notYoursPage(c, verb, opened) ?? c.html(<PaperPage opened={opened} verb={verb} once={crypto.randomUUID()} />)
}

/** POST of the same: the file is taken in first, so that it need not be sent twice, then the paper is named. */
export const takePaper = (verb: PaperVerb) => async (c: Ctx) => {
  if (!Id.safeParse(c.req.param('id')).success) return notFoundPage(c)
  const form = await c.req.formData()
  const values = readForm(PaperForm, form)
  const parsed = PaperForm.safeParse(values)
  const stored = await fileIn(c, form)
  const kept = stored && 'id' in stored ? stored : keptIn(form)
  const again = async (errors: (PageError | Refusal)[], more: Partial<Pick<VerbProps, 'lost'>>, status: 409 | 422) => {
    const opened = await openTransfer(c)
    if ('refused' in opened) return refusalPage(c, opened.refused)
    const said = errors.map((one) =>
      'code' in one
        ? { field: 'file', href: '#file', text: wayBack({ refused: one }, opened).errors?.[0]?.text ?? '' }
        : one,
    )
    const props = { opened, verb, values, kept, once: crypto.randomUUID(), ...more }
    return c.html(<PaperPage {...props} errors={said} />, status)
  }
  const wrong = parsed.success ? [] : errorsFor(PaperForm, parsed.error.issues)
  if (stored === undefined) return again([needsFile, ...wrong], {}, 422)
  if ('refused' in stored) return again([stored.refused, ...wrong], {}, 422)
  if ('wrong' in stored) return again([stored.wrong, ...wrong], {}, 422)
  if (!parsed.success) return again(wrong, {}, 422)
  // The file’s hash and not its id makes the call the same: a second press brings the same bytes under another id.
  const input = paperInput(parsed.data, stored.id)
  const outcome = await performOnce(c, verb, form, input, { ...input, files: [stored.sha256] })
  if (outcome !== 'stale' && 'done' in outcome) return c.redirect(`/transfers/${outcome.done.id}?done=${verb}`, 303)
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const { status, errors = [], ...more } = wayBack(outcome, opened)
  return again([...errors], more, status)
}

/** The file of this form: newly chosen, or the one that arrived before. */
async function fileIn(c: Ctx, form: FormData): Promise<Kept | { refused: Refusal } | { wrong: PageError } | undefined> {
  const file: unknown = form.get('file')
  // A browser sends a file input in which nothing was chosen as a file of no name.
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return keptIn(form)
  if (file.size === 0) return { wrong: empty }
  if (file.size > mostFileBytes) return { wrong: tooLarge }
  const name = plainFileName(file.name)
  const upload = { name, length: file.size, body: file.stream() as ReadableStream<Uint8Array> }
  const taken = await receiveFile(c.get('deps'), c.get('actor'), Id.parse(c.req.param('id')), upload)
  return 'refused' in taken ? taken : { id: taken.done.id, name, sha256: taken.done.sha256 }
}

const keptIn = (form: FormData): Kept | undefined =>
  Kept.safeParse({ id: form.get('keptId'), name: form.get('keptName'), sha256: form.get('keptSha256') }).data

import { isThumbprint } from '../../bundle/verify/exchange-keys.ts'
import type { Trusted } from '../../bundle/verify/trust.ts'
import { type FileVerdict, isNamed, outcomeWords, type Verdict } from '../../bundle/verify/verdict.ts'
import { verifyPackage } from '../../bundle/verify/verify-package.ts'
import { shownName, sizeInWords } from '../../bundle/verify/words.ts'

// The script of /verify. It reads the chosen file where it lies and sends nothing anywhere.

const titles: Record<Verdict['verdict'], string> = {
  valid: 'The package is valid',
  changed: 'The package was changed',
  'packed-again': 'This ZIP was packed again',
  'not-signed-by-this-exchange': 'Not signed by this exchange',
  'not-a-package': 'This is not a package',
}

function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}

const form = byId('check', HTMLFormElement)
const chosen = byId('package', HTMLInputElement)
const given = byId('thumbprint', HTMLInputElement)
const answer = byId('verdict', HTMLElement)
const table = byId('verdict-files', HTMLElement)
const trusted = JSON.parse(form.dataset.trusted ?? '[]') as Trusted[]

const copyOf = (id: string) => byId(id, HTMLTemplateElement).content.cloneNode(true) as DocumentFragment

function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.append(...children)
  return made
}

const paragraphs = (sentences: readonly string[]) => sentences.map((one) => element('p', 'govuk-body', one))

/** Says what is wrong with a field, beside it, or that nothing is. */
function complain(field: HTMLInputElement, fault?: string): void {
  const id = `${field.id}-error`
  document.getElementById(id)?.remove()
  field.closest('.govuk-form-group')?.classList.toggle('govuk-form-group--error', fault !== undefined)
  field.classList.toggle(field.type === 'file' ? 'govuk-file-upload--error' : 'govuk-input--error', fault !== undefined)
  const notes = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((note) => note && note !== id)
  field.setAttribute('aria-describedby', [...notes, ...(fault ? [id] : [])].join(' '))
  if (fault === undefined) return
  const message = element('p', 'govuk-error-message', element('span', 'govuk-visually-hidden', 'Error:'), ` ${fault}`)
  message.id = id
  field.before(message)
  field.closest('details')?.setAttribute('open', '')
  field.focus()
}

function fileRow(file: FileVerdict): HTMLElement {
  const colour = file.outcome === 'as-signed' ? 'green' : isNamed(file) ? 'red' : 'grey'
  const name = element('bdi', '', shownName(file.name))
  // A name may be one long word, and must leave the other column its room.
  name.style.overflowWrap = 'anywhere'
  const size =
    file.bytes === undefined ? [] : [element('div', 'govuk-hint govuk-!-margin-bottom-0', sizeInWords(file.bytes))]
  const found = element(
    'strong',
    `govuk-tag govuk-tag--${colour}`,
    outcomeWords[file.outcome].replaceAll(' ', '\u00a0'),
  )
  const cells = [[name, ...size], [found]].map((content) => element('td', 'govuk-table__cell', ...content))
  return element('tr', 'govuk-table__row', ...cells)
}

function show(verdict: Verdict, lists: readonly Trusted[]): void {
  const shown = copyOf(verdict.verdict === 'valid' ? 'valid' : 'not-valid')
  const signers = verdict.signedBy.map((thumbprint) => {
    const whose = lists.find((one) => one.thumbprint === thumbprint)?.whose ?? 'a key'
    return `Signed with ${whose}, whose thumbprint is ${thumbprint}.`
  })
  const fills: Record<string, (Node | string)[]> = {
    title: [titles[verdict.verdict]],
    reference: [verdict.reference ?? ''],
    sentences: paragraphs([...verdict.sentences, ...signers]),
  }
  for (const part of shown.querySelectorAll<HTMLElement>('[data-fill]'))
    part.replaceChildren(...(fills[part.dataset.fill ?? ''] ?? []))
  answer.replaceChildren(shown)
  if (verdict.files.length === 0) return
  const files = copyOf('files')
  files.querySelector('tbody')?.append(...verdict.files.map(fileRow))
  table.replaceChildren(files)
}

let asked = 0
/** An answer must never stand beside another file than its own. */
function forget(): number {
  answer.replaceChildren()
  table.replaceChildren()
  return ++asked
}

async function check(): Promise<void> {
  const mine = forget()
  const [file, thumbprint] = [chosen.files?.[0], given.value.trim()]
  const mistyped = thumbprint !== '' && !isThumbprint(thumbprint)
  // The first field that is wrong takes the focus, so it comes last.
  complain(given, mistyped ? 'A thumbprint has 43 letters, figures, dashes and underscores' : undefined)
  complain(chosen, file ? undefined : 'Choose the ZIP file of a package')
  if (file === undefined || form.querySelector('.govuk-error-message')) return
  const lists = thumbprint ? [{ thumbprint, whose: 'the key that you were given' }, ...trusted] : trusted
  answer.append(...paragraphs(['Checking…']))
  try {
    const verdict = await verifyPackage(
      file,
      lists.map((one) => one.thumbprint),
    )
    if (mine === asked) show(verdict, lists)
  } catch {
    // The browser could not read the file, or gives no cryptography to a page without https.
    if (mine === asked)
      answer.replaceChildren(...paragraphs(['The file could not be read. Choose it again, or check it in a terminal.']))
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void check()
})
chosen.addEventListener('change', forget)
given.addEventListener('input', forget)
byId('without-script', HTMLElement).remove()
form.hidden = false

/** Why an upload that is a PDF, JPEG or PNG is not kept (R3.2). Stable: made for programs. */
export type Unfit = keyof typeof unfitWords

/** What a file is that is none of the three, where its first bytes tell. */
export type OtherKind = keyof typeof otherWords

type Words = { title: string; mend: string }

const again = 'and upload that'
const print = `Open it, print it to a new PDF, ${again}`
const withoutIt = `Print it to a new PDF, which leaves that out, ${again}`

/** What is wrong with each, and how to mend it. */
export const unfitWords = {
  encrypted: {
    title: 'That PDF is locked with a password or against changes',
    mend: `Open it, print it to a new PDF without a password, ${again}.`,
  },
  truncated: {
    title: 'That file is cut short: its end is missing',
    mend: `Save or scan it again, check that it opens, ${again}.`,
  },
  'not-readable': { title: 'Part of that PDF is damaged and cannot be read', mend: `${print}.` },
  'no-pages': { title: 'That PDF has no pages', mend: 'Save the paper as a PDF again, and check that it opens.' },
  'too-many-pages': {
    title: 'That PDF has more than 1,500 pages',
    mend: 'Upload the pages that matter, or split it into several files.',
  },
  'inflates-too-far': { title: 'That file unpacks to far more than a paper holds', mend: `${print}.` },
  'too-intricate': { title: 'That PDF is made of more parts than a paper needs', mend: `${print}.` },
  'page-tree-loops': { title: 'The list of pages in that PDF runs in a circle', mend: `${print}.` },
  'active-javascript': { title: 'That PDF contains a program (JavaScript)', mend: `${withoutIt}.` },
  'active-launch': { title: 'That PDF can start another program or open another file', mend: `${withoutIt}.` },
  'active-by-itself': { title: 'That PDF does something by itself when it is opened', mend: `${withoutIt}.` },
  'active-form': {
    title: 'That PDF is a form that sends or changes what is filled in',
    mend: `Fill it in, print it to a new PDF, ${again}.`,
  },
  'active-media': { title: 'That PDF contains sound, film or a moving picture', mend: `${withoutIt}.` },
  'hidden-layers': {
    title: 'That PDF has layers that are hidden',
    mend: `Open it, print it to a new PDF as it should be seen, ${again}.`,
  },
  'embedded-files': {
    title: 'That PDF has other files inside it',
    mend: `Print it to a new PDF, ${again}; upload each file inside it on its own.`,
  },
  'image-too-large': {
    title: 'That picture has more points than a page needs',
    mend: `Scan it at 300 dots to the inch, or save it smaller as a JPEG, ${again}.`,
  },
  'image-broken': {
    title: 'Part of that picture is damaged, or of a kind that not every reader opens',
    mend: `Open it, save it again as a JPEG or PNG, ${again}.`,
  },
  'is-a-pdf': { title: 'That file is a PDF, though its name says otherwise', mend: renamed('.pdf') },
  'is-a-jpeg': { title: 'That file is a JPEG picture, though its name says otherwise', mend: renamed('.jpg') },
  'is-a-png': { title: 'That file is a PNG picture, though its name says otherwise', mend: renamed('.png') },
} as const satisfies Record<string, Words>

const asPdf = `Open it, save it as a PDF, ${again}.`
const asJpeg = `Export it as a JPEG, ${again}.`

/** What each is, and how to make of it what can be taken. */
export const otherWords = {
  word: { title: 'That file is a Word document', mend: asPdf },
  spreadsheet: { title: 'That file is a spreadsheet', mend: asPdf },
  presentation: { title: 'That file is a presentation', mend: asPdf },
  'open-document': { title: 'That file is an OpenDocument file', mend: asPdf },
  'old-office': { title: 'That file is an older Word, Excel or Outlook file', mend: asPdf },
  'rich-text': { title: 'That file is in rich text format', mend: asPdf },
  'e-mail': { title: 'That file is an e-mail', mend: `Open it, print it to a PDF, ${again}.` },
  zip: { title: 'That file is a ZIP', mend: 'Unpack it, and upload the papers inside it one by one.' },
  'web-page': { title: 'That file is a web page', mend: `Open it in a browser, print it to a PDF, ${again}.` },
  heic: { title: 'That file is an HEIC photograph', mend: asJpeg },
  avif: { title: 'That file is an AVIF picture', mend: asJpeg },
  webp: { title: 'That file is a WebP picture', mend: asJpeg },
  gif: { title: 'That file is a GIF picture', mend: `Export it as a PNG, ${again}.` },
  tiff: { title: 'That file is a TIFF scan', mend: `Scan or export it as a PDF, ${again}.` },
  bitmap: { title: 'That file is a bitmap', mend: `Export it as a PNG, ${again}.` },
} as const satisfies Record<string, Words>

function renamed(end: string): string {
  return `Check that it is the paper you mean, rename it to end in ${end}, ${again}.`
}

import type { Unfit } from '../../domain/unfit.ts'
import { type Dictionary, reference } from './pdf-value.ts'

const actions: Readonly<Record<string, Unfit>> = {
  ...{ '/JavaScript': 'active-javascript', '/Launch': 'active-launch', '/GoToR': 'active-launch' },
  ...{ '/GoToE': 'embedded-files' },
  ...{ '/SubmitForm': 'active-form', '/ImportData': 'active-form' },
  ...{ '/Rendition': 'active-media', '/Movie': 'active-media', '/Sound': 'active-media' },
  ...{ '/GoTo3DView': 'active-media', '/RichMediaExecute': 'active-media' },
}

const annotations: Readonly<Record<string, Unfit>> = {
  ...{ '/FileAttachment': 'embedded-files', '/Movie': 'active-media', '/Sound': 'active-media' },
  ...{ '/Screen': 'active-media', '/RichMedia': 'active-media', '/3D': 'active-media' },
}

const keys: Readonly<Record<string, Unfit>> = {
  ...{ '/JavaScript': 'active-javascript', '/XFA': 'active-form' },
  ...{ '/EmbeddedFiles': 'embedded-files', '/Collection': 'embedded-files' },
}

/** What an action or an annotation has besides its kind. */
const besides = ['/F', '/Win', '/D', '/A', '/OP', '/Rect', '/URI']
/** What a page, a field, an annotation or the document has: of these its additional actions run unasked. */
const owners = ['/Type', '/Subtype', '/FT', '/Pages', '/T', '/Kids', '/Parent', '/Rect']

/** A key that only something active has, wherever it stands. */
export const activeKey = (key: string): Unfit | undefined => keys[key]

/**
 * What makes a dictionary active, or a holder of files. A name proves nothing alone: a font may be called /AA.
 * Links to its pages and to the web are not active: they do nothing until somebody presses them, and are not printed.
 */
export function activeIn(dictionary: Dictionary): Unfit | undefined {
  const { S, Type, Subtype } = dictionary.named
  if (Type === '/EmbeddedFile') return 'embedded-files'
  if (dictionary.has('/EF') && (Type === '/Filespec' || Type === '/F' || dictionary.has('/F') || dictionary.has('/UF')))
    return 'embedded-files'
  if (dictionary.has('/JS')) return 'active-javascript'
  // Kept elsewhere, what it is would be kept from us.
  const kindElsewhere = dictionary.get('/S') === reference || dictionary.get('/Subtype') === reference
  if (kindElsewhere && besides.some(dictionary.has)) return 'not-readable'
  // The document has addresses too, under the same key: they are where its own begin.
  if (dictionary.get('/URI') === reference && !dictionary.has('/Pages')) return 'not-readable'
  if (dictionary.has('/AA') && owners.some(dictionary.has)) return 'active-by-itself'
  return actions[S ?? ''] ?? annotations[Subtype ?? '']
}

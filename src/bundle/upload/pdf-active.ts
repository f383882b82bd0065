import type { Unfit } from '../../domain/unfit.ts'
import type { Dictionary } from './pdf-value.ts'

const actions: Readonly<Record<string, Unfit>> = {
  ...{ '/JavaScript': 'active-javascript', '/Launch': 'active-launch', '/GoToE': 'embedded-files' },
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

/** A key that only something active has, wherever it stands. */
export const activeKey = (key: string): Unfit | undefined => keys[key]

/**
 * What makes a dictionary active, or a holder of files. A name proves nothing alone: a font may be called /AA.
 * Links to pages and addresses are not active: they do nothing until somebody presses them, and are not printed.
 */
export function activeIn(dictionary: Dictionary): Unfit | undefined {
  const { S, Type, Subtype } = dictionary.named
  if (Type === '/EmbeddedFile') return 'embedded-files'
  if (dictionary.has('/EF') && (Type === '/Filespec' || Type === '/F' || dictionary.has('/F') || dictionary.has('/UF')))
    return 'embedded-files'
  // Additional actions belong to a page, a field, an annotation or the document, and run unasked.
  const owner = Type !== undefined || Subtype !== undefined || dictionary.has('/FT') || dictionary.has('/Pages')
  if (dictionary.has('/AA') && owner) return 'active-by-itself'
  return actions[S ?? ''] ?? annotations[Subtype ?? '']
}

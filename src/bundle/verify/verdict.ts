/** What became of one file of a package. */
export type Outcome = 'as-signed' | 'changed' | 'missing' | 'not-listed' | 'unreadable' | 'not-signed'

/** What a reader calls each outcome. */
export const outcomeWords: Record<Outcome, string> = {
  'as-signed': 'As signed',
  changed: 'Changed',
  missing: 'Missing',
  'not-listed': 'Not listed',
  unreadable: 'Damaged',
  'not-signed': 'Not signed',
}

/** One file: what became of it, and why, as what follows its name in a sentence. */
export type FileVerdict = { name: string; outcome: Outcome; bytes?: number; sha256?: string; why?: string }

/**
 * What a check found. `changed` is said of anything that is not as it was signed, wherever in the ZIP; `packed-again` of a
 * ZIP that another program made of a package’s files, of which nothing is checked. `signedBy` are the thumbprints of the
 * trusted keys whose signatures stand, `otherKeys` those of keys that signed and are not trusted.
 */
export type Verdict = {
  verdict: 'valid' | 'changed' | 'packed-again' | 'not-signed-by-this-exchange' | 'not-a-package'
  reference?: string
  sentAt?: string
  /** The ids of the two authorities. */
  sender?: string
  receiver?: string
  versions: number
  signedBy: string[]
  otherKeys: string[]
  files: FileVerdict[]
  sentences: string[]
}

/** The files that carry no promise: one explains, the other brings the keys along. */
export const unsigned = { explains: 'HOW-TO-CHECK.txt', keys: 'signed/exchange-keys.json' } as const

/** Where the PDF lies, and the line that was signed of it. */
export const print = { pdf: 'package.pdf', line: 'signed/rendition.jws' } as const

/** Where the manifest of a version lies. */
export const manifestName = (version: number): string => `signed/manifest-${version}.jws`

/** The version whose manifest lies under this name, or undefined. */
export function versionIn(name: string): number | undefined {
  const [, version] = /^signed\/manifest-([1-9]\d{0,3})\.jws$/.exec(name) ?? []
  return version === undefined ? undefined : Number(version)
}

/** The outcomes with which a file stands in the way of `valid`, or is at least to be named. */
export const isNamed = ({ outcome }: FileVerdict): boolean => outcome !== 'as-signed' && outcome !== 'not-signed'

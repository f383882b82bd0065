import { type Held, judged } from './contents.ts'
import { droppedFrom, type Listing, listingOf, ofOneTransfer, type PrintLine, printLineOf } from './listing.ts'
import { type KeyFound, keysIn, type Signature, signatureOf } from './signatures.ts'
import { type FileVerdict, manifestName, print, unsigned, versionIn } from './verdict.ts'

/** The signed part of a package: its manifests that stand, in their order, and what became of each file of it. */
export type SignedPart = {
  manifests: Listing[]
  /** Whether every manifest stands, so that what none lists does not belong. */
  complete: boolean
  line?: PrintLine
  files: FileVerdict[]
  signatures: Signature[]
}

type Keys = { found: KeyFound[] | undefined; trusted: readonly string[] }

/** What a trusted key signed in a file; or the verdict on a file that is not there, or in which none did. */
type Read<T> = { one: Held; said: T | undefined } | { verdict: FileVerdict }

/** Checks the manifests against the keys and one another, and the PDF's line against the manifests (R3.9). */
export async function signedPartOf(held: ReadonlyMap<string, Held>, trusted: readonly string[]): Promise<SignedPart> {
  const keyFile = held.get(unsigned.keys)
  const keys: Keys = { found: keyFile?.whole ? await keysIn(keyFile.text ?? '', trusted) : undefined, trusted }
  const part: SignedPart = { manifests: [], complete: true, files: [], signatures: [] }
  const line = await read('rendition', print.line, held, keys, part, async (value) => printLineOf(value))
  const about = 'said' in line ? line.said : undefined
  const manifests = new Map<number, Read<Listing>>()
  for (const version of versionsWanted([...held.keys()], about?.version))
    manifests.set(version, await read('manifest', manifestName(version), held, keys, part, listingOf))
  const base = commonest(
    [...manifests.values()].flatMap((one) => ('said' in one && one.said) || []),
    about,
  )
  for (const [version, one] of manifests) part.files.push(manifestVerdict(one, version, base, part))
  if (held.has(print.line) || held.has(print.pdf)) part.files.push(lineVerdict(line, base, part))
  part.files.push(keyFileVerdict(keyFile, keys))
  return part
}

/** Every version from 1 without a gap, that of the PDF, and any beyond that is there. */
function versionsWanted(names: readonly string[], printed = 1): number[] {
  const there = names.map(versionIn).filter((version) => version !== undefined)
  const all = Array.from({ length: Math.max(1, there.length) }, (_, at) => at + 1)
  return [...new Set([...all, ...there, Math.max(1, printed)])].sort((a, b) => a - b)
}

/** The manifest whose transfer most of what was signed is about; of two that are even, the later one. */
function commonest(listings: readonly Listing[], line: PrintLine | undefined): Listing | undefined {
  const votes = new Map<string, number>()
  for (const { transfer } of line ? [...listings, line] : listings) votes.set(transfer, (votes.get(transfer) ?? 0) + 1)
  const votesFor = ({ transfer }: Listing) => votes.get(transfer) ?? 0
  return listings.toSorted((one, other) => votesFor(one) - votesFor(other) || one.version - other.version).at(-1)
}

function manifestVerdict(
  read: Read<Listing>,
  version: number,
  base: Listing | undefined,
  part: SignedPart,
): FileVerdict {
  const wrong = (why: string) => ('one' in read ? judged(read.one, 'changed', why) : read.verdict)
  const listing = 'said' in read ? read.said : undefined
  const before = part.manifests.at(-1)
  const dropped = listing && before && droppedFrom(before, listing)
  const agrees = listing && base && ofOneTransfer(base, listing)
  if (listing?.version === version && agrees && dropped === undefined && 'one' in read) {
    part.manifests.push(listing)
    return judged(read.one, 'as-signed')
  }
  part.complete = false
  if (listing === undefined) return wrong('is signed, but is no manifest that this check knows')
  if (!agrees) return wrong('is the manifest of another package')
  if (listing.version !== version) return wrong(`has been exchanged: it is the manifest of version ${listing.version}`)
  return wrong(`does not agree with the manifest before it about ${dropped}`)
}

function lineVerdict(read: Read<PrintLine>, base: Listing | undefined, part: SignedPart): FileVerdict {
  if ('verdict' in read) return read.verdict
  const { one, said } = read
  if (said === undefined) return judged(one, 'changed', 'is signed, but is no line about a PDF that this check knows')
  const manifest = part.manifests.find(({ version }) => version === said.version)
  if (base && (base.transfer !== said.transfer || base.reference !== said.reference))
    return judged(one, 'changed', 'is about the PDF of another package')
  if (manifest && manifest.sha256 !== said.manifest) return judged(one, 'changed', 'is about another manifest')
  part.line = said
  return judged(one, 'as-signed')
}

function keyFileVerdict(one: Held | undefined, { found }: Keys): FileVerdict {
  if (one === undefined) return { name: unsigned.keys, outcome: 'missing', why: 'is missing' }
  return one.whole && found === undefined
    ? judged(one, 'changed', 'is no list of keys any more')
    : judged(one, 'not-signed')
}

async function read<T>(
  what: 'manifest' | 'rendition',
  name: string,
  held: ReadonlyMap<string, Held>,
  { found, trusted }: Keys,
  part: SignedPart,
  parsed: (value: unknown) => Promise<T | undefined>,
): Promise<Read<T>> {
  const one = held.get(name)
  if (one === undefined) return { verdict: { name, outcome: 'missing', why: 'is missing' } }
  if (!one.whole) return { verdict: judged(one, 'not-signed') }
  if (found === undefined) return { verdict: judged(one, 'not-signed', `cannot be checked without ${unsigned.keys}`) }
  const signature = await signatureOf(what, one.text ?? '', found, trusted)
  part.signatures.push(signature)
  if (signature.by === 'trusted') return { one, said: await parsed(signature.value) }
  if (signature.by === 'nobody') return { verdict: judged(one, 'changed', signature.why) }
  return { verdict: judged(one, 'not-signed', 'is signed with a key that is not trusted here') }
}

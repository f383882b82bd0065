import { contentsOf, type Held, judged } from './contents.ts'
import { filesOf } from './file-part.ts'
import { packedAgain } from './packed-again.ts'
import { type SignedPart, signedPartOf } from './signed-part.ts'
import { type FileVerdict, print, unsigned, type Verdict, versionIn } from './verdict.ts'
import { sentencesOf } from './words.ts'
import { readTable, sourceOf } from './zip-table.ts'

const MOST_FILES = 1000
const MOST_VERSIONS = 200
const fixed: readonly string[] = [unsigned.explains, unsigned.keys, print.pdf, print.line]
const isFixed = (name: string) => fixed.includes(name) || versionIn(name) !== undefined
// Whoever unpacks a package and packs it again may take its folder along.
const isIn = (name: string) => isFixed(name) || isFixed(name.slice(name.indexOf('/') + 1))
const nothing = { versions: 0, signedBy: [], otherKeys: [] }

/**
 * Checks the ZIP of a package: every byte of it is accounted for, every manifest is signed with a key whose RFC 7638
 * thumbprint is in `trusted`, and every file is the one that was signed (R3.9). The keys that lie in the ZIP are no
 * anchor. Needs nothing but WebCrypto; reads one file at a time. Never throws for what it is given to check.
 */
export async function verifyPackage(zip: Uint8Array | Blob, trusted: readonly string[]): Promise<Verdict> {
  const source = sourceOf(zip)
  if ((await packedAgain(source))?.some(isIn)) return told({ verdict: 'packed-again', ...nothing, files: [] })
  const table = await readTable(source)
  const ours = table?.files.some(({ name, otherName = '' }) => isFixed(name) || isFixed(otherName))
  const begins = async () => new TextDecoder().decode(await source.read(30, 30 + unsigned.explains.length))
  if (table === undefined || !(ours || (table.lost && (await begins()) === unsigned.explains)))
    return told({ verdict: 'not-a-package', ...nothing, files: [] })
  // A package holds forty papers at most; what was made to take all day is none.
  if (
    table.files.length > MOST_FILES ||
    table.files.filter(({ name }) => versionIn(name) !== undefined).length > MOST_VERSIONS
  )
    return told({ verdict: 'not-a-package', ...nothing, files: [] })
  const { damage } = table
  const contents = await contentsOf(source, table.files)
  if (table.lost) {
    const files = contents.filter(({ faults }) => faults.length > 0).map((one) => judged(one, 'as-signed'))
    return told({ verdict: 'changed', ...nothing, files }, { damage })
  }
  const { held, doubles } = byName(contents)
  const part = await signedPartOf(held, trusted)
  return told(verdictOn(part, [...filesOf(held, part), ...doubles], damage), { damage, part })
}

/** Each file under its one name: where the ZIP gives it two, the one that a package has, the lowest version not yet seen. */
function byName(contents: readonly Held[]): { held: Map<string, Held>; doubles: FileVerdict[] } {
  const held = new Map<string, Held>()
  const doubles: FileVerdict[] = []
  for (const one of contents) {
    const [name = one.name] = [one.name, one.otherName ?? ''].filter((name) => isFixed(name) && !held.has(name)).sort()
    if (held.has(name)) doubles.push(judged(one, 'not-listed', 'is in the ZIP a second time'))
    else held.set(name, { ...one, name })
  }
  return { held, doubles }
}

type Found = Omit<Verdict, 'sentences'>

const told = (found: Found, more: { damage?: readonly string[]; part?: SignedPart } = {}): Verdict => ({
  ...found,
  sentences: sentencesOf(found, more.damage ?? [], more.part),
})

function verdictOn(part: SignedPart, files: FileVerdict[], damage: readonly string[]): Found {
  const [first] = part.manifests
  const signedBy = part.signatures.flatMap((one) => (one.by === 'trusted' ? [one.thumbprint] : []))
  const others = part.signatures.filter((one) => one.by === 'another')
  const asItShould = ({ name, outcome }: FileVerdict) =>
    outcome === (Object.values<string>(unsigned).includes(name) ? 'not-signed' : 'as-signed')
  const valid = first && part.complete && others.length === 0 && damage.length === 0 && files.every(asItShould)
  return {
    verdict: valid ? 'valid' : others.length > 0 ? 'not-signed-by-this-exchange' : 'changed',
    ...(first && { reference: first.reference, sender: first.sender, receiver: first.receiver }),
    ...(first?.version === 1 && { sentAt: first.at }),
    versions: part.manifests.length,
    signedBy: [...new Set(signedBy)],
    otherKeys: [...new Set(others.flatMap(({ thumbprint }) => thumbprint ?? []))],
    files,
  }
}

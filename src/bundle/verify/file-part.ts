import { type Held, judged } from './contents.ts'
import type { Listed } from './listing.ts'
import type { SignedPart } from './signed-part.ts'
import { type FileVerdict, print, unsigned } from './verdict.ts'

/** What became of every file of a package: those there in the order of the ZIP, then those that are missing. */
export function filesOf(held: ReadonlyMap<string, Held>, part: SignedPart): FileVerdict[] {
  const promised = new Map(part.manifests.flatMap(({ files }) => [...files]))
  const said = new Map(part.files.map((file) => [file.name, file]))
  const there = [...held.values()].map((one): FileVerdict => {
    const named = [one.name, one.otherName ?? ''].find((name) => promised.has(name)) ?? one.name
    const file = said.get(one.name) ?? fileVerdict({ ...one, name: named }, promised.get(named), held, part)
    promised.delete(file.name)
    said.delete(file.name)
    return file
  })
  const wanted = [unsigned.explains, ...(part.line ? [print.pdf] : []), ...promised.keys()]
  const missing = wanted
    .filter((name) => !held.has(name) && !said.has(name))
    .map((name): FileVerdict => ({ name, outcome: 'missing', why: 'is missing' }))
  return [...there, ...said.values(), ...missing]
}

function fileVerdict(
  one: Held,
  promised: Listed | undefined,
  held: ReadonlyMap<string, Held>,
  part: SignedPart,
): FileVerdict {
  if (one.name === unsigned.explains) return judged(one, 'not-signed')
  if (one.name === print.pdf) {
    if (part.line) return compared(one, part.line)
    return held.has(print.line)
      ? judged(one, 'not-signed', `cannot be checked: ${print.line} does not stand`)
      : judged(one, 'not-listed', 'is named by nothing that was signed')
  }
  if (promised) return compared(one, promised)
  return part.complete
    ? judged(one, 'not-listed', 'does not belong to this package: no signed manifest lists it')
    : judged(one, 'not-signed', 'cannot be checked: no manifest that stands lists it')
}

const compared = (one: Held, signed: Listed): FileVerdict =>
  one.sha256 === signed.sha256 && one.bytes === signed.bytes
    ? judged(one, 'as-signed')
    : judged(one, 'changed', 'has been changed: it is not what was signed')

import { counted, plainTime } from '../../domain/plain-dates.ts'
import type { SignedPart } from './signed-part.ts'
import { isNamed, print, unsigned, type Verdict } from './verdict.ts'

/** A name as it can be shown: what no screen shows, or what turns text about, is written as its code. */
export const shownName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)

/** What a check found, in sentences for somebody who keeps records. */
export function sentencesOf(
  found: Omit<Verdict, 'sentences'>,
  damage: readonly string[],
  part?: SignedPart | undefined,
): string[] {
  // What cannot be checked for want of a signature is said once, of the signature.
  const named = found.files
    .filter((file) => isNamed(file) || (file.why !== undefined && file.name.startsWith('signed/')))
    .map(({ name, why = 'is not as it should be' }) => `${shownName(name)} ${why}.`)
  const wrong = [...named, ...damage.map((one) => `${one}.`)]
  switch (found.verdict) {
    case 'valid':
      return [
        `This is package ${found.reference}. Every file in it is exactly as the exchange signed it.`,
        ...history(found, part),
        `${unsigned.explains} and ${unsigned.keys} are not signed; nothing here rests on them.`,
      ]
    case 'changed':
      return [
        'Do not rely on this package. It is not as the exchange made it.',
        ...wrong,
        'Download it from the exchange again, or ask the council that sent it.',
      ]
    case 'not-signed-by-this-exchange':
      return [
        found.signedBy.length > 0
          ? 'Do not rely on this package. Part of it is signed with a key that is not trusted here.'
          : 'Do not rely on this package. It is not signed by this exchange: none of the keys that are trusted here signed it.',
        ...found.otherKeys.map(
          (key) =>
            `${found.signedBy.length > 0 ? 'That part' : 'It'} is signed with the key whose thumbprint is ${key}.`,
        ),
        'Ask the exchange, in a way that you know, for the thumbprints of its keys. Never take one from the package itself.',
        ...wrong,
      ]
    case 'packed-again':
      return [
        'Some program has packed this ZIP again, so it cannot be checked here. That does not mean that a paper was changed.',
        `Download it again, or check by hand as ${unsigned.explains} says.`,
      ]
    case 'not-a-package':
      return [
        'This is not a package as the exchange makes it. It may be another file, or a ZIP with the package inside it.',
        'Choose the ZIP file exactly as it was downloaded from the exchange.',
      ]
  }
}

function history({ sentAt, files }: Omit<Verdict, 'sentences'>, part: SignedPart | undefined): string[] {
  const [last, versions] = [part?.manifests.at(-1), part?.manifests.length ?? 0]
  const said = sentAt ? [`It was sent on ${plainTime(sentAt)}.`] : []
  if (last && versions > 1)
    said.push(`It holds ${counted(versions - 1, 'later paper')}, the last of ${plainTime(last.at)}.`)
  said.push('What was sent after that is not in this file.')
  if (!files.some(({ name }) => name === print.pdf))
    said.push('It has no PDF, as when it was downloaded before the PDF was made.')
  else if (part?.line && last && part.line.version < last.version)
    said.push(`The PDF shows version ${part.line.version} of ${last.version}; the papers are all here.`)
  return said
}

/** "23 bytes", "4 KB", "1.2 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte')
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const fine = ['http', 'https', 'mailto', 'tel']
const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/**
 * Whether an address may lead to a program or a file rather than to a page or a person. One without a scheme may not.
 * @param written a string as it stands in a PDF (ISO 32000-1, 7.3.4), or another value, which is no address
 */
export function leadsAstray(written: Uint8Array): boolean {
  // Neither spaces before it nor what cannot be seen keep a scheme from working, nor does UTF-16.
  const address = textOf(new TextDecoder('latin1').decode(written))
    .replaceAll(/[^ -~]/g, '')
    .trim()
    .toLowerCase()
  if (address.startsWith('\\\\')) return true
  const scheme = /^([a-z][a-z\d+.-]*):/.exec(address)?.[1]
  return scheme !== undefined && !fine.includes(scheme)
}

function textOf(written: string): string {
  if (written.startsWith('('))
    return written
      .slice(1, -1)
      .replaceAll(/\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))/g, (_, octal, line, letter) =>
        octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : line ? '' : (escaped[letter] ?? letter),
      )
  if (!written.startsWith('<') || written.startsWith('<<')) return ''
  return written
    .replaceAll(/[^\dA-Fa-f]/g, '')
    .replaceAll(/.{1,2}/g, (pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)))
}

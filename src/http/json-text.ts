/** The text of a body, or undefined where its bytes are not UTF-8: a letter may not turn into another on the way. */
export function utf8Of(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Whether an object in a JSON text names a field twice: readers differ in which of the two they take (RFC 8259 section 4).
 * One pass, whatever the depth; of a text that is no JSON it says nothing of use, and does not throw.
 */
export function namesTwice(json: string): boolean {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (char === '{') open.push(new Set())
    else if (char === '[') open.push(undefined)
    else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfText(json, at)
      if (isName(json, end)) {
        const name = unescaped(json.slice(at, end + 1))
        const names = open.at(-1)
        if (names?.has(name)) return true
        names?.add(name)
      }
      at = end
    }
  }
  return false
}

/** Where the text that begins at this quotation mark ends. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json[end - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return end
  }
  return json.length
}

function isName(json: string, end: number): boolean {
  let next = end + 1
  while (' \t\n\r'.includes(json[next] ?? '.')) next++
  return json[next] === ':'
}

function unescaped(text: string): string {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '⋯',
}
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|[^<]+/g
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

/** Replaces the entities that our pages and the fixtures use by their characters. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (ENTITIES[name] ?? whole)
  })
}

function attributesOf(source: string): Map<string, string> {
  const found = [...source.matchAll(ATTRIBUTE)].map((match): [string, string] => {
    const [, name = '', double, single, bare] = match
    const value = decoded(double ?? single ?? bare ?? '')
    return [name, name === 'class' ? value.trim().replace(/\s+/g, ' ') : value]
  })
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Breaks HTML into one line for each tag or text, so that two pages that a browser reads alike compare equal: attributes
 * sorted, entities decoded, space collapsed. The space beside visually hidden text stays, because it is heard.
 */
export function normalise(html: string): string[] {
  const lines: string[] = []
  const hidden: boolean[] = []
  let besideHidden = false
  for (const [token, close, name, attributes = '', selfClosing] of html.matchAll(TOKEN)) {
    if (token.startsWith('<!--')) continue
    if (name === undefined) {
      const text = decoded(token).replace(/\s+/g, ' ')
      if (text.trim() !== '') lines.push(besideHidden ? text.trimEnd() : text.trim())
      continue
    }
    const tag = name.toLowerCase()
    if (close) {
      besideHidden = hidden.pop() ?? false
      lines.push(`</${tag}>`)
      continue
    }
    const found = attributesOf(attributes)
    besideHidden = found.get('class') === 'govuk-visually-hidden'
    lines.push(`<${[tag, ...[...found].map(([key, value]) => `${key}="${value}"`)].join(' ')}>`)
    if (VOID.has(tag)) continue
    if (selfClosing) lines.push(`</${tag}>`)
    else hidden.push(besideHidden)
  }
  return lines
}

/** The attributes of every element with this tag, in the order of the page. */
export function elements(html: string, tag: string): Map<string, string>[] {
  return [...html.matchAll(TOKEN)]
    .filter(([, close, name]) => !close && name?.toLowerCase() === tag)
    .map(([, , , attributes = '']) => attributesOf(attributes))
}

/** What a reader of the page sees and hears, in one line. */
export function textOf(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a browser would post from a page's form, taking every field as it stands. */
export function postedBy(html: string): FormData {
  const form = new FormData()
  let select: string | undefined
  for (const [, close, name, source = ''] of html.matchAll(TOKEN)) {
    const tag = name?.toLowerCase()
    if (tag === 'select') select = close ? undefined : attributesOf(source).get('name')
    if (close || tag === undefined) continue
    const attributes = attributesOf(source)
    const field = attributes.get('name')
    const value = attributes.get('value') ?? ''
    if (tag === 'option' && select !== undefined && attributes.has('selected')) form.append(select, value)
    if (tag !== 'input' || field === undefined || attributes.has('disabled')) continue
    const pressed = attributes.get('type') !== 'radio' && attributes.get('type') !== 'checkbox'
    if (pressed || attributes.has('checked')) form.append(field, value)
  }
  for (const [, source = '', text = ''] of html.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)) {
    form.append(attributesOf(source).get('name') ?? '', decoded(text.replace(/^\n/, '')).replace(/\n/g, '\r\n'))
  }
  return form
}

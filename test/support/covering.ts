/** Every id of a child made one of three, and those three covered: what the rule across a paper’s fields asks (R3.2). */
export function covering(paper: unknown): unknown {
  const one = (id: unknown) => `c${(Number(String(id).slice(1)) % 3) + 1}`
  const mended = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mended)
    if (typeof value !== 'object' || value === null) return value
    const field = ([key, inner]: [string, unknown]): [string, unknown] => {
      if (key === 'child') return [key, one(inner)]
      if (key === 'children' && Array.isArray(inner)) return [key, [...new Set(inner.map(one))]]
      return [key, mended(inner)]
    }
    return Object.fromEntries(Object.entries(value).map(field))
  }
  return { ...(mended(paper) as object), children: ['c1', 'c2', 'c3'] }
}

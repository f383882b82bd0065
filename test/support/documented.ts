import { expect } from 'vitest'
import openapi from '../../schemas/published/openapi.json' with { type: 'json' }

type Operations = Record<string, Record<string, { responses: Record<string, unknown> }>>

const addresses = Object.entries(openapi.paths as Operations).map(([path, methods]) => ({
  ...{ path, methods, exact: !path.includes('{') },
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

/** A route of the OpenAPI document answers only with the statuses that it lists. */
export function asDocumented(method: string, path: string, status: number): void {
  const [route] = addresses
    .filter(
      ({ pattern, methods }) => pattern.test(path.split('?')[0] ?? '') && methods[method.toLowerCase()] !== undefined,
    )
    .sort((a, b) => Number(b.exact) - Number(a.exact))
  if (route === undefined) return
  const listed = Object.keys(route.methods[method.toLowerCase()]?.responses ?? {})
  expect({ method, path: route.path, status, listed: listed.includes(`${status}`) }).toMatchObject({ listed: true })
}

import { humanise } from '../../../schemas/parts.ts'
import openapi from '../../../schemas/published/openapi.json' with { type: 'json' }
import { Link } from '../components/link.tsx'
import { anchor, Call, type Operation, type Route, SchemaPart } from './docs-call.tsx'
import type { Schemas } from './docs-schema.ts'
import { type Ctx, Shell } from './shell.tsx'
import { capabilityTitles } from './words.ts'

/** The parts of our own API description that the page reads. */
export type Description = {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Schemas }
}
const titleOf = (tag: string) =>
  Object.hasOwn(capabilityTitles, tag) ? capabilityTitles[tag as keyof typeof capabilityTitles] : humanise(tag)
/** The API reference, made of the description itself and of nothing else. */
export function DocsPage({ description, base }: { description: Description; base: string }) {
  const { info, paths, components } = description
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Route => ({ method: method.toUpperCase(), path, operation })),
  )
  const tags = [...new Set(routes.map(({ operation }) => operation.tags?.[0] ?? 'Other'))]
  return (
    <Shell title="API reference" back={{ href: '/', text: 'Start page' }}>
      <div class="baton-docs">
        <h1 class="govuk-heading-xl">API reference</h1>
        <p class="govuk-body-l">{info.description}</p>
        <p class="govuk-body">
          The same as data: <Link href="/openapi.json">openapi.json</Link>. Every call under /v1 but the count of
          working days needs an access token from POST /oauth/token, by private_key_jwt, that names the worker for whom
          your case system acts. Every refusal there is problem+json that says what mends it.
        </p>
        <ul class="govuk-list">
          {tags.map((tag) => (
            <li>
              <Link href={`#${anchor('tag', tag)}`}>{titleOf(tag)}</Link>
            </li>
          ))}
          <li>
            <Link href="#schemas">Schemas</Link>
          </li>
        </ul>
        {tags.map((tag) => (
          <section>
            <h2 class="govuk-heading-l" id={anchor('tag', tag)}>
              {titleOf(tag)}
            </h2>
            {routes
              .filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag)
              .map((route) => (
                <Call route={route} schemas={components.schemas} base={base} />
              ))}
          </section>
        ))}
        <h2 class="govuk-heading-l" id="schemas">
          Schemas
        </h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <section>
            <h3 class="govuk-heading-m" id={anchor('schema', name)}>
              {name}
            </h3>
            <SchemaPart schema={schema} />
          </section>
        ))}
      </div>
    </Shell>
  )
}

let rendered: { base: string; html: string } | undefined

/** GET /docs. The page is the same for everybody, and long: it is rendered once. */
export function showDocs(c: Ctx): Response | Promise<Response> {
  const base = c.get('deps').settings.PUBLIC_URL
  if (rendered?.base !== base)
    rendered = { base, html: String(<DocsPage description={openapi as unknown as Description} base={base} />) }
  return c.html(rendered.html, 200, { 'cache-control': 'public, max-age=300' })
}

import { Link } from '../components/link.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { exampleOf, type Schema, type Schemas, typeWords } from './docs-schema.ts'

type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  example?: string
  schema?: Schema
}
/** One call as the description holds it. */
export type Operation = {
  operationId: string
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  security?: unknown[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses?: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}
export type Route = { method: string; path: string; operation: Operation }

/** The place of a heading on the page. */
export const anchor = (kind: 'tag' | 'schema' | 'call', name: string): string =>
  `${kind}-${name.replaceAll(/[^A-Za-z0-9-]/g, '-')}`

/** One call: what it takes, what it answers, and an example to copy. */
export function Call({ route, schemas, base }: { route: Route; schemas: Schemas; base: string }) {
  const { method, path, operation } = route
  const [body] = Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => ({ type, schema }))
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'))
  return (
    <section>
      <h3 class="govuk-heading-m govuk-!-margin-bottom-1" id={anchor('call', operation.operationId)}>
        {operation.summary ?? operation.operationId}
      </h3>
      <p class="govuk-body">
        <Tag colour={method === 'GET' ? 'blue' : 'green'}>{method}</Tag> <code>{path}</code>
      </p>
      {operation.description?.split('\n\n').map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      <Parameters parameters={operation.parameters ?? []} />
      {body ? (
        <>
          <h4 class="govuk-heading-s">Body</h4>
          {body.type === 'application/json' ? null : (
            <p class="govuk-body">
              As <code>{body.type}</code>.
            </p>
          )}
          <SchemaPart schema={body.schema} />
        </>
      ) : null}
      {answers.map(([status, { description, content }]) => (
        <p class="govuk-body">
          Answers {status}: {description}{' '}
          {Object.values(content ?? {}).map(({ schema }) => (
            <Type schema={schema} />
          ))}
        </p>
      ))}
      <pre class="baton-code" {...scrollable(`Example of ${operation.operationId}`)}>
        <code>{curlOf(route, body, schemas, base)}</code>
      </pre>
    </section>
  )
}

// A region that scrolls must be reachable by keyboard, and so it needs a name.
const scrollable = (name: string) => ({ tabindex: 0, role: 'region', 'aria-label': name })

function Parameters({ parameters }: { parameters: Parameter[] }) {
  if (parameters.length === 0) return null
  return (
    <Table
      caption="Parameters"
      captionSize="s"
      small
      columns={[{ heading: 'Name' }, { heading: 'Where' }, { heading: 'What' }]}
      rows={parameters.map((one) => [
        <code>{one.name}</code>,
        `${one.in}${one.required ? ', needed' : ''}`,
        one.description ?? '',
      ])}
    />
  )
}

function Type({ schema }: { schema: Schema }) {
  const { text, refs } = typeWords(schema)
  const [only] = refs
  if (only === undefined) return <code>{text}</code>
  const before = refs.length === 1 ? text.slice(0, text.lastIndexOf(only)) : ''
  return (
    <>
      {before}
      {refs.map((name, at) => (
        <>
          {at > 0 ? ' or ' : ''}
          <Link href={`#${anchor('schema', name)}`}>{name}</Link>
        </>
      ))}
    </>
  )
}

/** A schema by its fields, each with a link to the schema it refers to. */
export function SchemaPart({ schema }: { schema: Schema }) {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0)
    return (
      <p class="govuk-body">
        <Type schema={schema} /> {schema.description ?? ''}
      </p>
    )
  return (
    <>
      {schema.description ? <p class="govuk-body">{schema.description}</p> : null}
      <Table
        small
        columns={[{ heading: 'Field' }, { heading: 'Kind' }, { heading: 'What' }]}
        rows={properties.map(([name, one]) => [
          <>
            <code>{name}</code>
            {schema.required?.includes(name) ? ' (needed)' : ''}
          </>,
          <Type schema={one} />,
          one.description ?? '',
        ])}
      />
    </>
  )
}

type Body = { type: string; schema: Schema }

function curlOf({ method, path, operation }: Route, body: Body | undefined, schemas: Schemas, base: string): string {
  const shown = (one: Parameter) => one.in === 'header' && (one.required || exampleIn(one) !== undefined)
  return [
    `curl -X ${method} '${base}${path}'`,
    ...(operation.security?.length === 0 ? [] : [`-H 'Authorization: Bearer …'`]),
    ...(operation.parameters ?? [])
      .filter(shown)
      .map((one) => `-H '${one.name}: ${exampleIn(one) ?? sampleHeaders[one.name] ?? '…'}'`),
    ...(body ? bodyOf(body, schemas) : []),
  ].join(' \\\n  ')
}

const sampleHeaders: Record<string, string> = { 'idempotency-key': 'my-key-1', 'if-match': '"7"' }
const exampleIn = ({ example, schema }: Parameter): unknown => example ?? schema?.example

/** How curl is given a body: JSON, the fields of a form, or the bytes of a file. */
function bodyOf({ type, schema }: Body, schemas: Schemas): string[] {
  const kind = `-H 'Content-Type: ${type}'`
  if (type === 'application/json') return [kind, `-d '${JSON.stringify(exampleOf(schema, schemas))}'`]
  if (type === 'application/octet-stream') return [kind, '--data-binary @letter.pdf']
  const fields = Object.entries(exampleOf(schema, schemas) as Record<string, unknown>)
  return fields.map(([name, value]) => `--data-urlencode '${name}=${value}'`)
}

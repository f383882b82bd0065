import { expect, test } from 'vitest'
import openapi from '../../../../schemas/published/openapi.json' with { type: 'json' }
import { type Description, DocsPage } from '../../../../src/web/pages/docs.tsx'
import { normalise } from '../../../support/html.ts'

const base = 'https://exchange.example'
const lines = normalise(String(<DocsPage description={openapi as unknown as Description} base={base} />))

/** The example of a call, as it is copied. */
function exampleOf(operation: string): string {
  const region = lines.findIndex((line) => line.includes(`aria-label="Example of ${operation}"`))
  return lines[region + 2] ?? ''
}

test('an upload is shown with its bytes and with the header that names it', () => {
  const example = exampleOf('upload')
  expect(example).toContain(`curl -X POST '${base}/v1/transfers/{id}/files'`)
  expect(example).toContain(`-H 'content-disposition: attachment; filename="letter.pdf"'`)
  expect(example).toContain('--data-binary @letter.pdf')
  expect(example).not.toContain(' -d ')
})

test('a verb is shown with its key, its version and its JSON', () => {
  const example = exampleOf('acknowledge')
  for (const part of ['Authorization: Bearer', 'idempotency-key: my-key-1', 'if-match: "7"', `-d '{`])
    expect(example).toContain(part)
})

test('asking for a token is shown as a form, and it and the keys without a token', () => {
  expect(exampleOf('askToken')).toContain(`--data-urlencode 'grant_type=client_credentials'`)
  expect(exampleOf('askToken')).toContain('--data-urlencode')
  for (const operation of ['askToken', 'readKeys']) expect(exampleOf(operation)).not.toContain('Authorization')
  expect(exampleOf('readKeys')).toContain(`curl -X GET '${base}/.well-known/jwks.json'`)
})

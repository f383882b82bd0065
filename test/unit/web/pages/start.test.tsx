import { describe, expect, test } from 'vitest'
import { DocsPage } from '../../../../src/web/pages/docs.tsx'
import { exampleOf, typeWords } from '../../../../src/web/pages/docs-schema.ts'
import { PlainPage } from '../../../../src/web/pages/fault.tsx'
import { signInFailures } from '../../../../src/web/pages/sign-in-failed.tsx'
import { StartPage } from '../../../../src/web/pages/start.tsx'
import { elements, textOf } from '../../../support/html.ts'

const councils = [{ id: '01998000-0000-7000-8000-00000000000a', name: 'Marlbrook <b>County</b> Council' }]
const links = (html: string) => elements(html, 'a').map((link) => link.get('href'))

describe('the start page', () => {
  test('leads to each council’s sign-in, and back to what was wanted', () => {
    const html = String(<StartPage councils={councils} returnTo="/transfers/1?done=ask" />)
    expect(links(html)).toContain(`/sign-in/${councils[0]?.id}?returnTo=%2Ftransfers%2F1%3Fdone%3Dask`)
    expect(links(html)).toContain('/docs')
    expect(html).not.toContain('<b>County')
  })

  test('says so when no council can sign in', () => {
    expect(textOf(String(<StartPage councils={[]} returnTo="/transfers" />))).toContain(
      'No council can sign in here yet',
    )
  })
})

describe('a page that says one thing', () => {
  test('has no sign-out where nobody has signed in', () => {
    expect(textOf(String(<PlainPage title="Page not found">Words</PlainPage>))).not.toContain('Sign out')
  })

  test('every failure to sign in says what mends it', () => {
    for (const { title, text } of Object.values(signInFailures)) expect(`${title} ${text}`).toMatch(/\.$/)
  })
})

describe('the API reference', () => {
  const schemas = {
    ChildId: { type: 'string' },
    Box: { properties: { child: { $ref: '#/x/ChildId' } }, required: ['child'] },
  }
  const body = {
    type: 'object',
    properties: { on: { type: 'string', format: 'date' }, note: { type: 'string' } },
    required: ['on'],
  }

  test('gives an example of the least that a schema takes', () => {
    expect(exampleOf(body, schemas)).toEqual({ on: '2026-11-30' })
    expect(exampleOf({ type: 'array', minItems: 1, items: { $ref: '#/x/Box' } }, schemas)).toEqual([{ child: 'c1' }])
  })

  test('says the kind of a field in words, with the schemas that it refers to', () => {
    expect(typeWords({ items: { $ref: '#/x/Box' } })).toEqual({ text: 'list of Box', refs: ['Box'] })
    expect(typeWords({ anyOf: [{ type: 'string' }, { type: 'null' }] }).text).toBe('string or null')
  })

  test('shows each call with its path, its body and an example', () => {
    const call = {
      ...{ operationId: 'ask', summary: 'Ask <b>now</b>', tags: ['notice'] },
      parameters: [{ name: 'if-match', in: 'header', required: true }],
      requestBody: { content: { 'application/json': { schema: body } } },
      responses: { 200: { description: 'Done', content: { 'application/json': { schema: { $ref: '#/x/Box' } } } } },
    }
    const description = {
      info: { title: 'T', version: '1' },
      paths: { '/v1/ask': { post: call } },
      components: { schemas },
    }
    const html = String(<DocsPage description={description} base="https://exchange.example" />)
    expect(textOf(html)).toContain("curl -X POST 'https://exchange.example/v1/ask'")
    expect(textOf(html)).toContain('-H \'if-match: "7"\'')
    expect(links(html)).toContain('#schema-Box')
    expect(html).not.toContain('<b>now')
  })
})

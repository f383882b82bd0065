import { describe, expect, test } from 'vitest'
import { Button } from '../../../src/web/components/button.tsx'
import { Layout } from '../../../src/web/components/layout.tsx'
import { Link, safeHref } from '../../../src/web/components/link.tsx'
import { Table } from '../../../src/web/components/table.tsx'
import { Textarea } from '../../../src/web/components/textarea.tsx'
import { ADAPTERS } from '../../support/govuk-adapters.tsx'
import { fixturesOf } from '../../support/govuk-fixtures.ts'
import { elements, normalise, textOf } from '../../support/html.ts'

describe.each(Object.entries(ADAPTERS))('%s', (component, adapter) => {
  const comparable = fixturesOf(component, adapter.supported).flatMap((fixture) => {
    const ours = adapter.render(fixture.options)
    return ours === undefined ? [] : [{ ...fixture, ours: String(ours) }]
  })

  test.each(comparable)('is what GOV.UK Frontend prints: $name', ({ html, ours }) => {
    expect(normalise(ours)).toEqual(normalise(adapter.expect?.(html) ?? html))
  })

  test('enough of its fixtures compare', () => {
    expect(comparable.length).toBeGreaterThanOrEqual(adapter.atLeast)
  })
})

describe('links', () => {
  test.each([
    '/transfers',
    '#reasons',
    'https://www.example.gov.uk/',
    'http://localhost:8787/',
    'mailto:duty@example.gov.uk',
    'tel:01632960000',
  ])('may point to %s', (href) => expect(safeHref(href)).toBe(href))

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' /transfers',
    'data:text/html,x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '',
  ])('may not point to %j', (href) => expect(() => safeHref(href)).toThrow('may not stand in a link'))

  test('are refused wherever a component takes one', () => {
    const script = ['javascript', 'alert(1)'].join(':')
    expect(() => String(<Button href={script}>Go</Button>)).toThrow()
    expect(() => String(<Link href={script}>Go</Link>)).toThrow()
  })
})

describe('a page', () => {
  const page = String(
    <Layout
      title="Transfer BTN-7F3K-2QXM"
      hasErrors
      signedIn={{ name: 'Priya <b>Shah</b>', council: 'Northmoor Council' }}
      navigation={[
        { text: 'Inbox', href: '/inbox', current: true },
        { text: 'Search', href: '/search' },
      ]}
    >
      <h1>Transfer</h1>
    </Layout>,
  )

  test('says that it has errors before it says what it is', () => {
    expect(page).toContain('<title>Error: Transfer BTN-7F3K-2QXM – Baton</title>')
  })

  test('names who is signed in for which council, and never as markup', () => {
    expect(textOf(page)).toContain('Signed in as Priya <b>Shah</b> for Northmoor Council')
  })

  test('runs under a policy without inline scripts and styles', () => {
    expect(elements(page, 'script').map((script) => script.get('src'))).toEqual(['/assets/init.js'])
    expect(page).toMatch(/<script [^>]*><\/script>/)
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
  })

  test('lets people jump over the header and sign out without a script', () => {
    expect(elements(page, 'main')[0]?.get('id')).toBe('main-content')
    expect(elements(page, 'a')[0]?.get('href')).toBe('#main-content')
    expect(Object.fromEntries(elements(page, 'form')[0] ?? [])).toEqual({ action: '/sign-out', method: 'post' })
  })
})

test('a text area keeps a first line that is empty', () => {
  expect(String(<Textarea name="note" label="Note" value={'\nsecond line'} />)).toContain('>\n\nsecond line</textarea>')
})

test('a wide table scrolls in a region that a keyboard can reach and that has a name', () => {
  const region = elements(String(<Table caption="Visits" rows={[['1']]} scrolls />), 'div')[0]
  expect(Object.fromEntries(region ?? [])).toEqual({
    'aria-label': 'Visits',
    class: 'baton-scroll',
    role: 'region',
    tabindex: '0',
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from '../../../src/auth/return-to.ts'

test.each(['/', '/transfers', '/transfers/7?tab=record#latest', '/transfers/%2F%2Fevil.example'])(
  '%s is on this site',
  (path) => {
    expect(localPath(path)).toBe(path)
  },
)

test.each([
  [undefined],
  [''],
  ['transfers'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['/x\\..\\\\evil.example'],
  ['/\t/evil.example'],
  ['/\n/evil.example'],
  ['/..//evil.example'],
  ['/x/..//evil.example'],
  ['https://evil.example'],
  ['javascript:alert(1)'],
  [' /transfers'],
  ['/tränsfers'],
  [`/${'x'.repeat(1000)}`],
  ['/sign-in/callback?code=1'],
  ['/x/../sign-in/7'],
  ['/sign-out'],
])('%j leads to the list of transfers', (path) => {
  expect(localPath(path)).toBe('/transfers')
})

test('no text leads away from this site', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', '\t', '\r', '@', ':', 'evil.example', '%2f', '?', '#', 'https:')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => `/${pieces.join('')}`),
      ),
      (text) => {
        const target = new URL(localPath(text), 'https://baton.example/sign-in/callback')
        expect(target.origin).toBe('https://baton.example')
        expect(target.pathname.startsWith('//')).toBe(false)
      },
    ),
  )
})

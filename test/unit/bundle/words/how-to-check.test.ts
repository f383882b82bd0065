import { describe, expect, test } from 'vitest'
import { howToCheck } from '../../../../src/bundle/words/how-to-check.ts'

const reference = 'BTN-7F3K-2QXM'
const text = howToCheck({ reference, publicUrl: 'https://baton.example/' })

describe('how to check a package, for a records officer (R3.9)', () => {
  test.each([
    ...['package.pdf', 'papers/*.json', 'files/*', 'signed/manifest-N.jws', 'signed/rendition.jws'],
    ...['signed/exchange-keys.json', 'HOW-TO-CHECK.txt'],
  ])('says what %s is', (name) => expect(text).toContain(`  ${name} `))

  test('names three ways: in the browser, by the program, by hand', () => {
    expect(text).toContain('https://baton.example/verify')
    expect(text).toContain('nothing leaves the browser')
    expect(text).toContain('npm run verify -- package.zip')
    expect(text).toContain('sha256sum papers/* files/*')
  })

  test('warns that the key in the ZIP proves nothing by itself', () => {
    expect(text).toContain('DO NOT TRUST THE KEY IN THE ZIP BY ITSELF')
    expect(text).toContain('https://baton.example/.well-known/jwks.json')
  })

  test('reads alike everywhere: ASCII, line feeds, 72 columns', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*\n$/)
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([])
    expect(text).toContain(`HOW TO CHECK THIS PACKAGE: ${reference}`)
  })
})

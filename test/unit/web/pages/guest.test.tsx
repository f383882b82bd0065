import { describe, expect, test } from 'vitest'
import type { Tried } from '../../../../src/auth/guest-enter.ts'
import { GuestDoorPage, GuestEnterPage } from '../../../../src/web/pages/guest.tsx'
import { refusedInWords } from '../../../../src/web/pages/guest-handlers.tsx'
import { JoinPage } from '../../../../src/web/pages/guest-join.tsx'
import { Shell, viewerOf } from '../../../../src/web/pages/shell.tsx'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const transfer = '019a0c3e-0000-7000-8000-000000000001'
const asks = { transfer, csrf: 'the-token' }
const actions = (html: string) => elements(html, 'form').map((form) => form.get('action'))

describe('the page behind the link (R9.4)', () => {
  test('has one button, which asks for a code', () => {
    const html = String(<GuestDoorPage {...asks} />)
    expect(actions(html)).toEqual([`/guest/${transfer}/code`])
    expect(Object.fromEntries(postedBy(html))).toEqual({ csrf: 'the-token' })
  })

  test.each([
    ['not-sent', 'could not be sent'],
    ['withheld', 'too many were asked for'],
  ] as const)('says that no code went out: %s', (fault, words) => {
    const html = String(<GuestDoorPage {...asks} fault={fault} />)
    expect(textOf(html)).toContain(words)
    expect(textOf(html)).toMatch(/^Error: /)
    expect(textOf(html)).toContain('telephone')
  })
})

describe('the form for the code', () => {
  test('keeps what was filled in, and says what is wrong where it is', () => {
    const said = { code: '', name: 'Una <b>Brook</b>', role: 'Duty', telephone: '999' }
    const wrong = [{ field: 'telephone', text: 'Give a UK telephone number' }] as const
    const html = String(<GuestEnterPage {...asks} said={said} wrong={wrong} />)
    expect(Object.fromEntries(postedBy(html))).toMatchObject({ ...said, csrf: 'the-token' })
    expect(elements(html, 'a').map((a) => a.get('href'))).toContain('#telephone')
    expect(html).not.toContain('<b>Brook')
  })

  test('sends another code by a form of its own', () => {
    expect(actions(String(<GuestEnterPage {...asks} />))).toEqual([
      `/guest/${transfer}/enter`,
      `/guest/${transfer}/code`,
    ])
  })

  test.each([
    [{ refused: 'wrong', left: 4 }, '4 more times'],
    [{ refused: 'wrong', left: 1 }, 'once more'],
    [{ refused: 'used-up' }, 'Send another code'],
    [{ refused: 'expired' }, 'Send another code'],
    [{ refused: 'no-code' }, 'Send another code'],
  ] as [Exclude<Tried, { desk: unknown }>, string][])(
    'of a code that is not taken says what to do: %j',
    (tried, words) => expect(refusedInWords(tried)).toContain(words),
  )
})

describe('every page of a guest', () => {
  const session = (kind: 'guest' | 'worker') =>
    viewerOf({
      actor: { kind, authority: 'a', worker: 'w', name: 'Una Brook', roles: ['duty'] },
      ...{ council: 'Carrowdale County Council', csrf: 'x' },
    })
  const page = (kind: 'guest' | 'worker') => String(<Shell title="Any" viewer={session(kind)} children="Words" />)

  test('says as whom they act, and how it stands on record', () => {
    const said =
      'You act as the duty inbox of Carrowdale County Council. What you do is on record as declared, not verified.'
    expect(textOf(page('guest'))).toContain(said)
    expect(textOf(page('worker'))).not.toContain('duty inbox')
  })

  test('leads to what joining gives, and to no page that is not for guests', () => {
    const links = (kind: 'guest' | 'worker') => elements(page(kind), 'a').map((a) => a.get('href'))
    expect(links('guest')).toContain('/guest/join')
    expect(links('guest').filter((href) => /practice|telling|notices|side=sender|waits/.test(href ?? ''))).toEqual([])
    expect(links('worker')).toContain('/practice')
  })

  test('what joining gives is told to anybody', () => {
    expect(textOf(String(<JoinPage />))).toContain('under their own names')
    expect(textOf(String(<JoinPage viewer={session('guest')} />))).toContain('Your transfers')
  })
})

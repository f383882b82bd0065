import { describe, expect, test } from 'vitest'
import { MailboxRole, SetMailbox } from '../../../schemas/telling.ts'
import { asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { removeMailbox, setMailbox } from '../../../src/exchange/mailboxes.ts'
import { ownAuthority } from '../../../src/exchange/own-authority.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const x = await anExchange()
const administrator = sender('administrator')
const set = (role: MailboxRole, said: object, by: Actor = administrator) =>
  setMailbox(x.deps, by, role, SetMailbox.parse(said))
const read = async (by: Actor = sender()) => mustBeFound(await ownAuthority(x.deps, by))
const onlyAdministrator = { refused: { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] } }
const mail = 'panel@aldermere.example'
const deputy = { name: 'Dilys Marrowby', email: 'second@aldermere.example' }

describe('how an authority is told (R9.1)', () => {
  test('is by email to no address of its own, until one is set', async () => {
    expect(await read()).toEqual({ authority: parties.sender, byEmail: true, mailboxes: [] })
  })

  test('may be read by everybody of it, but by no guest', async () => {
    for (const role of ['social-worker', 'auditor', 'administrator'] as const)
      expect((await read(sender(role))).authority).toBe(parties.sender)
    const guest = { ...sender(), kind: 'guest' } as const
    expect(await ownAuthority(x.deps, guest)).toMatchObject({ refused: { code: 'wrong-role' } })
  })
})

describe('the mailbox of a role (R9.1)', () => {
  test('is set by an administrator alone, who is named to anybody else', async () => {
    for (const by of [sender(), sender('practice-lead'), { ...administrator, kind: 'guest' } as const])
      expect(await set('duty', { email: mail }, by)).toEqual(onlyAdministrator)
    expect(await removeMailbox(x.deps, sender(), 'duty')).toEqual(onlyAdministrator)
    expect((await read()).mailboxes).toEqual([])
  })

  test('has an address and a deputy’s, whatever letters they came in', async () => {
    const done = mustBeDone(await set('practice-lead', { email: 'Panel@Aldermere.example', deputy }))
    expect(done.mailboxes).toEqual([{ role: 'practice-lead', email: mail, deputy }])
    expect(await read()).toEqual(done)
  })

  test('set by the same call again stays as it is, with who set it first', async () => {
    const before = await x.admin`select * from mailbox`
    x.at('2026-11-24T10:00:00Z')
    await set('practice-lead', { email: mail, deputy }, { ...administrator, worker: 's.else' })
    expect(await x.admin`select * from mailbox`).toEqual(before)
    expect(before).toMatchObject([{ set_by: administrator.worker }])
  })

  test('is replaced whole: a deputy who is not named again is gone', async () => {
    const done = mustBeDone(await set('practice-lead', { email: mail }))
    expect(done.mailboxes).toEqual([{ role: 'practice-lead', email: mail }])
  })

  test('is taken away, and to do so again is no fault', async () => {
    await set('duty', { email: mail })
    expect(mustBeDone(await removeMailbox(x.deps, administrator, 'duty')).mailboxes).toHaveLength(1)
    expect(mustBeDone(await removeMailbox(x.deps, administrator, 'duty')).mailboxes).toHaveLength(1)
  })

  test('is nobody’s but its own authority’s, whatever the code would do', async () => {
    expect((await read(receiver())).mailboxes).toEqual([])
    const row = { role: 'duty', email: mail, set_at: '2026-11-23T10:00:00Z', set_by: 'x' }
    const written = asParty(
      x.deps.sql,
      parties.receiver,
      (tx) => tx`insert into mailbox ${tx({ authority: parties.sender, ...row })}`,
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })
})

describe('what is no mailbox', () => {
  test('is the auditor’s, who is told of nothing', () => {
    expect(MailboxRole.safeParse('auditor').success).toBe(false)
    expect(MailboxRole.options).toHaveLength(9)
  })

  test.each([
    ['no address', { email: 'duty desk' }, ['email']],
    ['a second line', { email: 'duty@aldermere.example\nbcc: all@aldermere.example' }, ['email']],
    ['a deputy without an address', { email: mail, deputy: { name: 'Dilys Marrowby' } }, ['deputy', 'email']],
    ['a deputy without a name', { email: mail, deputy: { ...deputy, name: ' ' } }, ['deputy', 'name']],
    ['the first address again', { email: mail, deputy: { ...deputy, email: mail.toUpperCase() } }, ['deputy', 'email']],
  ])('is %s', (_, said, path) => {
    const parsed = SetMailbox.safeParse(said)
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([path])
  })
})

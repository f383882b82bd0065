import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { type Handed, sendMail } from '../../../src/notify/email.ts'
import { letterFor, type ToWrite } from '../../../src/notify/letter.ts'
import { templateNames, templates } from '../../../src/notify/templates.ts'
import { toldToNobody, words } from '../../../src/notify/words.ts'
import { whatMustNotShow } from '../../support/whole-story.ts'

const apiKey = 'local-11111111-1111-4111-8111-111111111111-22222222-2222-4222-8222-222222222222'
const ids = Object.fromEntries(
  templateNames.map((name, index) => [name, `33333333-3333-4333-8333-33333333333${index}`]),
)
const byId = Object.fromEntries(templateNames.map((name) => [ids[name], templates[name]]))
const notify = await startNotify({ port: 0, apiKey, templates: byId })
afterAll(() => notify.stop())
let seen = 0
beforeEach(() => {
  seen = notify.letters().length
})

const settings = {
  ...{ PUBLIC_URL: 'https://baton.example', NOTIFY_URL: notify.url },
  ...{ NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES: JSON.stringify(ids) },
} as Parameters<typeof sendMail>[0]['settings']
const deps = { settings, now: () => new Date() }

const transfer = '0192f0c1-2a3b-7c4d-8e5f-60718293a4b5'
const notice: ToWrite = {
  ...{ id: '0192f0c1-0000-7000-8000-000000000001', transfer, reference: 'BTN-7F3K-2QXM', kind: 'TransferSent' },
  ...{ channel: 'email', toSecond: false, firstEmail: 'duty@brackwater.example' },
  ...{ secondEmail: 'deputy@brackwater.example', outOfHoursEmail: 'out-of-hours@brackwater.example', guestEmail: null },
}

/** What arrives, and where. */
async function arriving(difference: Partial<ToWrite> = {}) {
  const mail = letterFor(deps, { ...notice, ...difference })
  if ('fault' in mail) throw new Error(mail.fault)
  const handed: Handed = await sendMail(deps, mail)
  const [letter] = notify.letters().slice(seen)
  seen = notify.letters().length
  if (letter === undefined) throw new Error(`no letter: ${JSON.stringify(handed)}`)
  return { ...letter, template: mail.template }
}

describe('a letter', () => {
  test('tells the mailbox what happened, with a reference and a link, under the notice’s own id', async () => {
    expect(await arriving()).toMatchObject({
      ...{ to: 'duty@brackwater.example', subject: 'BTN-7F3K-2QXM: news of a transfer', reference: notice.id },
      body: `${words.TransferSent}\n\nReference: BTN-7F3K-2QXM\n\nRead it here: https://baton.example/transfers/${transfer}\n\nThis message names nobody. Do not reply to it.`,
    })
  })

  test('to the second address says why it comes there', async () => {
    const letter = await arriving({ toSecond: true })
    expect(letter.to).toBe('deputy@brackwater.example')
    expect(letter.body).toContain('nobody has acted on what went to your first address')
  })

  test('goes to the first address where there is no second, and then says nothing of a first', async () => {
    const letter = await arriving({ toSecond: true, secondEmail: null })
    expect([letter.to, letter.template]).toEqual(['duty@brackwater.example', 'news'])
  })

  test.each(['AlertRaised', 'AlertChased'])('of %s is urgent by its subject, whoever reads it (R2.8)', async (kind) => {
    for (const difference of [
      {},
      { toSecond: true },
      { channel: 'out-of-hours' as const },
      { guestEmail: 'desk@elsewhere.example' },
    ]) {
      const { subject, body } = await arriving({ kind, ...difference })
      expect([subject, body.startsWith('URGENT: ')]).toEqual(['URGENT BTN-7F3K-2QXM: act now', true])
    }
  })

  test.each([
    ...['AnswerDue', 'TellFamilyDue', 'QuestionOverdue', 'StayOver', 'StayOverdue', 'EmergencyReasonsLate'],
    ...['MeetingInTen', 'MeetingInFive', 'MeetingTomorrow', 'MeetingToday', 'MeetingLate', 'MeetingVeryLate'],
    ...['TelephoneThem', 'NobodyTold'],
  ])('of %s says by its subject that it is due, to members', async (kind) => {
    const { subject, template } = await arriving({ kind })
    expect([subject, template]).toEqual(['BTN-7F3K-2QXM: this is due, or late', 'due'])
    expect((await arriving({ kind, toSecond: true })).template).toBe('not-seen')
    expect((await arriving({ kind, guestEmail: 'desk@elsewhere.example' })).template).toBe('guest')
  })

  test.each(['MeetingArranged', 'MeetingHeld', 'EarlierDueFound', 'DueDateRecounted', 'NotSeen'])(
    'of %s is news, for it is owed by no day',
    async (kind) => {
      expect((await arriving({ kind })).template).toBe('news')
    },
  )

  test('to the out-of-hours team goes to its own address', async () => {
    expect((await arriving({ kind: 'AlertRaised', channel: 'out-of-hours' })).to).toBe(
      'out-of-hours@brackwater.example',
    )
  })

  test('to a guest goes to the desk that was tested, and leads to the guests’ door (R9.4)', async () => {
    for (const difference of [{}, { toSecond: true }, { channel: 'out-of-hours' as const }]) {
      const letter = await arriving({ guestEmail: 'desk@elsewhere.example', ...difference })
      expect([letter.to, letter.template]).toEqual(['desk@elsewhere.example', 'guest'])
      expect(letter.body).toContain(`https://baton.example/guest/${transfer}`)
      expect(letter.body).not.toContain('/transfers/')
    }
  })

  test('without an address waits for one; without an out-of-hours team it is given up', () => {
    expect(letterFor(deps, { ...notice, firstEmail: null })).toEqual({ fault: 'no-address' })
    const nobody = { ...notice, channel: 'out-of-hours' as const, outOfHoursEmail: null }
    expect(letterFor(deps, nobody)).toEqual({ fault: 'no-out-of-hours', final: true })
  })
})

test('of whatever happened, by whatever way, names nobody and quotes nobody (R9.2)', async () => {
  const kinds = [...Object.keys(words), ...toldToNobody, 'ReminderSent']
  const ways: Partial<ToWrite>[] = [
    {},
    { toSecond: true },
    { channel: 'out-of-hours' },
    { guestEmail: 'desk@elsewhere.example' },
  ]
  for (const kind of kinds) for (const way of ways) await arriving({ kind, ...way })
  const all = JSON.stringify(notify.letters())
  const secrets = whatMustNotShow()
  expect(secrets.length).toBeGreaterThan(100)
  expect(secrets.filter((one) => all.includes(one))).toEqual([])
  expect(all.match(/no longer holds/g)).toHaveLength(ways.length)
})

import { afterAll, expect, test, vi } from 'vitest'
import { councils } from '../../../src/local/councils.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange } from '../../support/exchange.ts'
import { aWholeStory, whatMustNotShow } from '../../support/whole-story.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: () => caseSystem.url })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
x.deps.settings.NOTIFY_URL = notify.url
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin
// The stand-in looks at the machine’s clock; it goes with the exchange’s.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => {
  vi.useRealTimers()
  return notify.stop()
})

test('of a whole story no notice names anybody, gives a birth date or an address, or quotes anybody’s words', async () => {
  await aWholeStory(x)
  vi.setSystemTime(x.deps.now())
  for (let tried = 1; tried > 0; ) tried = (await drain(x.deps)).tried
  const letters = notify.letters().map((letter) => JSON.stringify(letter))
  const webhooks = caseSystem.arrived.map(({ body, headers }) => body + JSON.stringify(headers))
  const waiting =
    await x.admin`select 1 from notice where channel <> 'inbox' and delivered_at is null and handed_at is null`
  expect(waiting).toHaveLength(0)
  expect(new Set(caseSystem.arrived.map(({ body }) => JSON.parse(body).type as string)).size).toBeGreaterThan(20)
  expect(letters).toHaveLength(webhooks.length)

  const all = [...letters, ...webhooks, ...x.lines.map((line) => JSON.stringify(line))].join('\n')
  const workers = councils.flatMap(({ people }) => people.flatMap(({ name, sub }) => [name, sub]))
  const secrets = [...whatMustNotShow(), ...workers]
  expect(secrets.length).toBeGreaterThan(150)
  expect(secrets.filter((one) => all.includes(one))).toEqual([])
  // What they do hold is found in the same way.
  expect(all).toContain('Your transfer has been acknowledged.')
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'
import { dataFolder } from './folders.ts'
import { localSecrets } from './keys.ts'
import { readApiKey } from './notify-rules.ts'
import {
  type Account,
  byHand,
  differences,
  isStandIn,
  NotifyUnread,
  previews,
  writeToStandIn,
} from './templates-at-notify.ts'

const usage = `npm run templates -- [--check | --preview | --push]

The letters of the exchange stand in src/notify/templates.ts, word for word; GOV.UK Notify keeps a copy, and sends that.

  --check    asks Notify for each and says which differ, and how: another subject or body, a placeholder too many or too
             few, not there at all. Ends with 1 when any does. It is what is done without an option.
  --preview  lets Notify render each with sample values and shows them. Ends with 1 when one lacks something.
  --push     brings Notify’s copy in line. Notify’s API can read and render templates and cannot write them: that is done
             by hand, on its pages. So for each that differs this prints what must stand there, ready to be pasted, and
             the page; it ends with 1 until --check finds nothing. On one machine, where NOTIFY_URL is the stand-in of
             "npm start", it writes them there.

It reads NOTIFY_API_KEY, NOTIFY_TEMPLATES ({"name": "id"} as JSON) and NOTIFY_URL (without it, Notify itself). Where neither
key nor ids are given, those of "npm start" serve, and its stand-in. Ends with 2 when Notify cannot be asked.`

const root = fileURLToPath(new URL('../..', import.meta.url))
const notify = 'https://api.notifications.service.gov.uk'
const Ids = z.record(z.string(), z.uuid())

async function account(): Promise<Account> {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES: ids, NOTIFY_URL: url, PORT = '8787' } = process.env
  if (apiKey && ids) {
    readApiKey(apiKey)
    return { url: url ?? notify, apiKey, ids: idsOf(ids) }
  }
  const folder = dataFolder(root)
  if (apiKey || ids || !existsSync(join(folder, 'secrets.json')))
    throw new CannotStart('Set NOTIFY_API_KEY and NOTIFY_TEMPLATES, or run npm start first.')
  const { worker } = await localSecrets(folder)
  const standIn = `http://localhost:${Number(PORT) + 2}`
  return { url: url ?? standIn, apiKey: worker.NOTIFY_API_KEY, ids: idsOf(worker.NOTIFY_TEMPLATES) }
}

function idsOf(text: string): Account['ids'] {
  try {
    return Ids.parse(JSON.parse(text))
  } catch {
    throw new CannotStart('NOTIFY_TEMPLATES is not of the form {"name": "id"}, the ids being UUIDs.')
  }
}

async function check(at: Account): Promise<number> {
  const all = await differences(at)
  for (const { name, differs } of all) console.log(`${name}: ${differs.length === 0 ? 'the same' : differs.join('; ')}`)
  const wrong = all.filter(({ differs }) => differs.length > 0).length
  console.log(
    wrong === 0 ? `${all.length} letters, all as they stand here` : `${wrong} of ${all.length} letters differ`,
  )
  return wrong === 0 ? 0 : 1
}

async function push(at: Account): Promise<number> {
  const wrong = (await differences(at)).filter(({ differs }) => differs.length > 0)
  if (wrong.length === 0 || isStandIn(at)) {
    await writeToStandIn(at, wrong)
    return check(at)
  }
  console.log(`Notify’s API cannot write templates. Put these in by hand, then run --check:\n`)
  for (const one of wrong) console.log(byHand(at, one))
  return 1
}

async function preview(at: Account): Promise<number> {
  const all = await previews(at)
  for (const { name, letter, fault } of all) console.log(`--- ${name}\n${letter ?? `CANNOT BE RENDERED: ${fault}`}\n`)
  return all.some(({ fault }) => fault !== undefined) ? 1 : 0
}

async function run(): Promise<number> {
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({ options: { check: flag, push: flag, preview: flag, help: flag } })
  const asked = Object.keys(values)
  if (values.help || asked.length > 1) {
    console.log(usage)
    return values.help ? 0 : 2
  }
  const at = await account()
  return values.push ? push(at) : values.preview ? preview(at) : check(at)
}

try {
  process.exitCode = await run()
} catch (thrown) {
  const told = thrown instanceof CannotStart || thrown instanceof NotifyUnread
  console.error(told ? thrown.message : usage)
  process.exitCode = 2
}

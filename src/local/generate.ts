import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { Assessment } from '../../schemas/documents/assessment.ts'
import { Minutes } from '../../schemas/documents/minutes.ts'
import { Plan } from '../../schemas/documents/plan.ts'
import { Summary } from '../../schemas/documents/summary.ts'
import { assessments } from '../../schemas/examples/assessment.ts'
import { minutes } from '../../schemas/examples/minutes.ts'
import { plans } from '../../schemas/examples/plan.ts'
import { summaries } from '../../schemas/examples/summary.ts'
import { Notice } from '../../schemas/notice.ts'
import { Problem } from '../../schemas/problem.ts'
import { RecordEntry } from '../../schemas/record.ts'
import { TransferView } from '../../schemas/transfer.ts'
import { Draft, Request } from '../../schemas/verbs/draft.ts'
import { openApiDocument } from '../http/openapi.ts'

/** A generated file: its name within the folder, and how its text is made. */
export type PublishedFile = { file: string; make: () => Promise<string> }

/** Every file of schemas/published, in the order in which they are written. */
export const published: readonly PublishedFile[] = [
  jsonSchema('assessment', Assessment, assessments),
  jsonSchema('plan', Plan, plans),
  jsonSchema('minutes', Minutes, minutes),
  jsonSchema('summary', Summary, summaries),
  jsonSchema('draft', Draft),
  jsonSchema('request', Request),
  jsonSchema('transfer', TransferView),
  jsonSchema('record-entry', RecordEntry),
  jsonSchema('notice', Notice),
  jsonSchema('problem', Problem),
  { file: 'openapi.json', make: async () => stable(withoutHints(openApiDocument())) },
]

/** The folder that holds them. */
export const publishedFolder = fileURLToPath(new URL('../../schemas/published/', import.meta.url))

// What our own pages need in order to draw a form; a strict validator elsewhere would stop at a word it does not know.
const formHints = ['widget', 'labels', 'choose', 'rows', 'hints', 'each']

function jsonSchema(name: string, schema: z.ZodType, examples?: readonly unknown[]): PublishedFile {
  const file = `${name}.schema.json`
  const make = async () => {
    const made = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io: 'input',
      override: ({ jsonSchema: part }) => {
        for (const hint of formHints) delete part[hint]
      },
    })
    const $id = `https://baton.example/schemas/${file}`
    return stable({ $schema: made.$schema, $id, ...unfolded(made), ...(examples ? { examples } : {}) })
  }
  return { file, make }
}

/** The same document without what only our own forms read. */
function withoutHints(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutHints)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !formHints.includes(key))
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutHints(one)]))
}

/** A schema that has a name of its own is made as a bare reference to itself; this gives what it refers to. */
function unfolded({ $schema, $ref, $defs = {}, ...rest }: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  const name = $ref?.replace('#/$defs/', '') ?? ''
  const { [name]: self, ...others } = $defs
  return self ? { ...self, $defs: others } : { ...rest, $defs }
}

/** JSON as every generated file has it: two spaces, keys in the order in which they were made, a last line feed. */
export function stable(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Writes every file of the table into `folder` and takes away any other. */
export async function write(files: readonly PublishedFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { file, make } of files) await writeFile(join(folder, file), await make())
  for (const name of await extra(files, folder)) await rm(join(folder, name))
}

/** What `folder` does not have as the table would write it, as 'differs: x', 'missing: x' and 'extra: x'. Writes nothing. */
export async function differences(files: readonly PublishedFile[], folder: string): Promise<string[]> {
  const found: string[] = []
  for (const { file, make } of files) {
    const there = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (there === undefined) found.push(`missing: ${file}`)
    else if (there !== (await make())) found.push(`differs: ${file}`)
  }
  return [...found, ...(await extra(files, folder)).map((name) => `extra: ${name}`)]
}

async function extra(files: readonly PublishedFile[], folder: string): Promise<string[]> {
  const known = new Set(files.map(({ file }) => file))
  return (await readdir(folder)).filter((name) => !known.has(name)).sort()
}

async function main(check: boolean): Promise<number> {
  if (!check) {
    await write(published, publishedFolder)
    return 0
  }
  const found = await differences(published, publishedFolder)
  for (const line of found) console.error(line)
  if (found.length > 0) console.error('Run `npm run generate` and commit what it writes.')
  return found.length > 0 ? 1 : 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.includes('--check'))

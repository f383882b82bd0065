import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Assessment } from '../../schemas/documents/assessment.ts'
import { Minutes } from '../../schemas/documents/minutes.ts'
import { Plan } from '../../schemas/documents/plan.ts'
import { Summary } from '../../schemas/documents/summary.ts'
import { differences, published, publishedFolder, stable, write } from '../../src/local/generate.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../support/papers.ts'

const papers = [
  { name: 'assessment', schema: Assessment, example: anAssessment() },
  { name: 'plan', schema: Plan, example: aPlan() },
  { name: 'minutes', schema: Minutes, example: someMinutes() },
  { name: 'summary', schema: Summary, example: aSummary() },
]

async function made(name: string): Promise<Record<string, unknown>> {
  const row = published.find(({ file }) => file === `${name}.schema.json`)
  if (!row) throw new Error(`no row writes ${name}.schema.json`)
  return JSON.parse(await row.make())
}

/** Accepts or refuses as a case system would that has only the published file: a stock validator, strict. */
async function validator(name: string): Promise<(value: unknown) => boolean> {
  const ajv = new Ajv2020({ allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(await made(name))
  return (value) => validate(value)
}

/** Every change that makes a sound paper unsound: each required field gone, a strange one added, each field mistyped. */
function spoilt(example: Record<string, unknown>, required: readonly string[]): { how: string; paper: unknown }[] {
  const fields = Object.keys(example)
  return [
    ...required.map((gone) => ({
      how: `without ${gone}`,
      paper: Object.fromEntries(Object.entries(example).filter(([field]) => field !== gone)),
    })),
    { how: 'with a strange field', paper: { ...example, postcode: 'ZZ1 1ZZ' } },
    { how: 'with a strange field in its author', paper: { ...example, authoredBy: { name: 'A', role: 'B', shoe: 5 } } },
    ...fields.map((field) => ({ how: `with a number for ${field}`, paper: { ...example, [field]: 7 } })),
    ...fields.map((field) => ({ how: `with null for ${field}`, paper: { ...example, [field]: null } })),
    { how: 'with a control character', paper: { ...example, title: 'a\0b' } },
    { how: 'with a blank title', paper: { ...example, title: ' ' } },
    { how: 'with a title that is too long', paper: { ...example, title: 'a'.repeat(201) } },
    { how: 'with a day that does not exist', paper: { ...example, datedOn: '2026-02-30' } },
    { how: 'with a child named twice', paper: { ...example, children: ['c1', 'c2', 'c2'] } },
    { how: 'with an unknown mark', paper: { ...example, marks: [{ kind: 'secret', who: 'somebody' }] } },
  ]
}

describe.each(papers)('the published schema of the $name', ({ name, schema, example }) => {
  test('names itself as draft 2020-12 with an address, a title and a description', async () => {
    expect(await made(name)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://baton.example/schemas/${name}.schema.json`,
      title: expect.stringMatching(/./),
      description: expect.stringMatching(/./),
      additionalProperties: false,
    })
  })

  test('accepts the example, as we do', async () => {
    const accepts = await validator(name)
    expect(accepts(JSON.parse(JSON.stringify(example)))).toBe(true)
    expect(schema.safeParse(example).success).toBe(true)
  })

  test('carries two examples, which it and we accept', async () => {
    const accepts = await validator(name)
    const { examples } = await made(name)
    expect(examples).toHaveLength(2)
    for (const one of Array.isArray(examples) ? examples : []) {
      expect(accepts(one)).toBe(true)
      expect(schema.safeParse(one).success).toBe(true)
    }
  })

  test('refuses every spoilt example, as we do', async () => {
    const accepts = await validator(name)
    const { required } = await made(name)
    if (!Array.isArray(required)) throw new Error('the schema requires nothing')
    expect(required.length).toBeGreaterThan(8)
    const all = spoilt(example, required)
    expect(all.filter(({ paper }) => accepts(paper)).map(({ how }) => how)).toEqual([])
    expect(all.filter(({ paper }) => schema.safeParse(paper).success).map(({ how }) => how)).toEqual([])
  })

  test('gives every field a title and a description, and bounds every text and list', async () => {
    const bare: string[] = []
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      if ('properties' in node && typeof node.properties === 'object' && node.properties !== null)
        for (const [field, inner] of Object.entries(node.properties))
          if (!inner.title || !inner.description) bare.push(`${path}/${field} is not described`)
      if ('type' in node && node.type === 'array' && !('maxItems' in node)) bare.push(`${path} is not bounded`)
      if (
        'type' in node &&
        node.type === 'string' &&
        !['maxLength', 'enum', 'const', 'pattern'].some((word) => word in node)
      )
        bare.push(`${path} is not bounded`)
      for (const [key, inner] of Object.entries(node)) visit(inner, `${path}/${key}`)
    }
    visit(await made(name), name)
    expect(bare).toEqual([])
  })
})

test('the published folder is what the schemas make', async () => {
  expect(await differences(published, publishedFolder)).toEqual([])
})

describe('the check of a published folder', () => {
  const files = ['kept', 'changed', 'lost'].map((name) => ({
    file: `${name}.json`,
    make: async () => stable({ name }),
  }))
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'published-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('finds nothing where everything was just written, and names what differs, is missing or is extra', async () => {
    await write(files, folder)
    expect(await differences(files, folder)).toEqual([])
    await writeFile(join(folder, 'changed.json'), '{}\n')
    await rm(join(folder, 'lost.json'))
    await writeFile(join(folder, 'stray.json'), '{}\n')
    expect(await differences(files, folder)).toEqual([
      'differs: changed.json',
      'missing: lost.json',
      'extra: stray.json',
    ])
  })

  test('is mended by writing again, which takes strays away', async () => {
    await writeFile(join(folder, 'stray.json'), '{}\n')
    await write(files, folder)
    expect(await differences(files, folder)).toEqual([])
  })
})

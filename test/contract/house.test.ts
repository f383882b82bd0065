import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** Files that may be longer than 300 lines, each with the reason. */
const mayBeLong: Record<string, string> = {}

/** What proves a file, or every file of a folder, that has no test at its own path. */
const provedBy: Record<string, string> = {
  'schemas/documents/': 'test/unit/schemas/documents.test.ts',
  // Each verb’s schema is tried with its example in every state, and with what it must refuse over HTTP.
  'schemas/verbs/': 'test/unit/domain/verbs.test.ts',
  'schemas/': 'test/contract/published.test.ts',
  'src/app.ts': 'test/edge/app.test.ts',
  'src/bundle/': 'test/edge/http/content.test.ts',
  'src/bundle/verify/': 'test/unit/bundle/verify/verify-package.test.ts',
  'src/bundle/book/': 'test/unit/bundle/book/print.test.ts',
  'src/auth/code-flow.ts': 'test/edge/auth/sign-in.test.ts',
  'src/auth/operator-session.ts': 'test/int/auth/operator.test.ts',
  'src/clock.ts': 'test/edge/clock.test.ts',
  'src/db/drizzle.config.ts': 'test/contract/migrations.test.ts',
  'src/db/telling-tables.ts': 'test/contract/migrations.test.ts',
  'src/db/dispute-tables.ts': 'test/contract/migrations.test.ts',
  'src/db/ladder-rows.ts': 'test/int/exchange/ladder.test.ts',
  'src/db/load.ts': 'test/int/db/commit.test.ts',
  'src/db/record.ts': 'test/int/exchange/replay.test.ts',
  'src/db/holidays.ts': 'test/int/exchange/calendar.test.ts',
  'src/deps.ts': 'test/edge/app.test.ts',
  'src/domain/clock-answer.ts': 'test/unit/domain/lateness.test.ts',
  'src/domain/evolve-clock.ts': 'test/unit/domain/evolve.test.ts',
  'src/domain/pack-items.ts': 'test/unit/domain/pack.test.ts',
  'src/domain/evolve-move.ts': 'test/unit/domain/evolve.test.ts',
  'src/domain/evolve-permission.ts': 'test/unit/domain/evolve.test.ts',
  'src/domain/reach.ts': 'test/unit/domain/alert.test.ts',
  'src/domain/told-sentences.ts': 'test/unit/domain/sentence.test.ts',
  'src/domain/dispute-sentences.ts': 'test/unit/domain/sentence.test.ts',
  'src/domain/sharing-table/': 'test/unit/domain/sharing-table.test.ts',
  'src/domain/verbs/': 'test/unit/domain/verbs.test.ts',
  'src/env.ts': 'test/edge/app.test.ts',
  'src/exchange/clock.ts': 'test/edge/http/content.test.ts',
  'src/exchange/facts.ts': 'test/int/exchange/perform.test.ts',
  'src/exchange/health.ts': 'test/edge/app.test.ts',
  'src/exchange/': 'test/int/exchange/perform.test.ts',
  'src/http/': 'test/edge/http/transfers.test.ts',
  'src/letters.ts': 'test/edge/http/content.test.ts',
  'src/local/demo/': 'src/local/demo/demo.ts',
  'src/local/generate.ts': 'test/contract/published.test.ts',
  'src/local/': 'test/browser/pages.test.ts',
  'src/log.ts': 'test/edge/app.test.ts',
  'src/notify/': 'test/int/notify/drain.test.ts',
  'src/web/browser/': 'test/browser/verify.test.ts',
  'src/web/pages/verify.tsx': 'test/browser/verify.test.ts',
  'src/web/components/': 'test/unit/web/components.test.tsx',
  'src/web/forms/': 'test/unit/web/forms/read-form.test.tsx',
  'src/web/': 'test/browser/pages.test.ts',
  'src/wasm.d.ts': 'test/edge/http/content.test.ts',
  'src/worker.ts': 'test/edge/app.test.ts',
}

/** What the rules may not reach for: each makes the same facts give another answer on another day. */
const impure: { what: string; found: (node: ts.Node) => boolean }[] = [
  {
    what: 'new Date() without a date',
    found: (node) => ts.isNewExpression(node) && named(node.expression, 'Date') && !node.arguments?.length,
  },
  { what: 'Date() as a function', found: (node) => ts.isCallExpression(node) && named(node.expression, 'Date') },
  { what: 'Date.now', found: (node) => member(node, 'Date', 'now') },
  { what: 'Math.random', found: (node) => member(node, 'Math', 'random') },
  { what: 'performance', found: (node) => named(node, 'performance') },
  { what: 'randomUUID', found: (node) => named(node, 'randomUUID') },
  { what: 'getRandomValues', found: (node) => named(node, 'getRandomValues') },
  { what: 'fetch', found: (node) => ts.isCallExpression(node) && named(node.expression, 'fetch') },
  { what: 'await', found: (node) => ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && !!node.awaitModifier) },
]
const pureFolders = /^(schemas|src\/domain)\//

/** What no file may name: where packages were fetched from, or a folder of somebody's machine. */
const elsewhere = [
  /registry\.(npmjs|yarnpkg|npmmirror)\.\w+/,
  /\b(npm\.pkg\.github|pkgs\.dev\.azure|artifactory|verdaccio|nexus)\.\w+/,
  /\b[\w.-]+:4873\b/,
  /(?<![\w.\-/])\/(home|Users|root)\/\w/,
  /\b[A-Z]:\\Users\\/,
  ...[process.cwd(), dirname(process.cwd()), homedir()]
    .filter((folder) => folder.length > 1 && folder !== tmpdir())
    .map((folder) => new RegExp(`(?<![\\w.\\-/])${folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`)),
]

const named = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name
const member = (node: ts.Node, object: string, property: string) =>
  ts.isPropertyAccessExpression(node) && named(node.expression, object) && node.name.text === property

function parsed(file: string, content: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, kind)
}

/** The impure things that a source holds, as 'file:line what'. */
function impurities(file: string, content: string): string[] {
  const source = parsed(file, content)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    for (const { what, found: isIt } of impure)
      if (isIt(node)) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Whether a source declares types alone: the compiler is its test. */
function typesAlone(file: string, content: string): boolean {
  return parsed(file, content).statements.every(
    (one) =>
      ts.isTypeAliasDeclaration(one) ||
      ts.isInterfaceDeclaration(one) ||
      (ts.isImportDeclaration(one) && one.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(one) && one.isTypeOnly),
  )
}

/** The tests that stand at a source's mirrored path, one for each kind of test there may be. */
function mirrored(file: string): string[] {
  const path = file.replace(/^src\//, '').replace(/\.tsx?$/, '')
  return ['unit', 'int', 'edge', 'browser', 'contract'].flatMap((kind) =>
    ['ts', 'tsx'].map((extension) => `test/${kind}/${path}.test.${extension}`),
  )
}

function unproved(files: readonly string[], rows: Record<string, string>): string[] {
  const there = new Set(files)
  return files
    .filter((file) => /^(schemas|src)\/.*\.tsx?$/.test(file))
    .filter((file) => !mirrored(file).some((path) => there.has(path)))
    .filter((file) => !Object.keys(rows).some((row) => (row.endsWith('/') ? file.startsWith(row) : file === row)))
    .filter((file) => !typesAlone(file, readFileSync(file, 'utf8')))
}

const badName = (file: string) => /(^|\/)(utils?|helpers?|index)\.\w+$/.test(file)
const lines = (content: string) => content.replace(/\n$/, '').split('\n').length
const ours = /^(src|schemas|test)\/.*\.(ts|tsx|js|scss|css)$/

/** Every file that is, or is about to be, in the repository: a machine that tests it need not have git. */
const left = ['.git', ...readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean)].map((name) =>
  name.replace('/', ''),
)
const within = (folder: string): string[] =>
  readdirSync(folder || '.', { withFileTypes: true })
    .filter(({ name }) => !left.includes(name))
    .flatMap((one) => (one.isDirectory() ? within(`${folder}${one.name}/`) : [`${folder}${one.name}`]))
const files = within('')

describe('the house', () => {
  test('is seen', () => {
    expect(files).toContain('package.json')
    expect(files.filter((file) => ours.test(file)).length).toBeGreaterThan(10)
  })

  test('has no file of more than 300 lines, but for those with a reason', () => {
    const long = files.filter((file) => ours.test(file) && lines(readFileSync(file, 'utf8')) > 300)
    expect(long.sort()).toEqual(Object.keys(mayBeLong).sort())
  })

  test('names each file for what it does', () => {
    expect(files.filter(badName)).toEqual([])
  })

  test('keeps the rules and the schemas pure', () => {
    const pure = files.filter((file) => pureFolders.test(file) && /\.tsx?$/.test(file))
    expect(pure.length).toBeGreaterThan(10)
    expect(pure.flatMap((file) => impurities(file, readFileSync(file, 'utf8')))).toEqual([])
  })

  test('proves each source file at its mirrored path, or where the list says', () => {
    expect(unproved(files, provedBy)).toEqual([])
  })

  test('has no stale line in that list', () => {
    const stale = Object.entries(provedBy).filter(
      ([source, proof]) => !existsSync(proof) || !files.some((file) => file.startsWith(source)),
    )
    expect(stale).toEqual([])
  })

  test('names no package registry and no folder of anybody’s machine', () => {
    const named = files.flatMap((file) => {
      const content = readFileSync(file, 'utf8')
      return elsewhere.filter((pattern) => pattern.test(content)).map((pattern) => `${file} ${pattern.source}`)
    })
    expect(named).toEqual([])
  })

  test('locks its packages by version and integrity, not by where they came from', () => {
    const lock = readFileSync('package-lock.json', 'utf8')
    expect(lock).toContain('"integrity"')
    expect(lock).not.toContain('"resolved"')
  })
})

describe('a house kept badly', () => {
  test.each([
    ['const now = new Date()', 'new Date() without a date'],
    ['const now = Date()', 'Date() as a function'],
    ['const now = Date.now()', 'Date.now'],
    ['const chance = Math.random()', 'Math.random'],
    ['const now = performance.now()', 'performance'],
    ['const id = crypto.randomUUID()', 'randomUUID'],
    ['const bytes = crypto.getRandomValues(new Uint8Array(4))', 'getRandomValues'],
    ["const page = fetch('/')", 'fetch'],
    ['async function wait(x: Promise<void>) { await x }', 'await'],
    ['async function all(x: AsyncIterable<1>) { for await (const one of x) one }', 'await'],
  ])('is found out by %j', (content, what) => {
    expect(impurities('src/domain/rule.ts', content)).toEqual([`src/domain/rule.ts:1 ${what}`])
  })

  test('is not found out by a date that is given, or by words', () => {
    const content =
      '// await, fetch and Date.now are only words here\nexport const day = (on: string) => new Date(on)\n'
    expect(impurities('src/domain/rule.ts', content)).toEqual([])
  })

  test('is found out by a source that nothing proves', () => {
    expect(unproved(['schemas/text.ts'], {})).toEqual(['schemas/text.ts'])
    expect(unproved(['schemas/text.ts', 'test/unit/schemas/text.test.ts'], {})).toEqual([])
    expect(unproved(['schemas/text.ts'], { 'schemas/': 'test/unit/schemas/text.test.ts' })).toEqual([])
  })

  test('is found out by its names', () => {
    expect(
      ['src/utils.ts', 'src/web/index.tsx', 'test/support/helpers.ts', 'src/web/index-card.tsx'].filter(badName),
    ).toHaveLength(3)
  })

  test('is found out by the places it names', () => {
    const places = [`https://${'registry'}.npmjs.org/zod`, `${'/home'}/somebody/baton`, `see ${process.cwd()}/notes`]
    for (const place of places) expect(elsewhere.some((pattern) => pattern.test(place))).toBe(true)
    for (const fine of ['href="/home"', 'https://baton.example/root/1', '/v1/transfers/1/record'])
      expect(elsewhere.some((pattern) => pattern.test(fine))).toBe(false)
  })

  test('is told apart from a file of types alone', () => {
    expect(typesAlone('a.ts', "import type { B } from './b.ts'\nexport type A = B\nexport type { B }\n")).toBe(true)
    expect(typesAlone('a.ts', "import { b } from './b.ts'\nexport type A = typeof b\n")).toBe(false)
    expect(typesAlone('a.ts', 'export type A = 1\nexport const a = 1\n')).toBe(false)
  })
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseResult, type IDependency, type IModule } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * What each part may import. A name that ends in a slash is a folder, in .ts a file; any other is a package.
 * `type x` allows x for its types alone. The longest name on the left that fits a file decides; a file that none fits
 * may import nothing. Nobody may import src/local or src/app.ts because no row but those named says so.
 */
const mayImport: Record<string, readonly string[] | 'anything'> = {
  'schemas/': ['schemas/', 'zod'],
  'src/domain/': ['src/domain/', 'schemas/', 'date-fns', '@date-fns/tz', 'type zod'],
  'src/db/': ['src/db/', 'src/domain/', 'schemas/', 'drizzle-orm', 'postgres', 'canonicalize', 'uuidv7'],
  'src/db/drizzle.config.ts': ['drizzle-kit'],
  'src/bundle/': [
    'src/bundle/',
    'src/domain/',
    'src/db/chain.ts',
    'src/db/hex.ts',
    'schemas/',
    'canonicalize',
    'client-zip',
    'jose',
    'pdf-lib',
    'bidi-js',
    'linebreak',
    'ical.js',
    'fast-xml-builder',
  ],
  'src/exchange/': [
    'src/exchange/',
    'src/db/',
    'src/bundle/',
    'src/notify/',
    'src/domain/',
    'schemas/',
    'type src/deps.ts',
    'uuidv7',
    'type zod',
  ],
  'src/notify/': [
    'src/notify/',
    'src/db/',
    'src/domain/',
    'schemas/',
    'type src/deps.ts',
    'jose',
    'standardwebhooks',
    'ipaddr.js',
  ],
  'src/auth/': [
    'src/auth/',
    'src/db/',
    'src/notify/',
    'src/domain/',
    'schemas/',
    'type src/deps.ts',
    'hono',
    'jose',
    'openid-client',
  ],
  'src/http/': [
    'src/http/',
    'src/exchange/',
    'src/notify/receipt.ts',
    'src/auth/',
    'src/domain/',
    'schemas/',
    '@hono/zod-openapi',
    'hono',
    'zod',
  ],
  // What checks a package imports nothing of the exchange: it runs in a browser and in a terminal.
  'src/bundle/verify/': [
    'src/bundle/verify/',
    'src/bundle/crc32.ts',
    'src/bundle/manifest-signature.ts',
    'src/domain/plain-dates.ts',
    'jose',
  ],
  'src/web/browser/': ['src/web/browser/', 'src/bundle/verify/'],
  'src/web/': [
    'src/web/',
    'src/bundle/verify/trust.ts',
    'src/exchange/',
    'src/auth/',
    'src/domain/',
    'schemas/',
    'hono',
    'zod',
  ],
  'src/env.ts': ['zod'],
  'src/log.ts': [],
  'src/letters.ts': ['type src/env.ts', 'type src/bundle/type/typesetter.ts', 'harfbuzzjs'],
  'src/deps.ts': ['src/env.ts', 'src/letters.ts', 'src/log.ts', 'src/bundle/', 'src/db/', 'src/domain/'],
  'src/clock.ts': ['src/auth/guest-enter.ts', 'src/exchange/', 'src/notify/', 'type src/deps.ts'],
  'src/app.ts': ['src/http/', 'src/web/', 'src/auth/', 'type src/deps.ts', 'hono'],
  'src/worker.ts': ['src/app.ts', 'src/clock.ts', 'src/deps.ts', 'src/env.ts', 'src/log.ts', 'src/notify/'],
  'src/local/': 'anything',
}

/** Only src/env.ts reads what the platform binds: no other file may hold one of these. The app finds its `deps` beside them. */
const readsBindings = [
  /\bprocess\.env\b/,
  /\bc\.env\b(?!\.deps\b)/,
  /\benv\.[A-Z][A-Z0-9_]+\b/,
  /['"]cloudflare:workers['"]/,
]

/** Runs in the browser and is copied as it stands; its imports are of files that lie beside it there. */
const browserCode = '^src/web/style/'

const sourceFile = /\.(ts|tsx|js|jsx)$/

async function modulesOf(root: string): Promise<IModule[]> {
  const { output } = await cruise(
    ['schemas', 'src'],
    {
      baseDir: resolve(root),
      exclude: { path: browserCode },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    // Without these, an inner path of a package is not found and an import of its types alone is not known as such.
    { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  )
  const modules = (output as ICruiseResult).modules
  return modules.filter(({ source }) => /^(schemas|src)\//.test(source) && sourceFile.test(source))
}

function filesOf(root: string): string[] {
  return ['schemas', 'src']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((file) => sourceFile.test(file) && !new RegExp(browserCode).test(file))
}

const fits = (file: string, name: string) => (name.endsWith('/') ? file.startsWith(name) : file === name)

/** What is imported, as the table names it: a path within the project, or a package without its inner path. */
function imported({ module, resolved, protocol }: IDependency): string {
  if (module.startsWith('.')) return resolved
  if (protocol === 'node:') return `node:${module}`
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Every import that the table does not allow, as 'file -> what it imports'. */
function trespasses(modules: readonly IModule[]): string[] {
  return modules.flatMap(({ source, dependencies }) => {
    const [row] = Object.keys(mayImport)
      .filter((name) => fits(source, name))
      .sort((a, b) => b.length - a.length)
    const allowed = row === undefined ? [] : mayImport[row]
    if (allowed === 'anything') return []
    return dependencies
      .filter((dependency) => {
        const what = imported(dependency)
        const asType = dependency.dependencyTypes.includes('type-only')
        return !allowed?.some(
          (name) => fits(what, name) || (asType && name.startsWith('type ') && fits(what, name.slice(5))),
        )
      })
      .map((dependency) => `${source} -> ${imported(dependency)}`)
  })
}

/** Every circle of imports once, as 'a -> b -> a'; an import of a type alone counts. */
function circles(modules: readonly IModule[]): string[] {
  const found = new Map<string, string>()
  for (const { source, dependencies } of modules)
    for (const { cycle } of dependencies) {
      if (!cycle) continue
      const names = cycle.map(({ name }) => name)
      const key = [...names].sort().join()
      if (!found.has(key)) found.set(key, [source, ...names].join(' -> '))
    }
  return [...found.values()]
}

function bindingReaders(root: string): string[] {
  return filesOf(root).filter((file) => {
    if (file === 'src/env.ts' || file.startsWith('src/local/')) return false
    const content = readFileSync(join(root, file), 'utf8')
    return readsBindings.some((reading) => reading.test(content))
  })
}

describe('the house', () => {
  let modules: IModule[] = []
  beforeAll(async () => {
    modules = await modulesOf('.')
  }, 60_000)

  test('every source file is seen, pages included', () => {
    expect(modules.map(({ source }) => source).sort()).toEqual(filesOf('.').sort())
    expect(modules.some(({ source }) => source.endsWith('.tsx'))).toBe(true)
    expect(modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(modules.length / 2)
  })

  test('every import leads to a file', () => {
    const lost = modules.flatMap(({ source, dependencies }) =>
      dependencies.filter(({ couldNotResolve }) => couldNotResolve).map(({ module }) => `${source} -> ${module}`),
    )
    expect(lost).toEqual([])
  })

  test('nothing imports what the table does not allow', () => {
    expect(trespasses(modules)).toEqual([])
  })

  test('no imports go in a circle', () => {
    expect(circles(modules)).toEqual([])
  })

  test('only src/env.ts reads what the platform binds', () => {
    expect(bindingReaders('.')).toEqual([])
  })
})

describe('a house built wrongly', () => {
  const wrong: Record<string, string> = {
    'schemas/word.ts': "import { Hono } from 'hono'\nexport const word = Hono",
    'src/domain/rule.ts':
      "import { rows } from '../db/rows.ts'\nimport { z } from 'zod'\nexport const rule = [rows, z]",
    'src/domain/shape.ts': "import type { z } from 'zod'\nexport type Shape = z.ZodType",
    'src/db/rows.ts': "import { readFileSync } from 'node:fs'\nexport const rows = readFileSync",
    'src/db/chain.ts': 'export const chain = 1',
    'src/bundle/manifest.ts': "export { chain } from '../db/chain.ts'\nexport { rows } from '../db/rows.ts'",
    'src/exchange/perform.ts': "import { deps } from '../deps.ts'\nexport const perform = deps",
    'src/exchange/ask.ts': "import type { deps } from '../deps.ts'\nexport type Ask = typeof deps",
    'src/deps.ts': 'export const deps = process.env.SECRET',
    'src/app.ts': 'export const app = 1',
    'src/web/page.tsx': "import { app } from '../app.ts'\nexport const Page = () => <p>{app}</p>",
    'src/web/one.tsx': "import type { Two } from './two.tsx'\nexport type One = { two?: Two }",
    'src/web/two.tsx': "import type { One } from './one.tsx'\nexport type Two = { one?: One }",
    'src/http/start.ts': "export const start = () => import('../local/start.ts')",
    'src/local/start.ts': "export { app } from '../app.ts'",
    'src/stray.ts': "export { word } from '../schemas/word.ts'",
  }
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
  let modules: IModule[] = []
  beforeAll(async () => {
    for (const [file, content] of Object.entries(wrong)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), content)
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    modules = await modulesOf(root)
  }, 60_000)
  afterAll(() => rmSync(root, { recursive: true }))

  test('is found out import by import', () => {
    expect(trespasses(modules).sort()).toEqual([
      'schemas/word.ts -> hono',
      'src/bundle/manifest.ts -> src/db/rows.ts',
      'src/db/rows.ts -> node:fs',
      'src/domain/rule.ts -> src/db/rows.ts',
      'src/domain/rule.ts -> zod',
      'src/exchange/perform.ts -> src/deps.ts',
      'src/http/start.ts -> src/local/start.ts',
      'src/stray.ts -> schemas/word.ts',
      'src/web/page.tsx -> src/app.ts',
    ])
  })

  test('is found out by its circle', () => {
    expect(circles(modules)).toHaveLength(1)
    expect(circles(modules)[0]).toContain('src/web/two.tsx')
  })

  test('is found out by who reads the bindings', () => {
    expect(bindingReaders(root)).toEqual(['src/deps.ts'])
  })
})

import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { signAccessToken } from '../../src/auth/access-token.ts'
import { openSigner } from '../../src/bundle/signer.ts'
import type { Role } from '../../src/domain/actor.ts'
import { councils, type LocalCouncil } from '../../src/local/councils.ts'
import { openCaseSystem, type Worker } from '../../src/local/demo/case-system.ts'
import { lettersById } from '../../src/local/exchange.ts'
import { localSecrets } from '../../src/local/keys.ts'
import { type Letter, startNotify } from '../../src/local/notify-stand-in.ts'
import { portToUse } from '../../src/local/ports.ts'
import { createDatabase } from '../../src/local/postgres.ts'
import { clientIdOf, seed } from '../../src/local/seed.ts'
import { startWorker } from '../../src/local/worker.ts'
import { noFeed } from './bank-holidays.ts'

function named(slug: string): LocalCouncil {
  const council = councils.find((one) => one.slug === slug)
  if (council === undefined) throw new Error(`no council ${slug}`)
  return council
}

/** A council on the exchange that has no part in any transfer of these tests. */
const dunmoor: LocalCouncil = {
  ...{
    ...named('brackwater'),
    id: '019a0c3e-5a00-7d4a-8e00-d4a000000004',
    name: 'Dunmoor Council',
    shortName: 'Dunmoor',
  },
  ...{ slug: 'dunmoor', gssCode: 'E99000004', dfeCode: '994', dutyEmail: 'duty@dunmoor.example' },
}
const everyone = [...councils, dunmoor]

export type EdgeCouncil = {
  council: LocalCouncil
  /** Whoever holds this role there, signed in at the token endpoint as a case system signs in; once a file. */
  a: (role?: Role) => Promise<Worker>
  /** An access token for the same person, for requests that no case system would make. */
  token: (role?: Role, changes?: { at?: Date; publicUrl?: string }) => Promise<string>
}
export type EdgeExchange = Awaited<ReturnType<typeof anEdgeExchange>>

/**
 * The whole exchange for one test file: the Worker's own bundle in workerd, a database of its own, files on disk, and the
 * stand-in for GOV.UK Notify. To be awaited at the top of the file; it closes after the file's last test.
 */
export async function anEdgeExchange(changed: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-edge-'))
  const secrets = await localSecrets(folder, everyone)
  const name = `edge_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = await createDatabase({ ...inject('postgres'), stop: async () => {} }, name, 'template_baton')
  const issuerFor = (slug: string) => `https://sign-in.example/${slug}`
  await seed({ url: databaseUrl, councils: everyone, secrets, issuerFor })
  const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = secrets.worker
  const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
  const port = await portToUse(undefined, 'the test')
  const url = `http://localhost:${port}`
  const [filesFolder, logFile] = [join(folder, 'files'), join(folder, 'worker.log')]
  const bindings = {
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    NOTIFY_URL: notify.url,
    ...noFeed,
    ALLOW_LOOPBACK: 'yes',
  }
  const worker = await startWorker({
    ...{ ...inject('worker'), port, filesFolder, logFile },
    bindings: { ...secrets.worker, ...bindings, ...changed },
  })
  const adminUrl = new URL(inject('postgres').adminUrl)
  adminUrl.pathname = `/${name}`
  const admin = postgres(adminUrl.href, { max: 1, onnotice: () => {} })
  const signer = await openSigner(secrets.worker.SIGNING_KEYS)

  afterAll(async () => {
    await worker.stop()
    await notify.stop()
    await admin.end({ timeout: 1 })
    rmSync(folder, { recursive: true, force: true })
  })

  function councilOf(council: LocalCouncil): EdgeCouncil {
    const own = secrets.councils[council.slug]
    if (own === undefined) throw new Error(`${council.name} has no keys`)
    const client = clientIdOf(council)
    const system = openCaseSystem(url, client, own.privateJwk)
    const signedIn = new Map<Role, Promise<Worker>>()
    const personOf = (role: Role) => {
      const person = council.people.find(({ roles }) => roles.includes(role))
      if (person === undefined) throw new Error(`nobody is ${role} at ${council.name}`)
      return person
    }
    return {
      council,
      a: (role = 'social-worker') => {
        const worker = signedIn.get(role) ?? system.as(personOf(role).sub, personOf(role).name, role)
        signedIn.set(role, worker)
        return worker
      },
      token: (role = 'social-worker', { at = new Date(), publicUrl = url } = {}) => {
        const settings = { ...secrets.worker, PUBLIC_URL: publicUrl, NOTIFY_URL: notify.url, ...noFeed, databaseUrl }
        const { sub, name } = personOf(role)
        const actor = { kind: 'worker', authority: council.id, worker: sub, name, roles: [role], client } as const
        return signAccessToken({ settings, signer, now: () => at }, actor)
      },
    }
  }

  return {
    ...{ url, admin, adminUrl: adminUrl.href, databaseUrl, filesFolder, secrets, signer, cron: worker.cron },
    ...{
      aldermere: councilOf(named('aldermere')),
      brackwater: councilOf(named('brackwater')),
      dunmoor: councilOf(dunmoor),
    },
    letters: (): Letter[] => notify.letters(),
    log: () => readFileSync(logFile, 'utf8'),
  }
}

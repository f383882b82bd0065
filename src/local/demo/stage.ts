import type { Role } from '../../domain/actor.ts'
import { councils, type LocalCouncil } from '../councils.ts'
import { startExchange } from '../exchange.ts'
import { clientIdOf } from '../seed.ts'
import { type CaseSystem, openCaseSystem, type Worker } from './case-system.ts'
import type { Narrator } from './narrator.ts'
import { listenForWebhooks, type WebhookListener } from './webhooks.ts'

export type Letter = { to: string; subject: string; body: string }

/** The councils that are on the exchange, with their case systems and webhooks, on an exchange of their own, and somebody to tell the story. */
export type Stage = {
  narrator: Narrator
  url: string
  aldermere: Council
  brackwater: Council
  dunmarsh: Council
  letters: () => Promise<Letter[]>
  output: string
  stop: () => Promise<void>
}

export type Council = { council: LocalCouncil; hooks: WebhookListener; a: (role: Role) => Promise<Worker> }

/** Brings up a fresh exchange with nothing in it, and a webhook listener for each council. */
export async function setStage(root: string, folder: string, output: string, narrator: Narrator): Promise<Stage> {
  const secrets = new Map<string, string>()
  const hooks = new Map<string, WebhookListener>()
  for (const { slug } of councils.filter(({ onExchange }) => onExchange))
    hooks.set(slug, await listenForWebhooks(() => secrets.get(slug) ?? ''))
  const exchange = await startExchange({
    ...{ root, folder, throwaway: true, cronEverySeconds: 1 },
    webhookFor: (slug) => hooks.get(slug)?.url,
  })
  for (const [slug, own] of Object.entries(exchange.secrets.councils)) secrets.set(slug, own.webhookSecret)

  const councilOf = (slug: string): Council => {
    const council = councils.find((one) => one.slug === slug)
    const own = exchange.secrets.councils[slug]
    const listener = hooks.get(slug)
    if (!council || !own || !listener) throw new Error(`no council ${slug}`)
    const system = openCaseSystem(exchange.url, clientIdOf(council), own.privateJwk)
    return { council, hooks: listener, a: (role) => workerOf(system, council, role) }
  }
  return {
    ...{ narrator, output, url: exchange.url },
    ...{ aldermere: councilOf('aldermere'), brackwater: councilOf('brackwater'), dunmarsh: councilOf('dunmarsh') },
    letters: async () => (await fetch(`${exchange.lettersUrl}/letters.json`)).json() as Promise<Letter[]>,
    stop: async () => {
      await exchange.stop()
      for (const listener of hooks.values()) await listener.stop()
    },
  }
}

function workerOf(system: CaseSystem, council: LocalCouncil, role: Role): Promise<Worker> {
  const person = council.people.find(({ roles }) => roles.includes(role))
  if (person === undefined) throw new Error(`nobody is ${role} at ${council.name}`)
  return system.as(person.sub, person.name, role)
}

import type { Role } from '../domain/actor.ts'
import { councils } from './councils.ts'
import { openCaseSystem, type Worker } from './demo/case-system.ts'
import { daysAgo } from './demo/days.ts'
import { aWholeDraft } from './demo/family.ts'
import type { LocalExchange } from './exchange.ts'
import { clientIdOf } from './seed.ts'

/** Somebody of a council, at its case system. */
async function somebody(exchange: LocalExchange, slug: string, role: Role): Promise<Worker> {
  const council = councils.find((one) => one.slug === slug)
  const person = council?.people.find(({ roles }) => roles.includes(role))
  const own = exchange.secrets.councils[slug]
  if (!council || !person || !own) throw new Error(`nobody is ${role} at ${slug}`)
  return (await openCaseSystem(exchange.url, clientIdOf(council), own.privateJwk)).as(person.sub, person.name, role)
}

/** By which of the shipped practices each council of the demonstration works. */
const practices = { aldermere: 'three-monthly', brackwater: 'strengthening-families' }

/**
 * Gives an exchange that has no transfers yet three to look at: one to send, one to acknowledge, one in dispute; and each council a practice. They go in
 * by the API, as any other would.
 */
export async function makeFirstTransfers(exchange: LocalExchange): Promise<void> {
  const priya = await somebody(exchange, 'aldermere', 'social-worker')
  const { body } = await priya.get<{ transfers: unknown[] }>('/v1/transfers')
  if (body.transfers.length > 0) return
  for (const [slug, shipped] of Object.entries(practices))
    await (await somebody(exchange, slug, 'administrator')).put('/v1/authority/practice', {
      ...{ replaces: 0, from: daysAgo(0), shipped },
    })
  const brackwater = councils.find(({ slug }) => slug === 'brackwater')?.id ?? ''
  const draft = aWholeDraft(brackwater, daysAgo(2))
  await priya.post('/v1/transfers', { ...draft, papers: draft.papers?.slice(0, 2) })
  await priya.post('/v1/transfers', aWholeDraft(brackwater, daysAgo(6), { send: true }))
  const { body: sent } = await priya.post('/v1/transfers', aWholeDraft(brackwater, daysAgo(12), { send: true }))
  const lead = await somebody(exchange, 'brackwater', 'practice-lead')
  const { body: acknowledged } = await lead.does(sent, 'acknowledge')
  await lead.does(acknowledged, 'dispute', {
    ...{ ground: 'threshold', code: 'below-threshold' },
    position: 'Their needs can be met by universal services here.',
    duty: 'sender',
  })
}

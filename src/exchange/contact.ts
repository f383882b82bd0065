import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { theExchange } from '../domain/actor.ts'
import { perform } from './perform.ts'

type Waiting = {
  id: string
  asking: string
  asked: string
  asking_authority: string
  asked_authority: string
  agreed: boolean | null
  noted: boolean
}

const mostAtOnce = 100

/**
 * Carries wishes for contact, and the answers to them, from the one record to the other (R5.2), by the exchange’s own verbs:
 * neither authority sees the other’s transfer. Each is carried once, however often this runs. Gives how many were carried.
 */
export async function relayContacts(deps: Deps): Promise<number> {
  let carried = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const waiting = await asClock(
      deps.sql,
      (tx) => tx<Waiting[]>`
        select id, asking, asked, asking_authority, asked_authority, agreed, noted_at is not null as noted from contact
        where (noted_at is null or (answered_at is not null and disclosed_at is null)) and id > ${last}
        order by id limit ${mostAtOnce}`,
    )
    for (const one of waiting) if (await carries(deps, one)) carried++
    const end = waiting.at(-1)
    if (end === undefined || waiting.length < mostAtOnce) return carried
    // What could not be carried is passed by: it must not hold up those behind it.
    last = end.id
  }
}

async function carries(deps: Deps, one: Waiting): Promise<boolean> {
  const transfer = one.noted ? one.asking : one.asked
  try {
    const outcome = await perform(deps, ...(one.noted ? disclosing(one) : noting(one)))
    if ('lost' in outcome || 'keyReused' in outcome) return false
    // Refused is carried too: the record has it already, from a run that broke off before this line.
    const now = deps.now().toISOString()
    await asClock(deps.sql, (tx) =>
      one.noted
        ? tx`update contact set disclosed_at = ${now} where id = ${one.id} and disclosed_at is null`
        : tx`update contact set noted_at = ${now} where id = ${one.id} and noted_at is null`,
    )
    return 'done' in outcome
  } catch (fault) {
    deps.log({ code: 'SWEEP_FAULT', transfer, fault: fault instanceof Error ? fault.name : 'unknown' })
    return false
  }
}

type Call = [by: Parameters<typeof perform>[1], asked: Parameters<typeof perform>[2]]

const noting = ({ id, asked, asked_authority, asking_authority }: Waiting): Call => [
  theExchange(asked_authority),
  { id: asked, verb: 'note-contact', input: { contact: id, authority: asking_authority } },
]

/** Of an authority that does not agree nothing is carried but that it does not. */
const disclosing = ({ id, asking, asking_authority, asked_authority, agreed }: Waiting): Call => {
  const agree = agreed === true
  const input = { contact: id, agree, ...(agree ? { authority: asked_authority } : {}) }
  return [theExchange(asking_authority), { id: asking, verb: 'disclose-contact', input }]
}

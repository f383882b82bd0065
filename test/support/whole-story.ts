import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import { Request } from '../../schemas/verbs/draft.ts'
import { openDraft, openRequest } from '../../src/exchange/open.ts'
import { recordFor } from '../../src/exchange/record.ts'
import { sweep } from '../../src/exchange/sweep.ts'
import { transferFor } from '../../src/exchange/transfer.ts'
import { aWholeDraft, type Exchange, mustBeDone, parties, receiver, sender } from './exchange.ts'
import { aFamily, inputs, paperFor } from './inputs.ts'
import { textsOf } from './prose.ts'

/** The family of the fixtures, with everything that could point to it. */
export const aTraceableFamily = (): z.input<typeof Family> => {
  const { children, people } = aFamily()
  const [first, second] = children
  if (!first || !second) throw new Error('the family has two children')
  return {
    children: [
      { ...first, NHSNumber: '9990000018', UPN: 'W820001203001', LAchildID: 'ALD201700917' },
      { ...second, NHSNumber: '9990000026' },
    ],
    people: people.map((person) => ({
      ...{ ...person, safeContact: 'Never telephone the house before nine.', tellBy: 'letter' as const },
    })),
    from: { lines: '14 Quarry Bank, Aldermere', postcode: 'ZZ99 3VZ' },
    to: { lines: '2 Heron Mews, Thornwick', postcode: 'ZZ99 3WZ', keepFrom: ['p2'] },
  }
}

const note = 'The head teacher of Brackenfold rang about them.'
const fixtures = [aTraceableFamily(), paperFor, inputs, { note }]

/** Whatever nobody may find outside a seal: names and their parts, birth dates, numbers, postcodes, every text of several words. */
export function whatMustNotShow(): string[] {
  const { children, people } = aTraceableFamily()
  const names = [...children, ...people].map(({ name }) => name)
  const parts = [...names, 'Perpetua Quillfeather', 'Winifred Fenwick'].flatMap((name) => name.split(/[\s-]/))
  const numbers = children.flatMap((child) => [child.PersonBirthDate, child.NHSNumber, child.UPN, child.LAchildID])
  const texts = textsOf(fixtures).filter((text) => text.includes(' '))
  const all = [...names, ...parts, ...texts, ...numbers, 'ZZ99 3VZ', 'ZZ99 3WZ', 'ZZ993VZ', 'ZZ993WZ']
  return [...new Set(all.filter((one) => one !== undefined))]
}

/** Three families’ moves, through nearly everything that can happen, read by both sides on the way. */
export async function aWholeStory(x: Exchange): Promise<string[]> {
  const { does, deps } = x
  const [lead, manager] = [sender('practice-lead'), receiver('service-manager')]
  const draft = aWholeDraft({ family: aTraceableFamily() })
  const call = { key: 'the-whole-story', text: JSON.stringify(draft) }
  const { id } = mustBeDone(await openDraft(deps, sender(), draft, call))
  await does(sender(), 'record-permission', id, { note: 'She said yes on the telephone.', how: 'telephone' })
  for (const verb of ['notify-move', 'ask-advice'] as const) await does(lead, verb, id)
  await does(sender('caldicott-guardian'), 'answer-advice', id)
  await does(sender('practice-lead'), 'decide-sharing', id)
  for (const verb of ['tell-parents', 'name-agency', 'tick-agency', 'name-service'] as const)
    await does(sender(), verb, id)
  await does(sender(), 'send', id)
  await does(lead, 'raise-alert', id)
  await does(receiver('duty'), 'acknowledge-alert', id)
  for (const verb of ['acknowledge', 'ask', 'record-consent'] as const) await does(receiver(), verb, id)
  for (const verb of ['answer', 'send-addendum', 'tell-family'] as const) await does(sender(), verb, id)
  for (const verb of ['answer-service', 'state-risks', 'record-joint-visit'] as const) await does(receiver(), verb, id)
  for (const verb of ['confirm-risks', 'record-handover', 'write-letter'] as const) await does(sender(), verb, id)
  await does(sender(), 'report-residence', id, { on: '2026-11-23' })
  await does(receiver('practice-lead'), 'agree-residence', id)
  for (const by of [sender(), receiver()]) {
    await recordFor(deps, by, id)
    await transferFor(deps, by, id)
  }
  await does(receiver('practice-lead'), 'dispute', id)
  await does(lead, 'state-position', id)
  await does(receiver('practice-lead'), 'escalate', id)
  await does(sender('service-manager'), 'decide', id)
  for (const verb of ['state-duty', 'record-legal-advice'] as const) await does(sender('service-manager'), verb, id)
  x.at('2026-11-26T09:00:00Z')
  await sweep(deps)
  await does(manager, 'decide', id, { decision: 'agree' })
  await does(sender(), 'record-permission', id, { state: 'withdrawn', note: 'She no longer wishes it.' })
  for (const verb of ['arrange-meeting', 'hold-meeting'] as const) await does(receiver(), verb, id)
  await does(receiver(), 'tell-family', id, { on: '2026-11-26' })
  await does(receiver(), 'complete', id)

  const request = Request.parse({ sender: parties.sender, family: aTraceableFamily(), note })
  const asked = mustBeDone(await openRequest(deps, receiver(), request))
  await does(sender(), 'begin', asked.id)
  await does(lead, 'withdraw', asked.id)
  // The same children again: an earlier move is found, and considered in writing (R5.2).
  const trafficking = 'Their mother chose both moves herself.'
  const move = { ...inputs['record-move'], movesInTwelveMonths: 1, trafficking } as typeof draft.move
  const other = await x.sent({ family: aTraceableFamily(), move })
  await does(receiver(), 'acknowledge', other.id)
  await does(receiver('practice-lead'), 'step-up', other.id)
  return [id, asked.id, other.id]
}

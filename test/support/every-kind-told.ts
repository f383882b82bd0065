import { type Actor, theExchange } from '../../src/domain/actor.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { calendarsOf } from '../../src/domain/working-days.ts'
import { relayContacts } from '../../src/exchange/contact.ts'
import { noteUntold } from '../../src/exchange/nobody-told.ts'
import { openDraft } from '../../src/exchange/open.ts'
import { perform } from '../../src/exchange/perform.ts'
import { recordFor } from '../../src/exchange/record.ts'
import { sweep } from '../../src/exchange/sweep.ts'
import { listWith } from './clocks.ts'
import { aWholeDraft, type Exchange, mustBeDone, parties, receiver, sender } from './exchange.ts'
import { aSoundNhsNumber } from './identifiers.ts'
import { inputs } from './inputs.ts'
import { textsOf } from './prose.ts'
import { aTraceableFamily, aWholeStory } from './whole-story.ts'

const nhsNumber = aSoundNhsNumber(7700)

/** The family of the whole story; without the numbers by which an earlier move of theirs would be found. */
const { children, ...others } = aTraceableFamily()
const unnumbered = children.map(({ NHSNumber: _n, UPN: _u, ...child }) => child)
const family = { ...others, children: unnumbered }
const findable = {
  ...others,
  children: unnumbered.map((child, at) => (at ? child : { ...child, NHSNumber: nhsNumber })),
}

const atDunmarsh = (role: 'social-worker' | 'practice-lead'): Actor => ({
  ...{ kind: 'worker', authority: parties.fourth, worker: 'nell.farrow', name: 'Nell Farrow', roles: [role] },
})
const [lead, theirLead] = [sender('practice-lead'), receiver('practice-lead')]
const outcomes = (inputs['hold-meeting'] as { outcomes: object[] }).outcomes

/** What moves the clock of the exchange and whoever takes its letters; delivers all; fails to, until it is given up. */
export type World = {
  at: (instant: string) => void
  deliver: () => Promise<unknown>
  deliverNothing: () => Promise<unknown>
}

/**
 * Lets an exchange tell every kind of news that there is: first what people do, then what time brings, last what reaches nobody.
 * @returns the texts that were said beside those of the whole story, and the number by which a child can be found
 */
export async function everyKindTold(x: Exchange, world: World): Promise<string[]> {
  const said: string[] = [nhsNumber]
  const does = (by: Actor, verb: VerbName, id: string, difference: object = {}) => {
    said.push(...textsOf({ ...inputs[verb], ...difference }).filter((text) => text.includes(' ')))
    return x.does(by, verb, id, difference)
  }
  const drafted = async (difference: object = {}) => (await x.drafted({ family, ...difference })).id
  const sent = (difference: object = {}) => drafted({ send: true, ...difference })
  const acknowledged = async (difference: object = {}) =>
    (await does(receiver(), 'acknowledge', await sent(difference))).id
  const accepted = async (difference: object = {}) =>
    (await does(theirLead, 'accept', await acknowledged(difference), { leadsFrom: '2026-11-30' })).id

  await aWholeStory({ ...x, does })
  world.at('2026-11-30T10:00:00.000Z')
  await permission()
  await residence()
  await meetings()
  await disputes()
  await otherBankHolidays(await accepted())
  await contact(await accepted({ family: findable }))
  // Nobody takes it, nobody answers, the papers do not come.
  await does(lead, 'notify-move', await drafted())
  await does(sender('duty'), 'raise-alert', await sent())
  await does(receiver(), 'ask', await acknowledged())
  for (let hour = 1; hour < 70 * 24; hour += hour < 24 ? 1 : 24) {
    world.at(new Date(Date.parse('2026-11-30T10:00:00.000Z') + hour * 3_600_000).toISOString())
    await sweep(x.deps)
  }
  // A guest, who is told in one way alone; the second time it fails.
  await sent({ receiver: parties.third })
  await world.deliver()
  await sent({ receiver: parties.third })
  await world.deliverNothing()
  await noteUntold(x.deps)
  return said

  /** Sent on a practice lead’s word; and against advice, which takes a second signature. */
  async function permission() {
    const no = { ...inputs['record-permission'], state: 'refused', note: 'She wants nobody there to know.' }
    await does(lead, 'send-in-emergency', await drafted({ permissions: [no] }))
    const against = await drafted({ permissions: [no] })
    said.push(no.note)
    await does(lead, 'ask-advice', against)
    await does(sender('caldicott-guardian'), 'answer-advice', against, { advice: 'do-not-share' })
    await does(lead, 'decide-sharing', against)
    await does(sender('service-manager'), 'countersign-sharing', against)
  }

  /** Expected, and not there; a stay that goes on, with a visit that was made and one that was not. */
  async function residence() {
    const reported = (more: object) => ({ residence: { ...inputs['report-residence'], ...more } })
    await sent(reported({ kind: 'expected', on: '2026-12-07' }))
    const stay = await acknowledged(reported({ kind: 'temporary', on: '2026-11-24', until: '2026-12-14' }))
    await does(sender(), 'ask-visit', stay, { by: '2026-12-04' })
    await does(receiver(), 'answer-visit', stay, { on: '2026-11-30' })
    await does(sender(), 'ask-visit', stay, { by: '2026-12-07' })
  }

  /** One that nobody holds; one put off, given up, and held, after which a child is no longer in need. */
  async function meetings() {
    await accepted()
    const held = await accepted()
    await does(receiver(), 'arrange-meeting', held)
    await does(receiver(), 'arrange-meeting', held, { on: '2026-12-10', place: 'The annexe of the family centre' })
    await does(receiver(), 'cancel-meeting', held)
    await does(receiver(), 'arrange-meeting', held, { on: '2026-11-30' })
    const ended = outcomes.map((one, child) => (child === 0 ? { ...one, outcome: 'no-longer-in-need' } : one))
    await does(receiver(), 'hold-meeting', held, { on: '2026-11-30', outcomes: ended })
    await does(receiver(), 'write-closing-summary', held)
  }

  /** One that nobody decides, in which another authority leads for a time; one that ends in sharing; one settled for one child. */
  async function disputes() {
    const [left, shared, some] = [await acknowledged(), await acknowledged(), await acknowledged()]
    for (const id of [left, shared, some]) await does(theirLead, 'dispute', id)
    await does(theirLead, 'decide', some, { decision: 'agree', children: ['c1'] })
    await does(lead, 'escalate', left)
    const interim = { decision: 'interim', weLeadUntil: '2026-12-04' }
    await does(receiver('service-manager'), 'decide', left, interim)
    for (const role of ['practice-lead', 'service-manager', 'head-of-service'] as const)
      await does(sender(role), 'escalate', shared)
    const outcome = { decision: 'outcome', outcome: 'shared', until: '2026-12-18', leads: 'sender' }
    for (const by of [sender('director'), receiver('director')]) await does(by, 'decide', shared, outcome)
  }

  /** A day is proclaimed, which puts the meeting off, and is taken back. */
  async function otherBankHolidays(id: string) {
    for (const [version, added] of [
      ['2026-11-30', ['2026-12-09']],
      ['2026-11-30.2', []],
    ] as const) {
      const calendar = calendarsOf(listWith(version, { added }), 'day-after')
      const counting = { ...x.deps, calendar }
      mustBeDone(await perform(counting, theExchange(parties.sender), { id, verb: 'remind', input: {} }))
    }
    await does(receiver(), 'confirm-due', id)
  }

  /** Another authority moves the family on, and asks about the earlier move. */
  async function contact(earlier: string) {
    const moving = aWholeDraft({ receiver: parties.sender, family: findable })
    const { id } = mustBeDone(await openDraft(x.deps, atDunmarsh('social-worker'), moving))
    await does(atDunmarsh('social-worker'), 'record-move', id, { trafficking: 'Considered: their mother chose it.' })
    const read = await recordFor(x.deps, atDunmarsh('practice-lead'), id)
    const found = 'found' in read ? read.found.find(({ type }) => type === 'EarlierMoveFound') : undefined
    const { matches } = (found?.said ?? {}) as { matches?: { match: string }[] }
    await does(atDunmarsh('practice-lead'), 'ask-contact', id, { match: matches?.[0]?.match })
    await relayContacts(x.deps)
    const [asked] = await x.admin<{ id: string }[]>`select id from contact where asking = ${id}`
    await does(theirLead, 'answer-contact', earlier, { contact: asked?.id })
    await relayContacts(x.deps)
  }
}

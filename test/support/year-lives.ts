import { Family } from '../../schemas/family.ts'
import { type Actor, type Side, theOther } from '../../src/domain/actor.ts'
import { openRungs } from '../../src/domain/dispute-facts.ts'
import { draft, request } from '../../src/domain/draft.ts'
import { roleAt } from '../../src/domain/ladder.ts'
import { openChildren, slots, stateOf, type Transfer } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { acted, fold, paperId, stampOf } from './acting.ts'
import { aWorkerOf, councils } from './actors.ts'
import { aFamily, inputs } from './inputs.ts'
import { openingBy } from './transfers.ts'

/** A number from 0 up to 1, always the same ones after the same seed (mulberry32). */
export type Chance = () => number
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const between = (chance: Chance, from: number, to: number): number => from + Math.floor(chance() * (to - from))
const oneOf = <T>(chance: Chance, list: readonly [T, ...T[]]): T => list[between(chance, 0, list.length)] ?? list[0]
export const daysFrom = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** How the people of one transfer are: some tell at once, some never; some answer the same day, some not at all; and then nothing more is done. */
export type Habits = {
  notifies: number
  sends: number
  acknowledges: number
  answers: number
  hoursBetween: number
  deeds: number
}
export const habitsBy = (chance: Chance): Habits => ({
  notifies: oneOf(chance, [0, 1, 6]),
  sends: oneOf(chance, [1, 4, 9]),
  acknowledges: oneOf(chance, [0, 2, 9, 9]),
  answers: oneOf(chance, [0, 2, 6]),
  hoursBetween: oneOf(chance, [8, 30, 70, 170]),
  deeds: between(chance, 4, 45),
})

const family = () => Family.parse(aFamily())
const worker = (side: Side) => aWorkerOf(side, 'social-worker')
const lead = (side: Side) => aWorkerOf(side, 'practice-lead')

/** How a transfer begins: as a draft that lacks nothing but residence, or as a request. */
export function begins(chance: Chance, at: string): Transfer {
  const requested = chance() < 0.12
  const by = worker(requested ? 'receiver' : 'sender')
  const decision = requested
    ? request({ sender: councils.sender, family: family(), note: 'The school rang.' }, openingBy(by))
    : draft({ receiver: councils.receiver, family: family() }, openingBy(by))
  if ('refused' in decision) throw new Error('not opened')
  const begun = fold(undefined, decision.events, stampOf(by, 'social-worker'), at)
  return requested ? begun : filled(begun, at)
}

/** A draft with its papers, the permission, the basis and what the move means. */
export function filled(begun: Transfer, at: string): Transfer {
  const authoredBy = { name: 'Ambrose Tidewell', role: 'Social worker' }
  const about = { title: 'As it stands', datedOn: '2025-12-15', children: openChildren(begun), marks: [], authoredBy }
  let t = begun
  for (const slot of slots) t = acted(t, 'add-paper', { slot, about, files: [paperId(70)] }, worker('sender'), at)
  for (const verb of ['record-permission', 'record-lawful-basis', 'record-move'] as const)
    t = acted(t, verb, inputs[verb], worker('sender'), at)
  return t
}

export type Deed = { weight: number; verb: VerbName; by: Actor; input: object }

/** What people might do with a transfer on a London date, each as likely as its weight; a rule may still refuse it. */
export function deeds(t: Transfer, on: string, chance: Chance, habits: Habits): Deed[] {
  const deed = (weight: number, verb: VerbName, by: Actor, difference: object = {}): Deed => {
    const merged = Object.entries({ ...inputs[verb], ...difference }).filter(([, value]) => value !== undefined)
    return { weight, verb, by, input: Object.fromEntries(merged) }
  }
  const open = openChildren(t)
  if (open.length === 0) return t.change?.told.length === 0 ? [deed(1, 'tell-family', worker('sender'), { on })] : []
  const side: Side = chance() < 0.5 ? 'sender' : 'receiver'
  const children = chance() < 0.3 ? open.slice(0, 1) : open
  const later = (least: number, most: number) => daysFrom(on, between(chance, least, most))
  const waits = t.unseen?.[side] ? 0.3 : 0
  const calls = t.unseen?.[side === 'sender' ? 'receiver' : 'sender'] ? 0.15 : 0
  const either = [
    deed(waits, 'confirm-seen', worker(side)),
    deed(calls, 'record-call', worker(side)),
    deed(0.03, 'step-up', lead(side), { children }),
    ...residenceDeeds(t, { deed, side, chance, on }),
  ]
  const telling = deed(2, 'tell-family', worker(chance() < 0.6 ? 'receiver' : 'sender'), { on })
  const alerting = [
    deed(0.1, 'raise-alert', worker('sender')),
    deed(t.alerts?.some((one) => !one.acknowledgedAt) ? 2 : 0, 'acknowledge-alert', worker('receiver')),
  ]
  const ground = oneOf(chance, ['case-responsibility', 'delay', 'threshold'])
  const withdrawing = deed(0.06, 'withdraw', lead('sender'), { children })
  const disputing = deed(0.25, 'dispute', lead(side), { children, ground })
  const duty = deed(0.1, 'state-duty', lead(side), { children })
  switch (stateOf(t)) {
    case 'requested':
      return [deed(4, 'begin', worker('sender')), ...alerting, withdrawing]
    case 'draft':
      return [
        deed(t.receiverTold ? 0 : habits.notifies, 'notify-move', lead('sender')),
        deed(t.residence.running ? habits.sends : 0, 'send', worker('sender')),
        ...[...either, ...alerting, withdrawing],
      ]
    case 'sent':
      return [
        deed(habits.acknowledges, 'acknowledge', worker('receiver')),
        ...[disputing, telling, ...either, ...alerting, withdrawing],
      ]
    default:
      return [
        deed(habits.answers, 'accept', lead('receiver'), { children, leadsFrom: later(0, 5) }),
        ...[
          disputing,
          telling,
          ...either,
          ...alerting,
          withdrawing,
          duty,
          ...disputeDeeds(t, deed, { side, chance, on }),
        ],
        deed(1.5, 'arrange-meeting', worker('receiver'), { on: later(0, 12), lateReason: 'Nobody could come.' }),
        deed(t.meeting ? 0.4 : 0, 'cancel-meeting', worker('receiver')),
        deed(t.meeting ? 1.5 : 0, 'hold-meeting', worker('receiver'), { on, outcomes: children.map(goesOn) }),
        deed(2, 'complete', worker('receiver'), { children }),
      ]
  }
}

const goesOn = (child: string) => ({ child, outcome: 'continues', reasons: 'The plan is not yet done.' })

type Hand = {
  deed: (weight: number, verb: VerbName, by: Actor, difference?: object) => Deed
  side: Side
  chance: Chance
  on: string
}

function residenceDeeds(t: Transfer, { deed, side, chance, on }: Hand): Deed[] {
  const { running, proposed } = t.residence
  const later = (least: number, most: number) => daysFrom(on, between(chance, least, most))
  const report = (weight: number, by: Side, kind: string, day: string, until?: string) =>
    deed(weight, 'report-residence', worker(by), { kind, on: day, until })
  const first = running === undefined
  const staying = running?.kind === 'temporary'
  const [stay, came] = [later(-3, 8), later(-12, 1)]
  const now = oneOf(chance, ['resident', 'returned', 'moved-on', 'stays-longer'])
  return [
    report(first ? 3 : 0.15, 'sender', 'expected', later(1, 30)),
    report(first ? 3 : 0.15, side, 'resident', came),
    report(first ? 3 : 0.05, 'sender', 'temporary', stay, daysFrom(stay, between(chance, 2, 30))),
    // They have come, as was expected: on the day, or some days off it.
    report(running?.kind === 'expected' && running.on <= on ? 3 : 0, side, 'resident', came),
    deed(proposed ? 1.5 : 0, 'agree-residence', lead(side)),
    deed(staying && (running.until ?? '') <= on ? 3 : 0, 'end-stay', lead('sender'), {
      ...{ now, on, until: now === 'stays-longer' ? later(1, 25) : undefined },
    }),
    deed(staying ? 1.5 : 0, 'ask-visit', worker('sender'), { by: later(0, 6) }),
    deed(t.visits ? 0.5 : 0, 'answer-visit', worker('receiver'), { on }),
    deed(t.clock?.earlier ? 1 : 0, 'confirm-due', worker('receiver')),
  ]
}

/** Whoever holds one of the rungs that may decide: of those that it has climbed past too. */
function disputeDeeds(t: Transfer, deed: Hand['deed'], { side, chance, on }: Omit<Hand, 'deed'>): Deed[] {
  const { dispute } = t
  if (!dispute) return []
  const later = (least: number, most: number) => daysFrom(on, between(chance, least, most))
  const rungs = openRungs(dispute)
  const holder = aWorkerOf(side, roleAt(rungs[between(chance, 0, rungs.length)] ?? dispute.rung))
  const director = aWorkerOf(side, 'director')
  const children = chance() < 0.4 ? dispute.children.slice(0, 1) : undefined
  const decide = (weight: number, by: Actor, said: object) => deed(weight, 'decide', by, { children, ...said })
  const outcome = (weight: number, said: string, more: object = {}) =>
    decide(dispute.rung === 3 ? weight : 0, director, { decision: 'outcome', outcome: said, ...more })
  const theirs = dispute.decisions[dispute.children[0] ?? '']?.[theOther(side)]
  const [until, leads, from] = [later(1, 20), oneOf(chance, ['sender', 'receiver']), later(0, 5)]
  return [
    deed(0.3, 'state-position', lead(side)),
    deed(0.8, 'escalate', holder),
    deed(0.1, 'record-legal-advice', aWorkerOf(side, 'legal-adviser'), { on }),
    decide(0.4, holder, {}),
    decide(0.35, holder, { decision: 'agree' }),
    decide(0.2, holder, { decision: 'interim' }),
    decide(0.7, aWorkerOf(side, roleAt(Math.max(1, dispute.rung))), { decision: 'interim', weLeadUntil: later(0, 15) }),
    outcome(0.5, 'receiver-responsible', { from }),
    outcome(0.4, 'sender-responsible'),
    outcome(dispute.ground === 'delay' ? 0.6 : 0, 'goes-on'),
    outcome(1.5, 'shared', { until, leads }),
    // What one director recorded the other records too.
    theirs?.outcome === 'shared'
      ? outcome(8, 'shared', { until: theirs.until, leads: theirs.leads })
      : outcome(0, 'goes-on'),
  ]
}

import fc from 'fast-check'
import { type Actor, type Side, theOther } from '../../src/domain/actor.ts'
import { londonDate } from '../../src/domain/clock.ts'
import { climbsAt } from '../../src/domain/dispute-clock.ts'
import { openRungs } from '../../src/domain/dispute-facts.ts'
import { heldAt, type Ladder, type Ladders, onLadder, type Rung, roleAt } from '../../src/domain/ladder.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import type { VerbName } from '../../src/domain/verbs.ts'
import { act, england, type Knowing, type Outcome } from './acting.ts'
import { aWorkerOf, theExchange } from './actors.ts'
import { inputs } from './inputs.ts'
import { anAccepted, anAcknowledged, aReadyToComplete, aSent, doing, inDispute } from './transfers.ts'
import { daysFrom } from './year-lives.ts'

// Histories in which much is disputed, under ladders of every kind that an authority may set.

const dates = ['2026-11-01', '2026-11-23', '2026-11-25', '2026-12-01', '2026-12-20', '2027-02-01'] as const
const aDate = fc.constantFrom(...dates)
/** People who hold a rung by name alone: none has a role of the ladder. Some never signed in, so nobody knows them by it. */
const aPerson = (who: string) =>
  fc.constantFrom({ name: `Known ${who}`, worker: `ladder-${who}` }, { name: `Unknown ${who}` })
const away = fc.tuple(aDate, fc.option(aDate, { nil: undefined })).map(([from, until]) => ({
  ...{ from: until !== undefined && until < from ? until : from },
  ...(until === undefined ? {} : { until: until < from ? from : until }),
}))

/** A rung as it may be set: the last is never vacant, and has a deputy while its holder is away (R8.5). */
const aRung = (rung: number): fc.Arbitrary<Rung> =>
  fc
    .record({
      title: fc.constant(`Rung ${rung}`),
      holder: fc.option(aPerson(`holder-${rung}`), { nil: undefined }),
      deputy: fc.option(aPerson(`deputy-${rung}`), { nil: undefined }),
      away: fc.option(away, { nil: undefined }),
      vacant: fc.boolean(),
    })
    .map(({ title, holder, deputy, away: gone, vacant }) => ({
      title,
      ...(holder ? { holder } : {}),
      ...(deputy ? { deputy } : {}),
      ...(gone && (rung < 3 || deputy) ? { away: gone } : {}),
      ...(vacant && rung < 3 ? { vacant: true as const } : {}),
    }))
export const aLadder: fc.Arbitrary<Ladder> = fc.tuple(aRung(0), aRung(1), aRung(2), aRung(3))
/** Of both sides; one may not be on the exchange, and has none (R9.4). */
export const someLadders: fc.Arbitrary<Ladders> = fc
  .tuple(aLadder, aLadder, fc.constantFrom('both', 'both', 'both', 'sender'))
  .map(([sender, receiver, who]) => (who === 'both' ? { sender, receiver } : { sender }))

/** Whoever holds a rung on one side on a day, as they sign in: by their name there, or by the role of the rung that holds it. */
export function holderOf(ladders: Ladders, side: Side, rung: number, on: string): Actor {
  const ladder = ladders[side]
  const held = ladder ? heldAt(ladder, rung, on) : { rung, person: undefined }
  const by =
    held.person?.worker === undefined
      ? aWorkerOf(side, roleAt(held.rung))
      : { ...aWorkerOf(side, 'social-worker'), worker: held.person.worker, name: held.person.name }
  return onLadder(by, side, ladders, on)
}

export const aStep = fc.record({
  what: fc.noBias(fc.nat()),
  side: fc.constantFrom<Side>('sender', 'receiver'),
  vary: fc.noBias(fc.nat()),
  hours: fc.constantFrom(0, 1, 10, 24, 24, 72, 200),
})
export type DisputeStep = typeof aStep extends fc.Arbitrary<infer S> ? S : never
export const aHistory = fc.record({
  start: fc.nat(),
  ladders: someLadders,
  steps: fc.array(aStep, { minLength: 1, maxLength: 25, size: 'max' }),
})
export type History = typeof aHistory extends fc.Arbitrary<infer H> ? H : never

const sharing = { outcome: 'shared', until: '2026-12-28', leads: 'receiver' }
const starts: readonly Transfer[] = [
  ...[aSent(), anAcknowledged(), anAccepted(), anAccepted(['c1']), aReadyToComplete()],
  // One director has recorded that it be shared; another dispute is about delay alone.
  doing(inDispute(3), aWorkerOf('sender', 'director'), 'decide', { decision: 'outcome', ...sharing }),
  doing(anAcknowledged(), aWorkerOf('receiver', 'practice-lead'), 'dispute', { ground: 'delay' }),
  ...[inDispute(), inDispute(1), inDispute(2), inDispute(3), inDispute(3, { children: ['c2'], by: 'sender' })],
]
export const startOf = ({ start }: Pick<History, 'start'>): Transfer => starts[start % starts.length] ?? aSent()

/** Chooses from lists by one number, each time by other digits of it. */
function chooser(n: number) {
  let left = n
  return <T>(...list: [T, ...T[]]): T => {
    const found = list[left % list.length] ?? list[0]
    left = Math.floor(left / list.length)
    return found
  }
}

export type Try = { verb: VerbName; by: Actor; input: object }

/** What one step does to the dispute; a rule may refuse it. */
export function disputing(t: Transfer, { what, side, vary }: DisputeStep, ladders: Ladders, on: string): Try {
  const choose = chooser(vary)
  const children = choose<object>({}, {}, { children: ['c1'] }, { children: ['c2'] })
  const open = t.dispute ? openRungs(t.dispute) : [0]
  const lead = holderOf({}, side, 0, on)
  const holder = holderOf(ladders, side, choose(open[0] ?? 0, ...open), on)
  const later = (...days: [number, ...number[]]) => daysFrom(on, choose(...days))
  const to = (verb: VerbName, by: Actor, more: object = {}): Try => ({ verb, by, input: { ...inputs[verb], ...more } })
  const decide = (more: object) => to('decide', holder, { ...children, ...more })
  const last = holderOf(ladders, side, t.dispute?.rung ?? 0, on)
  const outcome = (said: string, more: object = children) =>
    to('decide', last, { decision: 'outcome', outcome: said, ...more })
  // What the other director recorded of a child is what this one is asked to record too.
  const [agreed] = Object.entries(t.dispute?.decisions ?? {}).flatMap(([child, said]) => {
    const { until, leads } = said[theOther(side)] ?? {}
    return until && leads ? [{ children: [child], until, leads }] : []
  })
  const tries: [() => Try, ...(() => Try)[]] = [
    () => to('dispute', lead, { ...children, ground: choose('case-responsibility', 'delay', 'threshold') }),
    () => to('dispute', lead, { duty: choose('sender', 'receiver', 'both') }),
    () => to('state-position', lead),
    () => to('state-duty', lead, { ...children, duty: choose('sender', 'receiver', 'both') }),
    () => to('record-legal-advice', lead, { on }),
    () => to('escalate', holder),
    () => to('escalate', holder),
    () => to('remind', theExchange('sender'), {}),
    () => decide({ decision: 'maintain' }),
    () => decide({ decision: 'legal-advice' }),
    () => decide({ decision: 'interim', weLeadUntil: later(0, 1, 4, 20) }),
    () => decide({ decision: 'interim', weLeadUntil: later(0, 1, 4, 20) }),
    () => decide({ decision: 'agree' }),
    () => outcome('receiver-responsible', { ...children, from: later(0, 2) }),
    () => outcome('sender-responsible'),
    () => outcome('goes-on'),
    () => outcome('shared', { ...children, until: later(5, 40), leads: choose('sender', 'receiver') }),
    () => outcome('shared', agreed ?? { until: later(5, 40), leads: 'receiver' }),
    () => outcome('shared', agreed ?? { until: later(5, 40), leads: 'sender' }),
  ]
  // Half of what is recorded so is answered in kind.
  if (agreed && (what >>> 12) % 2 === 0) return outcome('shared', agreed)
  return oneAt(tries, what)()
}

const oneAt = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0]

/** What else happens to the transfer meanwhile. */
export function meanwhile({ what, side, vary }: DisputeStep, on: string): Try {
  const choose = chooser(vary)
  const children = choose<object>({}, { children: ['c1'] }, { children: ['c2'] })
  const of = (verb: VerbName, by: Actor, more: object = {}): Try => ({ verb, by, input: { ...inputs[verb], ...more } })
  const worker = (one: Side) => aWorkerOf(one, 'social-worker')
  const lead = aWorkerOf(side, 'practice-lead')
  return oneAt(
    [
      of('acknowledge', worker('receiver')),
      of('accept', aWorkerOf('receiver', 'practice-lead'), { ...children, leadsFrom: daysFrom(on, choose(0, 1, 5)) }),
      of('arrange-meeting', worker('receiver'), { on: daysFrom(on, choose(1, 9)) }),
      of('hold-meeting', worker('receiver'), { on }),
      of('raise-alert', worker('sender')),
      of('acknowledge-alert', worker('receiver')),
      of('ask', worker('receiver'), { by: daysFrom(on, choose(1, 5)) }),
      of('report-residence', worker(side), {
        kind: choose('resident', 'expected'),
        on: daysFrom(on, choose(-9, -1, 0)),
      }),
      of('agree-residence', lead),
      of('tell-family', worker(side), { on }),
      of('withdraw', aWorkerOf('sender', 'practice-lead'), { children: [choose('c1', 'c2')] }),
      of('step-up', lead, { children: [choose('c1', 'c2')] }),
    ],
    what,
  )
}

/** One verb under these ladders. */
export function under(ladders: Ladders, t: Transfer, { verb, by, input }: Try, at: string): Outcome {
  const knowing: Knowing & { ladders: Ladders } = { ladders }
  return act(t, verb, input, by, at, knowing)
}

export type Came = Try & {
  before: Transfer
  after: Transfer
  outcome: Outcome
  at: string
  on: string
  ladders: Ladders
}

/** Goes through a history, one step in four of it beside the dispute; what is refused changes nothing. */
export function through(history: History, watch: (came: Came) => void): Transfer {
  let t = startOf(history)
  let now = Date.parse('2026-11-23T10:00:00.000Z')
  for (const step of history.steps) {
    now += step.hours * 3_600_000
    const at = new Date(now).toISOString()
    const on = londonDate(at)
    const { ladders } = history
    const beside = (step.what >>> 8) % 4 === 3
    const one = beside ? meanwhile(step, on) : disputing(t, step, ladders, on)
    const outcome = under(ladders, t, one, at)
    const after = 'after' in outcome ? outcome.after : t
    watch({ ...one, before: t, after, outcome, at, on, ladders })
    t = after
  }
  return t
}

/** Lets the clock pass rung after rung, and gives each transfer as it then stands. */
export function climbing(t: Transfer, ladders: Ladders): Transfer[] {
  const stood = [t]
  for (let last = t, n = 0; n < 10; n += 1) {
    const at = climbsAt(last, england)
    if (at === undefined) break
    const outcome = under(ladders, last, { verb: 'remind', by: theExchange('sender'), input: {} }, at)
    if ('refused' in outcome) throw new Error('it did not climb when it was to')
    last = outcome.after
    stood.push(last)
  }
  return stood
}

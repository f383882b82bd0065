import { columnsOf } from '../../src/db/columns.ts'
import type { Side } from '../../src/domain/actor.ts'
import { londonDate } from '../../src/domain/clock.ts'
import type { TransferEvent } from '../../src/domain/events.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { type Calendar, calendarsOf, type Holidays } from '../../src/domain/working-days.ts'
import { act, historyOf } from './acting.ts'
import { theExchange } from './actors.ts'
import { listWith } from './clocks.ts'
import {
  begins,
  between,
  type Chance,
  chanceFrom,
  type Deed,
  deeds,
  filled,
  type Habits,
  habitsBy,
} from './year-lives.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const yearStart = Date.parse('2026-01-05T00:00:00Z')
const yearEnd = Date.parse('2027-01-05T00:00:00Z')

/** A version of the bank holidays: when GOV.UK published it, and which days are other than they were. */
export type Published = { at: number; list: Holidays; changed: readonly string[]; order: number }

/** Friday 29 May is announced nine days before, as 19 September 2022 was; Friday 9 October too, and then taken back. */
const announcements = [
  { at: '2026-05-20T11:20:00Z', version: '2026-05-20', added: ['2026-05-29'], changed: ['2026-05-29'] },
  { at: '2026-09-07T09:40:00Z', version: '2026-09-07', added: ['2026-05-29', '2026-10-09'], changed: ['2026-10-09'] },
  { at: '2026-10-05T15:05:00Z', version: '2026-10-05', added: ['2026-05-29'], changed: ['2026-10-09'] },
]

/** Twice three days in which no sweep came, at Easter and before Christmas; and hours in which the clock stood an hour back. */
const down = [
  ['2026-04-02T12:00:00Z', '2026-04-05T12:00:00Z'],
  ['2026-12-15T05:00:00Z', '2026-12-18T05:00:00Z'],
].map(([from = '', to = '']) => [Date.parse(from), Date.parse(to)] as const)
const setBack = [
  ['2026-07-09T07:40:00Z', '2026-07-09T13:00:00Z'],
  ['2026-11-17T08:20:00Z', '2026-11-17T20:00:00Z'],
].map(([from = '', to = '']) => [Date.parse(from), Date.parse(to)] as const)
const within = (windows: typeof down, at: number) => windows.some(([from, to]) => at >= from && at < to)

/** What the clock on the wall says at an instant. */
const read = (at: number): number => (within(setBack, at) ? at - hour : at)
const iso = (at: number): string => new Date(at).toISOString()

/** Something that happened to a transfer; `order` runs through all that happened, whatever the clocks said. */
export type Said = {
  order: number
  at: string
  version: string
  seq: number
  /** Whose act it was; nobody’s where the exchange did it. */
  by?: Side
  events: readonly TransferEvent[]
}
export type Life = {
  t: Transfer
  row: ReturnType<typeof columnsOf>
  said: Said[]
  habits: Habits
  chance: Chance
  next: number
}
/** One sweep: where it went through, whoever it did not look at had nothing due by its column. */
export type Sweep = { order: number; at: string; whole: boolean; looked: Map<Life, number> }
export type Year = {
  lives: Life[]
  published: Published[]
  sweeps: Sweep[]
  counts: { down: number; twice: number; brokenOff: number; setBack: number; inVain: number; lost: number }
}

/** A year of the exchange without its store: people, sweeps and what befalls them, all from one seed. */
export function aYear(seed: number, transfers: number): Year {
  const chance = chanceFrom(seed)
  const coming = announcements.map(({ at, version, added, changed }) => {
    return { at: Date.parse(at), list: { ...listWith(version, { added }), version }, changed, order: 0 }
  })
  const first: Published = { at: 0, list: listWith('2026-01-02', {}), changed: [], order: 0 }
  const year: Year = {
    ...{ lives: [], published: [first], sweeps: [] },
    counts: { down: 0, twice: 0, brokenOff: 0, setBack: 0, inVain: 0, lost: 0 },
  }
  const world: World = { year, order: 0, calendars: new Map(), asked: 0, faults: chanceFrom(seed + 1) }
  const begin = Array.from({ length: transfers }, (_, at) => ({ seed: seed + 7919 * (at + 1), from: begunAt(chance) }))
  begin.sort((a, b) => a.from - b.from)
  for (let at = yearStart; at < yearEnd; at = nextFiring(at, coming, chance)) {
    while ((begin[0]?.from ?? yearEnd) <= at) comesIn(world, begin.shift())
    for (const life of year.lives) while (life.next <= at) lives(world, life, newest(year))
    if (within(down, at)) year.counts.down += 1
    else fires(world, at, coming)
  }
  return year
}

const begunAt = (chance: Chance) => yearStart + Math.floor(chance() * 350 * day)

/** The sweep comes by at odd times, most often after an hour; minute by minute after a list was published. */
function nextFiring(at: number, coming: readonly { at: number }[], chance: Chance): number {
  if (coming.some((one) => at >= one.at && at < one.at + 8 * minute)) return at + minute
  const then = at + (chance() < 0.8 ? hour : between(chance, 1, 14) * 30 * minute)
  return Math.min(then, ...coming.map((one) => one.at).filter((one) => one > at))
}

/** `faults` draws twice at each firing, so that what people do changes nothing of what the sweeps suffer. */
type World = { year: Year; order: number; calendars: Map<Holidays, Calendar>; asked: number; faults: Chance }

const newest = (year: Year): Published => year.published.at(-1) as Published

function calendarBy(world: World, { list }: Published): Calendar {
  const known = world.calendars.get(list) ?? calendarsOf(list, 'day-after')('england')
  world.calendars.set(list, known)
  return known
}

function comesIn(world: World, begun: { seed: number; from: number } | undefined): void {
  if (begun === undefined) return
  const chance = chanceFrom(begun.seed)
  const t = begins(chance, iso(begun.from))
  const by = newest(world.year)
  const row = columnsOf(t, calendarBy(world, by))
  const life: Life = { t, row, said: [], habits: habitsBy(chance), chance, next: begun.from + hour }
  world.year.lives.push(life)
  for (const { event, stamp } of historyOf(t))
    keeps(world, life, { seq: stamp.seq, at: stamp.at, ...whose(t, stamp.by), events: [event] }, by)
}

const whose = (
  t: Transfer,
  { authority, kind, role }: { authority: string; kind?: string; role?: string },
): { by?: Side } =>
  kind === 'exchange' || role === 'exchange' ? {} : { by: authority === t.receiver ? 'receiver' : 'sender' }

function keeps(
  world: World,
  { said }: Life,
  what: Pick<Said, 'at' | 'seq' | 'events' | 'by'>,
  { list }: Published,
): void {
  world.order += 1
  said.push({ ...what, order: world.order, version: list.version })
}

/** A verb is done and committed: its columns follow from what came of it, by the list that whoever did it knew. */
function does(world: World, life: Life, at: string, by: Published, one: Pick<Deed, 'verb' | 'by' | 'input'>): boolean {
  const calendar = calendarBy(world, by)
  const outcome = act(life.t, one.verb, one.input, one.by, at, { calendar })
  if ('refused' in outcome) return false
  keeps(world, life, { at, seq: life.t.version + 1, ...whose(life.t, one.by), events: outcome.events }, by)
  life.t = outcome.after
  life.row = columnsOf(life.t, calendar)
  return true
}

/** People do the next thing to a transfer, or find that a rule refuses it and do another. */
function lives(world: World, life: Life, by: Published, at = life.next): void {
  const { chance, habits } = life
  const now = iso(read(at))
  const might = deeds(life.t, londonDate(now), chance, habits)
  for (let tries = 0; tries < 4; tries += 1) {
    const one = chosen(might, chance())
    if (one === undefined || !does(world, life, now, by, one)) continue
    if (one.verb === 'begin') life.t = filled(life.t, now)
    break
  }
  habits.deeds -= 1
  life.next = habits.deeds < 0 ? yearEnd : at + Math.ceil((0.05 + chance() * 2) * habits.hoursBetween * hour)
}

/** One of these, each as likely as its weight. */
function chosen(might: readonly Deed[], chance: number): Deed | undefined {
  let left = chance * might.reduce((sum, { weight }) => sum + weight, 0)
  return might.find(({ weight }) => {
    left -= weight
    return left < 0
  })
}

/** One firing of the clock: it asks for the bank holidays, then it sweeps. */
function fires(world: World, at: number, coming: Published[]): void {
  const { year } = world
  const now = read(at)
  const one = coming.find((list) => list.at <= at && !year.published.includes(list))
  if (one !== undefined) {
    world.order += 1
    year.published.push(Object.assign(one, { order: world.order, at: now }))
  }
  const daily = one !== undefined || now - world.asked >= day
  if (daily) world.asked = now
  bringForward(year, now, daily ? 7 * day : 5 * minute)
  if (now !== at) year.counts.setBack += 1
  sweeps(world, now)
  // Somebody whose request began before still counts by the list that was.
  const before = year.published.at(-2)
  if (one === undefined || before === undefined) return
  for (const life of year.lives.slice(-60)) if (life.next < yearEnd) lives(world, life, before, at + minute / 2)
}

/** As the exchange does it when a version is taken, for as long as another isolate might count by the one before (R6.7). */
function bringForward({ lives: all, published }: Year, now: number, window: number): void {
  const recent = published.filter((one) => one.at > now - window)
  if (recent.length === 0) return
  const version = published.at(-1)?.list.version
  for (const { row } of all) {
    const { due_on: due, resident_on: from } = row
    const open = row.state !== 'completed' && row.state !== 'ended'
    if (!open) continue
    const turnsOn = (date: string) =>
      due !== null && from !== null && row.calendar !== version && from < date && date <= due
    // Its next reminder may fall on another day.
    const soonAfter = (date: string) => {
      const next = Date.parse(row.next_alert_at ?? '')
      return next >= Date.parse(date) && next < Date.parse(date) + 14 * day
    }
    const touched = recent.some(({ changed }) => changed.some((date) => turnsOn(date) || soonAfter(date)))
    if (touched && (row.next_alert_at === null || row.next_alert_at > iso(now))) row.next_alert_at = iso(now)
  }
}

/** What the sweep selects, in its order; it may break off in the middle, or meet itself. */
function sweeps(world: World, now: number): void {
  const { year } = world
  const nowIs = iso(now)
  const due = year.lives.filter(({ row }) => row.next_alert_at !== null && row.next_alert_at <= nowIs)
  due.sort((a, b) => ((a.row.next_alert_at ?? '') < (b.row.next_alert_at ?? '') ? -1 : 1))
  const [what, where] = [world.faults(), world.faults()]
  const brokenOff = due.length > 1 && what < 0.2
  const twice = due.length > 0 && what > 0.85
  const reached = brokenOff ? due.slice(0, 1 + Math.floor(where * (due.length - 1))) : due
  // Both sweeps selected before either had committed; the second waits for the first, and then sees what it did.
  const both = twice ? [newSweep(world, now, true), newSweep(world, now, true)] : [newSweep(world, now, !brokenOff)]
  for (const life of reached) for (const [at, sweep] of both.entries()) reminds(world, life, now, sweep, at > 0)
  if (twice) year.counts.twice += 1
  if (brokenOff) year.counts.brokenOff += 1
}

function newSweep(world: World, now: number, whole: boolean): Sweep {
  world.order += 1
  const sweep: Sweep = { order: world.order, at: iso(now), whole, looked: new Map() }
  world.year.sweeps.push(sweep)
  return sweep
}

function reminds(world: World, life: Life, now: number, sweep: Sweep, lost: boolean): void {
  const by = newest(world.year)
  const done = does(world, life, iso(now), by, { verb: 'remind', by: theExchange('sender'), input: {} })
  if (!done) {
    world.year.counts[lost ? 'lost' : 'inVain'] += 1
    world.order += 1
    life.row.next_alert_at = columnsOf(life.t, calendarBy(world, by)).next_alert_at
  }
  sweep.looked.set(life, world.order)
}

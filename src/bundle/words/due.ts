import { countedDays, daysGone, daysToMeet, dueOf, londonDate } from '../../domain/clock.ts'
import { counted as countedThings, longDate, plainDate } from '../../domain/plain-dates.ts'
import { proposals } from '../../domain/proposal.ts'
import { residenceWords } from '../../domain/residence-words.ts'
import { listed } from '../../domain/sentence.ts'
import type { Report } from '../../domain/transfer.ts'
import type { CountedDay } from '../../domain/working-days.ts'
import type { Block, Part } from '../book/book.ts'
import type { Told } from './facts.ts'

type Row = { term: string; said: readonly string[] }

/** When the receiving authority’s meeting was due as this version was sent, and how that date was reached (R6.2, R6.4). */
export function dueRows(f: Told): Row[] {
  const { running } = f.transfer.residence
  const residence = [running ? `${residenceWords(running, f.councils)}. ${howKnown(running)}` : 'Not reported yet']
  for (const proposed of proposals(f.transfer.residence))
    residence.push(
      `Another date is proposed and waits for the other authority: ${residenceWords(proposed, f.councils)}. ${howKnown(proposed)}`,
    )
  return [{ term: 'Meeting due by', said: dueSaid(f) }, { term: 'Residence', said: residence }, ...goneRows(f)]
}

const howKnown = ({ known }: Report) => `How this is known: ${known}`

function dueSaid(f: Told): string[] {
  const { running } = f.transfer.residence
  const due = dueOf(f.transfer, f.calendar)
  if (running === undefined) return ['Not known: nobody had reported when the family is, or is to be, resident']
  if (due === undefined) return ['No date: the clock does not run during a temporary stay']
  return [
    longDate(due.on),
    `${daysToMeet} working days after ${longDate(due.dayZero)}, which is day 0. ${skippedSaid(daysOf(f, due.dayZero))}`,
    ...(due.provisional ? [provisional(running)] : []),
  ]
}

const provisional = ({ kind }: Report) =>
  kind === 'expected'
    ? 'This date is provisional: the family is expected to move and was not yet reported as resident.'
    : 'This date is provisional: it lies past the last bank holidays that had been published.'

const daysOf = (f: Told, dayZero: string) => countedDays(f.calendar, dayZero)
const isWeekend = ({ why }: CountedDay) => why === 'Saturday' || why === 'Sunday'

function skippedSaid(days: readonly CountedDay[]): string {
  const skipped = days.filter((day) => !day.counted)
  const holidays = skipped.filter((day) => !isWeekend(day)).map(({ date, why }) => `${why} (${plainDate(date)})`)
  const weekends = skipped.length - holidays.length
  const what = [...(weekends > 0 ? [countedThings(weekends, 'weekend day')] : []), ...holidays]
  return what.length === 0 ? '' : `Skipped: ${listed(what, 'and')}.`
}

/** How much of the time had gone before the receiving authority was told, and before the papers came, where that was later (R6.5). */
function goneRows({ transfer, calendar, receiver }: Told): Row[] {
  const { running } = transfer.residence
  const { sentAt, receiverTold = sentAt } = transfer
  if (running?.kind !== 'resident' || sentAt === undefined || receiverTold === undefined) return []
  const [told, sent] = [londonDate(receiverTold), londonDate(sentAt)]
  const goneBy = (on: string) => daysGone(transfer, on, calendar)
  const gone = (days: number) =>
    `${days >= daysToMeet ? `All ${daysToMeet}` : `${days} of the ${daysToMeet}`} working days had gone before`
  const late = goneBy(told) > 0
  const rows: Row[] = late ? [{ term: 'Late notice', said: [`${gone(goneBy(told))} ${receiver.name} was told.`] }] : []
  if (goneBy(sent) <= Math.max(0, goneBy(told))) return rows
  const inTime = late ? [] : [`${receiver.name} was told of the move in time, on ${plainDate(told)}.`]
  return [...rows, { term: 'Papers came after', said: [...inTime, `${gone(goneBy(sent))} the package was sent.`] }]
}

/** Every day counted and every day skipped, and why; no part while no clock runs (R6.4). */
export function duePart(f: Told): Part[] {
  const due = dueOf(f.transfer, f.calendar)
  if (due === undefined) return []
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: [
        `The Child in Need meeting is due by ${longDate(due.on)}, day ${daysToMeet}. Day 0 is ${longDate(due.dayZero)}; the first working day after it is day 1.`,
        `Weekends are skipped, and the bank holidays of the receiving authority’s nation as GOV.UK publishes them (list “${due.calendar}”). A meeting on the due date itself is in time. A corrected residence date or a new bank holiday counts it again.`,
      ].join(' '),
    },
    {
      kind: 'table',
      head: ['Date', 'Counted'],
      shares: [3, 4],
      rows: daysOf(f, due.dayZero).map((day) => [
        longDate(day.date),
        day.counted ? `Day ${day.day}` : `Skipped: ${day.why ?? 'not a working day'}`,
      ]),
    },
  ]
  return [{ title: 'How the due date was counted', banners: [], blocks }]
}

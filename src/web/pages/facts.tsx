import type { ClockAnswer } from '../../../schemas/clock.ts'
import { daysToMeet, londonDate } from '../../domain/clock.ts'
import { counted, daysLeft, plainDate } from '../../domain/plain-dates.ts'
import { type KeyFact, KeyFacts } from '../components/key-facts.tsx'
import { Link } from '../components/link.tsx'
import { whyNoClock } from './clock.tsx'
import { isOver } from './clock-history.tsx'
import { daysGone, toldAt } from './from-record.ts'
import type { Opened } from './opened.ts'

type FactsProps = Pick<Opened, 'view' | 'record' | 'clock' | 'today'>

/** The few facts that the page is opened for: when the meeting is due, how long is left, told and sent (R6.2, R6.5). */
export function Facts({ view, record, clock, today }: FactsProps) {
  const { toldLate } = clock
  const told = toldAt(record)
  // Before the papers are open the record does not show it; how late they were told is shown all the same.
  const toldOn = toldLate?.on ?? (told === undefined ? undefined : londonDate(told))
  const gone = daysGone(record)
  const facts: KeyFact[] = [dueFact(view, clock, today)]
  if (toldOn !== undefined)
    facts.push({
      label: 'Receiving authority told',
      value: plainDate(toldOn),
      ...(toldLate
        ? {
            note: goneWords(
              toldLate.workingDaysGone,
              view.side === 'receiver' ? 'you were told' : 'they were told',
              toldLate.of,
            ),
            mood: 'soon' as const,
          }
        : {}),
    })
  if (view.content)
    facts.push({
      label: 'Package sent',
      value: view.content.sentAt ? plainDate(londonDate(view.content.sentAt)) : 'Not yet',
      ...(gone > (toldLate?.workingDaysGone ?? 0)
        ? { note: goneWords(gone, 'the papers came'), mood: 'soon' as const }
        : {}),
    })
  return <KeyFacts facts={facts} />
}

/** How much of the time had gone before something came (R6.5). */
const goneWords = (gone: number, before: string, of = daysToMeet) =>
  `${gone >= of ? 'All' : `${gone} of the`} ${of} working days had gone before ${before}`

/** In time or late: against the date that runs, then against each that ran before it (R6.3). */
function lateWords({ lateness }: Pick<ClockAnswer, 'lateness'>): string {
  const said = (one: ClockAnswer['lateness'][number]) =>
    one.late ? `late by ${counted(one.workingDays, 'working day')}` : 'in time'
  const running = lateness.find((one) => one.running)
  const before = lateness.filter((one) => !one.running && one.due.on !== running?.due.on)
  return [
    ...(running ? [said(running)] : []),
    ...before.map((one) => `${said(one)} against ${plainDate(one.due.on)}, which ran before`),
  ].join('; ')
}

function dueFact(
  { id, content, state, children }: FactsProps['view'],
  clock: FactsProps['clock'],
  today: string,
): KeyFact {
  const label = 'Meeting due'
  const { due, workingDaysLeft: left } = clock
  const how = <Link href={`/transfers/${id}/clock`}>How it was counted</Link>
  if (due === undefined)
    return { label, value: clock.still === 'other-law' ? 'Not applicable' : 'No date', note: whyNoClock(clock.still) }
  const value = plainDate(due.on)
  const heldOn = content?.meeting?.heldOn
  const over = isOver({ state })
  const allHeld = children.every(({ outcome, ending }) => outcome !== undefined || ending !== undefined)
  const late = lateWords(clock)
  if (heldOn !== undefined && (allHeld || over))
    return {
      label,
      value,
      note: (
        <>
          Held on {plainDate(heldOn)}
          {late ? `: ${late}` : ''}. {how}
        </>
      ),
    }
  if (over || left === undefined) return { label, value, note: how }
  const mood = due.on < today ? { mood: 'late' as const } : left <= 5 ? { mood: 'soon' as const } : {}
  const provisional = due.provisional ? ' This date is provisional.' : ''
  return {
    ...{ label, value, ...mood },
    note: (
      <>
        <strong>{daysLeft(left, due.on, today)}</strong>.{provisional}
        {heldOn === undefined ? '' : ` Held on ${plainDate(heldOn)} for some of the children: ${late}.`} {how}
      </>
    ),
  }
}

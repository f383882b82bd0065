import { daysLeft, plainDate, plainTime } from '../../domain/plain-dates.ts'
import { type KeyFact, KeyFacts } from '../components/key-facts.tsx'
import { Link } from '../components/link.tsx'
import { whyNoClock } from './clock.tsx'
import { daysGone, toldAt } from './from-record.ts'
import type { Opened } from './opened.ts'

type FactsProps = Pick<Opened, 'view' | 'record' | 'clock' | 'today'>

/** The few facts that the page is opened for: when the meeting is due, how long is left, told and sent (R6.2, R6.5). */
export function Facts({ view, record, clock, today }: FactsProps) {
  const told = toldAt(record)
  const gone = daysGone(record)
  const facts: KeyFact[] = [dueFact(view, clock, today)]
  const { toldLate } = clock
  if (told !== undefined)
    facts.push({
      label: 'Receiving authority told',
      value: plainDate(dayOf(told)),
      ...(toldLate ? { note: goneWords(toldLate.workingDaysGone, 'they were told'), mood: 'soon' as const } : {}),
    })
  if (view.content)
    facts.push({
      label: 'Package sent',
      value: view.content.sentAt ? plainDate(dayOf(view.content.sentAt)) : 'Not yet',
      ...(gone > (toldLate?.workingDaysGone ?? 0)
        ? { note: goneWords(gone, 'the papers came'), mood: 'soon' as const }
        : {}),
    })
  return <KeyFacts facts={facts} />
}

/** How much of the time had gone before something came (R6.5). */
const goneWords = (gone: number, before: string) =>
  `${gone >= 20 ? 'All' : `${gone} of the`} 20 working days had gone before ${before}`

const dayOf = (instant: string) => plainTime(instant).replace(/ at .*$/, '')

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
  const over = state === 'completed' || state === 'ended'
  const allHeld = children.every(({ outcome, ending }) => outcome !== undefined || ending !== undefined)
  if (heldOn !== undefined && allHeld)
    return {
      label,
      value,
      note: (
        <>
          Held on {plainDate(heldOn)}. {how}
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
        <strong>{daysLeft(left, due.on, today)}</strong>.{provisional} {how}
      </>
    ),
  }
}

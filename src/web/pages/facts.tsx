import { daysLeft, plainDate, plainTime } from '../../domain/plain-dates.ts'
import { type KeyFact, KeyFacts } from '../components/key-facts.tsx'
import { Link } from '../components/link.tsx'
import { daysGone, toldAt } from './from-record.ts'
import type { Opened } from './opened.ts'

type FactsProps = Pick<Opened, 'view' | 'record' | 'clock' | 'today'>

/** The few facts that the page is opened for: when the meeting is due, how long is left, told and sent (R6.2, R6.5). */
export function Facts({ view, record, clock, today }: FactsProps) {
  const told = toldAt(record)
  const gone = daysGone(record)
  const facts: KeyFact[] = [dueFact(view, clock, today)]
  if (told !== undefined)
    facts.push({
      label: 'Receiving authority told',
      value: plainDate(dayOf(told)),
      ...(gone > 0
        ? {
            note: `${gone >= 20 ? 'All' : `${gone} of the`} 20 working days had gone before the papers came`,
            mood: 'soon' as const,
          }
        : {}),
    })
  if (view.content)
    facts.push(
      view.content.sentAt
        ? { label: 'Package sent', value: plainDate(dayOf(view.content.sentAt)) }
        : { label: 'Package sent', value: 'Not yet' },
    )
  return <KeyFacts facts={facts} />
}

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
    return { label, value: 'No date yet', note: 'No clock runs until the family is, or is to be, resident.' }
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

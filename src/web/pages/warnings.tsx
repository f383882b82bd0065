import type { TransferView, Warning } from '../../../schemas/transfer.ts'
import { type Names, namesIn } from '../../domain/names.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { slots } from '../../domain/transfer.ts'
import { inSentences } from '../../domain/warnings.ts'
import { slotTitles } from '../../domain/words.ts'
import { Details } from '../components/details.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'

type Content = NonNullable<TransferView['content']>
type Few = readonly Warning[]

const places = (warnings: Few, ...codes: string[]) =>
  new Set(warnings.filter(({ code }) => codes.includes(code)).map(({ paper, where }) => `${paper} ${where}`))

const short: Record<string, (since: string) => string> = {
  'assessment-older-than-12-months': () => 'more than 12 months old',
  'plan-past-9-months': () => 'past 9 months',
  'plan-past-12-months': () => 'past 12 months',
  'review-overdue': (since) => `review overdue since ${since}`,
  'review-set-late': () => 'next review set late',
  'visit-overdue': (since) => `visit overdue since ${since}`,
}

/** Several warnings in a few words, to be taken in at a glance: "3 actions need a name or a date, 1 is past its date". */
export function inBrief(warnings: Few, names: Names): string {
  const nobody = places(warnings, 'no-named-person')
  const noDate = places(warnings, 'no-date', 'vague-date')
  const wanting = new Set([...nobody, ...noDate]).size
  const past = places(warnings, 'date-in-the-past').size
  const what =
    nobody.size === 0
      ? 'a date'
      : noDate.size === 0
        ? 'a name'
        : wanting === 1
          ? 'a name and a date'
          : 'a name or a date'
  const overdue = past === 1 ? 'is past its date' : 'are past their date'
  const stale = warnings.flatMap(({ code, since, children }) => {
    const words = short[code]?.(plainDate(since ?? ''))
    return words === undefined ? [] : [children ? `${words} for ${namesIn(children, names)}` : words]
  })
  return [
    ...(wanting > 0 ? [`${counted(wanting, 'action')} need${wanting === 1 ? 's' : ''} ${what}`] : []),
    ...(past > 0 ? [`${wanting > 0 ? past : counted(past, 'action')} ${overdue}`] : []),
    ...stale,
  ].join(', ')
}

/** How many things there are to look at: an action counts once, whatever it lacks. */
const things = (warnings: Few) =>
  counted(new Set(warnings.map(({ paper, where, words }) => (where ? `${paper} ${where}` : words))).size, 'thing')

const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function Each({ warnings }: { warnings: Few }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {inSentences(warnings).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
  )
}

/** What is to be looked at in one slot or paper: a line that says how much, each of them behind it (R3.7, R3.8). */
export function WarningsOf({ warnings, names }: { warnings: Few; names: Names }) {
  if (warnings.length === 0) return null
  return (
    <div class="baton-warned">
      <Details summary={<strong>{titled(inBrief(warnings, names))}</strong>}>
        <Each warnings={warnings} />
      </Details>
    </div>
  )
}

/** Above the slots: how much there is to look at, as at which day, and what belongs to no slot. */
export function WarningsLine({ content, today }: { content: Content; today: string }) {
  const { warnings, warnedOn } = content
  if (warnings.length === 0) return null
  const family = warnings.filter(({ slot }) => slot === undefined)
  const asAt = warnedOn < today ? `, as at ${plainDate(warnedOn)}, when the case changed hands` : ''
  return (
    <>
      <p class="govuk-body">
        <strong>{things(warnings)} to check</strong>
        {asAt}. {content.sentAt ? 'The papers are as they were sent.' : 'None of them keeps you from sending.'}
      </p>
      {family.length > 0 ? <Each warnings={family} /> : null}
    </>
  )
}

/** Before the button that needs it: how much there is to look at, and where. */
export function WarningsAhead({ view, content }: { view: Pick<TransferView, 'state' | 'side'>; content: Content }) {
  const { warnings } = content
  const sending = view.side === 'sender' && view.state === 'draft'
  const receiving = view.side === 'receiver' && view.state === 'acknowledged'
  if (warnings.length === 0 || !(sending || receiving)) return null
  return (
    <InsetText>
      <strong>{things(warnings)} to check</strong> in the papers{' '}
      {sending ? 'before you send them' : 'that you were sent'}. <Link href="#package">See them paper by paper</Link>
    </InsetText>
  )
}

/** On the page that sends: everything to be looked at, paper by paper; it stands in nobody’s way (R3.7). */
export function WarningsBeforeSending({
  content,
  names,
  here,
  ready,
}: {
  content: Content
  names: Names
  here: string
  /** Nothing else is known to stand in the way of sending. */
  ready: boolean
}) {
  const { warnings } = content
  if (warnings.length === 0) return null
  return (
    <InsetText id="to-check">
      <h2 class="govuk-heading-m">{things(warnings)} to check before you send</h2>
      <p class="govuk-body">
        {ready ? 'You may send all the same. ' : null}To mend a paper,{' '}
        <Link href={`${here}/remove-paper`}>take it out</Link> and add it again.
      </p>
      {slots.map((slot) => {
        const own = warnings.filter((one) => one.slot === slot)
        return own.length === 0 ? null : (
          <>
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{slotTitles[slot]}</h3>
            <WarningsOf warnings={own} names={names} />
          </>
        )
      })}
    </InsetText>
  )
}
